"""`absent`: the thing is not there, or what it must not say does not stand in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from re import Pattern
from typing import Any

from reportlint.model.missing import Missing
from reportlint.model.report import Report
from reportlint.rules.declared.kind import Kind
from reportlint.rules.declared.texts import TextOf, at_match, passages, searches, which_text
from reportlint.rules.rule import Fail, NotApplicable, Note
from reportlint.support.structure import option


@dataclass(frozen=True, slots=True)
class Absent:
    """Options of `absent`. Without any of them the thing itself must not be there."""

    words: tuple[str, ...] = option(
        "文字中不应出现的词", "words none of which may stand in the text", default=()
    )
    pattern: Pattern[str] | None = option(
        "不应匹配的正则表达式；文字中的空白已去掉",
        "a regular expression that may not match; white space is taken out of the text before",
        default=None,
    )
    vocabulary: str = option(
        "格式文件中的词表，其中的词都不应出现",
        "a word list of the form none of whose words may stand there",
        default="",
    )
    of: TextOf = which_text()


def absent(thing: Any, report: Report, options: Absent) -> Iterator[Note]:
    """Fail at every place where the text stands."""
    if isinstance(thing, Missing):
        return
    unwanted = searches(options.words, options.pattern, options.vocabulary, report.form)
    if not (options.words or options.pattern or options.vocabulary):
        yield Fail(thing, thing=thing.label, found=thing.label)
    elif not unwanted:
        yield NotApplicable(thing)
    for passage, text in passages(thing, options.of):
        for search in unwanted:
            for match in search.pattern.finditer(text):
                yield Fail(at_match(passage, match), thing=passage.label, found=match[0])


ABSENT = Kind("absent", absent, Absent, ("found",))
