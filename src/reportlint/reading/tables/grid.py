"""The cells of a table where the HTML table model puts them.

Row and column spans, ragged rows and rows of another width than the header all come out as they are drawn.
What a cell means is not asked here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from lxml import etree

from reportlint.model.amount import Amount, Meaning
from reportlint.model.certainty import Certainty
from reportlint.model.label import fold
from reportlint.model.place import Place
from reportlint.model.text import Element, squeeze
from reportlint.page.flow import Grid
from reportlint.page.hiding import hidden
from reportlint.reading.tables.amounts import read_amount

SPAN_LIMIT = 100
"""Spans are cut here: no form is this wide, and pages declare spans of 99999."""
ROW_LIMIT = 2_000
"""Tables with more rows are cut here."""
COVER_LIMIT = 200_000
"""A table is cut where its cells cover more places than this."""
LABEL_LIMIT = 320
"""A longer text is no label, not even one in two languages."""

_UNSEEN = frozenset(("script", "style", "noscript", "template", "option"))
_FIELDS = frozenset(("input", "textarea", "select"))
_BREAKING = frozenset(("br", "p", "div", "li", "dd", "dt", "tr", "hr"))
_DEPTH_LIMIT = 100
_FOOTNOTE = re.compile(r"\s*[\[（(〔【]?([0-9]{1,2})[\]）)〕】]?\s*")
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


class Slot(NamedTuple):
    """A table cell with its place in the grid."""

    node: Element
    raw: str
    text: str
    """Squeezed."""
    label: str
    """Folded; empty for a text that is too long for a label."""
    row: int
    column: int
    width: int = 1
    height: int = 1
    place: Place | None = None
    """Where it stands, for a cell that is no element of its own."""

    @property
    def end(self) -> int:
        """The first column after it."""
        return self.column + self.width

    @property
    def at(self) -> Place:
        """Where it stands."""
        return self.place or Place(self.node.number)

    @property
    def amount(self) -> Amount:
        """What it holds as a number."""
        return read_amount(self.raw)

    @property
    def countable(self) -> bool:
        """True where it can stand in a number cell: number, blank, placeholder, number with its unit."""
        text = self.text
        if text.isdecimal() or not text:
            return True
        amount = read_amount(self.raw)
        return amount.meaning is not Meaning.TEXT or amount.number is not None or bool(amount.traits)


class GridRow(NamedTuple):
    """One row of a grid."""

    number: int
    own: tuple[Slot, ...]
    """The cells that begin in it, from left to right."""
    labels: frozenset[str]
    """Their texts, folded."""
    certainty: Certainty = Certainty.LABEL
    """GUESS where its cells were parted by guess."""

    @classmethod
    def of(cls, number: int, own: Iterable[Slot], certainty: Certainty = Certainty.LABEL) -> GridRow:
        """A row of these cells."""
        slots = tuple(own)
        return cls(number, slots, frozenset([slot.label for slot in slots]), certainty)


def grid(item: Grid) -> tuple[GridRow, ...]:
    """The rows of a table."""
    plain = not item.hides and next(item.node.iter(*_UNSEEN, *_FIELDS, "sup"), None) is None
    rows: list[GridRow] = []
    reaching: list[Slot] = []
    covered = 0
    for number, cells in enumerate(item.rows):
        if number == ROW_LIMIT or covered > COVER_LIMIT:
            break
        taken: set[int] = set()
        if reaching:
            reaching = [slot for slot in reaching if slot.row + slot.height > number]
            taken = {column for slot in reaching for column in range(slot.column, slot.end)}
        column = 0
        own: list[Slot] = []
        below: list[Slot] = []
        for cell in cells:
            while column in taken:
                column += 1
            slot = _slot(cell, number, column, plain)
            own.append(slot)
            column += slot.width
            if slot.height > 1:
                below.append(slot)
        rows.append(GridRow.of(number, own))
        covered += len(own) + len(taken)
        reaching += below
    return tuple(rows)


def transposed(rows: Sequence[GridRow]) -> tuple[GridRow, ...]:
    """The same table with rows and columns exchanged."""
    by_column: dict[int, list[Slot]] = {}
    for row in rows:
        for slot in row.own:
            turned = slot._replace(row=slot.column, column=slot.row, width=slot.height, height=slot.width)
            by_column.setdefault(slot.column, []).append(turned)
    return tuple(GridRow.of(number, slots) for number, slots in sorted(by_column.items()))


def shown(cell: Element, *, plain: bool = False) -> str:
    """The text of a cell without hidden parts and scripts; a line break between its paragraphs.

    The number of a footnote (`44<sup>1</sup>`) comes in raised digits: ¹ is no figure. `plain` says that nothing
    inside is hidden, a script, a field or raised.
    """
    if not len(cell):
        return cell.text or ""
    if plain:
        text = etree.tostring(cell, method="text", encoding="unicode", with_tail=False)
        # Digits on two lines are two numbers; elsewhere a lost line break changes nothing.
        if len(text.strip()) < 2 or not any(map(str.isdigit, text)):
            return text
    return _walked(cell, 0)


def _walked(cell: Element, depth: int) -> str:
    if depth == _DEPTH_LIMIT:
        return "".join(cell.itertext())
    parts = [cell.text or ""]
    for child in cell:
        tag = child.tag
        if tag in _FIELDS:
            parts.append(_entered(child))
        elif tag == "sup" and (note := _footnote(child, parts)) is not None:
            parts.append(note)
        elif isinstance(tag, str) and tag not in _UNSEEN and not hidden(child):
            breaks = tag in _BREAKING
            parts.append("\n" if breaks else "")
            parts.append(_walked(child, depth + 1))
            parts.append("\n" if breaks else "")
        parts.append(child.tail or "")
    return "".join(parts)


def _footnote(raised: Element, before: Sequence[str]) -> str | None:
    """The number of a footnote behind a figure or label, raised; None for what is none."""
    number = _FOOTNOTE.fullmatch("".join(raised.itertext()))
    if number is None or not "".join(before).strip():
        return None
    return number[1].translate(_RAISED)


def _entered(field: Element) -> str:
    """What a form field shows."""
    if field.tag == "textarea":
        return field.text or ""
    if field.tag == "select":
        chosen = field.find(".//option[@selected]")
        chosen = field.find(".//option") if chosen is None else chosen
        return "" if chosen is None else "".join(chosen.itertext())
    return (field.get("value") or "") if (field.get("type") or "text").lower() in ("text", "number") else ""


def _slot(cell: Element, row: int, column: int, plain: bool) -> Slot:
    raw = shown(cell, plain=plain) if len(cell) else cell.text or ""
    text, label = _read(raw) if len(raw) <= LABEL_LIMIT else (squeeze(raw), "")
    width, height = cell.get("colspan"), cell.get("rowspan")
    return Slot(
        cell, raw, text, label, row, column, _span(width) if width else 1, _span(height) if height else 1
    )


@lru_cache(maxsize=8192)
def _read(raw: str) -> tuple[str, str]:
    """Squeezed and folded; the same labels come back on every page."""
    text = squeeze(raw)
    return text, fold(text) if text else ""


def _span(value: str) -> int:
    digits = value.strip().rstrip("%")
    if not digits.isdecimal():
        return 1
    return min(max(int(digits[:6]), 1), SPAN_LIMIT)
