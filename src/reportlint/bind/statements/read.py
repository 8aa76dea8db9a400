"""Paragraphs of a report → statements, lists and ratios."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from reportlint.bind.statements.claims import Claim, SentenceReader, Topic
from reportlint.bind.statements.lists import Item, Listing, listings
from reportlint.bind.statements.ratios import relations
from reportlint.bind.statements.tokens import Lexer, Number, Sentence
from reportlint.model.grammar import Grammar
from reportlint.model.place import Place
from reportlint.model.report import Paragraph
from reportlint.model.say import Say
from reportlint.model.statement import Breakdown, Quantity, Ratio, Statement

_SECTION_TOPICS = {"sections/requests": "applications", "sections/disputes": "disputes"}
_ITEM = re.compile(
    r"（[一二三四五六七八九十]+）|[一二三四五六七八九十]+、|[0-9]{1,2}[.、．](?![0-9])|[一二三四五六七八九十]+是"
)
_HEADING_LIMIT = 40


class Said(NamedTuple):
    """What the narrative says in numbers."""

    statements: tuple[Statement, ...] = ()
    breakdowns: tuple[Breakdown, ...] = ()
    ratios: tuple[Ratio, ...] = ()


def read_statements(paragraphs: Iterable[tuple[str, Paragraph]], grammar: Grammar, year: int | None) -> Said:
    """Read the narrative: pairs of section key and paragraph, in reading order.

    `year` is the year reported on; without it, years that are printed as numbers are not told apart, and what
    is said about them is left out.
    """
    if grammar.scanner is None:
        return Said()
    reader = _Reader(grammar, year)
    for section, paragraph in paragraphs:
        reader.read(section, paragraph)
    return Said(tuple(reader.statements), tuple(reader.breakdowns), tuple(reader.ratios))


class _Reader:
    def __init__(self, grammar: Grammar, year: int | None) -> None:
        self._grammar = grammar
        self._lexer = Lexer(grammar, year)
        self._topic = Topic()
        self._claims = SentenceReader(grammar, self._topic)
        self._section = ""
        self._unfinished = False
        self._times: Counter[str] = Counter()
        self.statements: list[Statement] = []
        self.breakdowns: list[Breakdown] = []
        self.ratios: list[Ratio] = []

    def read(self, section: str, paragraph: Paragraph) -> None:
        text = paragraph.squeezed
        if not text:
            return
        if section != self._section:
            self._section = section
            self._topic.base = _SECTION_TOPICS.get(section, "")
            self._topic.turn(self._topic.base)
            self._unfinished = False
        item = _ITEM.match(text)
        if item and item[0][0] in "（一二三四五六七八九十" and not item[0].endswith("是"):
            self._topic.base = _SECTION_TOPICS.get(section, "")
        if not self._unfinished:
            self._topic.turn(self._topic.base)
        sentences = self._lexer.sentences(text)
        heading = bool(item) or (len(text) <= _HEADING_LIMIT and not text.endswith("。"))
        before: list[Item] = []
        for n, sentence in enumerate(sentences):
            claims = list(self._claims.claims(sentence))
            self._note(section, paragraph, text, sentence, claims)
            before = self._lists(section, paragraph, text, sentence, claims, before)
            if (
                n == 0
                and heading
                and not sentence.numbers
                and sentence.end - sentence.start <= _HEADING_LIMIT
            ):
                self._topic.base = self._topic.now
        self._unfinished = text[-1] not in "。！？；" and not heading

    def _note(
        self, section: str, paragraph: Paragraph, text: str, sentence: Sentence, claims: list[Claim]
    ) -> None:
        said = text[sentence.start : sentence.end]
        for claim in claims:
            subject = self._grammar.subjects[claim.subject]
            key = self._key(f"{section}/said/{claim.subject}")
            quantity = self._quantity(claim.number, paragraph, key, subject.title)
            self.statements.append(
                Statement(
                    subject=claim.subject,
                    quantity=quantity,
                    value=quantity.value / subject.per,
                    tense=claim.tense,
                    scope=claim.scope,
                    none=claim.none,
                    readings=subject.readings,
                    sentence=said,
                    section=section,
                    passage=claim.passage,
                    pattern=claim.pattern.form,
                    key=key,
                    label=subject.title,
                    at=quantity.at,
                )
            )

    def _lists(
        self,
        section: str,
        paragraph: Paragraph,
        text: str,
        sentence: Sentence,
        claims: list[Claim],
        before: list[Item],
    ) -> list[Item]:
        if not sentence.numbers:
            return []
        found, items = listings(sentence, claims, self._grammar.subjects, before)
        self._relate(section, paragraph, text, sentence, claims, found)
        for listing in found:
            key = self._key(f"{section}/list")
            whole = self._quantity(listing.whole, paragraph, f"{key}/whole", Say("合计", "whole"))
            parts = tuple(
                self._quantity(
                    part.number,
                    paragraph,
                    f"{key}/{n}",
                    Say("分项", "part"),
                    text[part.start : part.number.start],
                )
                for n, part in enumerate(listing.parts, 1)
            )
            self.breakdowns.append(
                Breakdown(
                    whole,
                    parts,
                    listing.closed,
                    listing.open,
                    listing.cue,
                    text[sentence.start : sentence.end],
                    section,
                    key,
                    Say("分项数字", "list of parts"),
                    whole.at,
                )
            )
        return items

    def _relate(
        self,
        section: str,
        paragraph: Paragraph,
        text: str,
        sentence: Sentence,
        claims: list[Claim],
        found: list[Listing],
    ) -> None:
        for relation in relations(sentence, claims, found):
            key = self._key(f"{section}/ratio")

            def quantity(number: Number | None, key: str = key) -> Quantity | None:
                return (
                    None if number is None else self._quantity(number, paragraph, key, Say("数字", "number"))
                )

            self.ratios.append(
                Ratio(
                    kind=relation.kind,
                    percent=relation.percent,
                    decimals=relation.decimals,
                    difference=quantity(relation.difference),
                    part=quantity(relation.part),
                    base=quantity(relation.base),
                    subject=relation.subject,
                    sentence=text[sentence.start : sentence.end],
                    section=section,
                    key=key,
                    label=Say("比例或增减", "ratio or change"),
                    at=Place(paragraph.at.node, paragraph.text, relation.start, relation.end),
                )
            )

    def _quantity(
        self, number: Number, paragraph: Paragraph, key: str, label: Say, noun: str = ""
    ) -> Quantity:
        place = Place(paragraph.at.node, paragraph.text, number.start, number.end)
        return Quantity(number.value, number.unit, number.exactness, noun, key, label, place)

    def _key(self, key: str) -> str:
        self._times[key] += 1
        return key if self._times[key] == 1 else f"{key}/{self._times[key]}"
