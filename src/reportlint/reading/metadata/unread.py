"""Where a report may be that the page itself does not show: in a script, in a field, in a frame."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import IntEnum

from reportlint.model.form import Form
from reportlint.model.text import Element, squeeze
from reportlint.page.hiding import hidden

FIELD_TEXT = 200
"""Characters from which on a script or a field may hold a report."""
HEADINGS_NAMED = 3

_ESCAPED = re.compile(r"(?:\\u|%u|&#x)([0-9a-fA-F]{4});?")
_CALLS = re.compile(
    r"\$\.(?:ajax|get|getJSON|post)\s*\(|\.load\s*\(\s*[\"']|\bfetch\s*\(|XMLHttpRequest|\baxios\b"
)
"""A script gets something: perhaps the text, perhaps the number of visits."""
_MOUNTS = re.compile(r"app|root|__next|__nuxt")
"""What the element is called into which a script puts a whole page."""
_ASKS_FOR_SCRIPTS = re.compile(
    r"(?:启用|开启|允许|打开|支持).{0,10}(?:javascript|脚本)|enable javascript", re.I
)


class Scripted(IntEnum):
    """How far scripts put a page's text there."""

    NO = 0
    PERHAPS = 1
    """They get something."""
    WHOLE = 2
    """They hold the report, or fill a page that is empty without them."""


def scripted(root: Element, form: Form) -> Scripted:
    """Whether scripts show what the page holds no text of."""
    if says_report_unseen(root, form) or _is_shell(root):
        return Scripted.WHOLE
    codes = (script.text or "" for script in root.iter("script"))
    return Scripted.PERHAPS if any(map(_CALLS.search, codes)) else Scripted.NO


def says_report_unseen(root: Element, form: Form) -> bool:
    """True where a script, or a field that is not shown, holds the words of a report."""
    return any(
        sum(spec.heading.search(text) is not None for spec in form.sections[1:]) >= HEADINGS_NAMED
        for text in _unseen(root)
    )


def framed(root: Element) -> bool:
    """True where a frame of a size to hold text shows another page."""
    return any(
        (node.get("src") or "").strip()
        and not hidden(node)
        and not any((node.get(side) or "").removesuffix("px") in ("0", "1") for side in ("width", "height"))
        for node in root.iter("iframe", "frame")
    )


def _is_shell(root: Element) -> bool:
    if any(_ASKS_FOR_SCRIPTS.search("".join(node.itertext())) for node in root.iter("noscript")):
        return True
    return any(
        _MOUNTS.fullmatch(node.get("id") or "") and len(squeeze("".join(node.itertext()))) < FIELD_TEXT / 10
        for node in root.iter("div")
    )


def _unseen(root: Element) -> Iterator[str]:
    for node in root.iter("script", "template", "textarea", "noscript", "input"):
        text = (node.get("value") or "") if node.tag == "input" else "".join(node.itertext())
        if len(text) > FIELD_TEXT:
            yield squeeze(_ESCAPED.sub(lambda match: chr(int(match[1], 16)), text))
