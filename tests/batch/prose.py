"""Texts of reports by invented bodies: put together from `phrases.toml`, no two alike."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from random import Random

PHRASES: Mapping[str, list[str]] = tomllib.loads(
    (Path(__file__).parent / "phrases.toml").read_text(encoding="utf-8")
)

_SLOT = re.compile(r"\[([a-z]+)\]")
_MARK = re.compile(r"\{([a-z0-9-]+)\}")
_PARTS = ("主动公开", "依申请公开", "政府信息管理", "政府信息公开平台建设", "监督保障")


class Author:
    """Writes the parts of one report. `numbers` fill the marks: those of the tables, and the year."""

    def __init__(self, rng: Random, myself: str, numbers: Mapping[str, int]) -> None:
        self._rng = rng
        self._filling: dict[str, object] = {"self": myself, **numbers}
        self._left: dict[str, list[str]] = {}

    def preface(self) -> str:
        """How long the figures were counted, and why."""
        return self._one("preface")

    def overview(self, last_received: int | None) -> str:
        """Part one; `last_received` are last year's applications, where the change is to be told."""
        received = int(str(self._filling["received"]))
        quiet = not received and not self._filling["processed"]
        told = self._one("requests-none" if quiet else "requests")
        if last_received is not None and received != last_received:
            self._filling["difference"] = abs(received - last_received)
            told += self._one("rise" if received > last_received else "fall")
        peaceful = not self._filling["review"] and not self._filling["litigation"]
        parts = (
            self._some("disclosure", "disclosure-more", 2),
            told
            + ("" if quiet else self._one("requests-more"))
            + self._one("disputes-none" if peaceful else "disputes"),
            self._some("management", "management", 1) + self._one("documents"),
            self._some("platform", "platform", 1),
            "".join(map(self._one, ("assessment", "review-by-society", "accountability", "training"))),
        )
        style, ordinals = self._rng.choice(
            (("（{}）{}。", "一二三四五"), ("{}.{}。", "12345"), ("（{}）{}情况\n", "一二三四五"))
        )
        heads = (style.format(ordinal, name) for ordinal, name in zip(ordinals, _PARTS, strict=True))
        return "\n".join([self._one("opening"), *map("".join, zip(heads, parts, strict=True))])

    def problems(self) -> str:
        """Part five: two problems, two remedies."""
        for number in (1, 2):
            self._filling[f"problem-{number}"] = self._one("problem")
            self._filling[f"remedy-{number}"] = self._one("remedy")
        return self._one("problems")

    def other(self) -> str:
        """Part six."""
        return self._one("other")

    def _some(self, first: str, more: str, count: int) -> str:
        opening = self._rng.choice(PHRASES[first])
        rest = [text for text in PHRASES[more] if text not in PHRASES[first]] or PHRASES[more]
        # Nothing is said twice, with other figures.
        further = self._rng.sample([text for text in rest if text != opening], count)
        return "".join(map(self._filled, (opening, *further)))

    def _one(self, topic: str) -> str:
        return self._filled(self._rng.choice(PHRASES[topic]))

    def _filled(self, text: str) -> str:
        parts = {mark: self._rng.randint(11, 999) for mark in "abc"}
        loose = {
            "few": self._rng.randint(2, 9),
            "some": self._rng.randint(12, 480),
            "many": self._rng.randint(120, 4000),
            **parts,
            "whole": sum(parts.values()),
        }
        text = _SLOT.sub(lambda slot: self._word(slot[1]), text)
        return _MARK.sub(lambda mark: str({**loose, **self._filling}[mark[1]]), text)

    def _word(self, table: str) -> str:
        """A word that this report has not used yet, as long as there are such."""
        if not self._left.get(table):
            self._left[table] = self._rng.sample(PHRASES[table], len(PHRASES[table]))
        return self._left[table].pop()
