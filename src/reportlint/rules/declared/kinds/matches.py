"""`matches`: the whole text of a thing has a given form."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from re import Pattern
from typing import Any

from reportlint.model.message import Message
from reportlint.model.missing import Missing
from reportlint.model.report import Report
from reportlint.rules.declared.kind import Kind
from reportlint.rules.declared.texts import TextOf, searches, text_of, which_text
from reportlint.rules.rule import Fail, NotApplicable, Note, Open
from reportlint.support.structure import StructureError, option


@dataclass(frozen=True, slots=True)
class Matches:
    """Options of `matches`."""

    pattern: Pattern[str] | None = option(
        "整段文字应当匹配的正则表达式", "a regular expression that must match the whole text", default=None
    )
    vocabulary: str = option(
        "代替 pattern：格式文件中的正则表达式；没有这一项的格式不核查",
        "instead of it: one that the form has; not judged where the form has none",
        default="",
    )
    of: TextOf = which_text()

    def __post_init__(self) -> None:
        if bool(self.pattern) is bool(self.vocabulary):
            raise StructureError(
                Message("应有 pattern 或 vocabulary 之一", "either pattern or vocabulary is needed")
            )


def matches(thing: Any, report: Report, options: Matches) -> Iterator[Note]:
    """Fail where the text has another form; open where there is no text."""
    wanted = searches((), options.pattern, options.vocabulary, report.form)
    if not wanted:
        yield NotApplicable(thing)
        return
    text = None if isinstance(thing, Missing) else text_of(thing, options.of)
    if text is None:
        yield Open(thing)
    elif not all(search.pattern.fullmatch(text) for search in wanted):
        yield Fail(thing, thing=thing.label, found=text)


MATCHES = Kind("matches", matches, Matches, ("found",))
