"""Where the report stands on the page, and where each of its parts begins and ends."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from reportlint.model.form import Form, SectionSpec
from reportlint.model.text import Element
from reportlint.reading.headings import HeadingLine
from reportlint.reading.outline.boundaries import (
    below_annexes,
    first_foot,
    first_of_signature,
    inside,
    shared_home,
)
from reportlint.reading.outline.copies import (
    OUTLINE,
    alike,
    between,
    content_behind,
    copies_of,
    key_of,
    ordinal_of,
    title_in,
)
from reportlint.reading.outline.title import names_other
from reportlint.reading.tables.tables import Figures, Unfolded


@dataclass(frozen=True, slots=True)
class Outline:
    """The report as ranges over the items of the page."""

    start: int
    """The first item that can be its title or preface."""
    end: int
    """One past its last item, the signature included."""
    signature: int
    """The first item of its signature; `end` where there is none."""
    close: int
    """One past the last item of its parts: where its annexes are listed, or the signature begins."""
    stop: int
    """One past the last item that is not another copy of it or another report."""
    parts: Mapping[str, HeadingLine]
    """The heading of each part found, by the part's key, in page order."""
    headings: tuple[HeadingLine, ...] = ()
    """Every top-level heading inside the body, the form's or not."""
    home: Element | None = None
    """The innermost element that holds all headings and tables, where there are several."""
    renamed: frozenset[str] = frozenset()
    """Keys of parts known by number and place only."""
    copies: int = 1
    """How often the same report stands on the page."""
    several: bool = False
    """True where other reports stand beside it."""
    repeated: tuple[HeadingLine, ...] = ()
    """Headings of parts that come again inside the body, with text or tables behind them."""

    def ranges(self) -> list[tuple[HeadingLine, int, int]]:
        """Each part with its first item (the heading's line) and one past its last."""
        parts = list(self.parts.values())
        stops = [found.index for found in parts[1:]] + [self._after(parts[-1])] if parts else []
        return [(part, part.index, stop) for part, stop in zip(parts, stops, strict=True)]

    def _after(self, last: HeadingLine) -> int:
        """Where the last part ends: at a further heading that counts on from it, or with the body."""
        number = last.heading.ordinal
        following = (found.index for found in self.headings if found.index > last.index)
        counted = {found.index: found.heading.ordinal for found in self.headings}
        return next(
            (index for index in following if number is not None and counted[index] == number + 1), self.end
        )


def outline(items: Sequence[Unfolded], found: Sequence[HeadingLine], form: Form) -> Outline:
    """The report's outline among everything on the page that reads as a heading.

    A part's name may also stand in a menu, in a table of contents, inside another part or in a copy of the
    report; its heading is the line with the form's number and with text or tables behind it.
    """
    content = content_behind(items, found)
    copies = copies_of(items, found, content)
    if not copies:
        return Outline(0, len(items), len(items), len(items), len(items), {})
    best = max(range(len(copies)), key=lambda n: (sum(bool(content[e.index]) for e in copies[n]), -n))
    bounds = [0, *(between(items, one, two, form) for one, two in pairwise(copies)), len(items)]
    start, stop = bounds[best], bounds[best + 1]
    near = [entry for entry in found if start <= entry.index < stop]
    chosen = _chosen(copies[best], content)
    renamed = dict(_renamed(chosen, near, items, content, form))
    parts = dict(sorted((chosen | renamed).items(), key=lambda pair: pair[1].index))
    first = min(entry.index for entry in parts.values())
    figures = [item.node for item in items[first:stop] if isinstance(item, Figures)]
    home = shared_home([*(items[entry.index].node for entry in parts.values()), *figures])
    last = _last(list(parts.values()), near, items, home)
    after = last.index + last.lines
    end = next((n for n in range(after, stop) if home is not None and not inside(items[n].node, home)), stop)
    foot = first_foot(items, after, end, form)
    end = below_annexes(items, foot, end, form)
    signature = first_of_signature(items, after, end, form)
    at = {entry.index: entry for entry in parts.values()}
    others = [n for n in range(len(copies)) if n != best and len(copies[n]) >= OUTLINE]
    titles = [title_in(items[bounds[n] : copies[n][0].index], form) for n in range(len(copies))]
    several = any(titles[n] and titles[best] and names_other(titles[n], titles[best], form) for n in others)
    same = [n for n in others if alike(items[bounds[n] : bounds[n + 1]], items[start:stop])]
    return Outline(
        start=start,
        end=end,
        signature=signature,
        close=min(foot, signature),
        stop=stop,
        parts=parts,
        headings=tuple(
            at.get(entry.index, entry)
            for entry in near
            if first <= entry.index < end and (entry.strength > 1 or entry.index in at)
        ),
        home=home,
        renamed=frozenset(renamed),
        copies=1 + len(same),
        repeated=tuple(
            entry
            for entry in near
            if content[entry.index]
            and entry.index not in at
            and key_of(entry) in parts
            and parts[key_of(entry)].index < entry.index < end
            and (entry.strength == 3 or _with_tables(parts[key_of(entry)], entry, items, end))
        ),
        several=len(copies[best]) >= OUTLINE and several,
    )


def _last(
    parts: Sequence[HeadingLine],
    near: Sequence[HeadingLine],
    items: Sequence[Unfolded],
    home: Element | None,
) -> HeadingLine:
    """The last heading of the report: that of its last part, or of further ones that count on from it.

    What stands between them is the report's, even where it reads as the foot of a page (返回顶部).
    """
    last = max(parts, key=lambda entry: entry.index)
    for entry in near:
        counts_on = last.heading.ordinal is not None and entry.heading.ordinal == last.heading.ordinal + 1
        if entry.index > last.index and counts_on and (home is None or inside(items[entry.index].node, home)):
            last = entry
    return last


def _chosen(copy: Sequence[HeadingLine], content: Mapping[int, int]) -> dict[str, HeadingLine]:
    """One heading for each part; of several equals the one that stands where the order asks for it."""
    chosen: dict[str, HeadingLine] = {}
    after = -1
    for number in sorted({ordinal_of(entry) for entry in copy}):
        own = [entry for entry in copy if ordinal_of(entry) == number]
        best = max((bool(content[entry.index]), entry.index > after, -entry.index) for entry in own)
        entry = next(entry for entry in own if entry.index == -best[2])
        chosen[key_of(entry)] = entry
        after = entry.index
    return chosen


def _renamed(
    chosen: Mapping[str, HeadingLine],
    near: Sequence[HeadingLine],
    items: Sequence[Unfolded],
    content: Mapping[int, int],
    form: Form,
) -> Iterator[tuple[str, HeadingLine]]:
    """Parts under another name, known by number and place where the outline counts as the form does."""
    counted = [entry for entry in chosen.values() if entry.strength == 3]
    if len(counted) < OUTLINE or any(entry.strength == 2 for entry in chosen.values()):
        return
    for spec in form.sections:
        if spec.key in chosen:
            continue
        before = [
            entry.index for entry in counted if entry.spec is not None and entry.spec.ordinal < spec.ordinal
        ]
        after = [
            entry.index for entry in counted if entry.spec is not None and entry.spec.ordinal > spec.ordinal
        ]
        low, high = max(before, default=-1), min(after, default=len(items))
        named = [
            entry
            for entry in near
            if entry.spec is None
            and entry.heading.ordinal == spec.ordinal
            and low < entry.index < high
            and content[entry.index]
        ]
        if len(named) == 1 and _may_be(named[0], spec, items, high):
            yield (
                spec.key,
                replace(named[0], spec=spec, heading=replace(named[0].heading, key=f"{spec.key}/heading")),
            )


def _with_tables(one: HeadingLine, again: HeadingLine, items: Sequence[Unfolded], end: int) -> bool:
    """True where a part's name without a number stands twice in the same words, each time with the part's table behind it."""
    spec = one.spec
    return (
        spec is not None
        and spec.table is not None
        and one.strength == again.strength
        and one.heading.text == again.heading.text
        and _may_be(one, spec, items, again.index)
        and _may_be(again, spec, items, end)
    )


def _may_be(entry: HeadingLine, spec: SectionSpec, items: Sequence[Unfolded], high: int) -> bool:
    """True where the part's table stands behind the heading, if the part has one."""
    return spec.table is None or any(
        isinstance(item, Figures) and item.labels.spec.key == spec.table for item in items[entry.index : high]
    )
