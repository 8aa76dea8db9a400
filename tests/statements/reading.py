"""Helpers: read plain text as paragraphs of a report."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

from reportlint.model.grammar import Grammar
from reportlint.model.message import Message
from reportlint.model.place import Place
from reportlint.model.section import Paragraph
from reportlint.model.statement import Statement, Tense
from reportlint.model.text import Text
from reportlint.reading.statements import NarrativeNumbers, read_grammar, read_statements

FILE = Path(__file__).parents[2] / "rules" / "forms" / "statements.toml"


@cache
def shipped() -> Grammar:
    return read_grammar(tomllib.loads(FILE.read_text(encoding="utf-8")))


def paragraphs(text: str, section: str = "sections/overview") -> list[tuple[str, Paragraph]]:
    pairs = []
    for n, line in enumerate(text.split("\n")):
        body = Text(line, [])
        pairs.append((section, Paragraph(body, f"{section}/{n}", Message("段", "paragraph"), Place(0, body))))
    return pairs


def read(text: str, year: int | None = 2024, section: str = "sections/overview") -> NarrativeNumbers:
    return read_statements(paragraphs(text, section), shipped(), year)


def spoken(statement: Statement) -> str:
    """`received 12`, `received none`, `received 31 last-year`, `received 65 channel`."""
    value = "none" if statement.none else f"{statement.value.normalize():f}"
    extras = [] if statement.tense is Tense.THIS_YEAR else [statement.tense.value]
    extras += [] if statement.scope.value == "whole" else [statement.scope.value]
    return " ".join([statement.subject, value, *extras])


def says(text: str, year: int | None = 2024, section: str = "sections/overview") -> list[str]:
    return [spoken(statement) for statement in read(text, year, section).statements]


def related(text: str, year: int = 2024) -> list[tuple[object, ...]]:
    """Kind, percentage, difference, part and base of everything found."""

    def number(quantity: object) -> object:
        return None if quantity is None else int(quantity.value)  # type: ignore[attr-defined]

    return [
        (
            one.kind,
            None if one.percent is None else str(one.percent),
            number(one.difference),
            number(one.part),
            number(one.base),
        )
        for one in read(text, year).ratios
    ]


def listed(text: str) -> list[tuple[str, str, str]]:
    """Whole, parts and claim of every list, such as `("12条", "5条+7条", "closed")`."""
    return [
        (
            f"{one.whole.value:f}{one.whole.unit}",
            "+".join(f"{part.value:f}" for part in one.parts),
            "closed" if one.closed else "open" if one.open else "",
        )
        for one in read(text).breakdowns
    ]
