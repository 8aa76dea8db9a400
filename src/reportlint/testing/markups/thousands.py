"""Thousands separators, in text and tables."""

import re

from reportlint.model.message import Message
from reportlint.testing.markups._markup import Markup
from reportlint.testing.render import DraftWriter

_THOUSANDS = re.compile(r"(?<![\d.])\d{4,}(?![\d年])")


class Thousands(DraftWriter):
    """Writes 18,305 for 18305."""

    def text(self, text: str) -> str:
        return super().text(_THOUSANDS.sub(lambda number: f"{int(number[0]):,}", text))


MARKUP = Markup(
    "thousands", Message("千分位", "thousands separators"), Thousands, faults=frozenset({"cell-thousand-sep"})
)
