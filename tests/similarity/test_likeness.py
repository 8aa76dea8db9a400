"""How much two texts have in common."""

from random import Random

from hypothesis import given
from hypothesis import strategies as some

from reportlint.similarity import likeness_of
from reportlint.similarity.measure import LEAST
from tests.similarity.texts import report, written


def test_a_text_is_like_itself_and_not_like_another():
    one, other = written(report(Random(1))), written(report(Random(2)))
    assert likeness_of(one, one) == 1
    assert likeness_of(one, other) < 0.6


def test_a_known_share():
    one = "".join(chr(0x4E00 + n) for n in range(100))
    assert likeness_of(one, one[:80] + "〇" * 20) == 0.8


def test_of_too_little_text_nothing_is_said():
    text = "公" * LEAST
    assert likeness_of(text, text) == 1
    assert likeness_of(text, text[1:]) is None
    assert likeness_of("", "") is None


@given(some.integers(), some.integers())
def test_it_is_the_same_both_ways_and_a_share(first, second):
    one, other = written(report(Random(first))), written(report(Random(second)))
    found = likeness_of(one, other)
    assert found == likeness_of(other, one)
    assert 0 <= found <= 1
