"""Writes index.html: counts and charts, a table of all bodies, the view of each report on a click."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from io import TextIOWrapper
from pathlib import Path
from typing import Final

from reportlint.decisions.follow_up import FollowUp
from reportlint.handover.entries import to_open
from reportlint.handover.index.charts import figure
from reportlint.handover.index.figures import charts_of
from reportlint.handover.index.tally import CLEAN, ERRORS, OTHERS, UNCHECKED, WARNINGS, Tally
from reportlint.handover.links import kept_page
from reportlint.handover.publication import PublicationRow
from reportlint.handover.publication_page import PublicationCounts
from reportlint.handover.wording import EMPTY, kind_of, last_of, sent_of, status_of, time_of
from reportlint.model.message import Message
from reportlint.model.report import Report
from reportlint.model.text import Element
from reportlint.outputs.format import Run
from reportlint.outputs.html.build import el, html
from reportlint.outputs.html.document import Cell, HtmlDocument, ReportColumn
from reportlint.outputs.html.rows import COUNTS, STATE, counts, marked, state, words
from reportlint.outputs.html.view import Labelled, ViewHeader, head, source, view
from reportlint.outputs.html.writer import foot
from reportlint.outputs.sentences import joined
from reportlint.runs.handling import handled
from reportlint.runs.result import RowResult, RowStatus, RunFacts, RunRecord
from reportlint.support.atomic import whole

_TITLE: Final = Message(
    "政府信息公开工作年度报告核查情况", "Check of government information disclosure reports"
)
_COLUMNS: Final = (
    ReportColumn(Message("单位", "body"), "name"),
    ReportColumn(Message("类型", "kind"), "short", choice=True),
    # Many a body stands below one 人民政府: who looks for 民政 does not mean them.
    ReportColumn(Message("上级单位", "superior"), choice=True, searched=False),
    ReportColumn(Message("年度", "year"), "number", telling=False),
    ReportColumn(Message("状态", "status"), "short", choice=True),
    STATE,
    ReportColumn(Message("发布日期", "published"), "short"),
    ReportColumn(Message("是否按时", "in time"), "short", choice=True),
    ReportColumn(Message("进度", "progress"), "short", choice=True),
    ReportColumn(Message("剩余", "days left"), "number"),
    *COUNTS,
    ReportColumn(Message("上年报告", "last year's report")),
    ReportColumn(Message("发函", "letters"), "short", choice=True),
    ReportColumn(Message("得分", "score"), "number"),
)
_PROGRESS: Final = Message("发布进度：", "Publication: ")
_TIMES: Final = (True, False, None)


def write_index(
    file: Path,
    record: RunRecord,
    run: Run,
    reports: Iterable[Report] = (),
    *,
    folder: Path | None = None,
    progress: Callable[[RowResult], PublicationRow] | None = None,
    letters: Callable[[RowResult], Sequence[FollowUp]] = lambda result: (),
) -> None:
    """Write the page of a run; `reports` are those whose figures may be added up, for the charts.

    `progress` says how far the publication of a row has come; without it the page says nothing of that. `letters` gives
    those that were sent to a body.

    `folder` is the run's, which kept pages are relative to; without it there are no links to them. Results and
    reports are read once, one at a time. Raises UsageError where the file can't be written.
    """
    with whole(file) as stream:
        text = TextIOWrapper(stream, encoding="utf-8", errors="replace", newline="")
        document = HtmlDocument(text, run, _TITLE)
        tally, counts_ = Tally(run), PublicationCounts()
        for result in record.results():
            tally.add(result)
            page = record.page(result) if result.outcome is not None else None
            kept = kept_page(result.evidence, folder, file.parent) if folder else ""
            sent = letters(result)
            shown = view(header_of(result, run, kept, sent), result.outcome, page, run)
            published = progress(result) if progress else None
            if published:
                counts_.add(published)
            document.add(_row(result, run, published, sent), shown, words(result.outcome, run))
        charts = [figure(chart, run.language) for chart in (*tally.charts(), *charts_of(reports, tally.rows))]
        said = (el("p", _PROGRESS.in_(run.language) + counts_.said(run.language), class_="run"),)
        charts_ = el("div", *charts, class_="charts")
        summary = html(counted(tally, run), *(said if progress else ()), charts_)
        document.close(_COLUMNS, top=html(_facts(record.facts, run)), summary=summary, foot=foot(run))
        text.detach()


def _row(
    result: RowResult, run: Run, published: PublicationRow | None, letters: Sequence[FollowUp]
) -> Sequence[Cell]:
    agency, status = result.agency, result.status
    standing, numbers = _judged(result, run)
    time = time_of(result).in_(run.language)
    return [
        agency.name,
        kind_of(agency.kind).in_(run.language),
        agency.superior,
        agency.year,
        marked([*RowStatus].index(status), status_of(status).in_(run.language)),
        standing,
        result.published.isoformat() if result.published else "",
        marked(_TIMES.index(result.in_time), time) if time else "",
        published.state.say.in_(run.language) if published else None,
        published.days if published else None,
        *numbers,
        last_of(result).in_(run.language),
        sent_of(letters, run.as_of).in_(run.language),
        result.score,
    ]


def _judged(result: RowResult, run: Run) -> tuple[Cell, Sequence[Cell]]:
    """What judging came to; why there was none."""
    outcome = result.outcome
    if outcome is not None and result.status is RowStatus.CHECKED:
        return state(outcome, run), counts(outcome, run)
    why = result.reason or (outcome.problem.message if outcome and outcome.problem else EMPTY)
    return None, [None] * (len(COUNTS) - 1) + [why.in_(run.language)]


def header_of(result: RowResult, run: Run, kept: str = "", letters: Sequence[FollowUp] = ()) -> ViewHeader:
    """What stands above a report: the list's facts, then how it was read. `kept` is where its page is kept."""
    agency = result.agency
    name = joined(
        (_same(agency.name), Message(f"{agency.year} 年度", str(agency.year)) if agency.year else EMPTY),
        " · ",
        " · ",
    )
    given: Iterator[Labelled] = iter(
        (
            (Message("单位类型", "kind"), kind_of(agency.kind)),
            (Message("上级单位", "superior"), _same(agency.superior)),
            (
                Message("发布日期", "published"),
                joined((_same(result.published.isoformat() if result.published else ""), time_of(result))),
            ),
            (Message("备注", "note"), _same(agency.note)),
            (Message("报送和整改", "handling"), joined(handled(result), "，", ", ")),
            (Message("上年报告", "last year's report"), last_of(result)),
            (Message("发函", "letters"), joined([one.told(run.as_of) for one in letters], "；", "; ")),
            (
                Message("快照", "kept page"),
                Message("打开留存的网页", "open the kept page") if kept else EMPTY,
                kept,
            ),
        )
    )
    advice = ((Message("建议", "advice"), result.advice or EMPTY),)
    if result.outcome is None:
        state = joined((result.status.say, result.reason or EMPTY), "：", ": ")
        return ViewHeader(name, state, (source(to_open(result)), *given), advice)
    said = head(name, result.outcome, run)
    odd = ((Message("说明", "note"), result.reason or EMPTY), *advice)
    return said._replace(facts=(*said.facts, *given), remarks=(*odd, *said.remarks))


def counted(tally: Tally, run: Run) -> Element:
    """The numbers that a leader asks for first."""
    numbers = (
        (Message("名单单位", "bodies"), tally.rows, ""),
        (Message("已核查", "checked"), tally.checked, ""),
        (ERRORS, tally.standings[ERRORS], "error"),
        (WARNINGS, tally.standings[WARNINGS], ""),
        (CLEAN, tally.standings[CLEAN], ""),
        (Message("有待核问题", "with findings for review"), tally.doubtful, ""),
        (OTHERS, tally.standings[OTHERS], ""),
        (UNCHECKED, tally.standings[UNCHECKED], ""),
        (Message("逾期发布", "published late"), tally.late, "error"),
    )
    return el(
        "dl",
        *(
            # None at all is no alarm.
            el(
                "div",
                el("dt", name.in_(run.language)),
                el("dd", str(number)),
                class_=kind if kind and number else None,
            )
            for name, number, kind in numbers
        ),
        class_="counts",
    )


def _facts(facts: RunFacts, run: Run) -> Element:
    """What the run was."""
    said = (
        Message(f"名单 {facts.list_name}", f"list {facts.list_name}"),
        Message(f"规则 {len(facts.rules)} 条", f"{len(facts.rules)} rules"),
        Message(f"核查日期 {facts.as_of}", f"as of {facts.as_of}"),
        EMPTY if facts.finished else Message("核查尚未结束", "the run has not ended"),
    )
    return el("p", joined(said, " · ", " · ").in_(run.language), class_="run")


def _same(text: str) -> Message:
    return Message(text, text)
