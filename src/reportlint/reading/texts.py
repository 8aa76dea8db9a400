"""Texts cut and joined; every character still knows where it stands."""

from __future__ import annotations

from reportlint.model.text import Text


def rest_of(text: Text, start: int) -> Text:
    """The text from a squeezed offset on."""
    first, _ = text.raw_range(start, start)
    pieces = [
        piece._replace(start=max(piece.start - first, 0), skip=piece.skip + max(first - piece.start, 0))
        for piece, _, _ in text.piece_ranges(first, len(text.raw))
    ]
    return Text(text.raw[first:], pieces)


def joined(one: Text, other: Text) -> Text:
    """Two texts as one."""
    shift = len(one.raw)
    pieces = (piece._replace(start=piece.start + shift) for piece in other.pieces)
    return Text(one.raw + other.raw, (*one.pieces, *pieces))
