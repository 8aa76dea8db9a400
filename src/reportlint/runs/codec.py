"""Outcomes as compressed JSON, and back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final, NamedTuple

import msgspec

from reportlint.model.finding import Crash, Finding, Judgement, Notice, Outcome, Verdict
from reportlint.similarity import Signature
from reportlint.support.damage import reading_back
from reportlint.support.packing import Packing


@dataclass(frozen=True, slots=True)
class CrossFindings:
    """What rules across reports said about one report."""

    findings: tuple[Finding, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    crashes: tuple[Crash, ...] = ()
    notices: tuple[Notice, ...] = ()

    def added_to(self, outcome: Outcome) -> Outcome:
        """The outcome with these."""
        return replace(
            outcome,
            findings=(*outcome.findings, *self.findings),
            judgements=(*outcome.judgements, *self.judgements),
            crashes=(*outcome.crashes, *self.crashes),
            notices=(*outcome.notices, *self.notices),
        )


class _Page(NamedTuple):
    """What is kept of one page."""

    outcome: Outcome
    """Without its judgements."""
    keys: tuple[tuple[str, ...], ...]
    """Of things that were judged: most rules judge the same ones."""
    rules: tuple[str, ...]
    """Of the judgements, as the next two."""
    verdicts: tuple[Verdict, ...]
    things: tuple[int, ...]
    """Numbers of their keys."""


PACKING: Final = Packing(__package__, "codec.txt")
_encode: Final = msgspec.json.Encoder().encode
_pages: Final = msgspec.json.Decoder(list[_Page])
_across: Final = msgspec.json.Decoder(CrossFindings)


def packed_outcomes(outcomes: Iterable[Outcome]) -> bytes:
    """The outcomes of one page, to be kept."""
    return PACKING.pack(_encode([_page(outcome) for outcome in outcomes]))


@reading_back()
def outcomes_of(data: bytes) -> list[Outcome]:
    """The outcomes, as they were."""
    return [_outcome(page) for page in _pages.decode(PACKING.unpack(data))]


def _page(outcome: Outcome) -> _Page:
    numbers: dict[tuple[str, ...], int] = {}
    things = tuple(numbers.setdefault(one.keys, len(numbers)) for one in outcome.judgements)
    rules = tuple(one.rule for one in outcome.judgements)
    verdicts = tuple(one.verdict for one in outcome.judgements)
    return _Page(replace(outcome, judgements=()), tuple(numbers), rules, verdicts, things)


def _outcome(page: _Page) -> Outcome:
    keys = map(page.keys.__getitem__, page.things)
    told = map(Judgement._make, zip(page.rules, page.verdicts, keys, strict=True))
    return replace(page.outcome, judgements=tuple(told))


def packed_comparison(compared: CrossFindings) -> bytes:
    """What rules across reports said, to be kept."""
    return PACKING.pack(_encode(compared))


@reading_back()
def comparison_of(data: bytes) -> CrossFindings:
    """What they said, as it was."""
    return _across.decode(PACKING.unpack(data))


def packed_signature(signature: Signature) -> bytes:
    """A signature, to be kept."""
    return bytes([len(signature.figures)]) + signature.figures + signature.words


@reading_back()
def signature_of(data: bytes) -> Signature:
    """The signature, as it was."""
    end = 1 + data[0]
    return Signature(words=data[end:], figures=data[1:end])
