"""整改通知单: a letter to every body whose report of the year has findings that count.

What a template may use is in docs/letters.md.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Final

from reportlint.decisions.letter import LetterKind
from reportlint.handover.entries import Entries, address, weighs
from reportlint.handover.letter_folder import LetterFolder, Letters
from reportlint.handover.letterhead import Letterhead, day, fetched_day
from reportlint.model.finding import Finding, Outcome, Verdict
from reportlint.outputs.format import Run
from reportlint.outputs.totals import ordered
from reportlint.outputs.word import Template, template
from reportlint.runs.handling import handled, handling_faults
from reportlint.runs.result import RowResult, RowStatus, RunRecord

_ISO_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")


def write_letters(
    folder: Path,
    record: RunRecord,
    run: Run,
    letterhead: Letterhead,
    numbers: Iterator[str],
    *,
    own: Path | None = None,
    infos: bool = False,
) -> Letters:
    """Write the letters of a run into a folder, a file a body; files of the same names are replaced.

    `numbers` are those of the documents to come; `own` is the office's template; `infos`: remarks are told, too;
    Who gets one: see `letter_due`. Raises UsageError.
    """
    form, entries = template("letter.docx", own), Entries(run)
    letters = LetterFolder(LetterKind.NOTICE, folder, form, letterhead, numbers)
    for result in record.results():
        if letter_due(result) and result.outcome is not None:
            told = _told(result, infos=infos)
            letters.write(result, _values(form, result, result.outcome, run, entries, told=told), told)
    return letters.written()


def letter_due(result: RowResult) -> bool:
    """Whether its body gets a letter: not for nothing but remarks where all was handled as it should be."""
    if result.status is not RowStatus.CHECKED or result.outcome is None:
        return False
    return bool(_told(result)) or any(handling_faults(result)) or any(_late(result))


def _told(result: RowResult, *, infos: bool = False) -> list[Finding]:
    """The findings that a letter tells, the worst first."""
    findings = ordered(result.outcome.active) if result.outcome else []
    return [one for one in findings if infos or weighs(one)]


def _values(
    form: Template,
    result: RowResult,
    outcome: Outcome,
    run: Run,
    entries: Entries,
    *,
    told: Sequence[Finding],
) -> dict[str, object]:
    weighty = [finding for finding in told if weighs(finding)]
    remarks = [finding for finding in told if not weighs(finding)]
    url = address(result)
    return {
        "单位": result.agency.name,
        "年度": outcome.year or result.agency.year or "",
        "名单年度": result.agency.year or "",
        "报告种类": outcome.kind.zh.partition("（")[0],
        "报告标题": outcome.title,
        "网址": url,
        "链接": form.link(url),
        "发布日期": day(result.published),
        "核查日期": day(fetched_day(result.fetched, run.as_of)),
        "报送和整改": _handling(result),
        "问题": _entries(entries, (one for one in weighty if one.verdict is not Verdict.REVIEW)),
        "疑似问题": _entries(entries, (one for one in weighty if one.verdict is Verdict.REVIEW)),
        "提示": _entries(entries, remarks),
    }


def _handling(result: RowResult) -> str:
    """How the report was handled, with days as letters have them; nothing where all is as it should be."""
    late = list(_late(result))
    if not late and not any(handling_faults(result)) and not result.agency.handling.returned:
        return ""
    said = "，".join((*late, *(one.zh.removeprefix("✗ ") for one in handled(result))))
    return _ISO_DAY.sub(lambda found: day(date.fromisoformat(found[0])), said)


def _late(result: RowResult) -> Iterator[str]:
    """That it came after the office's own last day: of that of the law tells a rule."""
    if result.in_time is False and result.agency.due:
        yield f"迟于公布期限（{day(result.agency.due)}）发布"


def _entries(entries: Entries, findings: Iterable[Finding]) -> list[dict[str, object]]:
    return [entries.entry(n, finding) for n, finding in enumerate(findings, 1)]
