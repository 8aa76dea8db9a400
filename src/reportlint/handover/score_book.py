"""考核得分.xlsx: a row a body with its score, a row for everything that took points off, and the weights."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from reportlint.handover.scores import Line, Scored, score
from reportlint.handover.weights import LATE, LATE_SAY, Weight, Weights
from reportlint.handover.whole import whole
from reportlint.handover.wording import EMPTY, grade_of, status_of
from reportlint.handover.workbook import Book, Column, Value
from reportlint.model.finding import Severity
from reportlint.model.say import Say
from reportlint.outputs.format import Run
from reportlint.outputs.words import GROUP, SEVERITY
from reportlint.runs.result import Record, Result, Status

_SCORES: Final = (
    Column("number", Say("序号", "no."), 6),
    Column("agency", Say("单位", "body"), 30),
    Column("year", Say("年度", "year"), 7),
    Column("status", Say("状态", "status"), 12),
    Column("score", Say("得分", "score"), 9),
    Column("off", Say("扣分合计", "points off"), 10),
    Column("lines", Say("扣分项数", "deductions"), 10),
    Column("remark", Say("说明", "remark"), 40),
)
_LINES: Final = (
    Column("number", Say("序号", "no."), 6),
    Column("agency", Say("单位", "body"), 26),
    Column("year", Say("年度", "year"), 7),
    Column("points", Say("扣分", "points off"), 8),
    Column("why", Say("扣分依据", "by what weight"), 30),
    Column("grade", Say("级别", "grade"), 9),
    Column("place", Say("位置", "place"), 24),
    Column("problem", Say("问题", "finding"), 46),
    Column("rule", Say("规则", "rule"), 24),
    Column("fingerprint", Say("标识", "fingerprint"), 34),
)
_WEIGHTS: Final = (
    Column("of", Say("项目", "of"), 12),
    Column("name", Say("名称", "name"), 50),
    Column("off", Say("每项扣分", "points off each"), 10),
    Column("cap", Say("扣分上限", "at most"), 10),
)


def write_scores(file: Path, record: Record, run: Run, weights: Weights) -> None:
    """Write the workbook: both tables in the order of the list, row by row. Raises Misuse."""
    with whole(file) as stream:
        book = Book(stream, run.language, record.facts.as_of)
        scores = book.sheet(Say("考核得分", "Scores"), _SCORES)
        lines = book.sheet(Say("扣分明细", "Deductions"), _LINES)
        n = 0
        for number, result in enumerate(record.results(), 1):
            scored = score(result, weights)
            scores.row([number, *_row(result, scored, weights, run)])
            for line in scored.lines:
                n += 1
                lines.row([n, result.agency.name, result.agency.year, *_line(line, run)])
        rules = book.sheet(Say("评分标准", "Weights"), _WEIGHTS)
        for of, name, off, cap in _table(weights, run):
            rules.row((of.in_(run.language), name.in_(run.language), off, cap))
        book.close()


def _row(result: Result, scored: Scored, weights: Weights, run: Run) -> Iterator[Value]:
    remark = EMPTY
    if scored.total is None:
        remark = Say("没有读到本年度报告，不评分", "no report of the year was read: no score")
    elif result.outcome is not None and result.outcome.crashes:
        remark = Say("有规则未能运行，得分可能偏高", "a rule failed: the score may be too high")
    elif weights.scale.full - scored.off < scored.total:
        remark = Say("扣分合计超过满分与最低分之差，按最低分计", "would be lower: the floor holds")
    yield result.agency.name
    yield result.agency.year
    yield status_of(result.status).in_(run.language)
    yield scored.total
    yield scored.off if scored.total is not None else None
    yield len(scored.lines)
    yield remark.in_(run.language)


def _line(line: Line, run: Run) -> Iterator[Value]:
    finding = line.finding
    yield line.points
    yield line.why.in_(run.language)
    yield grade_of(finding).in_(run.language) if finding else ""
    yield finding.spot.label.in_(run.language) if finding else ""
    yield finding.message.in_(run.language) if finding else ""
    yield finding.rule if finding else ""
    yield finding.fingerprint if finding else ""


def _table(weights: Weights, run: Run) -> Iterator[tuple[Say, Say, Value, Value]]:
    """The weights as the office reads them."""
    total = Say("总分", "scale")
    yield total, Say("满分", "full marks"), weights.scale.full, None
    yield total, Say("最低分", "floor"), weights.scale.floor, None
    reviews = Say("扣分", "count") if weights.scale.reviews else Say("不扣分", "don't count")
    yield total, Say(f"疑似问题{reviews.zh}", f"suspicions {reviews.en}"), None, None
    for status, off in weights.statuses.items():
        yield Say("状态", "status"), LATE_SAY if status == LATE else Status(status).say, off, None
    titles = {rule.id: rule.title for rule in run.rules}
    for of, names, table in (
        (Say("级别", "severity"), {str(one): SEVERITY[one] for one in Severity}, weights.severities),
        (Say("类别", "group"), GROUP, weights.groups),
        (Say("规则", "rule"), titles, weights.rules),
    ):
        yield from _weights(of, names, table)


def _weights(
    of: Say, names: Mapping[str, Say], table: Mapping[str, Weight]
) -> Iterator[tuple[Say, Say, Value, Value]]:
    for key, one in table.items():
        name = names.get(key)
        yield (
            of,
            Say(f"{name.zh}（{key}）", f"{name.en} ({key})") if name else Say(key, key),
            one.off,
            one.cap,
        )
