"""The tags of a page's text, one after the other, by the tokenizer rules of the HTML standard.

Only as much as positions need: where each tag begins and ends and what its name is. Nothing here builds a
tree; whether the parser saw the same tags is checked against the parser (see `align`).
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

START: Final = "start"
END: Final = "end"
OTHER: Final = "other"
"""A comment, a declaration, a processing instruction."""
OPEN: Final = "open"
"""A tag that the text ends in."""

LITERAL: Final = frozenset(("script", "style", "xmp", "iframe", "noembed", "noframes", "plaintext"))
"""Elements whose text holds no tags and no references."""

VOID: Final = frozenset(
    "area base bgsound br col embed frame hr img input link meta param source track wbr".split()
)
"""Elements that hold nothing and have no end tag."""

_SPACE: Final = r"\t\n\f\r "
_NAME: Final = rf"[a-zA-Z][^{_SPACE}/>]*+"
_ATTRIBUTES: Final = rf"""(?:[^=>]++|=[{_SPACE}]*+(?:"[^"]*+"|'[^']*+'|(?!["'])[^{_SPACE}>]*+))*+"""
_ATTRIBUTE: Final = re.compile(
    rf"""[^{_SPACE}/>=]++(?:[{_SPACE}]*+=[{_SPACE}]*+(?:"[^"]*+"|'[^']*+'|(?!["'])[^{_SPACE}>]*+))?+|="""
)
_TOKEN: Final = re.compile(
    rf"<(?:({_NAME}){_ATTRIBUTES}>"
    rf"|/({_NAME}){_ATTRIBUTES}>"
    r"|(!--(?:-?>|.*?(?:--!?>|\Z))|[!?][^>]*+(?:>|\Z)|/(?![a-zA-Z])[^>]*+(?:>|\Z))"
    r"|(/?[a-zA-Z].*))",
    re.DOTALL,
)
_KINDS: Final = ("", START, END, OTHER, OPEN)
"""What the groups of `_TOKEN` are."""
RAW: Final = {
    name: re.compile(rf"</{name}(?=[{_SPACE}/>])", re.IGNORECASE) for name in LITERAL | {"title", "textarea"}
}
_SCRIPT: Final = re.compile(rf"<!(?=--)|-->|</?script(?=[{_SPACE}/>])", re.IGNORECASE)


_LONG: Final = 500
"""Characters of a tag."""


class TagToken(NamedTuple):
    """A tag or comment: kind, range in the text, lower-case name (empty for OTHER and OPEN)."""

    kind: str
    start: int
    end: int
    name: str


_made: Final = tuple.__new__


def scan(text: str) -> list[TagToken]:
    """All tags and comments of a text, in order; text between them is text."""
    tokens: list[TagToken] = []
    at: int | None = 0
    while at is not None:
        at = _scan(text, at, tokens)
    return tokens


def _scan(text: str, at: int, tokens: list[TagToken]) -> int | None:
    """Add the tags from a place on. Where an element begins that holds no tags, gives the end of its text."""
    for match in _TOKEN.finditer(text, at):
        group = match.lastindex or 0
        start, end = match.span()
        name = match[group].lower() if group < 3 else ""
        # `TagToken(…)` takes three times as long, and pages have thousands of tags.
        tokens.append(_made(TagToken, (_KINDS[group], start, end, name)))
        if group == 1 and name in RAW:
            return _raw_end(text, name, end)
    return None


def _raw_end(text: str, name: str, at: int) -> int:
    """Where the end tag of an element that holds no tags begins."""
    if name == "script":
        return _script_end(text, at)
    found = RAW[name].search(text, at) if name != "plaintext" else None
    return found.start() if found else len(text)


def _script_end(text: str, at: int) -> int:
    """Where a script ends: within `<!--` a `<script>` may have an end tag of its own."""
    commented = nested = False
    for match in _SCRIPT.finditer(text, at):
        mark = match[0].lower()
        if mark == "<!":
            commented = True
        elif mark == "-->":
            commented = nested = False
        elif mark == "<script":
            nested = commented
        elif nested:
            nested = False
        else:
            return match.start()
    return len(text)


def attributes_of_long_tags(text: str) -> list[int]:
    """How many attributes of different names each tag has that is long enough to have more than usual."""
    return [
        len(
            {
                match[0].partition("=")[0].rstrip()
                for match in _ATTRIBUTE.finditer(text, token.start, token.end)
            }
        )
        for token in scan(text)
        if token.end - token.start > _LONG
    ]
