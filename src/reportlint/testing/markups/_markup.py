"""What a markup is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from reportlint.model.message import Message
from reportlint.testing.draft import Draft
from reportlint.testing.render import DraftWriter


@dataclass(frozen=True, slots=True)
class Markup:
    """One way to write a report as a page."""

    name: str
    title: Message
    writer: Callable[[Draft], DraftWriter]
    faithful: bool = True
    """False where the page no longer says for sure which number belongs to which label."""
    faults: frozenset[str] = frozenset()
    """Rules that rightly answer to the markup itself."""
    encoding: str = "utf-8"

    def render(self, draft: Draft) -> str:
        """The page as text."""
        return self.writer(draft).page()

    def encode(self, draft: Draft) -> bytes:
        """The page as a server sends it."""
        return self.render(draft).encode(self.encoding)
