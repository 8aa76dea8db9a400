"""总表.xlsx: a row for each row of the office's list, the sums over them, and what the run was."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from reportlint.handover.links import file_link, web_link
from reportlint.handover.sums import Sums, write_facts
from reportlint.handover.whole import whole
from reportlint.handover.wording import EMPTY, MEANINGS, kind_of, last_of, status_of, time_of
from reportlint.handover.workbook import Book, Column, Value
from reportlint.model.finding import Outcome
from reportlint.model.say import Say
from reportlint.outputs import Run
from reportlint.outputs.sentences import joined
from reportlint.outputs.totals import ordered
from reportlint.outputs.words import GRADES, grade
from reportlint.runs.result import Record, Result, Status

_MAIN: Final = 3
"""How many findings are told in a row."""

COLUMNS: Final = (
    Column("number", Say("序号", "no."), 5),
    Column("agency", Say("单位", "body"), 18),
    Column("kind", Say("单位类型", "kind"), 8),
    Column("superior", Say("上级单位", "superior"), 14),
    Column("year", Say("年度", "year"), 6),
    Column("status", Say("状态", "status"), 11),
    Column("title", Say("报告标题", "title"), 24),
    Column("published", Say("发布日期", "published"), 11),
    Column("in-time", Say("是否按时", "in time"), 8),
    Column("errors", Say("错误数", "errors"), 5),
    Column("warnings", Say("警告数", "warnings"), 5),
    Column("reviews", Say("待核数", "for review"), 5),
    Column("remarks", Say("提示数", "remarks"), 5),
    Column("main", Say("主要问题", "main findings"), 40),
    Column("address", Say("网址", "address"), 18),
    Column("evidence", Say("快照", "kept page"), 6),
    Column("reason", Say("未能核查的原因", "why it was not checked"), 22),
    Column("last", Say("上年报告", "last year's report"), 12),
    Column("note", Say("备注", "note"), 10),
    Column("score", Say("得分", "score"), 6),
)


def write_overview(file: Path, record: Record, run: Run, folder: Path) -> None:
    """Write the workbook. `folder` is the run's, which evidence is relative to. Raises Misuse."""
    with whole(file) as stream:
        book = Book(stream, run.language, record.facts.as_of)
        rows = book.sheet(Say("总表", "Overview"), COLUMNS)
        sums = Sums(run)
        for number, result in enumerate(record.results(), 1):
            rows.row(list(_values(number, result, run, folder, file.parent)))
            sums.add(result)
        sums.write(book)
        write_facts(book, record.facts, sums.statuses)
        book.close()


def _values(number: int, result: Result, run: Run, folder: Path, beside: Path) -> Iterator[Value]:
    def said(say: Say) -> str:
        return say.in_(run.language)

    agency, outcome = result.agency, result.outcome
    found = outcome if result.status.found else None
    yield number
    yield agency.name
    yield said(kind_of(agency.kind))
    yield agency.superior
    yield agency.year
    yield said(status_of(result.status))
    yield outcome.title if outcome else ""
    yield result.published
    yield said(time_of(result))
    yield from _counts(found)
    yield said(_main(found)) if found else ""
    yield web_link(agency.address)
    yield file_link(result.evidence, folder, beside, said(Say("快照", "kept page")))
    yield said(_reason(result))
    yield said(last_of(result))
    yield agency.note
    yield result.score


def _counts(outcome: Outcome | None) -> Iterator[int | None]:
    """Findings that count, by grade; empty where nothing was judged."""
    grades = [grade(finding) for finding in outcome.active] if outcome else []
    for name in GRADES:
        yield grades.count(name) if outcome else None


def _main(outcome: Outcome) -> Say:
    """The worst findings that count, of different rules, a line each."""
    worst: dict[str, Say] = {}
    for finding in ordered(outcome.active):
        worst.setdefault(finding.rule, finding.message)
    return joined(list(worst.values())[:_MAIN], "\n", "\n")


def _reason(result: Result) -> Say:
    """Why something was not checked, and what to do about it."""
    problem = result.outcome.problem if result.outcome else None
    crashes = result.outcome.crashes if result.outcome else ()
    unknown = EMPTY if result.status is Status.CHECKED else MEANINGS[result.status]
    reason = result.reason or (problem and problem.message) or unknown
    advice = result.advice or (problem and problem.advice) or EMPTY
    failed = Say("、".join(crash.what for crash in crashes), ", ".join(crash.what for crash in crashes))
    told = (reason, advice, Say(f"未能运行的规则：{failed.zh}", f"Rules that failed: {failed.en}"))
    return joined(told if crashes else told[:2], "\n", "\n")
