"""Paragraphs of a report → statements, lists and ratios."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import NamedTuple

from reportlint.model.grammar import Grammar, WordRole
from reportlint.model.section import Paragraph, Passage
from reportlint.model.statement import Breakdown, Ratio, Statement
from reportlint.reading.statements.averages import averages
from reportlint.reading.statements.bases import ShareBases
from reportlint.reading.statements.changes import changes
from reportlint.reading.statements.claims import Claim, Topic
from reportlint.reading.statements.complements import complements, hundred
from reportlint.reading.statements.differences import differences
from reportlint.reading.statements.expressions import expressions
from reportlint.reading.statements.fractions import fractions
from reportlint.reading.statements.items import ListItem, items
from reportlint.reading.statements.kinds import kinds
from reportlint.reading.statements.lexer import Lexer
from reportlint.reading.statements.lists import listings
from reportlint.reading.statements.movements import movements
from reportlint.reading.statements.named_shares import named_shares
from reportlint.reading.statements.names import OwnNames
from reportlint.reading.statements.opposed import opposed
from reportlint.reading.statements.paces import paces
from reportlint.reading.statements.pairs import exceeding
from reportlint.reading.statements.parallels import told_apart
from reportlint.reading.statements.proportions import proportions
from reportlint.reading.statements.ratios import Relation, rates
from reportlint.reading.statements.reached import reached, times_reached
from reportlint.reading.statements.remainders import remainders
from reportlint.reading.statements.sentence_reader import SentenceReader
from reportlint.reading.statements.shares import ShareReader
from reportlint.reading.statements.spoken import Spoken
from reportlint.reading.statements.tokens import Sentence
from reportlint.reading.statements.told import Told
from reportlint.reading.statements.totals import across, summed_apart, totals
from reportlint.reading.statements.values import SentenceContext, ValueMaker
from reportlint.support import limits

_SECTION_TOPICS = {"sections/requests": "applications", "sections/disputes": "disputes"}
_ITEM = re.compile(
    r"(?P<part>（[一二三四五六七八九十]+）|[一二三四五六七八九十]+、)"
    r"|[0-9]{1,2}[.、．](?![0-9])|（[0-9]{1,2}）|[一二三四五六七八九十]+是"
)
_HEADING_LIMIT = 40
"""Characters a heading may have."""


class NarrativeNumbers(NamedTuple):
    """What the narrative says in numbers."""

    statements: tuple[Statement, ...] = ()
    breakdowns: tuple[Breakdown, ...] = ()
    ratios: tuple[Ratio, ...] = ()
    unrelated: tuple[Passage, ...] = ()
    """Sentences with more numbers than are related to each other: their lists and ratios were not read."""


def read_statements(
    paragraphs: Iterable[tuple[str, Paragraph]], grammar: Grammar, year: int | None, body: str = ""
) -> NarrativeNumbers:
    """Read the narrative: pairs of section key and paragraph, in reading order.

    `year` is the year reported on; without it, years that are printed as numbers are not told apart, and what
    is said about them is left out. `body` is the name of the body that reports.
    """
    if not grammar.lexicon:
        return NarrativeNumbers()
    reader = _NarrativeReader(grammar, Lexer(grammar, year, OwnNames(body)))
    for section, paragraph in paragraphs:
        reader.read(section, paragraph)
    return NarrativeNumbers(
        tuple(reader.upheld()), tuple(reader.breakdowns), tuple(reader.ratios), tuple(reader.unrelated)
    )


class _NarrativeReader:
    """Goes through the paragraphs; what is being spoken of lives on from one to the next."""

    def __init__(self, grammar: Grammar, lexer: Lexer) -> None:
        self._grammar = grammar
        self._year = lexer.year
        self._lexer = lexer
        self._topic = Topic()
        self._claims = SentenceReader(grammar, self._topic)
        self._maker = ValueMaker(grammar)
        self._section = ""
        self._unfinished = False
        """The paragraph before broke off in the middle of a sentence."""
        self._lists_before = 0
        """Where the lists of the last sentence with numbers begin."""
        self._against: list[frozenset[str]] = []
        """For each statement, the subjects whose numbers in the same passage speak against it."""
        self._told = Told()
        self.statements: list[Statement] = []
        self.breakdowns: list[Breakdown] = []
        self.ratios: list[Ratio] = []
        self.unrelated: list[Passage] = []

    def read(self, section: str, paragraph: Paragraph) -> None:
        text = paragraph.squeezed
        if not text:
            return
        item = _ITEM.match(text)
        if section != self._section or (item and item["part"]):
            self._topic.base = _SECTION_TOPICS.get(section, "")
        if section != self._section or not self._unfinished:
            self._topic.turn(self._topic.base)
        self._told.turn(goes_on=section == self._section)
        self._section = section
        heads = bool(item) or (len(text) <= _HEADING_LIMIT and text[-1] != "。")
        before = Spoken()
        for n, sentence in enumerate(self._lexer.sentences(text)):
            start, end = sentence.start, sentence.end
            here = SentenceContext(section, paragraph, start, end, text[start:end])
            before = self._sentence(sentence, here, before)
            if n == 0 and heads and not sentence.numbers and len(here.sentence) <= _HEADING_LIMIT:
                self._topic.base = self._topic.now
        self._unfinished = text[-1] not in "。！？；" and not heads

    def _sentence(self, sentence: Sentence, here: SentenceContext, before: Spoken) -> Spoken:
        """Read one sentence; gives its numbers, which a list in the next one can be about."""
        claims: list[Claim] = []
        disclaimed = self._grammar.disclaimed
        if not sentence.claims or (disclaimed is not None and disclaimed.search(here.sentence)):
            # Its numbers are another matter's, but a sum is a sum.
            self._claims.listen(sentence)
        else:
            claims = list(told_apart(list(self._claims.claims(sentence)), here.paragraph.squeezed))
        self.statements += [self._maker.statement(claim, here) for claim in claims]
        self._against += [
            # What came anew is told apart from what was carried over.
            frozenset() if claim.new else claim.pattern.against - {claim.subject, claim.row}
            for claim in claims
        ]
        text = here.paragraph.squeezed
        if sentence.claims:
            self.ratios += [self._maker.ratio(one, here) for one in times_reached(text, here.start, here.end)]
        if not sentence.numbers:
            return Spoken()
        counted = list(items(sentence, claims, self._grammar.subjects, text))
        said = expressions(sentence, text)
        if len(counted) + len(said) > limits.SENTENCE_NUMBERS:
            self.unrelated.append(here.paragraph.part(here.start, here.end))
            return Spoken()
        found, top = listings(counted, before, text, self._grammar)
        found += totals(counted, before.open, found, text)
        summed_apart(found)
        found += remainders(counted, found, text, self._grammar.left)
        if not found:
            found += across(counted, before)
        if not found:
            found += kinds(counted, self._told.former, text, self._grammar.kinds)
        found += exceeding(counted, text, self._grammar.pairs)
        if not found:
            found += complements(counted, text, self._grammar.complements)
            found += hundred(said, text, self._grammar.framed, sentence.start, sentence.end)
        lists = [self._maker.breakdown(listing, here) for listing in found]
        if counted and WordRole.TURN in counted[0].before.roles:
            self._complete(counted[0], here)
        self._lists_before = len(self.breakdowns)
        self.breakdowns += lists
        bases = ShareBases(text, counted, found, before.open)
        whole = list(fractions(said, text))
        told = {relation.start for relation in whole}
        said = [one for one in said if one.start not in told]
        shares = ShareReader(text, counted, bases, self._grammar.bases)
        moved = list(opposed(changes(sentence, claims, said, self._told.former, before.alone), counted, text))
        related: list[Relation] = [
            *shares.read(sentence, said),
            *rates(sentence, said, self._topic.now, claims, bases.named),
            *moved,
            *reached(counted, said, moved, text),
            *averages(counted, text, self._year, found),
            *paces(counted, text),
            *differences(counted, text),
            *whole,
            *movements(counted, text, self._grammar.movements),
            *proportions(sentence, said, counted, text),
            *named_shares(sentence, said, self._told, text),
        ]
        self._told.take(claims, counted, text)
        related.sort(key=lambda one: one.start)
        self.ratios += [self._maker.ratio(one, here) for one in related]
        made = frozenset(id(one.whole) for one in found if one.made == one.whole.value)
        return Spoken(top, counted, made, frozenset(id(one.whole) for one in found))

    def _complete(self, item: ListItem, here: SentenceContext) -> None:
        """Add a number to the list of the sentence before whose missing part it is: 此外，…325条."""
        for n, listing in enumerate(self.breakdowns[self._lists_before :], self._lists_before):
            left = listing.whole.value - sum((one.value for one in listing.parts), Decimal(0))
            if item.number.value == left and item.number.unit == listing.whole.unit:
                self.breakdowns[n] = self._maker.further(listing, item, here)

    def upheld(self) -> Iterator[Statement]:
        """The statements that no other one of their passage speaks against."""
        counted = {(said.passage, said.subject) for said in self.statements if said.value > 0}
        for said, against in zip(self.statements, self._against, strict=True):
            if not any((said.passage, subject) in counted for subject in against):
                yield said
