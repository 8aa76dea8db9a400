"""考核得分.xlsx: a row a body with its score, a row for everything that took points off, and the weights."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from pathlib import Path
from typing import Final

from reportlint.handover.edited import Place
from reportlint.handover.scores import Scored, ScoreLine, score
from reportlint.handover.weights import REVIEW, STANDINGS, UNMENDED, UNMENDED_SAY, Weight, Weights
from reportlint.handover.wording import EMPTY, grade_of, status_of
from reportlint.handover.workbook import Book, SheetColumn, Value
from reportlint.model.finding import Severity, Verdict
from reportlint.model.groups import GROUPS
from reportlint.model.message import Message
from reportlint.outputs.format import Run
from reportlint.outputs.words import SEVERITY, VERDICT
from reportlint.runs.result import RowResult, RunRecord
from reportlint.support.atomic import whole

_SCORES: Final = (
    SheetColumn("number", Message("序号", "no."), 6),
    SheetColumn("agency", Message("单位", "body"), 30),
    SheetColumn("year", Message("年度", "year"), 7),
    SheetColumn("status", Message("状态", "status"), 12),
    SheetColumn("score", Message("得分", "score"), 9),
    SheetColumn("off", Message("扣分合计", "points off"), 10),
    SheetColumn("lines", Message("扣分项数", "deductions"), 10),
    SheetColumn("remark", Message("说明", "remark"), 40),
)
_LINES: Final = (
    SheetColumn("number", Message("序号", "no."), 6),
    SheetColumn("agency", Message("单位", "body"), 26),
    SheetColumn("year", Message("年度", "year"), 7),
    SheetColumn("points", Message("扣分", "points off"), 8),
    SheetColumn("why", Message("扣分依据", "by what weight"), 30),
    SheetColumn("grade", Message("级别", "grade"), 9),
    SheetColumn("place", Message("位置", "place"), 24),
    SheetColumn("problem", Message("问题", "finding"), 46),
    SheetColumn("rule", Message("规则", "rule"), 24),
    SheetColumn("fingerprint", Message("标识", "fingerprint"), 34),
)
_WEIGHTS: Final = (
    SheetColumn("of", Message("项目", "of"), 12),
    SheetColumn("name", Message("名称", "name"), 50),
    SheetColumn("off", Message("每项扣分", "points off each"), 10),
    SheetColumn("cap", Message("扣分上限", "at most"), 10),
)


def write_scores(
    file: Path, record: RunRecord, run: Run, weights: Weights, overdue: Container[Place] = ()
) -> None:
    """Write the workbook: both tables in the order of the list, row by row. Raises UsageError.

    `overdue` are the findings that should have been mended by now.
    """
    with whole(file) as stream:
        book = Book(stream, run.language, record.facts.as_of)
        scores = book.sheet(Message("考核得分", "Scores"), _SCORES)
        lines = book.sheet(Message("扣分明细", "Deductions"), _LINES)
        n = 0
        for number, result in enumerate(record.results(), 1):
            scored = score(result, weights, overdue)
            scores.row([number, *_row(result, scored, weights, run)])
            for line in scored.lines:
                n += 1
                lines.row([n, result.agency.name, result.agency.year, *_line(line, run)])
        rules = book.sheet(Message("评分标准", "Weights"), _WEIGHTS)
        for of, name, off, cap in _table(weights, run):
            rules.row((of.in_(run.language), name.in_(run.language), off, cap))
        book.close()


def _row(result: RowResult, scored: Scored, weights: Weights, run: Run) -> Iterator[Value]:
    remark = EMPTY
    if scored.total is None:
        remark = Message("没有读到本年度报告，不评分", "no report of the year was read: no score")
    elif result.outcome is not None and result.outcome.crashes:
        remark = Message("有规则未能运行，得分可能偏高", "a rule failed: the score may be too high")
    elif weights.scale.full - scored.off < scored.total:
        remark = Message("扣分合计超过满分与最低分之差，按最低分计", "would be lower: the floor holds")
    yield result.agency.name
    yield result.agency.year
    yield status_of(result.status).in_(run.language)
    yield scored.total
    yield scored.off if scored.total is not None else None
    yield len(scored.lines)
    yield remark.in_(run.language)


def _line(line: ScoreLine, run: Run) -> Iterator[Value]:
    finding = line.finding
    yield line.points
    yield line.why.in_(run.language)
    yield grade_of(finding).in_(run.language) if finding else ""
    yield finding.location.label.in_(run.language) if finding else ""
    yield finding.message.in_(run.language) if finding else ""
    yield finding.rule if finding else ""
    yield finding.fingerprint if finding else ""


def _table(weights: Weights, run: Run) -> Iterator[tuple[Message, Message, Value, Value]]:
    """The weights as the office reads them."""
    total = Message("总分", "scale")
    yield total, Message("满分", "full marks"), weights.scale.full, None
    yield total, Message("最低分", "floor"), weights.scale.floor, None
    for status, off in weights.statuses.items():
        yield Message("状态", "status"), STANDINGS[status], off, None
    titles = {rule.id: rule.title for rule in run.rules}
    for of, names, table in (
        (
            Message("级别", "severity"),
            {
                **{one.value: SEVERITY[one] for one in Severity},
                REVIEW: VERDICT[Verdict.REVIEW],
                UNMENDED: UNMENDED_SAY,
            },
            weights.severities,
        ),
        (Message("类别", "group"), GROUPS, weights.groups),
        (Message("规则", "rule"), titles, weights.rules),
    ):
        yield from _weights(of, names, table)


def _weights(
    of: Message, names: Mapping[str, Message], table: Mapping[str, Weight]
) -> Iterator[tuple[Message, Message, Value, Value]]:
    for key, one in table.items():
        name = names.get(key)
        yield (
            of,
            Message(f"{name.zh}（{key}）", f"{name.en} ({key})") if name else Message(key, key),
            one.off,
            one.cap,
        )
