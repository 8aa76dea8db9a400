"""`matches`: the whole text of a thing has a given form."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from re import Pattern
from typing import Any

from reportlint.declared.kind import Kind
from reportlint.declared.options import option
from reportlint.declared.texts import TextOf, text_of, which_text
from reportlint.model.report import Missing, Report
from reportlint.rule import Fail, Note, Open


@dataclass(frozen=True, slots=True)
class Matches:
    """Options of `matches`."""

    pattern: Pattern[str] = option(
        "整段文字应当匹配的正则表达式", "a regular expression that must match the whole text"
    )
    of: TextOf = which_text()


def matches(thing: Any, report: Report, options: Matches) -> Iterator[Note]:
    """Fail where the text has another form; open where there is no text."""
    text = None if isinstance(thing, Missing) else text_of(thing, options.of)
    if text is None:
        yield Open(thing)
    elif not options.pattern.fullmatch(text):
        yield Fail(thing, thing=thing.label, found=text)


MATCHES = Kind("matches", matches, Matches, ("found",))
