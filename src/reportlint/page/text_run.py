"""The characters of a page's text between two tags, each with the range it came from."""

from __future__ import annotations

import html
import re
from typing import Final, NamedTuple

_LONGEST: Final = 200_000
"""Characters of text between two tags beyond which single ones are not looked for."""
_REFERENCE: Final = re.compile(r"&(?:#[0-9]+;?|#[xX][0-9a-fA-F]+;?|[a-zA-Z][a-zA-Z0-9]*;?)")

Span = tuple[int, int]
"""A range of the page's text."""


class AlignedRun(NamedTuple):
    """The text between two tags: its visible characters, decoded, and the range each one came from."""

    visible: str
    spans: list[Span]


def visible(text: str) -> str:
    """The text without white space."""
    return "".join(text.split())


def text_run(text: str, start: int, end: int, *, literal: bool) -> AlignedRun:
    """The text of a range in which no tag stands; `literal`: no references stand in it either."""
    shown: list[str] = []
    spans: list[Span] = []
    if end - start > _LONGEST:
        return AlignedRun("", spans)

    def take(characters: str, at: int) -> None:
        for n, character in enumerate(characters, at):
            if not character.isspace():
                shown.append(character)
                spans.append((n, n + 1))

    at = start
    for match in () if literal else _REFERENCE.finditer(text, start, end):
        decoded = html.unescape(match[0])
        if decoded == match[0]:
            continue
        take(text[at : match.start()], at)
        # A reference without `;` may be the beginning of a longer word: `&ampx` is `&` and `x`.
        rest = len(decoded) - 1 if match[0].endswith(decoded[1:]) else 0
        at = match.end() - rest
        head = decoded[: len(decoded) - rest]
        for character in visible(head):
            shown.append(character)
            spans.append((match.start(), at))
    take(text[at:end], at)
    return AlignedRun("".join(shown), spans)
