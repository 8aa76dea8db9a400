"""The list of findings as a spreadsheet: one row a finding, and one for every input without any."""

from __future__ import annotations

import csv
from typing import IO

from reportlint.model.finding import Crash, Finding, Outcome
from reportlint.model.groups import group_name
from reportlint.model.message import Message
from reportlint.outputs.format import Closing, Run
from reportlint.outputs.sentences import position, suppression
from reportlint.outputs.totals import STANDING, InputStanding, ordered, standing
from reportlint.outputs.words import grade
from reportlint.support.wrap import plain, printed

_EMPTY = Message("", "")
_FORMULA = "=+-@＝＋－＠﹦﹢﹣﹫−"
"""What begins a formula; Excel of an East Asian system takes the full-width signs as well."""
COLUMNS = (
    Message("单位", "agency"),
    Message("年度", "year"),
    Message("文件", "file"),
    Message("核查结果", "standing"),
    Message("问题类别", "group"),
    Message("级别", "grade"),
    Message("位置", "place"),
    Message("原文", "quote"),
    Message("问题描述", "finding"),
    Message("依据", "basis"),
    Message("整改建议", "fix"),
    Message("不计原因", "not counted because"),
    Message("行列", "position"),
    Message("规则", "rule"),
    Message("标识", "fingerprint"),
)


class CsvWriter:
    """Writes CSV as Excel opens it: UTF-8 with a byte order mark, and nothing Excel takes for a formula."""

    def __init__(self, run: Run, stream: IO[str]) -> None:
        self._run = run
        stream.write("\ufeff")
        self._writer = csv.writer(stream)
        self._writer.writerow([column.in_(run.language) for column in COLUMNS])

    def add(self, outcome: Outcome) -> None:
        """Write the rows of one input."""
        head = [
            Message(outcome.body, outcome.body),
            _same(outcome.year or ""),
            _same(outcome.origin.name),
            STANDING[standing(outcome, self._run.fail_on)],
        ]
        rows = [self._finding(finding) for finding in ordered(outcome.findings)]
        rows += [_row(said=_crash(crash)) for crash in outcome.crashes]
        if problem := outcome.problem:
            rows.append(_row(said=problem.message, fix=problem.advice))
        for row in rows or [_row()]:
            self._write(head + row)

    def close(self, closing: Closing) -> None:
        """Write the rows of what failed outside any input; totals are no rows."""
        for crash in closing.crashes:
            self._write([_EMPTY] * 3 + [STANDING[InputStanding.NOT_JUDGED], *_row(said=_crash(crash))])

    def _write(self, row: list[Message]) -> None:
        self._writer.writerow([cell(say.in_(self._run.language)) for say in row])

    def _finding(self, finding: Finding) -> list[Message]:
        clause = self._run.clauses.get(finding.clause)
        return [
            group_name(finding.group),
            grade(finding),
            finding.location.label,
            _same(printed(finding.location.where.quote)),
            finding.message,
            clause.title if clause else _same(finding.clause),
            finding.fix,
            suppression(finding),
            position(finding.location.where),
            _same(finding.rule),
            _same(finding.fingerprint),
        ]


def _row(said: Message = _EMPTY, fix: Message = _EMPTY) -> list[Message]:
    """A row without a finding; what went wrong stands where findings stand."""
    return [*[_EMPTY] * 4, said, _EMPTY, fix, *[_EMPTY] * 4]


def _crash(crash: Crash) -> Message:
    return Message(
        f"{crash.what}（{crash.plugin}）运行失败：{crash.message.zh}",
        f"{crash.what} ({crash.plugin}) failed: {crash.message.en}",
    )


def _same(value: object) -> Message:
    return Message(str(value), str(value))


def cell(text: str) -> str:
    """One line; a leading sign that would make a formula of it is defused, as OWASP advises."""
    flat = plain(text)
    return f"'{flat}" if flat[1:] and flat[0] in _FORMULA and not _number(flat) else flat


def _number(text: str) -> bool:
    return text.lstrip("+-").replace(".", "", 1).isdecimal()
