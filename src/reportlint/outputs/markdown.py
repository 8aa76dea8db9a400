"""A summary in Markdown, for the page of a job or a comment: the verdict, the reports, their findings."""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from typing import IO

from reportlint.model.finding import Outcome
from reportlint.model.message import Message
from reportlint.outputs.alerts import last_alerts, path_of
from reportlint.outputs.format import Closing, Run
from reportlint.outputs.sentences import graded, joined, name_of, position, suppression
from reportlint.outputs.totals import STANDING, InputStanding, ordered, standing
from reportlint.outputs.uri import page_of_rule
from reportlint.outputs.verdict import ending_mark, standings, verdict
from reportlint.outputs.words import MARKS, grade
from reportlint.support.wrap import plain

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~@])")
_TITLE = Message("年度报告核查结果", "Annual reports: results")
_COLUMNS = (
    Message("级别", "grade"),
    Message("位置", "place"),
    Message("问题", "finding"),
    Message("整改", "fix"),
    Message("规则", "rule"),
)


class MarkdownWriter:
    """Writes the verdict first: what is said of reports waits in a temporary file. Clean reports are counted only."""

    def __init__(self, run: Run, stream: IO[str]) -> None:
        self._run = run
        self._stream = stream
        self._reports = tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace")  # noqa: SIM115

    def add(self, outcome: Outcome) -> None:
        """Keep what is said of one report."""
        if standing(outcome, self._run.fail_on) is not InputStanding.CLEAN or outcome.findings:
            self._reports.write("\n".join([*self._section(outcome), "", ""]))

    def close(self, closing: Closing) -> None:
        """Write the document."""
        ended = f"{ending_mark(closing)} {verdict(closing).in_(self._run.language)}"
        lines = [f"## {self._in(_TITLE)}", "", f"**{_escaped(ended)}**", ""]
        if closing.totals.inputs > 1:
            lines += [self._in(standings(closing.totals)), ""]
        lines += [f"- {self._in(alert.message)}" for alert in last_alerts(closing)]
        self._stream.write("\n".join([*lines, ""]))
        with self._reports as reports:
            reports.seek(0)
            shutil.copyfileobj(reports, self._stream)

    def _in(self, say: Message) -> str:
        return _escaped(say.in_(self._run.language))

    def _section(self, outcome: Outcome) -> Iterator[str]:
        state = STANDING[standing(outcome, self._run.fail_on)]
        said = joined((state, graded(outcome.findings)), "：", ": ")
        dash = Message(" —— ", " — ").in_(self._run.language)
        yield f"### {self._in(name_of(outcome))}{dash}{self._in(said)}"
        yield ""
        yield _escaped(path_of(outcome.origin))
        if problem := outcome.problem:
            yield ""
            yield self._in(joined((problem.message, problem.advice), "。", ". "))
        for crash in outcome.crashes:
            yield ""
            yield self._in(crash.in_words)
        if outcome.findings:
            yield ""
            yield self._row(self._in(column) for column in _COLUMNS)
            yield self._row("---" for _ in _COLUMNS)
        for finding in ordered(outcome.findings):
            spot = joined((finding.location.label, position(finding.location.where)))
            grade_ = Message(*(f"{MARKS[grade(finding)]} {word}" for word in grade(finding)))
            yield self._row(
                (
                    self._in(grade_),
                    self._in(spot),
                    self._in(joined((finding.message, suppression(finding)), "；", "; ")),
                    self._in(finding.fix),
                    self._rule(finding.rule),
                )
            )

    def _rule(self, id_: str) -> str:
        address = page_of_rule(self._run.docs_url, id_)
        return f"[{id_}]({address})" if address else id_

    def _row(self, cells: Iterable[str]) -> str:
        return f"| {' | '.join(cells)} |"


def _escaped(text: str) -> str:
    """Text of a page as text: nothing in it is markup."""
    return _SPECIAL.sub(r"\\\1", plain(text))
