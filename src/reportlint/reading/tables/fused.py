"""Texts in which labels and numbers of a table run together: 规章000, or a row of a table in one line.

What is parted here is parted by guess: only where every piece is a label of the form or a number, and where
digits that run together can be parted in one way.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reportlint.model.certainty import Certainty
from reportlint.model.label import fold
from reportlint.model.text import squeeze
from reportlint.reading.tables.amounts import looks_like_amount
from reportlint.reading.tables.grid import GridRow, Slot, shown
from reportlint.reading.tables.labels import FormLabels

LONGEST = 60
"""Characters of the longest label."""
WORDS = 4
"""Words that a label may be broken into."""

_DIGITS = re.compile(r"[-+]?\d[-+.\d]*$")
_WORD = re.compile(r"\S+")
_BAR = re.compile(r"[|｜│┃║]")
_RULE = re.compile(r"[\s|+=_\-─━═│┃║┌┐└┘├┤┬┴┼┏┓┗┛┣┫┳┻╋╔╗╚╝╠╣╦╩╬]{3,}")


class FusedPiece(NamedTuple):
    """A label or number."""

    start: int
    """Its first character, counted in the squeezed text."""
    end: int
    number: bool


def torn_apart(slot: Slot, labels: FormLabels) -> list[Slot] | None:
    """A cell that holds a whole row, as the cells it should be; None where it does not.

    Digits that cannot be parted are left out, and the row has its label alone.
    """
    if not slot.text or slot.label in labels.known or len(slot.text) > 2 * LONGEST:
        return None
    pieces = _run_together(slot.text, 0, labels)
    if pieces is None:
        return None
    slots = []
    for number, (start, end, _) in enumerate(pieces):
        text = slot.text[start:end]
        slots.append(slot._replace(raw=text, text=text, label=fold(text), column=number, width=1))
    return slots


def stacked(row: GridRow, labels: FormLabels) -> list[GridRow] | None:
    """A row whose cells hold a line for each of several rows, as those rows; None where it does not."""
    if not any("\n" in slot.raw.strip() and slot.label.isdecimal() for slot in row.own):
        return None
    lines = [[line.strip() for line in shown(slot.node).split("\n") if line.strip()] for slot in row.own]
    height = max(map(len, lines), default=0)
    names = next((cell for cell in lines if len(cell) == height), [])
    known = {label for table in labels.tables for label in table.rows}
    if height < 2 or any(fold(name) not in known for name in names):
        return None
    if any(len(cell) not in (0, 1, height) for cell in lines):
        return None
    rows = []
    for n in range(height):
        texts = [cell[n] if len(cell) == height else cell[0] if cell and n == 0 else "" for cell in lines]
        own = [
            slot._replace(raw=text, text=squeeze(text), label=fold(text), height=1)
            for slot, text in zip(row.own, texts, strict=True)
        ]
        rows.append(GridRow.of(row.number, own, Certainty.GUESS))
    return rows


def pieces_of(raw: str, squeezed: str, labels: FormLabels) -> list[FusedPiece] | None:
    """The labels and numbers of a line; None where it holds anything else.

    Cells between drawn lines may be blank, cells between spaces may not; of a drawn line nothing is left.
    """
    if _RULE.fullmatch(raw):
        return []
    if _BAR.search(raw) is None:
        return _parted(raw, squeezed, 0, labels)
    found: list[FusedPiece] = []
    at = 0
    cells = _BAR.split(raw)
    first, last = (0 if cells[0].strip() else 1), (len(cells) if cells[-1].strip() else len(cells) - 1)
    for cell in cells[first:last]:
        text = squeeze(cell)
        if text in squeezed[at:]:
            at = squeezed.index(text, at)
        pieces = _parted(cell, squeezed, at, labels) if text else [FusedPiece(at, at, number=True)]
        if pieces is None:
            return None
        found += pieces
        at = found[-1].end
    return found


def _parted(raw: str, squeezed: str, at: int, labels: FormLabels) -> list[FusedPiece] | None:
    """The labels and numbers between spaces."""
    words = [word for word in map(squeeze, _WORD.findall(raw)) if word]
    found: list[FusedPiece] = []
    n = 0
    while n < len(words):
        for count in range(min(WORDS, len(words) - n), 0, -1):
            text = "".join(words[n : n + count])
            if len(text) <= LONGEST and fold(text) in labels.known:
                break
        else:
            count, text = 1, words[n]
        start = squeezed.find(words[n], at)
        at = start
        for word in words[n : n + count]:
            at = squeezed.find(word, at) + len(word)
        if start < 0:
            return None
        if fold(text) in labels.known:
            found.append(FusedPiece(start, at, number=False))
        elif looks_like_amount(text):
            found.append(FusedPiece(start, at, number=True))
        else:
            together = _run_together(text, start, labels)
            if together is None:
                return None
            found += together
        n += count
    return found


def _run_together(text: str, offset: int, labels: FormLabels) -> Sequence[FusedPiece] | None:
    """Labels without anything between them, and a row's digits after the last."""
    if len(text) > 4 * LONGEST:
        return None
    digits = _DIGITS.search(text)
    while True:
        end = digits.start() if digits else len(text)
        found = list(_labels(text[:end], labels.known))
        if found and found[-1][1] == end:
            break
        if digits is None:
            return None
        digits = None
    pieces = [FusedPiece(offset + first, offset + last, number=False) for first, last in found]
    if digits is not None:
        last = fold(text[found[-1][0] : end])
        numbers = _dealt(digits[0], _columns(last, labels))
        start = end
        for number in numbers:
            pieces.append(FusedPiece(offset + start, offset + start + len(number), number=True))
            start += len(number)
    return pieces


def _labels(text: str, known: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Known labels from the start of a text on, the longest first, as far as they go."""
    start = 0
    while start < len(text):
        end = next(
            (
                end
                for end in range(min(len(text), start + LONGEST), start, -1)
                if fold(text[start:end]) in known
            ),
            0,
        )
        if not end:
            return
        yield start, end
        start = end


def _columns(label: str, labels: FormLabels) -> int:
    """How many numbers a row has; 0 where the label is that of no row or of several."""
    found = [pair for table in labels.tables if not table.spec.across for pair in table.rows.get(label, ())]
    return len(found[0][0].columns) if len(found) == 1 else 0


def _dealt(digits: str, columns: int) -> list[str]:
    """Digits as so many numbers; none where there are several ways."""
    if columns == 1 and looks_like_amount(digits):
        return [digits]
    return list(digits) if columns == len(digits) and digits.isdecimal() else []
