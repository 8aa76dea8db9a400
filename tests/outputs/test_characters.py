"""Characters that steer a terminal or break a document: on a page, in a name, from a plugin; in every format."""

from __future__ import annotations

import csv
import io
import json
import unicodedata
from dataclasses import replace
from datetime import date
from functools import cache

import docx
import pytest
from lxml import etree

from reportlint.engine import Linter
from reportlint.forms import shipped_forms
from reportlint.loaders import Unreadable, load
from reportlint.model.finding import Crash, Outcome
from reportlint.outputs import FORMATS
from reportlint.rules import catalog
from reportlint.testing import MARKUPS, clean_draft

from .samples import RUN
from .writing import closing, written

CHARACTERS = {
    "vertical tab": "\x0b",
    "start of heading": "\x01",
    "backspaces": "\x08\x08",
    "escape sequence": "\x1b[2J",
    "title of the window": "\x1b]0;x\x07",
    "C1 control": "\x9b31m",
    "next line": "\x85",
    "delete": "\x7f",
    "noncharacter": "\uffff",
    "reversed": "\u202e",
    "isolate": "\u2066",
    "line separator": "\u2028",
    "reference": "&#11;&#x1;&#xffff;",
    "tags": "\U000e0061\U000e007f",
}
RULE = "stated-received"
HARMLESS = {"\n", "\r", "\t", "\ufeff"}


@cache
def linter() -> Linter:
    rules = tuple(rule for rule in catalog.load(isolated=True).rules if rule.id == RULE)
    return Linter(rules, shipped_forms(), date(2025, 1, 25), pages=True)


def judged(odd: str) -> Outcome:
    """A page that says a wrong number in a sentence with such a character, in a file named with it."""
    text = MARKUPS["clean"].render(clean_draft())
    right = "全年收到政府信息公开申请10件"
    assert right in text
    data = text.replace(right, f"全年{odd}收到政府信息公开申请12件{odd}").encode()
    (page,) = load(data, name=f"reports/a{odd}b.html", path=f"reports/a{odd}b.html")
    assert not isinstance(page, Unreadable)
    outcome = linter().lint(page)
    assert outcome.crashes == ()
    crash = Crash(f"acme{odd}", f"tone{odd}", "", f"ValueError: {odd}")
    return replace(outcome, crashes=(crash,))


def steering(text: str) -> set[str]:
    return {
        one
        for one in text
        if unicodedata.category(one) in ("Cc", "Cs", "Zl", "Zp")
        or (unicodedata.category(one) == "Cf" and unicodedata.bidirectional(one) not in ("BN", "ON"))
        or "\U000e0000" <= one <= "\U000e007f"
        or one in "\ufffe\uffff"
    } - HARMLESS


@pytest.mark.parametrize("name", sorted(FORMATS.keys() - {"comments"}))
@pytest.mark.parametrize("odd", CHARACTERS)
def test_every_format_is_whole_and_steers_nothing(odd: str, name: str) -> None:
    outcome = judged(CHARACTERS[odd])
    assert [finding.rule for finding in outcome.findings] == [RULE]
    end = closing(RUN, (outcome,), crashes=outcome.crashes)
    document = written(name, RUN, (outcome,), end)
    if isinstance(document, bytes):
        *_, table = docx.Document(io.BytesIO(document)).tables
        assert len(table.rows) == 2
        return
    assert steering(document) == set()
    if name in ("json", "sarif"):
        assert json.loads(document)
    elif name == "junit":
        (case,) = etree.fromstring(document.encode()).findall(f".//testcase[@name='{RULE}']")
        assert len(case) == 1
    elif name == "csv":
        rows = list(csv.DictReader(io.StringIO(document.removeprefix("\ufeff"))))
        assert [row["规则"] for row in rows] == [RULE, "", ""]


def test_json_keeps_the_data_that_it_escapes() -> None:
    outcome = judged("\x9b\u202e\U000e0061")
    (told,) = json.loads(written("json", RUN, (outcome,)))["outcomes"]
    assert told["input"]["name"] == "reports/a\x9b\u202e\U000e0061b.html"
