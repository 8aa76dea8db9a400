"""Labels of tables, brought to a form in which the same label is always the same string."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from functools import lru_cache

from reportlint.model.text import squeeze

_ORDINAL = re.compile(
    r"^(?:（[一二三四五六七八九十\d]+）|[一二三四五六七八九十]+[、.．，]|\d+[.、．，)）]|[①-⑳⑴-⒇㈠-㈩][、.]?)"
)
_NOT_WORD = re.compile(r"[^\w]|_")


@lru_cache(maxsize=8192)
def fold(label: str) -> str:
    """A label without white space, brackets, quotes, punctuation and its leading number.

    `（七）总计` and `总 计` fold to the same string; `第二十条第（一）项` keeps its inner number.
    """
    text = squeeze(label)
    return _NOT_WORD.sub("", _ORDINAL.sub("", text))


def alike(one: str, other: str) -> float:
    """How alike two folded labels are, from 0 to 1."""
    return SequenceMatcher(None, one, other, autojunk=False).ratio()
