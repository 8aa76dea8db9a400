"""What was read of a sentence → values of the model, each with its place, key and label."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from reportlint.model.grammar import Grammar, Reading
from reportlint.model.message import Message
from reportlint.model.place import Place
from reportlint.model.section import Paragraph
from reportlint.model.statement import Breakdown, Quantity, Ratio, Scope, Statement
from reportlint.reading.statements.claims import Claim
from reportlint.reading.statements.items import ListItem
from reportlint.reading.statements.lists import Listing
from reportlint.reading.statements.ratios import Relation
from reportlint.reading.statements.tokens import NumberToken


class SentenceContext(NamedTuple):
    """The sentence at hand."""

    section: str
    paragraph: Paragraph
    start: int
    end: int
    sentence: str
    """Its text: one string, however many values it stands with."""

    def text(self, start: int, end: int) -> str:
        """A stretch of its paragraph."""
        return self.paragraph.squeezed[start:end]

    def place(self, start: int, end: int) -> Place:
        """A stretch of its paragraph as a place."""
        return Place(self.paragraph.at.node, self.paragraph.text, start, end)


@dataclass(slots=True)
class ValueMaker:
    """Makes the values; keys count up, so that the second statement of a kind has a key of its own."""

    grammar: Grammar
    _times: Counter[str] = field(default_factory=Counter)

    def statement(self, claim: Claim, here: SentenceContext) -> Statement:
        """A number said about a subject."""
        subject = self.grammar.subjects[claim.subject]
        key = self._key(f"{here.section}/said/{claim.subject}")
        quantity = _quantity(claim.number, here, key, subject.title)
        return Statement(
            subject=claim.subject,
            quantity=quantity,
            value=quantity.value / subject.per,
            tense=claim.tense,
            scope=claim.scope,
            certain=claim.certain,
            body=here.text(*claim.body) if claim.scope in (Scope.BODIES, Scope.JURISDICTION) else "",
            none=claim.none,
            readings=self._readings(claim),
            sentence=here.sentence,
            section=here.section,
            passage=claim.passage,
            pattern=claim.pattern.form,
            key=key,
            label=subject.title,
            at=quantity.at,
        )

    def _readings(self, claim: Claim) -> tuple[Reading, ...]:
        """What the claim may agree with, in the rows of what it is a part of, if that is told."""
        readings = self.grammar.subjects[claim.subject].readings
        if not claim.row:
            return _readings(readings, claim)
        own = readings[0][0].rpartition("/")[0]
        columns = [
            [cell.removeprefix(f"{own}/") for cell in reading]
            for reading in readings
            if all(cell.startswith(f"{own}/") for cell in reading)
        ]
        return tuple(
            tuple(f"{cell.removesuffix('/total')}/{column}" for cell in row for column in some)
            for row in self.grammar.subjects[claim.row].readings
            for some in columns
        )

    def further(self, listing: Breakdown, item: ListItem, here: SentenceContext) -> Breakdown:
        """A list with one more part."""
        noun = here.text(item.before.start, item.number.start)
        key = f"{listing.key}/{len(listing.parts) + 1}"
        part = _quantity(item.number, here, key, Message("分项", "a part"), noun)
        return replace(listing, parts=(*listing.parts, part))

    def breakdown(self, listing: Listing, here: SentenceContext) -> Breakdown:
        """A list with its whole."""
        key = self._key(f"{here.section}/list")
        whole = _quantity(listing.whole, here, f"{key}/whole", Message("合计", "the whole"))
        parts = tuple(
            _quantity(
                part.number,
                here,
                f"{key}/{n}",
                Message("分项", "a part"),
                here.text(part.before.start, part.number.start).lstrip("、"),
            )
            for n, part in enumerate(listing.parts, 1)
        )
        return Breakdown(
            whole=whole,
            parts=parts,
            closed=listing.closed,
            open=listing.open,
            sure=listing.sure,
            cue=listing.cue,
            sentence=here.sentence,
            section=here.section,
            key=key,
            label=Message("分项数字", "a list of parts"),
            at=whole.at,
        )

    def ratio(self, relation: Relation, here: SentenceContext) -> Ratio:
        """A percentage or a change."""
        key = self._key(f"{here.section}/ratio")
        related = [
            None if number is None else _quantity(number, here, key, Message("数字", "a number"))
            for number in (relation.difference, relation.part, relation.base)
        ]
        return Ratio(
            kind=relation.kind,
            percent=relation.percent,
            decimals=relation.decimals,
            said=here.text(relation.start, relation.end),
            difference=related[0],
            part=related[1],
            base=related[2],
            exactness=relation.exactness,
            step=relation.step,
            readings=self.grammar.subjects[relation.of].readings if relation.of else (),
            subject=relation.subject,
            sentence=here.sentence,
            section=here.section,
            key=key,
            label=Message("比例或增减", "a share or change"),
            at=here.place(relation.start, relation.end),
        )

    def _key(self, key: str) -> str:
        self._times[key] += 1
        return key if self._times[key] == 1 else f"{key}/{self._times[key]}"


def _readings(readings: tuple[Reading, ...], claim: Claim) -> tuple[Reading, ...]:
    """What the claim may agree with: its subject's readings, in its column, or of what came anew."""
    if claim.new:
        readings = readings[:1]
    if not claim.column:
        return readings
    return tuple(
        tuple(f"{cell.removesuffix('/total')}/{claim.column}" for cell in reading) for reading in readings
    )


def _quantity(
    number: NumberToken, here: SentenceContext, key: str, label: Message, noun: str = ""
) -> Quantity:
    place = here.place(number.start, number.end)
    return Quantity(number.value, number.unit, number.exactness, noun, key, label, place)
