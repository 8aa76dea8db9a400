"""Thousands separators, in text and tables."""

import re

from reportlint.model.say import Say
from reportlint.testing.markups._markup import Markup
from reportlint.testing.render import Writer

_THOUSANDS = re.compile(r"(?<![\d.])\d{4,}(?![\d年])")


class Thousands(Writer):
    """Writes 18,305 for 18305."""

    def text(self, text: str) -> str:
        return super().text(_THOUSANDS.sub(lambda number: f"{int(number[0]):,}", text))


MARKUP = Markup(
    "thousands", Say("千分位", "thousands separators"), Thousands, faults=frozenset({"cell-thousand-sep"})
)
