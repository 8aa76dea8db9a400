"""How surely a value is tied to its key."""

from __future__ import annotations

from enum import StrEnum


class Certainty(StrEnum):
    """How a value was tied to its key."""

    LABEL = "label"
    """Its own label says so."""
    ORDER = "order"
    """Only its place among labelled neighbours says so."""
    GUESS = "guess"
    """Read from a source that does not show its structure for sure (a PDF, flattened text)."""
