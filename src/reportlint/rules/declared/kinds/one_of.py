"""`one_of`: the text of a thing is one of a list."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from reportlint.model.missing import Missing
from reportlint.model.report import Report
from reportlint.model.text import squeeze
from reportlint.rules.declared.kind import Kind
from reportlint.rules.declared.texts import TextOf, text_of, which_text
from reportlint.rules.rule import Fail, Note, Open
from reportlint.support.structure import option


@dataclass(frozen=True, slots=True)
class OneOf:
    """Options of `one_of`."""

    values: tuple[str, ...] = option(
        "可以接受的文字，空白不计", "the texts that are accepted; white space does not count"
    )
    of: TextOf = which_text()


def one_of(thing: Any, report: Report, options: OneOf) -> Iterator[Note]:
    """Fail where the text is none of them; open where there is no text."""
    text = None if isinstance(thing, Missing) else text_of(thing, options.of)
    if text is None:
        yield Open(thing)
    elif squeeze(text) not in {squeeze(value) for value in options.values}:
        yield Fail(thing, thing=thing.label, found=text, values="、".join(options.values))


ONE_OF = Kind("one_of", one_of, OneOf, ("found", "values"))
