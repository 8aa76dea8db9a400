"""Names of parts that were misspelt."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import Final

from reportlint import Form

_ORDINAL: Final = re.compile(r"^[一二三四五六]、")
SLIPS: Final = 2
"""Characters a part's name may differ by to be one that was misspelt."""


def meant(text: str, form: Form) -> str:
    """The part's name that a text is a slip of; empty where it names one, or is of none."""
    if any(spec.heading.fullmatch(text) for spec in form.sections):
        return ""
    names = (_ORDINAL.sub("", spec.title.zh) for spec in form.sections)
    return next((name for name in names if _is_slip(text, name)), "")


def _is_slip(text: str, name: str) -> bool:
    if len(name) < 3 * SLIPS or abs(len(text) - len(name)) > SLIPS:
        return False
    edits = SequenceMatcher(None, text, name, autojunk=False).get_opcodes()
    wrong = sum(max(i2 - i1, j2 - j1) for tag, i1, i2, j1, j2 in edits if tag != "equal")
    return 0 < wrong <= SLIPS
