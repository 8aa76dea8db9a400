"""Names as they are compared, however they are written."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_ASIDE: Final = re.compile(r"\([^()]*\)|[\s*:_\-\u200b\ufeff]+")


def plain_name(name: str) -> str:
    """A name in one style, without white space, marks and what stands in parentheses."""
    return _ASIDE.sub("", unicodedata.normalize("NFKC", name).casefold())
