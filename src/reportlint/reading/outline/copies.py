"""Which of the lines that read as headings are a report's, and how many reports stand on the page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate, pairwise

from reportlint.model.form import Form
from reportlint.model.text import Element
from reportlint.page.flow import TextLine
from reportlint.reading.headings import HeadingLine
from reportlint.reading.outline.boundaries import inside, shared_home
from reportlint.reading.outline.title import reads_as_title
from reportlint.reading.tables.tables import Figures, Unfolded

ALIKE = 0.9
"""Share of common lines from which on two outlines are copies of one report (0 to 1)."""
OUTLINE = 3
"""Parts from which on an outline is that of a report of its own."""
PARTS = 20
"""No form has more parts."""


def copies_of(
    items: Sequence[Unfolded], found: Sequence[HeadingLine], content: Mapping[int, int]
) -> list[list[HeadingLine]]:
    """The headings of each copy of a report, or of each report, on the page.

    `content` says how much stands behind each heading.
    """
    return list(_parted(_settled(_named(found, content), items)))


def content_behind(items: Sequence[Unfolded], found: Sequence[HeadingLine]) -> dict[int, int]:
    """How much stands behind each heading before the next that is as strong, by its index."""
    upto = [0, *accumulate(_weight(item) for item in items)]
    content: dict[int, int] = {}
    following = [len(items)] * 4
    for entry in reversed(found):
        behind = upto[following[entry.strength]] - upto[entry.index + entry.lines]
        content[entry.index] = behind + (1 if entry.rest else 0)
        for strength in range(entry.strength + 1):
            following[strength] = entry.index
    return content


def _weight(item: Unfolded) -> int:
    if isinstance(item, TextLine):
        return 0 if item.link or item.chrome else len(item.squeezed)
    return 50 if isinstance(item, Figures) else 1


def _named(found: Sequence[HeadingLine], content: Mapping[int, int]) -> list[HeadingLine]:
    """For each part the lines that may be its heading: with something behind them, and naming it best."""
    named: dict[str, list[HeadingLine]] = {}
    for entry in found:
        if entry.spec is not None:
            named.setdefault(entry.spec.key, []).append(entry)
    strong: list[HeadingLine] = []
    for entries in named.values():
        filled = [entry for entry in entries if content[entry.index]] or entries
        most = max(entry.strength for entry in filled)
        strong += [entry for entry in filled if entry.strength == most]
    strong.sort(key=lambda entry: entry.index)
    # A name with nothing behind it, before everything else or without a number, stands in a menu.
    behind = [entry.index for entry in strong if content[entry.index]]
    first, last = (behind[0], behind[-1]) if behind else (0, 0)
    names = [entry for entry in found if entry.spec is not None and entry.index <= first]
    empty = {entry.index for entry in _leading_up(names)}
    return [
        entry
        for entry in strong
        if content[entry.index]
        or entry.index in empty
        or (first <= entry.index and (entry.strength > 1 or entry.index < last))
    ]


def _leading_up(entries: Sequence[HeadingLine]) -> Iterator[HeadingLine]:
    """The headings of empty parts right before the first that has something behind it, which is the last here.

    They count on to it as the form does; those of a table of contents go on to the last part.
    """
    for entry, following in pairwise(reversed(entries)):
        if following.strength < 3 or ordinal_of(following) != ordinal_of(entry) - 1:
            return
        yield following


def _settled(named: Sequence[HeadingLine], items: Sequence[Unfolded]) -> list[HeadingLine]:
    """Without names that have no number where the others have one, unless in order among them."""
    counted = [entry for entry in named if entry.strength == 3]
    if len(counted) < OUTLINE:
        return list(named)
    home = shared_home([items[entry.index].node for entry in counted])
    return [
        entry
        for entry in named
        if entry.strength > 1 or _fits_in(entry, items[entry.index].node, counted, home)
    ]


def _fits_in(entry: HeadingLine, node: Element, counted: Sequence[HeadingLine], home: Element | None) -> bool:
    number = ordinal_of(entry)
    before = max((other.index for other in counted if ordinal_of(other) <= number), default=-1)
    after = min((other.index for other in counted if ordinal_of(other) > number), default=entry.index + 1)
    return before < entry.index < after and (home is None or inside(node, home))


def _parted(named: Sequence[HeadingLine]) -> Iterator[list[HeadingLine]]:
    """A new copy begins where several parts come back."""
    current: list[HeadingLine] = []
    seen: set[str] = set()
    for n, entry in enumerate(named):
        key = key_of(entry)
        if key in seen:
            ahead: set[str] = set()
            for other in named[n : n + PARTS]:
                if key_of(other) in ahead:
                    break
                ahead.add(key_of(other))
            if len(ahead & seen) > 1:
                yield current
                current, seen = [], set()
        current.append(entry)
        seen.add(key)
    if current:
        yield current


def between(
    items: Sequence[Unfolded], one: Sequence[HeadingLine], two: Sequence[HeadingLine], form: Form
) -> int:
    """Where a copy of the report ends and the next begins: at its title, else at its first heading."""
    first, last = two[0].index, one[-1].index
    lines = (n for n in range(last + 1, first) if _is_title(items[n], form))
    return next(lines, first)


def _is_title(item: Unfolded, form: Form) -> bool:
    return (
        isinstance(item, TextLine)
        and not item.link
        and not item.chrome
        and reads_as_title(item.squeezed, form)
    )


def title_in(items: Sequence[Unfolded], form: Form) -> str:
    """The first line that reads as a title; empty where there is none."""
    titles = (item.squeezed for item in items if isinstance(item, TextLine) and _is_title(item, form))
    return next(titles, "")


def alike(one: Sequence[Unfolded], other: Sequence[Unfolded]) -> bool:
    """True where two stretches of the page say the same."""
    texts = [{item.squeezed for item in items if isinstance(item, TextLine)} for items in (one, other)]
    numbers = [
        [slot.text for item in items if isinstance(item, Figures) for row in item.rows for slot in row.own]
        for items in (one, other)
    ]
    common = len(texts[0] & texts[1])
    return common >= ALIKE * min(map(len, texts)) and (numbers[0] == numbers[1] or not all(numbers))


def key_of(entry: HeadingLine) -> str:
    """The key of the part it names; empty for none."""
    return entry.spec.key if entry.spec is not None else ""


def ordinal_of(entry: HeadingLine) -> int:
    """The number of the part it names in the form; 0 for none."""
    return entry.spec.ordinal if entry.spec is not None else 0
