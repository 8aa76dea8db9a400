"""The parts that a preface says the report has."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from reportlint import Form, Paragraph, Report
from reportlint_builtin._near_misses import mended
from reportlint_builtin.structure._slips import meant

_LIST: Final = re.compile(r"[^。；]{12,300}")
_SPLIT: Final = re.compile(r"[、，：”“]+|[（(]?[一二三四五六][)）、]|(?<![\d])[1-6][.、]")
_DISPUTES: Final = re.compile(
    r"(?:申请)?行政复议(?:情况)?[、，和及与]+(?:被)?(?:提起)?(?:行政)?诉讼|(?:复议)[、，和及与]+(?:诉讼)"
)
_JOINED: Final = re.compile(r"以及|[和及与]")
_REST: Final = "其他"
"""What the last part may be called for short."""
_FILLER: Final = "　"
_TAIL: Final = re.compile(
    r"(?:等|共|[三四五六七八九\d]个?(?:大)?(?:部分|方面|项内容|项|章)|组成|构成|内容).*$"
)
_HEAD: Final = re.compile(r"^.*(?:包括|由|分为|包含|分别是|分别为|内容为|主要有|涵盖|涉及|即)")
_COUNT: Final = re.compile(r"(?P<count>[三四五六七八九]|\d)个?(?:大)?(?:部分|方面|项内容|项|章)")
_NUMERALS: Final = "零一二三四五六七八九"
ENOUGH: Final = 3
"""So many known parts make a list."""
SHORTEST: Final = 4


class Item(NamedTuple):
    """A part as the preface names it."""

    text: str
    start: int
    """In the paragraph."""
    part: str
    """Key of the form's part; empty where the name is no part's."""
    meant: str = ""
    """For a name that is no part's: the part's that it is a slip of; empty where it is of none."""


class ListedParts(NamedTuple):
    """A list of the report's parts."""

    items: tuple[Item, ...]
    said: int | None
    """How many parts it says that there are."""
    open: bool
    """Whether it ends with 等 and no number."""
    start: int
    end: int

    def behind(self, place: int) -> ListedParts:
        """The same list, in a text where its sentence begins at a place."""
        items = tuple(item._replace(start=item.start + place) for item in self.items)
        return self._replace(items=items, start=self.start + place, end=self.end + place)


def listed_parts(report: Report) -> Iterator[tuple[Paragraph, ListedParts]]:
    """The lists of parts in the preface and at the beginning of part one."""
    overview = report.sections.get("sections/overview")
    for paragraph in (*report.preface, *(overview.paragraphs[:2] if overview else ())):
        for match in _LIST.finditer(paragraph.squeezed):
            found = _listed(match[0], report.form)
            if found is not None:
                yield paragraph, found.behind(match.start())


@lru_cache(maxsize=1024)
def _listed(sentence: str, form: Form) -> ListedParts | None:
    """The list of a sentence; prefaces say the same in report after report."""
    right = mended(sentence, form)
    right = right if len(right) == len(sentence) else sentence
    joined = _DISPUTES.sub(lambda match: re.sub("[、，和及与]", _FILLER, match[0]), right)
    items = [item for item in _items(joined, form) if item.part or len(item.text) >= SHORTEST]
    known = [n for n, item in enumerate(items) if item.part]
    if len(known) < ENOUGH:
        return None
    if known[0]:
        items[known[0] - 1] = _ending(items[known[0] - 1], form)
    items = [item if item.part else item._replace(meant=_meant(item.text, form)) for item in items]
    # What stands before the first known part or behind the last may be the words around the list, unless a slip.
    first = next(n for n, item in enumerate(items) if item.part or item.meant)
    last = max(n for n, item in enumerate(items) if item.part or item.meant)
    kept = tuple(
        item._replace(text=sentence[item.start : item.start + len(item.text)])
        for item in items[first : last + 1]
    )
    end = kept[-1].start + len(kept[-1].text)
    count = _COUNT.search(sentence)
    said = None
    if count is not None:
        said = int(count["count"]) if count["count"].isdecimal() else _NUMERALS.index(count["count"])
    return ListedParts(kept, said, said is None and sentence[end:].startswith("等"), kept[0].start, end)


def _items(sentence: str, form: Form) -> Iterator[Item]:
    at = 0
    for stretch in (*_SPLIT.finditer(sentence), None):
        stop = stretch.start() if stretch else len(sentence)
        yield from _parted(sentence[at:stop], at, form)
        at = stretch.end() if stretch else stop


def _parted(text: str, start: int, form: Form) -> Iterator[Item]:
    """A stretch as one part, or as two that are joined by a word."""
    head = _HEAD.match(text)
    if head and head.end() < len(text):
        text, start = text[head.end() :], start + head.end()
    join = _JOINED.match(text)
    if join:
        text, start = text[join.end() :], start + join.end()
    text = _TAIL.sub("", text)
    whole = _part(text, start, form)
    if not whole.part:
        for join in _JOINED.finditer(text):
            one = _part(text[: join.start()], start, form)
            two = _part(text[join.end() :], start + join.end(), form)
            if (one.part and (two.part or _meant(two.text, form))) or (two.part and _meant(one.text, form)):
                yield one
                yield two
                return
    yield whole


def _ending(item: Item, form: Form) -> Item:
    """The part that the words around the list run into: 现将2024年工作情况从总体情况、…报告如下."""
    text, start = item.text, item.start
    ends = (_part(text[n:], start + n, form) for n in range(1, len(text)))
    return next((end for end in ends if end.part), item)


def _part(text: str, start: int, form: Form) -> Item:
    plain = text.replace(_FILLER, "、")
    key = next((spec.key for spec in form.sections if spec.heading.fullmatch(plain)), "")
    if not key and plain == _REST:
        key = next((spec.key for spec in form.sections if _REST in spec.title.zh), "")
    return Item(text, start, key)


def _meant(text: str, form: Form) -> str:
    return meant(text.replace(_FILLER, "、"), form)
