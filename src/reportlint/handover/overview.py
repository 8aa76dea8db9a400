"""总表.xlsx: a row for each row of the office's list, the sums over them, and what the run was."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from reportlint.decisions.follow_up import FollowUp
from reportlint.handover.entries import to_open
from reportlint.handover.links import file_link, web_link
from reportlint.handover.sums import Sums, write_facts
from reportlint.handover.wording import EMPTY, MEANINGS, kind_of, last_of, status_of, time_of
from reportlint.handover.workbook import Book, SheetColumn, Value
from reportlint.model.finding import Outcome
from reportlint.model.message import Message
from reportlint.outputs import Run
from reportlint.outputs.sentences import joined
from reportlint.outputs.totals import ordered
from reportlint.outputs.words import GRADES, grade
from reportlint.runs.handling import handled
from reportlint.runs.result import RowResult, RowStatus, RunRecord
from reportlint.support.atomic import whole

_YES: Final = Message("是", "yes")
_MAIN: Final = 3
"""How many findings are told in a row."""

COLUMNS: Final = (
    SheetColumn("number", Message("序号", "no."), 4),
    SheetColumn("agency", Message("单位", "body"), 21),
    SheetColumn("superior", Message("上级单位", "superior"), 15),
    SheetColumn("status", Message("状态", "status"), 11),
    SheetColumn("published", Message("发布日期", "published"), 10),
    SheetColumn("in-time", Message("是否按时", "in time"), 8),
    SheetColumn("errors", Message("错误数", "errors"), 5),
    SheetColumn("warnings", Message("警告数", "warnings"), 5),
    SheetColumn("reviews", Message("待核数", "for review"), 5),
    SheetColumn("main", Message("主要问题，未能核查的原因", "main findings, or why it was not checked"), 34),
    SheetColumn("last", Message("上年报告", "last year's report"), 15),
    SheetColumn("letters", Message("发函", "letters"), 9),
    SheetColumn("score", Message("得分", "score"), 5),
    SheetColumn("year", Message("年度", "year"), 5, screen_only=True),
    SheetColumn("remarks", Message("提示数", "remarks"), 6, screen_only=True),
    SheetColumn("zero", Message("零报告", "all zeros"), 6, screen_only=True),
    SheetColumn("kind", Message("单位类型", "kind"), 9, screen_only=True),
    SheetColumn("title", Message("报告标题", "title"), 60, screen_only=True),
    SheetColumn("address", Message("网址", "address"), 30, screen_only=True),
    SheetColumn("evidence", Message("快照", "kept page"), 6, screen_only=True),
    SheetColumn("note", Message("备注", "note"), 20, screen_only=True),
    SheetColumn("handling", Message("报送和整改", "handling"), 20, screen_only=True),
)


def write_overview(
    file: Path,
    record: RunRecord,
    run: Run,
    folder: Path,
    letters: Callable[[RowResult], Sequence[FollowUp]] = lambda result: (),
) -> None:
    """Write the workbook. `folder` is the run's, which evidence is relative to; `letters` gives those that were sent
    to a body. Raises UsageError.
    """
    with whole(file) as stream:
        book = Book(stream, run.language, record.facts.as_of)
        rows = book.sheet(Message("总表", "Overview"), COLUMNS)
        sums, titles = Sums(run), {rule.id: rule.title for rule in run.rules}
        for number, result in enumerate(record.results(), 1):
            sent = [one.told(run.as_of) for one in letters(result)]
            rows.row([number, *_values(result, run, folder, file.parent, titles, sent=sent)])
            sums.add(result)
        sums.write(book)
        write_facts(book, record.facts, sums.statuses)
        book.close()


def _values(
    result: RowResult,
    run: Run,
    folder: Path,
    beside: Path,
    titles: Mapping[str, Message],
    *,
    sent: Sequence[Message],
) -> Iterator[Value]:
    def said(say: Message) -> str:
        return say.in_(run.language)

    agency, outcome = result.agency, result.outcome
    checked = outcome if result.status is RowStatus.CHECKED else None
    yield agency.name
    yield agency.superior
    yield said(status_of(result.status))
    yield result.published
    yield said(time_of(result))
    *counts, remarks = _counts(checked)
    yield from counts
    yield said(
        joined([*_reason(result), *_main(outcome if result.status.found else None, titles)], "\n", "\n")
    )
    yield said(last_of(result))
    yield said(joined(sent, "\n", "\n"))
    yield result.score
    yield agency.year
    yield remarks
    yield said(_YES) if result.zero and checked else ""
    yield said(kind_of(agency.kind))
    yield outcome.title if outcome else ""
    yield web_link(to_open(result))
    yield file_link(result.evidence, folder, beside, said(Message("快照", "kept page")))
    yield agency.note
    yield said(joined(handled(result), "\n", "\n"))


def _counts(outcome: Outcome | None) -> Iterator[int | None]:
    """Findings that count, by grade; empty where no report of the body and year was judged."""
    grades = [grade(finding) for finding in outcome.active] if outcome else []
    for name in GRADES:
        yield grades.count(name) if outcome else None


def _main(outcome: Outcome | None, titles: Mapping[str, Message]) -> Sequence[Message]:
    """What the worst findings that count are called, of different rules; 问题清单 has them in full."""
    worst: dict[str, Message] = {}
    for finding in ordered(outcome.active) if outcome else ():
        worst.setdefault(finding.rule, titles.get(finding.rule, finding.message))
    return list(worst.values())[:_MAIN]


def _reason(result: RowResult) -> Iterator[Message]:
    """Why something was not checked, and what to do about it."""
    problem = result.outcome.problem if result.outcome else None
    unknown = EMPTY if result.status is RowStatus.CHECKED else MEANINGS[result.status]
    yield result.reason or (problem and problem.message) or unknown
    yield result.advice or (problem and problem.advice) or EMPTY
    if crashes := result.outcome.crashes if result.outcome else ():
        failed = Message(
            "、".join(crash.what for crash in crashes), ", ".join(crash.what for crash in crashes)
        )
        yield Message(f"未能运行的规则：{failed.zh}", f"Rules that failed: {failed.en}")
