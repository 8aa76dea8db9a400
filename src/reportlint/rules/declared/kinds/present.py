"""`present`: the thing is there, and what it must say stands in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from re import Pattern
from typing import Any, Literal

from reportlint.model.certainty import Certainty
from reportlint.model.finding import Severity
from reportlint.model.missing import Missing
from reportlint.model.report import Report
from reportlint.model.section import Section
from reportlint.model.table import Table
from reportlint.rules.declared.kind import Kind
from reportlint.rules.declared.texts import TextOf, passages, searches, which_text
from reportlint.rules.rule import Fail, NotApplicable, Note, Open, Review
from reportlint.support.structure import option

Part = Literal["block", "row", "column", "bar", "cell"]


@dataclass(frozen=True, slots=True)
class Present:
    """Options of `present`. Without any of them the thing itself must be there (`each = "section?"`)."""

    words: tuple[str, ...] = option(
        "文字中应当出现的词，出现其中之一即可", "words of which one must stand in the text", default=()
    )
    pattern: Pattern[str] | None = option(
        "可以代替词语的正则表达式；文字中的空白已去掉",
        "a regular expression that may match instead of a word; white space is taken out of the text before",
        default=None,
    )
    vocabulary: str = option(
        "格式文件中的词表，如 aspects；词表有几项的，每项都应出现",
        "a word list of the form, such as `aspects`; of a list with several entries each must be there",
        default="",
    )
    of: TextOf = which_text()
    near: str = option(
        "对象是整份报告时，缺少的内容应当写在哪一部分，如 sections/other",
        "key of the part where it belongs, such as `sections/other`, when the thing is the whole report",
        default="",
    )
    parts: tuple[Part, ...] = option(
        "对象是表格时，其中应当齐全的：分栏或成组的行、行、列、分栏标题、单元格",
        "for a table: what of it must be there",
        default=(),
    )
    warn: tuple[Part, ...] = option(
        "parts 中缺少时只作为警告的", "those of `parts` whose absence is a warning only", default=()
    )


def present(thing: Any, report: Report, options: Present) -> Iterator[Note]:
    """Fail for what is missing; review where a picture may say it."""
    named = bool(options.words or options.pattern or options.vocabulary)
    if isinstance(thing, Missing):
        yield Open(thing) if named or options.parts else _missing(thing, report)
        return
    if options.parts and isinstance(thing, Table):
        for missing in thing.missing:
            if missing.kind in options.parts:
                note = _missing(missing, report)
                yield note.weighing(Severity.WARNING) if missing.kind in options.warn else note
    wanted = searches(options.words, options.pattern, options.vocabulary, report.form)
    if named and not wanted:
        yield NotApplicable(thing)
        return
    texts = [text for _, text in passages(thing, options.of)]
    home = _home(thing, report, options.near)
    said = Review if _pictures(thing, report) else Fail
    for search in wanted:
        if not any(search.pattern.search(text) for text in texts):
            key = f"{home.key}/{search.name.zh}"
            one = home if len(wanted) == 1 else Missing("words", key, home.label, home.at, "")
            note = said(one, thing=home.label, sought=search.name)
            yield note.following(home) if isinstance(home, Missing) else note


def _missing(missing: Missing, report: Report) -> Note:
    """A missing table follows from its missing part, a row from what the table's drawing leaves in doubt."""
    table = report.tables.get(missing.key.split("/")[0])
    guessed = table is not None and any(cell.certainty is Certainty.GUESS for cell in table.cells.values())
    sure = missing.certainty is Certainty.LABEL and not guessed
    note = (Fail if sure else Review)(missing, thing=missing.label)
    homes = {spec.section for spec in report.form.tables if spec.key == missing.key}
    return note.following(*(other for other in report.missing if other.key in homes))


def _home(thing: Any, report: Report, near: str) -> Any:
    """What the finding points at: the thing, or the part where what is missing belongs."""
    gone = (missing for missing in report.missing if missing.key == near)
    return report.sections.get(near) or next(gone, thing)


def _pictures(thing: Any, report: Report) -> bool:
    """Whether the text may stand in a picture."""
    sections = report.sections.values() if thing is report else (thing,)
    return any(isinstance(section, Section) and section.images > 0 for section in sections)


PRESENT = Kind("present", present, Present, ("sought",))
