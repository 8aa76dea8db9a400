"""Labels of tables, brought to a form in which the same label is always the same string."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from functools import lru_cache

from reportlint.model.text import FOOTNOTE_MARKS, squeeze

_ORDINAL = re.compile(
    r"^(?:（[一二三四五六七八九十\d]+）|[一二三四五六七八九十]+[、.．，]|\d+[、.．，)）]|[①-⑳⑴-⒛㈠-㈩][、.．]?"
    r"|\d{1,2}(?=[\u4e00-\u9fff“]))"
)
_SPACED_ORDINAL = re.compile(r"^\s*[一二三四五六七八九十]{1,2}\s+(?=[\u4e00-\u9fff])")
_FOOTNOTES = re.compile(f"[{FOOTNOTE_MARKS}]+$")
_HANZI = re.compile(r"[\u4e00-\u9fff]")
_LATIN = re.compile(r"[A-Za-z](?:[^\u4e00-\u9fff]*$|[^\u4e00-\u9fff（0-9]*)")
_NOT_WORD = re.compile(r"[^\w]|_")


@lru_cache(maxsize=8192)
def fold(label: str) -> str:
    """A label without white space, brackets, quotes, punctuation, its leading number, footnote marks, and what
    stands beside it in Latin letters.

    `（七）总计`, `总 计¹` and `总计 Total` fold to the same string; `第二十条第（一）项` keeps its inner number.
    """
    text = without_latin(squeeze(_SPACED_ORDINAL.sub("", label)))
    return _NOT_WORD.sub("", _FOOTNOTES.sub("", _ORDINAL.sub("", text)))


def without_latin(text: str) -> str:
    """A squeezed text in hanzi without what stands beside it in Latin letters; other texts as they are."""
    return _LATIN.sub("", text) if _HANZI.search(text) else text


def alike(one: str, other: str) -> float:
    """How alike two folded labels are, from 0 to 1."""
    return SequenceMatcher(None, one, other, autojunk=False).ratio()
