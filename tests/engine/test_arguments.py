"""What fills the marks of a message."""

from __future__ import annotations

import pytest

from reportlint.engine.runner import ARGUMENT_LIMIT, said
from reportlint.model.message import Message


@pytest.mark.parametrize("long", ["字" * ARGUMENT_LIMIT * 2, Message("字" * ARGUMENT_LIMIT * 2, "a")])
def test_an_argument_is_no_longer_than_anybody_reads(long: object) -> None:
    assert said(long).zh == "字" * ARGUMENT_LIMIT + "…"


def test_a_short_one_is_told_whole() -> None:
    assert said(Message("甲", "a")) == Message("甲", "a")
    assert said("字" * ARGUMENT_LIMIT).zh == "字" * ARGUMENT_LIMIT
