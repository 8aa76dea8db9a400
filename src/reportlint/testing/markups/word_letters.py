"""Pasted from Word, a span a character."""

import re

from reportlint.model.message import Message
from reportlint.testing.markups._markup import Markup
from reportlint.testing.markups.word import Word


class WordLetters(Word):
    """Writes Word's clipboard after the text was edited letter by letter."""

    run = re.compile(r"(?s).")


MARKUP = Markup(
    "word-letters",
    Message("从 Word 粘贴，逐字一个 span", "pasted from Word, a span a character"),
    WordLetters,
)
