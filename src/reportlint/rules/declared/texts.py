"""What a thing of the report says, for the kinds that look at words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, Final, Literal

from reportlint.model.fact import Fact
from reportlint.model.form import Form
from reportlint.model.message import Message
from reportlint.model.page import Dated, Link, MetaTag
from reportlint.model.place import Locatable, Place
from reportlint.model.report import Report
from reportlint.model.section import Heading, Paragraph, Section, Title
from reportlint.model.statement import Breakdown, Ratio, Statement
from reportlint.model.table import Cell, Column, Row, Table
from reportlint.model.text import squeeze
from reportlint.support.structure import option

_TEXTS: Final[Mapping[type, Mapping[str, Callable[[Any], str | None]]]] = {
    Cell: {"text": lambda cell: cell.text},
    Row: {"text": lambda row: row.printed},
    Column: {"text": lambda column: column.printed},
    Table: {"text": lambda table: "\n".join(text for text, _ in table.label_texts)},
    Section: {
        "text": lambda section: section.text,
        "heading": lambda section: section.heading.title if section.heading else None,
    },
    Paragraph: {"text": lambda paragraph: paragraph.squeezed},
    Heading: {"text": lambda heading: heading.title},
    Title: {"text": lambda title: title.text, "organ": lambda title: title.organ or None},
    MetaTag: {"text": lambda tag: tag.content.strip(), "name": lambda tag: tag.name},
    Link: {
        "text": lambda link: squeeze(link.text),
        "address": lambda link: link.href,
        "sort": lambda link: link.kind,
    },
    Dated: {"text": lambda dated: dated.printed},
    Fact: {"text": lambda fact: fact.value or None, "name": lambda fact: fact.name or None},
    Statement: {"text": lambda statement: statement.sentence, "unit": lambda said: said.quantity.unit},
    Breakdown: {"text": lambda breakdown: breakdown.sentence},
    Ratio: {"text": lambda ratio: ratio.sentence},
}

TextOf = Literal["text", "heading", "organ", "name", "address", "sort", "unit"]
"""Which text of a thing a rule looks at; `text` is what it says as a whole."""


def which_text() -> Any:
    """The option `of` of the kinds that look at words."""
    return option(
        "看对象的哪一段文字：text 全部文字，heading 部分的标题，organ 标题中的机关，name 标签名，"
        "address 网址，sort 链接类型，unit 单位",
        "which text of the thing: `heading` of a part, `organ` of the title, `address` of a link …",
        default="text",
    )


def text_of(thing: object, of: str = "text") -> str | None:
    """What a thing says, squeezed; None where it has nothing of that name."""
    if isinstance(thing, Report):
        return "\n".join(text for _, text in passages(thing))
    texts = _TEXTS.get(type(thing), {})
    return texts[of](thing) if of in texts else None


def passages(thing: Any, of: str = "text") -> Iterator[tuple[Locatable, str]]:
    """The passages a thing consists of, each with its squeezed text: a part's paragraphs, else itself."""
    if isinstance(thing, Report):
        yield from ((heading, heading.text) for heading in thing.headings)
        yield from ((paragraph, paragraph.squeezed) for paragraph in thing.paragraphs)
    elif isinstance(thing, Section) and of == "text":
        yield from ((paragraph, paragraph.squeezed) for paragraph in thing.paragraphs)
    else:
        text = text_of(thing, of)
        if text is not None:
            yield thing, text


def at_match(passage: Locatable, match: re.Match[str]) -> Locatable:
    """The passage, placed at the match where its text has exact places."""
    if isinstance(passage, Paragraph):
        text = passage.text
        return replace(passage, at=Place(passage.at.node, text, match.start(), match.end()))
    return passage


@dataclass(frozen=True, slots=True)
class Search:
    """Something to look for."""

    name: Message
    """What readers call it."""
    pattern: re.Pattern[str]


@lru_cache(maxsize=1024)
def searches(
    words: tuple[str, ...], pattern: re.Pattern[str] | None, vocabulary: str, form: Form
) -> tuple[Search, ...]:
    """What the options `words`, `pattern` and `vocabulary` look for.

    `words` and `pattern` are one search together. A vocabulary is a word list of the form: a pattern, a list
    of words, or a table of lists, which is one search an entry. A form without that vocabulary has none.
    """
    found = []
    if words or pattern:
        alternatives = [re.escape(squeeze(word)) for word in words]
        alternatives += [pattern.pattern] if pattern else []
        name = "、".join((*words, *([] if pattern is None else [pattern.pattern] if not words else [])))
        found.append(Search(Message(name, name), re.compile("|".join(alternatives))))
    if vocabulary:
        found += _vocabulary(vocabulary, form)
    return tuple(found)


def _vocabulary(path: str, form: Form) -> Iterator[Search]:
    entry: Any = form.vocabulary
    for step in path.split("."):
        entry = entry.get(step) if isinstance(entry, Mapping) else None
    if isinstance(entry, Mapping):
        for name, words in entry.items():
            yield Search(Message(name, name), _any_of(words))
    elif entry:
        name = path if isinstance(entry, str) else "、".join(entry)
        yield Search(Message(name, name), _any_of(entry))


def _any_of(words: Any) -> re.Pattern[str]:
    """A vocabulary's entry as a pattern: a string is one already."""
    return re.compile(words if isinstance(words, str) else "|".join(re.escape(word) for word in words))
