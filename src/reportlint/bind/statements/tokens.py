"""A paragraph as the tokens that the grammar knows: words, numbers, percentages, marks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from reportlint.bind.statements.numerals import MULTIPLIERS, arabic, chinese
from reportlint.model.grammar import Grammar, Role, WordClass
from reportlint.model.statement import Exactness


@dataclass(slots=True)
class Number:
    """A number with its unit."""

    value: Decimal
    unit: str
    kind: str
    """`count`, `money`, `other` as the grammar's units say; empty without unit."""
    exactness: Exactness
    start: int
    end: int
    hanzi: bool = False


@dataclass(slots=True)
class Token:
    """A piece of a paragraph: a word, number, percentage or mark; none of them for dates and titles."""

    start: int
    end: int
    word: WordClass | None = None
    number: Number | None = None
    percent: Decimal | None = None
    decimals: int = 0
    mark: str = ""
    year: int = 0
    """Set with `word` where it was a printed year."""


@dataclass(slots=True)
class Sentence:
    """The tokens of one sentence; `start` and `end` count in the squeezed paragraph, end mark left out."""

    start: int
    end: int
    tokens: list[Token]
    numbers: bool


class Lexer:
    """Reads paragraphs with the words of a grammar; years are told from each other by the report's."""

    def __init__(self, grammar: Grammar, year: int | None) -> None:
        self._grammar = grammar
        self._year = year
        roles = {some.role: some for some in reversed(tuple(grammar.classes.values()))}
        self._years = {
            -1: roles.get(Role.LAST_YEAR),
            0: roles.get(Role.THIS_YEAR),
            1: roles.get(Role.NEXT_YEAR),
        }
        self._other_year = WordClass("", (), Role.OTHER_YEAR, "")

    def sentences(self, text: str) -> list[Sentence]:
        """The sentences of a squeezed paragraph."""
        assert self._grammar.scanner is not None
        found: list[Sentence] = []
        tokens: list[Token] = []
        start, numbers = 0, False
        for match in self._grammar.scanner.finditer(text):
            token = self._token(match)
            if token.mark and token.mark in "。！？":
                found.append(Sentence(start, token.start, tokens, numbers))
                start, tokens, numbers = token.end, [], False
                continue
            numbers = numbers or token.number is not None or token.percent is not None
            tokens.append(token)
        if start < len(text):
            found.append(Sentence(start, len(text), tokens, numbers))
        return found

    def _token(self, match: re.Match[str]) -> Token:
        start, end = match.span()
        kind = match.lastgroup
        if kind == "word":
            return Token(start, end, word=self._grammar.lexicon[match[0]])
        if kind == "mark":
            return Token(start, end, mark=match[0])
        if kind == "number":
            return self._number(match, start, end)
        if kind == "hanzi":
            return self._hanzi(match, start, end)
        if kind == "percent":
            rate = match["rate"]
            return Token(start, end, percent=Decimal(rate), decimals=len(rate.partition(".")[2]))
        if kind == "year":
            return self._printed_year(int(match[0][:4]), start, end)
        return Token(start, end)

    def _printed_year(self, year: int, start: int, end: int) -> Token:
        word = self._years.get(year - self._year) if self._year else None
        return Token(start, end, word=word or self._other_year, year=year)

    def _number(self, match: re.Match[str], start: int, end: int) -> Token:
        digits, unit = match["digits"], match["unit"] or ""
        if not unit and (hotline := self._grammar.lexicon.get(digits)):
            return Token(start, end, word=hotline)
        exactness = Exactness.EXACT
        if match["over"] or match["more"] or match["after"] in ("以上", "有余", "余"):
            exactness = Exactness.OVER
        elif match["after"]:
            exactness = Exactness.ABOUT
        value = arabic(digits) * MULTIPLIERS[match["scale"] or ""]
        kind = self._grammar.units.get(unit, "")
        return Token(start, end, number=Number(value, unit, kind, exactness, start, end))

    def _hanzi(self, match: re.Match[str], start: int, end: int) -> Token:
        value = chinese(match["numeral"])
        if value is None:
            return Token(start, end)
        over = match["hover"] or match["hafter"] in ("以上", "有余", "余")
        exactness = Exactness.OVER if over else Exactness.ABOUT if match["hafter"] else Exactness.EXACT
        unit = match["hunit"]
        scaled = Decimal(value) * MULTIPLIERS[match["hscale"] or ""]
        return Token(
            start,
            end,
            number=Number(scaled, unit, self._grammar.units[unit], exactness, start, end, hanzi=True),
        )
