"""What links of portals say: the words of `words.toml`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files

from reportlint.support.structure import read
from reportlint.support.toml import parsed_toml


@dataclass(frozen=True)
class PortalWords:
    """All of them; strings are regular expressions for a whole text."""

    before: tuple[str, ...]
    after: tuple[str, ...]
    corrections: tuple[str, ...]
    columns: str
    parts: str
    entrances: str
    looks: str
    next: str
    ends: tuple[str, ...]
    away: tuple[str, ...]

    def is_about(self, before: str, after: str) -> bool:
        """Whether what stands before and after the name of a report makes a title of something about it."""
        return any(word in before for word in self.before) or any(word in after for word in self.after)

    def is_correction(self, title: str) -> bool:
        """Whether a title says that it takes another's place."""
        return any(word in title for word in self.corrections)

    def names_column(self, text: str) -> bool:
        """Whether a text is the name of a column of reports."""
        return self._columns.fullmatch(text) is not None

    def names_part(self, text: str) -> bool:
        """Whether a text is the name of a group of bodies."""
        return self._parts.fullmatch(text) is not None

    def names_entrance(self, text: str) -> bool:
        """Whether a text is the name of a column on the way to one of reports."""
        return self._entrances.fullmatch(text) is not None

    def only_looks(self, text: str) -> bool:
        """Whether a text says nothing of what it leads to."""
        return not text or self._looks.fullmatch(text) is not None

    def leads_on(self, text: str) -> bool:
        """Whether a text leads to a list's next page."""
        return self._next.fullmatch(text) is not None

    def leads_away(self, heading: str) -> bool:
        """Whether the links below a heading lead away from the portal."""
        return any(word in heading for word in self.away)

    @cached_property
    def _columns(self) -> re.Pattern[str]:
        return re.compile(self.columns)

    @cached_property
    def _parts(self) -> re.Pattern[str]:
        return re.compile(self.parts, re.I)

    @cached_property
    def _entrances(self) -> re.Pattern[str]:
        return re.compile(self.entrances)

    @cached_property
    def _looks(self) -> re.Pattern[str]:
        return re.compile(self.looks, re.I)

    @cached_property
    def _next(self) -> re.Pattern[str]:
        return re.compile(self.next)


@cache
def words() -> PortalWords:
    """The words of `words.toml`."""
    text = (files("reportlint.portals") / "words.toml").read_text(encoding="utf-8")
    found = read(PortalWords, parsed_toml(text))
    if isinstance(found, list):
        raise ValueError(found)
    return found
