"""What belongs to the report at its end and what to the site: the signature, and the page's foot."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from reportlint.model.body import BodyKind
from reportlint.model.form import Form
from reportlint.model.text import Element
from reportlint.page.flow import TextLine
from reportlint.reading.body_kind import kind_of
from reportlint.reading.outline.signature import read_signature

FOOT_LIMIT = 90
"""A longer line is a sentence of the report."""
SIGNATURE_LIMIT = 40
"""A longer line is no signature."""
SIGNATURE_LINES = 4
ANNEX_LINES = 12
"""Lines that a list of annexes and the signature below it may take."""

_ANNEX = re.compile(r"附件")
_DAY = re.compile(r"(?:20\d\d|二[〇○零0oO][〇○零0oO一二三四五六七八九]{2})年?[-./]?.{1,3}[月\-./].{1,3}日?$")
_SENTENCE = re.compile(r"[，。；：！？]")


def shared_home(nodes: Sequence[Element]) -> Element | None:
    """The innermost element that holds all of some elements; None where they are fewer than two."""
    if len(nodes) < 2:
        return None
    chain = [*reversed(list(nodes[0].iterancestors())), nodes[0]]
    for node in nodes[1:]:
        own = {*node.iterancestors(), node}
        while chain and chain[-1] not in own:
            chain.pop()
    return chain[-1] if chain else None


def inside(node: Element, home: Element) -> bool:
    """True where an element is another or stands in it."""
    return node is home or any(ancestor is home for ancestor in node.iterancestors())


def first_foot(items: Sequence[object], start: int, end: int, form: Form) -> int:
    """The first item of a stretch that is the site's and not the report's; `end` where there is none.

    Links alone at the end are the site's, too.
    """
    foot = _foot(str(form.vocabulary.get("foot", "")))
    for n in range(start, end):
        item = items[n]
        if isinstance(item, TextLine) and (
            item.chrome or (len(item.squeezed) <= FOOT_LIMIT and foot.search(item.squeezed))
        ):
            end = n
            break
    while end > start and isinstance(item := items[end - 1], TextLine) and item.link:
        end -= 1
    return end


def of_the_site(line: TextLine, form: Form) -> bool:
    """True for a line inside the report that the site put there: a menu, a link back to the top."""
    foot = _foot(str(form.vocabulary.get("foot", "")))
    return line.chrome or (line.link and foot.search(line.squeezed) is not None)


def reads_as_foot(text: str, form: Form) -> bool:
    """True for words that stand at the foot of a page: 版权所有, 主办单位."""
    return _foot(str(form.vocabulary.get("foot", ""))).search(text) is not None


def below_annexes(items: Sequence[object], start: int, end: int, form: Form) -> int:
    """One past a signature, with body and day, that stands below a list of annexes; `start` where none does."""
    foot = _foot(str(form.vocabulary.get("foot", "")))
    lines: list[TextLine] = []
    annexed = False
    for n in range(start, min(end, start + ANNEX_LINES)):
        item = items[n]
        if not isinstance(item, TextLine) or item.chrome:
            break
        annexed = annexed or _ANNEX.match(item.squeezed) is not None
        if _ANNEX.match(item.squeezed) or item.link:
            continue
        if not annexed or foot.search(item.squeezed):
            break
        lines.append(item)
        if None not in read_signature(lines, form):
            return n + 1
    return start


@lru_cache(maxsize=16)
def _foot(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern or r"(?!)")


def first_of_signature(items: Sequence[object], start: int, end: int, form: Form) -> int:
    """The first of the lines at the end that sign it: a body and a day, or a day; `end` without a day."""
    lines = [n for n in range(start, end) if isinstance(items[n], TextLine)]
    day = next((n for n in lines[: -SIGNATURE_LINES - 1 : -1] if _DAY.search(_short(items[n]))), None)
    if day is None:
        return end
    above = max((n for n in lines if n < day), default=None)
    if above is not None and kind_of(_short(items[above]), form).kind is not BodyKind.UNKNOWN:
        return above
    return day


def _short(item: object) -> str:
    """The text of a line that may be part of a signature."""
    assert isinstance(item, TextLine)
    text = item.squeezed
    return text if len(text) <= SIGNATURE_LIMIT and not _SENTENCE.search(text) else ""
