"""Outcomes and snapshots as compressed JSON, and back."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Final, TypeVar

import msgspec

from reportlint.model.finding import Crash, Finding, Judgement, Outcome, Verdict
from reportlint.model.snapshot import Snapshot
from reportlint.similarity import Signature

T = TypeVar("T")

_LEVEL: Final = 3
_Runs = tuple[tuple[str, Verdict, tuple[str, ...]], ...]
"""Judgements with those of one rule and verdict together: a third of the size."""


@dataclass(frozen=True, slots=True)
class CrossFindings:
    """What rules across reports said about one report."""

    findings: tuple[Finding, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    crashes: tuple[Crash, ...] = ()

    def added_to(self, outcome: Outcome) -> Outcome:
        """The outcome with these."""
        return replace(
            outcome,
            findings=(*outcome.findings, *self.findings),
            judgements=(*outcome.judgements, *self.judgements),
            crashes=(*outcome.crashes, *self.crashes),
        )


@dataclass(frozen=True, slots=True)
class _Page:
    outcomes: tuple[Outcome, ...]
    judgements: tuple[_Runs, ...]


@dataclass(frozen=True, slots=True)
class _Across:
    findings: tuple[Finding, ...]
    judgements: _Runs
    crashes: tuple[Crash, ...]


_encode: Final = msgspec.json.Encoder().encode
_page: Final = msgspec.json.Decoder(_Page)
_across: Final = msgspec.json.Decoder(_Across)
_snapshot: Final = msgspec.json.Decoder(Snapshot)
_signature: Final = msgspec.json.Decoder(Signature)


def packed_outcomes(outcomes: Sequence[Outcome]) -> bytes:
    """The outcomes of one page, to be kept."""
    bare = tuple(replace(outcome, judgements=()) for outcome in outcomes)
    return _packed(_Page(bare, tuple(_runs(outcome.judgements) for outcome in outcomes)))


def outcomes_of(data: bytes) -> tuple[Outcome, ...]:
    """The outcomes, as they were."""
    page = _page.decode(zlib.decompress(data))
    return tuple(
        replace(outcome, judgements=tuple(_judgements(runs)))
        for outcome, runs in zip(page.outcomes, page.judgements, strict=True)
    )


def packed_comparison(compared: CrossFindings) -> bytes:
    """What rules across reports said, to be kept."""
    return _packed(_Across(compared.findings, _runs(compared.judgements), compared.crashes))


def comparison_of(data: bytes) -> CrossFindings:
    """What they said, as it was."""
    across = _across.decode(zlib.decompress(data))
    return CrossFindings(across.findings, tuple(_judgements(across.judgements)), across.crashes)


def packed_snapshot(snapshot: Snapshot) -> bytes:
    """A snapshot, to be kept."""
    return _packed(snapshot)


def snapshot_of(data: bytes) -> Snapshot:
    """The snapshot, as it was."""
    return _snapshot.decode(zlib.decompress(data))


def packed_signature(signature: Signature) -> bytes:
    """A signature, to be kept."""
    return _encode(signature)


def signature_of(data: bytes) -> Signature:
    """The signature, as it was."""
    return _signature.decode(data)


def _packed(value: object) -> bytes:
    return zlib.compress(_encode(value), _LEVEL)


def _runs(judgements: Iterable[Judgement]) -> _Runs:
    grouped = groupby(judgements, lambda one: (one.rule, one.verdict))
    return tuple((rule, verdict, tuple(one.key for one in many)) for (rule, verdict), many in grouped)


def _judgements(runs: _Runs) -> Iterator[Judgement]:
    return (Judgement(rule, key, verdict) for rule, verdict, keys in runs for key in keys)
