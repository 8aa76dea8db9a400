"""Every example of the grammar file says what stands beside it."""

import pytest

from reportlint.model.grammar import Pattern

from .reading import says, shipped

PATTERNS = list(
    {
        id(pattern): pattern
        for table in (shipped().numbers, shipped().nothing)
        for patterns in table.values()
        for pattern in patterns
    }.values()
)


@pytest.mark.parametrize("pattern", PATTERNS, ids=lambda pattern: pattern.form)
def test_example_says_what_stands_beside_it(pattern: Pattern) -> None:
    assert says(pattern.example.text) == list(pattern.example.says)
