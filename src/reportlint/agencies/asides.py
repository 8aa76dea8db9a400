"""Rows of a list that are no body: headings of groups, sums, notes, the header printed again."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from typing import Final

from reportlint.agencies.columns import ListHeader, words
from reportlint.model.message import Message
from reportlint.support.names import plain_name

_NUMBERED: Final = re.compile(
    r"(?:第?[一二三四五六七八九十]{1,3}[、.．，]|[（(][一二三四五六七八九十]{1,3}[）)])"
)
_COUNTED: Final = re.compile(r"[（(]?(?:共|合计)?\s*\d+\s*[个家][）)]?$")
_LABELLED: Final = re.compile(r"\w{1,8}[:：]")
"""填表人：赵六, 日期：2026.2.3."""
_SERIAL: Final = re.compile(r"[（(]?[一二三四五六七八九十]{1,3}[）)]?[、.．]?")

HEADING: Final = Message("小标题", "a heading")
SUM: Final = Message("合计", "a sum")
NOTE: Final = Message("说明", "a note")
AGAIN: Final = Message("重复的表头", "the header again")


def aside(cells: Sequence[str], header: ListHeader, fields: Mapping[str, str]) -> Message | None:
    """What a row is, where it is no body; None for a body.

    `fields` are the texts of the columns that are known. A row that gives an address, a kind or a superior is a body.
    """
    texts = [cell for cell in cells if cell]
    name = fields.get("name", "")
    column = words().columns.get(plain_name(name))
    if column is not None and column.key == "name" and all(plain_name(one) in _titles() for one in texts):
        return AGAIN
    first = name or (texts[0] if texts else "")
    plain = plain_name(first)
    serial = next((cells[place] for place in sorted(header.serials) if place < len(cells)), "")
    if any(plain_name(one).startswith(words().sums) and _only_counts(texts, one) for one in (first, serial)):
        return SUM
    if plain.startswith(words().notes) and all(_LABELLED.match(one) for one in texts):
        return NOTE
    if any(fields.get(key) for key in ("address", "kind", "superior", "last")):
        return None
    if plain.startswith(words().notes) and (not name or re.match(r"\w{1,5}[:：]", name)):
        return NOTE
    if name and (_NUMBERED.match(name) or _SERIAL.fullmatch(serial) or _COUNTED.search(name)):
        return HEADING
    if not name and texts == [serial]:
        return HEADING
    if plain in words().headings and len(set(texts) - {serial}) == 1:
        return HEADING
    return None


def _only_counts(texts: Sequence[str], first: str) -> bool:
    return all(re.fullmatch(r"\D{0,3}\d+\D{0,2}", text) for text in texts if text != first)


def _titles() -> Collection[str]:
    return words().columns.keys() | words().serials
