"""How text is laid out on a terminal of a given width: headlines and labelled paragraphs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from rich.cells import cell_len
from rich.text import Text

from reportlint.support.wrap import wrap

_GAP = 3


class Labelled(NamedTuple):
    """A paragraph with a label before it."""

    label: str
    text: str
    style: str = ""


def headline(parts: Sequence[tuple[str, str]], right: tuple[str, str], width: int, hang: int) -> list[Text]:
    """Styled parts (text, style) from the left and one at the right end; the right one moves to a line of
    its own where there is no room. Continued lines hang at `hang` cells.
    """
    text, style = right
    left = Text.assemble(*parts)
    lines = [left]
    used = cell_len(left.plain)
    if used > width:
        first = wrap(left.plain, width)[0]
        rest = left.plain[len(first) :].lstrip()
        lines = [left[: len(first)], *paragraph(rest, width, hang)]
        used = cell_len(lines[-1].plain)
    if not text:
        return lines
    space = width - used - cell_len(text)
    if space >= 2:
        lines[-1] = Text.assemble(lines[-1], " " * space, (text, style))
    else:
        lines += [Text(" " * hang + line, style) for line in wrap(text, width - hang)]
    return lines


def paragraph(text: str, width: int, indent: int, style: str = "") -> list[Text]:
    """A paragraph at an indent."""
    return [Text(" " * indent + line, style) for line in wrap(text, width - indent)]


def packed(items: Iterable[Labelled], width: int, indent: int) -> list[Text]:
    """Labelled paragraphs. Short ones share a line where they fit; a longer one wraps under its text."""
    lines: list[Text] = []
    room = 0
    for item in items:
        if not item.text:
            continue
        label = item.label + " "
        size = cell_len(label + item.text)
        if lines and room >= size + _GAP:
            lines[-1].append(" " * _GAP).append(label, "dim").append(item.text, item.style)
            room -= size + _GAP
            continue
        hang = indent + cell_len(label)
        first, *more = wrap(item.text, width - hang)
        lines.append(Text.assemble(" " * indent, (label, "dim"), (first, item.style)))
        lines += [Text(" " * hang + line, item.style) for line in more]
        room = 0 if more else width - indent - size
    return lines
