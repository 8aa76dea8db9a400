"""What came of judging: verdicts, findings, and everything that could not be judged."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from reportlint.model.message import Message
from reportlint.model.place import Region


class Severity(StrEnum):
    """How much a finding weighs."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 for the worst."""
        return ("error", "warning", "info").index(self.value)


class Verdict(StrEnum):
    """The five answers a rule can give about one thing."""

    PASS = "pass"
    FAIL = "fail"
    REVIEW = "review"
    """A person must look."""
    OPEN = "open"
    """Could not be judged."""
    NOT_APPLICABLE = "not-applicable"


@dataclass(frozen=True, slots=True)
class Origin:
    """Where an input came from and what it was."""

    name: str
    """Path or address as the user gave it."""
    path: str | None
    """Path of the file the places refer to, relative to the working folder; None for stdin."""
    url: str | None
    sha256: str
    size: int
    """Bytes."""
    media_type: str
    encoding: str
    """How it was decoded."""
    declared_encoding: str | None
    lost: int
    """Characters that could not be decoded."""


@dataclass(frozen=True, slots=True)
class Location:
    """A thing of the model, placed: what a finding points at."""

    key: str
    label: Message
    where: Region
    role: Message | None = None
    """What it has to do with the finding, such as 第一项."""
    origin: Origin | None = None
    """Set where it stands in another report than the finding's; its label then begins with that report."""


@dataclass(frozen=True, slots=True)
class Suppression:
    """Why a finding does not count."""

    reason: str
    kind: str
    """`waiver`, `review` (somebody found that it is not true) or `baseline`."""
    expires: date | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault, or one suspicion, at one place."""

    rule: str
    group: str
    severity: Severity
    verdict: Verdict
    """FAIL or REVIEW."""
    location: Location
    message: Message
    message_id: str
    arguments: Mapping[str, Message]
    """The message's arguments, rendered."""
    fix: Message
    clause: str
    related: tuple[Location, ...]
    explains: tuple[tuple[str, str], ...]
    """(rule, key) of the failing verdicts this cause brought about; they are no findings of their own."""
    fingerprint: str
    suppression: Suppression | None = None
    baseline: str | None = None
    """With a baseline: `new`, `unchanged`."""
    former: str = ""
    """The fingerprint that versions before 0.2 gave it, by which their baselines, waivers and lists know it."""

    @property
    def parts(self) -> frozenset[str]:
        """The keys of the things within its place that it names, such as the blank cells of a table."""
        return parts_of(self.location.key, (one.key for one in self.related if one.origin is None))

    @property
    def as_known(self) -> KnownFinding:
        """What a later run needs to find it again."""
        return KnownFinding(self.fingerprint, self.rule, self.location.key, self.parts)

    def known_as(self, print_: str) -> bool:
        """Whether this is its fingerprint, or was."""
        return print_ in (self.fingerprint, self.former)

    def goes_on_from(self, was: KnownFinding) -> bool:
        """Whether an earlier run had this fault already: the same, or a part of it.

        A fault in other cells of the same table is another one.
        """
        if self.fingerprint == was.fingerprint:
            return True
        part = self.parts <= was.parts
        if self.former == was.fingerprint:
            return part or not was.parts
        return bool(self.parts) and part and (self.rule, self.location.key) == (was.rule, was.key)


class KnownFinding(NamedTuple):
    """What an earlier run said of a finding, as far as it takes to find it again."""

    fingerprint: str
    rule: str
    key: str
    parts: frozenset[str]


def parts_of(key: str, related: Iterable[str]) -> frozenset[str]:
    """Which of the related things stand within a place."""
    return frozenset(one for one in related if one.startswith(f"{key}/"))


def fingerprint(
    rule: str, form: str, place: str, ordinal: int = 0, *, other: str = "", message: str = ""
) -> str:
    """Identity of a finding across republications: rule, form, message id and place; no line, no address.

    `place` is a logical key or what stands for one, see `place_of` in `engine.judge`. `other` is the name of
    the one other body it is about, if any. `ordinal` tells apart findings that share all of these: they are
    equal, so that it does not matter which of them was mended.
    """
    parts = ["2", rule, form, message, place, str(ordinal), other]
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:32]


def former_fingerprint(rule: str, form: str, key: str, ordinal: int = 0, other: str = "") -> str:
    """The identity that versions before 0.2 gave: by key, and counted off within it."""
    parts = [rule, form, key, str(ordinal), *([other] if other else [])]
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:32]


class Judgement(NamedTuple):
    """What one rule said about things that follow one another: of each the same."""

    rule: str
    verdict: Verdict
    keys: tuple[str, ...]
    """Of the things."""


@dataclass(frozen=True, slots=True)
class Crash:
    """A rule, hook or plugin that failed. It costs only itself and is named in every output."""

    plugin: str
    """Name and version."""
    what: str
    """The rule id or hook."""
    key: str
    """The thing that was judged, or the file; empty where there is none."""
    error: str
    said: Message | None = None
    """The error in both languages, where it is known."""

    @property
    def message(self) -> Message:
        """The error, for readers."""
        return self.said or Message(self.error, self.error)

    @property
    def reason(self) -> Message:
        """Where it failed, if that is not said by the error, and the error."""
        at = f"{self.key}: " if self.key and self.key not in self.message.en else ""
        return Message(f"{at}{self.message.zh}", f"{at}{self.message.en}")

    @property
    def in_words(self) -> Message:
        """What failed, whose it is, and why, in one sentence."""
        return Message(
            f"{self.plugin} 的 {self.what}：{self.reason.zh}",
            f"{self.what} of {self.plugin}: {self.reason.en}",
        )


class ProblemSide(StrEnum):
    """Whose matter a problem is."""

    OURS = "ours"
    NETWORK = "network"
    SITE = "site"
    PROTECTION = "protection"
    INPUT = "input"


@dataclass(frozen=True, slots=True)
class Problem:
    """Why an input could not be read or judged. `code` is from a closed list."""

    code: str
    message: Message
    advice: Message
    side: ProblemSide = ProblemSide.INPUT


@dataclass(frozen=True, slots=True)
class Notice:
    """Something worth knowing about how an input was read; no fault of the report."""

    code: str
    message: Message


@dataclass(frozen=True)
class Outcome:
    """Everything that happened to one input."""

    origin: Origin
    form: str | None
    """Id of the form it was read with; None where it is no report."""
    kind: Message
    """What the page is: 政府信息公开工作年度报告, 列表页 …"""
    title: str
    body: str
    year: int | None
    findings: tuple[Finding, ...]
    """All of them, suppressed ones included, in reading order."""
    judgements: tuple[Judgement, ...]
    crashes: tuple[Crash, ...]
    problem: Problem | None
    """Set where it could not be read or is no report; then there are no judgements."""
    notices: tuple[Notice, ...]
    extras: Mapping[str, object] = field(default_factory=dict)
    page: str | None = None
    """The text its places refer to, as it was decoded or converted; kept only for outputs that show it."""

    @property
    def clean(self) -> bool:
        """Whether it was read, every rule could run, and no error, warning or suspicion counts."""
        return (
            self.problem is None
            and not self.crashes
            and all(
                one.severity is Severity.INFO and one.verdict is not Verdict.REVIEW for one in self.active
            )
        )

    @cached_property
    def tally(self) -> Counter[Verdict]:
        """How many verdicts of each kind."""
        verdicts = Counter[Verdict]()
        for judgement in self.judgements:
            verdicts[judgement.verdict] += len(judgement.keys)
        return verdicts

    @property
    def active(self) -> tuple[Finding, ...]:
        """The findings that count."""
        return tuple(finding for finding in self.findings if finding.suppression is None)
