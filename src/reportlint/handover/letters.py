"""整改通知单: a letter to every body whose report has findings that count.

What a template may use is in docs/letters.md.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from reportlint.handover.entries import Entries, address, weighs
from reportlint.handover.letterhead import Letterhead, day, fetched_day
from reportlint.model.finding import Finding, Outcome, Verdict
from reportlint.outputs.format import Run
from reportlint.outputs.totals import ordered
from reportlint.outputs.word import Template, template
from reportlint.runs.result import RowResult, RunRecord
from reportlint.support.file_names import file_name
from reportlint.support.streams import whole

SUFFIX = ".docx"


@dataclass(frozen=True, slots=True)
class Letters:
    """What came of writing letters."""

    written: int
    left: tuple[Path, ...]
    """Word files of the folder that were there before and are no letter of this run; they were not touched."""


def write_letters(
    folder: Path,
    record: RunRecord,
    run: Run,
    letterhead: Letterhead,
    *,
    own: Path | None = None,
    infos: bool = False,
) -> Letters:
    """Write the letters of a run into a folder, a file a body; files of the same names are replaced.

    `own` is the office's template; `infos`: remarks are told, too. A report with nothing but remarks gets no
    letter. Raises UsageError.
    """
    form, entries, names = template("letter.docx", own), Entries(run), _Names()
    for result in record.results():
        if result.outcome is not None and any(map(weighs, result.outcome.active)):
            values = _values(form, result, result.outcome, run, entries, infos=infos)
            with whole(folder / names.of(result)) as stream:
                stream.write(form.filled(values | letterhead.values()))
    left = sorted(file for file in folder.glob(f"*{SUFFIX}") if file.name not in names.used)
    return Letters(len(names.used), tuple(left))


class _Names:
    """Names of files, each once; file systems that know no capitals are thought of."""

    def __init__(self) -> None:
        self.used: set[str] = set()
        self._folded: set[str] = set()

    def of(self, result: RowResult) -> str:
        """The name for a body's letter: the body's, with its row in the list where that name is taken."""
        agency = result.agency
        for stem in (agency.name, f"{agency.name}-第{agency.row}行", f"第{agency.row}行"):
            name = file_name(stem) + SUFFIX
            if name.casefold() not in self._folded:
                break
        self.used.add(name)
        self._folded.add(name.casefold())
        return name


def _values(
    form: Template, result: RowResult, outcome: Outcome, run: Run, entries: Entries, *, infos: bool
) -> dict[str, object]:
    findings = ordered(outcome.active)
    weighty = [finding for finding in findings if weighs(finding)]
    remarks = [finding for finding in findings if not weighs(finding)]
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
        "问题": _entries(entries, (one for one in weighty if one.verdict is not Verdict.REVIEW)),
        "疑似问题": _entries(entries, (one for one in weighty if one.verdict is Verdict.REVIEW)),
        "提示": _entries(entries, remarks if infos else ()),
    }


def _entries(entries: Entries, findings: Iterable[Finding]) -> list[dict[str, object]]:
    return [entries.entry(n, finding) for n, finding in enumerate(findings, 1)]
