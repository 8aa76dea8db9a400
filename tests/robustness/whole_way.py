"""The whole way of any input: read, judged, written in every format, and each document read back."""

from __future__ import annotations

import csv
import gzip
import io
import json
import re
from base64 import b64decode
from collections.abc import Callable
from datetime import date
from typing import Any

import docx
from lxml import etree

from reportlint.engine import Linter
from reportlint.forms import shipped_forms
from reportlint.loaders import Unreadable, load
from reportlint.model.finding import Outcome
from reportlint.outputs import FORMATS, Closing, Run
from reportlint.outputs.totals import Totals
from reportlint.rules import catalog

AS_OF = date(2025, 6, 1)
RULES = tuple(catalog.load(isolated=True).rules)
LINTER = Linter(RULES, shipped_forms(), AS_OF, pages=True)
RUN = Run(version="0", as_of=AS_OF, rules=RULES)
_VIEW = re.compile(r'<script type="text/plain" data-row=[^>]*>([^<]*)</script>')
_STEERING = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\U000e0000-\U000e007f]")


def go_the_whole_way(data: bytes, name: str) -> None:
    """Raises AssertionError for a failure of ours, whatever else for one that is not even contained."""
    outcomes = []
    for found in load(data, name=name, path=name):
        if isinstance(found, Unreadable):
            assert found.problem.code != "loader-crashed", found.problem.message.en
            outcomes.append(LINTER.unreadable(found))
            continue
        outcome = LINTER.lint(found)
        assert not outcome.crashes, outcome.crashes
        length = len(found.source.text)
        for where in (finding.location.where for finding in outcome.findings):
            if where.offset is not None and where.length is not None:
                assert 0 <= where.offset <= where.offset + where.length <= length, where
        outcomes.append(outcome)
    for format_, read_back in _READERS.items():
        document = _written(format_, outcomes)
        if isinstance(document, str) and format_ != "html":
            assert not _STEERING.search(document), format_
        read_back(document, outcomes)


def _written(name: str, outcomes: list[Outcome]) -> Any:
    stream: Any = io.BytesIO() if FORMATS[name].binary else io.StringIO(newline="")
    writer = FORMATS[name].writer(RUN, stream)
    totals = Totals(RUN.fail_on)
    for outcome in outcomes:
        writer.add(outcome)
        totals.add(outcome)
    writer.close(Closing(totals, totals.exit()))
    return stream.getvalue()


def _json(document: str, outcomes: list[Outcome]) -> None:
    told = json.loads(document)["outcomes"]
    assert [len(one["findings"]) for one in told] == [len(one.findings) for one in outcomes]


def _sarif(document: str, outcomes: list[Outcome]) -> None:
    (run,) = json.loads(document)["runs"]
    assert len(run["artifacts"]) == len(outcomes)


def _html(document: str, outcomes: list[Outcome]) -> None:
    views = [gzip.decompress(b64decode(one)).decode() for one in _VIEW.findall(document)]
    assert len(views) == len(outcomes)
    for view in views:
        assert etree.fromstring(view, etree.HTMLParser()) is not None


def _csv(document: str, outcomes: list[Outcome]) -> None:
    rows = list(csv.reader(io.StringIO(document.removeprefix("\ufeff"), newline="")))
    assert len({len(row) for row in rows}) == 1
    assert len(rows) - 1 >= sum(len(one.findings) for one in outcomes)


def _junit(document: str, outcomes: list[Outcome]) -> None:
    assert len(etree.fromstring(document.encode()).findall("testsuite")) == len(outcomes)


def _github(document: str, outcomes: list[Outcome]) -> None:
    lines = document.splitlines()
    assert all(re.match(r"::(?:error|warning|notice)(?: [^:]*)?::", line) for line in lines)
    assert len(lines) >= sum(len(one.findings) for one in outcomes)


def _short(document: str, outcomes: list[Outcome]) -> None:
    lines = document.splitlines()
    assert all(re.search(r": (?:error|warning|info): [^ ]+: ", line) for line in lines)
    assert len(lines) >= sum(len(one.findings) for one in outcomes)


def _gitlab(document: str, outcomes: list[Outcome]) -> None:
    assert len(json.loads(document)) >= sum(len(one.findings) for one in outcomes)


def _rdjson(document: str, outcomes: list[Outcome]) -> None:
    assert len(json.loads(document)["diagnostics"]) >= sum(len(one.findings) for one in outcomes)


def _markdown(document: str, outcomes: list[Outcome]) -> None:
    rows = [line for line in document.splitlines() if line.startswith("| ")]
    assert all(len(re.findall(r"(?<!\\)\|", row)) == 6 for row in rows)
    assert len(rows) >= sum(len(one.findings) for one in outcomes)


def _docx(document: bytes, outcomes: list[Outcome]) -> None:
    assert docx.Document(io.BytesIO(document)).paragraphs


def _table(document: str, outcomes: list[Outcome]) -> None:
    assert document.count("\n\n") >= len(outcomes)


_READERS: dict[str, Callable[[Any, list[Outcome]], None]] = {
    "json": _json,
    "sarif": _sarif,
    "html": _html,
    "csv": _csv,
    "junit": _junit,
    "github": _github,
    "gitlab": _gitlab,
    "rdjson": _rdjson,
    "markdown": _markdown,
    "short": _short,
    "docx": _docx,
    "table": _table,
}
assert FORMATS.keys() - _READERS.keys() == {"comments"}, "that one is the input itself, annotated"
