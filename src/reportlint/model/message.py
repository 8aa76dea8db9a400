"""A sentence in the two languages users read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple

Language = Literal["zh", "en"]


class Message(NamedTuple):
    """One sentence, Chinese first. `{name}` marks are filled by `fill`."""

    zh: str
    en: str

    def in_(self, language: Language) -> str:
        """The sentence in one language."""
        return self.zh if language == "zh" else self.en

    def within(self, whole: Message) -> Message:
        """Called by what it stands in, then by its own name: 总体情况 · 收到申请."""
        return Message(*(f"{above} · {own}" for above, own in zip(whole, self, strict=True)))

    def fill(self, arguments: Mapping[str, object]) -> Message:
        """Put arguments into the marks; an argument that is itself a `Message` follows the language.

        Raises KeyError when a mark has no argument.
        """
        return Message(*(_filled(text, n, arguments) for n, text in enumerate(self)))


def _filled(template: str, language: int, arguments: Mapping[str, object]) -> str:
    spoken = {
        name: value[language] if isinstance(value, Message) else value for name, value in arguments.items()
    }
    return template.format_map(spoken)
