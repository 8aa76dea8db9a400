"""Which units count the same thing."""

from __future__ import annotations

from reportlint.reading.statements.tokens import NumberToken

FORM_UNITS = frozenset({"件", "件次", "条", "起", "份", "封", "宗", "个", "项", "例", "桩", ""})
"""Units that mean the same where applications or cases are counted."""


def same_unit(one: NumberToken, other: NumberToken) -> bool:
    """True where two numbers may be compared with each other."""
    return one.unit == other.unit or {one.unit, other.unit} <= FORM_UNITS
