"""What the page says of the report beside its text: 发布时间, 来源, 索引号, where it is filed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from reportlint.model.fact import Fact, FactKind
from reportlint.model.form import PageSpec
from reportlint.model.label import fold
from reportlint.model.message import Message
from reportlint.model.page import MetaTag
from reportlint.model.place import Place
from reportlint.model.text import Element, Text, TextPiece, squeeze
from reportlint.page.flow import Grid, TextLine
from reportlint.reading.tables.grid import shown

_LABEL = re.compile(r"([^\W\d_]{1,12})[】\]]?：")
_BARE_DATE = re.compile(r"20\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?: ?\d{1,2}：\d\d(?:：\d\d)?)?")
_EDGE = "【】[]|｜ 　,，;；"
_STEP = re.compile(r"[>＞»›/\\|→-]+")
LINE_LIMIT = 200
"""A longer line is a paragraph."""
GRID_ROWS = 30
"""A table with more rows is no table of facts; its first ones are looked at."""
TRAIL_STEPS = 12
"""Lines after 当前位置 that may be steps of it, one a line."""
DATE_NEAR_TITLE = 3
"""A date without a label counts as that of publication within this many lines after the title."""


def read_facts(
    lines: Sequence[TextLine], grids: Iterable[Grid], title: Place | None, page: PageSpec
) -> Iterator[Fact]:
    """The facts printed around the report.

    `lines` are those before its first part and after its last one, `grids` the page's tables.
    """
    yield from _trail(lines, page.names)
    found = [
        *(fact for line in lines if "：" in line.squeezed for fact in _of_line(line, page.names)),
        *(fact for grid in grids for fact in _of_grid(grid, page.names)),
    ]
    yield from found
    if not any(fact.kind is FactKind.PUBLISHED for fact in found) and title is not None:
        yield from _bare_date(lines, title)


def html_title(root: Element) -> Fact | None:
    """What `<title>` says; None where the page has no head at all."""
    head = root.find("head")
    if head is None:
        return None
    node = head.find("title")
    raw = (node.text or "") if node is not None else ""
    label = Message("网页标题 <title>", "<title>")
    if node is None or not raw.strip():
        return Fact(FactKind.HTML_TITLE, "title", "", "facts/html-title", label, Place(head.number))
    text = Text(raw, [TextPiece(0, node.number, tail=False)])
    at = Place(node.number, text, 0, len(text.squeezed))
    return Fact(FactKind.HTML_TITLE, "title", text.squeezed, "facts/html-title", label, at)


def address(root: Element, url: str | None, meta: Iterable[MetaTag], page: PageSpec) -> Fact | None:
    """The page's address: where it was fetched, else what the page says itself; None where nothing does."""
    label = Message("网页地址", "the page's address")
    if url:
        return Fact(FactKind.ADDRESS, "", url, "facts/address", label, Place(root.number))
    for link in root.iter("link"):
        if (link.get("rel") or "").lower() == "canonical" and link.get("href"):
            return Fact(
                FactKind.ADDRESS, "canonical", link.get("href"), "facts/address", label, Place(link.number)
            )
    names = page.tags.get(FactKind.ADDRESS, ())
    for tag in meta:
        if tag.name.lower() in names and tag.content:
            return Fact(FactKind.ADDRESS, tag.name, tag.content, "facts/address", label, tag.at)
    return None


def _of_line(line: TextLine, names: Mapping[str, str]) -> Iterator[Fact]:
    """`发布时间：2025-01-20 来源：…` → a fact for each label that is known."""
    text = line.squeezed
    if len(text) > LINE_LIMIT:
        return
    labels = []
    for match in _LABEL.finditer(text):
        start = _label_start(match[1], names)
        if start is not None:
            labels.append((match.start() + start, match.end(1), match.end()))
    for number, (start, stop, after) in enumerate(labels):
        last = number + 1 == len(labels)
        begin, end = _trimmed(text, after, len(text) if last else labels[number + 1][0])
        name = text[start:stop]
        kind = names[fold(name)]
        # The value of the last label may stand in the next line, so a missing one says nothing there.
        if kind and kind != FactKind.TRAIL and (begin < end or not last):
            at = Place(line.node.number, line.text, begin, end) if begin < end else line.at
            yield _fact(FactKind(kind), name, text[begin:end], at)


def _trimmed(text: str, begin: int, end: int) -> tuple[int, int]:
    """The range without marks at its ends."""
    while begin < end and text[begin] in _EDGE:
        begin += 1
    while end > begin and text[end - 1] in _EDGE:
        end -= 1
    return begin, end


def _label_start(word: str, names: Mapping[str, str]) -> int | None:
    """Where in a word that ends in a label the label begins: 公安局发布时间 → 3.

    A short label is one only by itself: 统计时间 is not 时间.
    """
    for start in range(len(word)):
        kind = names.get(fold(word[start:]))
        if kind is not None and (start == 0 or not kind or len(word) - start > 2):
            return start
    return None


def _of_grid(grid: Grid, names: Mapping[str, str]) -> Iterator[Fact]:
    """A table of labels and values, side by side."""
    for row in grid.rows[:GRID_ROWS]:
        for label, value in pairwise(row):
            name = squeeze(shown(label))
            kind = names.get(fold(name)) if len(name) <= 14 else None
            said = squeeze(shown(value)).strip(_EDGE)
            # Where the next cell is a label again, the value has no cell of its own.
            if kind and kind != FactKind.TRAIL and fold(said) not in names:
                yield _fact(FactKind(kind), name.rstrip("："), said, Place(value.number))


def _fact(kind: FactKind, name: str, value: str, at: Place) -> Fact:
    return Fact(kind, name, value, f"facts/{kind.value}", Message(f"“{name}”", f"“{name}”"), at)


def _trail(lines: Sequence[TextLine], names: Mapping[str, str]) -> Iterator[Fact]:
    """当前位置：首页 > 政府信息公开 > …, on one line or a step a line."""
    for index, line in enumerate(lines):
        name, _, rest = line.squeezed.partition("：")
        if names.get(fold(name)) != FactKind.TRAIL:
            continue
        steps = [rest] if rest else []
        for other in lines[index + 1 : index + 1 + TRAIL_STEPS]:
            if rest or not (other.link or _STEP.fullmatch(other.squeezed)):
                break
            steps.append(other.squeezed)
        if steps:
            yield _fact(FactKind.TRAIL, name, "".join(steps), line.at)
            return


def _bare_date(lines: Sequence[TextLine], title: Place) -> Iterator[Fact]:
    """A date without a label right below the title."""
    index = next((n for n, line in enumerate(lines) if line.node.number == title.node), None)
    if index is None:
        return
    for line in lines[index + 1 : index + 1 + DATE_NEAR_TITLE]:
        match = _BARE_DATE.match(line.squeezed)
        if match and len(line.squeezed) <= 60:
            at = Place(line.node.number, line.text, match.start(), match.end())
            yield Fact(
                FactKind.PUBLISHED,
                "",
                match[0],
                "facts/published",
                Message("发布时间", "day of publication"),
                at,
            )
            return
