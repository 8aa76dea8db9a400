"""Outcomes as compressed JSON, and back."""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

import msgspec

from reportlint.model.finding import Crash, Finding, Judgement, Notice, Outcome
from reportlint.similarity import Signature

_LEVEL: Final = 3


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


Packed = list[tuple[Outcome, tuple[Judgement, ...]]]
"""Outcomes without their judgements, and these."""

_encode: Final = msgspec.json.Encoder().encode
_outcomes: Final = msgspec.json.Decoder(Packed)
_across: Final = msgspec.json.Decoder(CrossFindings)
_signature: Final = msgspec.json.Decoder(Signature)


def packed_outcomes(outcomes: Iterable[Outcome]) -> bytes:
    """The outcomes of one page, to be kept."""
    return _packed([(replace(outcome, judgements=()), outcome.judgements) for outcome in outcomes])


def outcomes_of(data: bytes) -> list[Outcome]:
    """The outcomes, as they were."""
    parcel = _outcomes.decode(zlib.decompress(data))
    return [replace(outcome, judgements=judgements) for outcome, judgements in parcel]


def packed_comparison(compared: CrossFindings) -> bytes:
    """What rules across reports said, to be kept."""
    return _packed(compared)


def comparison_of(data: bytes) -> CrossFindings:
    """What they said, as it was."""
    return _across.decode(zlib.decompress(data))


def packed_signature(signature: Signature) -> bytes:
    """A signature, to be kept."""
    return _encode(signature)


def signature_of(data: bytes) -> Signature:
    """The signature, as it was."""
    return _signature.decode(data)


def _packed(value: object) -> bytes:
    return zlib.compress(_encode(value), _LEVEL)
