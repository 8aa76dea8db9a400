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
    if abs(len(text) - len(name)) > SLIPS:
        return False
    edits = SequenceMatcher(None, text, name, autojunk=False).get_opcodes()
    wrong = [edit for edit in edits if edit[0] != "equal"]
    if len(name) < 3 * SLIPS:
        # Of a short name another character makes another word (具体情况); one lost or doubled does not.
        return (
            len(wrong) == 1
            and abs(len(text) - len(name)) == 1
            and wrong[0][0] != "replace"
            and set(text) <= set(name)
        )
    return 0 < sum(max(i2 - i1, j2 - j1) for _, i1, i2, j1, j2 in wrong) <= SLIPS
