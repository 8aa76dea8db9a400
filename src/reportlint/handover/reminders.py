"""催办函: a reminder to every body whose report of the year was not read or not handed in, with what was seen instead.

It says what was seen, and nobody's fault; its sentences are in `reminders.toml`. What a template may use is in
docs/letters.md.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

from reportlint.decisions.letter import LetterKind
from reportlint.fetch.problems import NOT_IN_COLUMN
from reportlint.handover.entries import address
from reportlint.handover.letter_folder import LetterFolder, Letters
from reportlint.handover.letterhead import Letterhead, day, fetched_day
from reportlint.handover.publication import NOT_OUT
from reportlint.outputs.format import Run
from reportlint.outputs.word import Template, template
from reportlint.runs.handling import handling_faults
from reportlint.runs.result import RowResult, RowStatus, RunRecord
from reportlint.support.toml import shipped_toml

_NO_FILE: Final = "file-not-found"


class _Reminder(NamedTuple):
    says: str
    asks: str


def write_reminders(
    folder: Path,
    record: RunRecord,
    run: Run,
    letterhead: Letterhead,
    numbers: Iterator[str],
    *,
    own: Path | None = None,
) -> Letters:
    """Write the reminders of a run into a folder, a file a body; files of the same names are replaced.

    `numbers` are those of the documents to come; `own` is the office's template. Raises UsageError.
    """
    form = template("reminder.docx", own)
    letters = LetterFolder(LetterKind.REMINDER, folder, form, letterhead, numbers)
    for result in record.results():
        if reminders := _due_for(result):
            letters.write(result, _values(form, result, reminders, run))
    return letters.written()


def reminder_due(result: RowResult) -> bool:
    """Whether its body is reminded."""
    return bool(_due_for(result))


def _due_for(result: RowResult) -> list[_Reminder]:
    """What a body is reminded of."""
    cases = [_case(result), *(fault for fault in handling_faults(result) if fault in _reminders())]
    return [_reminders()[case] for case in cases if case in _reminders()]


def _case(result: RowResult) -> str:
    """What the sentences are listed by: the status, or what the page is that holds no report."""
    outcome = result.outcome
    if outcome and any(notice.code == NOT_IN_COLUMN for notice in outcome.notices):
        return NOT_IN_COLUMN
    if result.status in (RowStatus.NO_REPORT, RowStatus.UNREADABLE) and outcome and outcome.problem:
        return outcome.problem.code
    if result.status is RowStatus.NOT_FOUND and not address(result):
        return _NO_FILE
    return result.status.value


def _values(form: Template, result: RowResult, reminders: Sequence[_Reminder], run: Run) -> dict[str, object]:
    agency, outcome, url = result.agency, result.outcome, address(result)
    checked = day(fetched_day(result.fetched, run.as_of))
    seen = {RowStatus.OTHER_BODY: outcome and outcome.body, RowStatus.OTHER_YEAR: outcome and outcome.year}
    year = agency.year or run.as_of.year - 1
    marks = {
        "年度": year,
        "日期": checked,
        "所见": seen.get(result.status) or "",
        "期限": day(agency.handling.submit),
    }
    return {
        "单位": agency.name,
        "年度": year,
        "情形": "、".join(_matters(result)),
        "说明": "".join((*(one.says.format_map(marks) for one in reminders), *_due(result))),
        "请求": reminders[0].asks.format_map(marks),
        "网址": url,
        "链接": form.link(url),
        "核查日期": checked,
    }


def _due(result: RowResult) -> Iterator[str]:
    """The office's own last day to publish, where no report was seen."""
    if result.agency.due and result.status in NOT_OUT:
        yield f"公布期限为{day(result.agency.due)}。"


def _matters(result: RowResult) -> Iterator[str]:
    """What the reminder is about, in a word or two."""
    if result.status is not RowStatus.CHECKED:
        yield result.status.say.zh
    yield from (fault.say.zh for fault in handling_faults(result) if fault in _reminders())


@cache
def _reminders() -> dict[str, _Reminder]:
    table = shipped_toml("reportlint.handover", "reminders.toml")
    return {case: _Reminder(**said) for case, said in table.items()}
