"""Where each part of the report begins and ends on the page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reportlint.bind.headings import Found
from reportlint.bind.unfold import Figures
from reportlint.model.form import Form
from reportlint.model.text import Element
from reportlint.page.flow import Item, Line


@dataclass(frozen=True, slots=True)
class Outline:
    """The parts as ranges over the items of the page."""

    start: int
    """The first item of the report's body: after the title, before the first part."""
    end: int
    """One past the last item of the report's body."""
    parts: Mapping[str, Found]
    """The heading of each part found, by the part's key, in page order."""
    headings: tuple[Found, ...]
    """Every top-level heading inside the body, the form's or not."""
    home: Element | None = None
    """The innermost element that holds all parts' headings, where there are several."""

    def ranges(self) -> list[tuple[Found, int, int]]:
        """Each part with its first item (the heading's line) and one past its last."""
        parts = list(self.parts.values())
        stops = [found.index for found in parts[1:]] + [self._after(parts[-1])] if parts else []
        return [(part, part.index, stop) for part, stop in zip(parts, stops, strict=True)]

    def _after(self, last: Found) -> int:
        """Where the last part ends: at a further heading that counts on from it, or with the body."""
        if last.heading.ordinal is not None:
            for found in self.headings:
                if found.index > last.index and (found.heading.ordinal or 0) == last.heading.ordinal + 1:
                    return found.index
        return self.end


def outline(items: Sequence[Item | Figures], found: Sequence[Found], weights: Sequence[int], form: Form) -> Outline:
    """Choose for each part the line that is its heading.

    A part's name may also stand in a menu, in a table of contents, or inside another part; its heading is the
    line with the form's number and with the most text and tables behind it. `weights` says how much each item
    holds.
    """
    chosen: dict[str, Found] = {}
    for spec in form.sections:
        own = [entry for entry in found if entry.spec is spec]
        if own:
            chosen[spec.key] = max(own, key=lambda entry: (_score(entry, found, weights), -entry.index))
    parts = dict(sorted(chosen.items(), key=lambda pair: pair[1].index))
    if not parts:
        return Outline(0, len(items), {}, ())
    first = next(iter(parts.values())).index
    last = list(parts.values())[-1].index
    home = _home([items[entry.index] for entry in parts.values()])
    end = next(
        (
            index
            for index in range(last + 1, len(items))
            if home is not None and not _inside(items[index].node, home)
        ),
        len(items),
    )
    start = next(
        (
            index + 1
            for index in range(first - 1, -1, -1)
            if home is not None and not _inside(items[index].node, home)
        ),
        0,
    )
    inside = tuple(entry for entry in found if first <= entry.index < end)
    return Outline(start, end, parts, inside, home)


def _score(entry: Found, found: Sequence[Found], weights: Sequence[int]) -> int:
    following = next((other.index for other in found if other.index > entry.index), len(weights))
    content = sum(weights[entry.index + 1 : following]) + (1 if entry.rest else 0)
    numbered = entry.heading.ordinal is not None
    right = entry.spec is not None and entry.heading.ordinal == entry.spec.ordinal
    return (4 if right else 2 if numbered else 0) + (3 if content else 0)


def _home(items: Sequence[Item | Figures]) -> Element | None:
    """The innermost element that holds all headings; None where that says nothing."""
    nodes = [item.node for item in items if isinstance(item, Line)]
    if len(nodes) < 2:
        return None
    chain = [*reversed(list(nodes[0].iterancestors())), nodes[0]]
    for node in nodes[1:]:
        own = {*node.iterancestors(), node}
        chain = [element for element in chain if element in own]
    return chain[-1] if chain else None


def _inside(node: Element, home: Element) -> bool:
    return node is home or any(ancestor is home for ancestor in node.iterancestors())
