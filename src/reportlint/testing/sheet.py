"""The tables of a draft as they are laid out on paper: rows of boxes with their spans."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from reportlint.model.form import BlockSpec, LineSpec, TableSpec
from reportlint.testing.draft import PAGE, Draft
from reportlint.testing.layout import column_key, group_key


@dataclass(frozen=True, slots=True)
class Box:
    """A cell of the printed table."""

    text: str
    kind: str
    """`bar`, `head`, `note`, `group`, `label` or `number`."""
    across: int = 1
    down: int = 1


Grid = tuple[tuple[Box, ...], ...]
"""Rows of boxes, as rows of an HTML table: a box that spans rows stands in the first of them."""


@dataclass(frozen=True, slots=True)
class DraftSheet:
    """A table of the report."""

    key: str
    grid: Grid

    @property
    def width(self) -> int:
        """Columns of the widest row that no span reaches into."""
        return max(sum(box.across for box in row) for row in self.grid)


def sheet_of(draft: Draft, key: str) -> DraftSheet | None:
    """One of a draft's tables; None where the draft has none of its texts."""
    table = draft.layout.form.table(key)
    if not any(text.startswith(f"{key}/") for text in draft.texts.keys() - PAGE.keys()):
        return None
    if table.across:
        rows = _across(draft, table)
    elif any(block.bar for block in table.blocks):
        rows = (row for block in table.blocks for row in _barred(draft, table, block))
    elif any(column.printed for block in table.blocks for column in block.columns):
        rows = _nested(draft, table, table.blocks[0])
    else:
        rows = _listed(draft, table, table.blocks[0])
    return DraftSheet(key, tuple(tuple(row) for row in rows if row))


def _columns(draft: Draft, table: TableSpec, block: BlockSpec) -> list[tuple[LineSpec, str]]:
    """The columns the draft has, with their labels; one whose label alone was removed has an empty label."""
    found = []
    for column in block.columns:
        key = f"{table.key}/{column_key(table, block, column)}"
        if f"{key}/label" in draft or any(
            f"{table.key}/{row.key}/{column.key}" in draft for row in block.rows
        ):
            found.append((column, draft.get(f"{key}/label")))
    return found


def _numbers(
    draft: Draft, table: TableSpec, row: LineSpec, columns: list[tuple[LineSpec, str]]
) -> Iterator[str]:
    for column, _ in columns:
        key = f"{table.key}/{row.key}/{column.key}"
        if key in draft:
            yield draft[key]


def _has_row(draft: Draft, table: TableSpec, block: BlockSpec, row: LineSpec) -> bool:
    return f"{table.key}/{row.key}/label" in draft or any(
        f"{table.key}/{row.key}/{column.key}" in draft for column in block.columns
    )


def _barred(draft: Draft, table: TableSpec, block: BlockSpec) -> Iterator[list[Box]]:
    """A block under a bar, its last column as wide as needed to fill the table (表二)."""
    width = max(len(each.columns) for each in table.blocks)
    columns = _columns(draft, table, block)
    bar = draft.get(f"{table.key}/{block.key}/bar")
    if bar:
        yield [Box(bar, "bar", across=width + 1)]
    rows = [row for row in block.rows if _has_row(draft, table, block, row)]
    if not (bar or rows):
        return
    spans = [1] * (len(columns) - 1) + [width - len(columns) + 1]
    heads = [Box(label, "head", across=span) for (_, label), span in zip(columns, spans, strict=False)]
    yield [Box(draft.get(f"{table.key}/corner/label"), "head"), *heads]
    for row in rows:
        numbers = list(_numbers(draft, table, row, columns))
        yield [
            Box(draft.get(f"{table.key}/{row.key}/label"), "label"),
            *(Box(text, "number", across=span) for text, span in zip(numbers, spans, strict=False)),
        ]


def _nested(draft: Draft, table: TableSpec, block: BlockSpec) -> Iterator[list[Box]]:
    """Rows with up to three levels of labels under a head of three lines (表三)."""
    columns = _columns(draft, table, block)
    yield from _head(draft, table, columns)
    rows = [
        row
        for row in block.rows
        if _has_row(draft, table, block, row) or _stands_for_group(draft, table, block, row)
    ]
    outcome = [row for row in rows if row.key not in ("received", "carried-in", "carried-out")]
    for row in rows:
        boxes = []
        if outcome and row is outcome[0]:
            boxes.append(Box(draft.get(f"{table.key}/outcome/label"), "group", down=len(outcome)))
        group = group_key(block, row)
        group_label = draft.get(f"{table.key}/{group}/label")
        if not _has_row(draft, table, block, row):
            yield [*boxes, Box(group_label, "label", across=2), *(Box("0", "number") for _ in columns)]
            continue
        members = [other for other in outcome if group and other.group == row.group]
        if members and row is members[0]:
            boxes.append(Box(group_label, "group", down=len(members)))
        across = 1 if group else 2 if row in outcome else 3
        boxes.append(Box(draft.get(f"{table.key}/{row.key}/label"), "label", across=across))
        boxes += [Box(text, "number") for text in _numbers(draft, table, row, columns)]
        yield boxes


def _head(draft: Draft, table: TableSpec, columns: list[tuple[LineSpec, str]]) -> Iterator[list[Box]]:
    """The three lines of the head: applicants, kinds of applicant, kinds of organization."""
    narrower = int(draft.get(f"{table.key}/span", "0"))
    # The first column that the head lacks is one over the labels, the others are over the organizations.
    fewer = max(narrower - 1, 0)
    yield [
        Box(draft.get(f"{table.key}/note"), "note", across=2 if narrower else 3, down=3),
        Box(draft.get(f"{table.key}/applicants/label"), "head", across=len(columns) - fewer),
    ]
    natural, total = (
        [Box(label, "head", down=2) for column, label in columns if column.key == key]
        for key in ("natural", "total")
    )
    organizations = [
        Box(label, "head") for column, label in columns if column.key not in ("natural", "total")
    ]
    over = Box(draft.get(f"{table.key}/organizations/label"), "head", across=len(organizations) - fewer)
    yield [*natural, over, *(replace(box, down=1) if fewer else box for box in total)]
    yield organizations


def _listed(draft: Draft, table: TableSpec, block: BlockSpec) -> Iterator[list[Box]]:
    """Group, label and value, without a head (网站年度报表)."""
    columns = [(column, "") for column in block.columns]
    rows = [row for row in block.rows if _has_row(draft, table, block, row)]
    for group, members in groupby(rows, key=lambda row: group_key(block, row)):
        lines = list(members)
        over = [Box(draft.get(f"{table.key}/{group}/label"), "group", down=len(lines))] if group else []
        for row in lines:
            label = Box(draft.get(f"{table.key}/{row.key}/label"), "label", across=1 if group else 2)
            yield [*over, label, *(Box(text, "number") for text in _numbers(draft, table, row, columns))]
            over = []


def _stands_for_group(draft: Draft, table: TableSpec, block: BlockSpec, row: LineSpec) -> bool:
    """True for the first row of a group all of whose rows were removed while the group's label stayed."""
    members = [other for other in block.rows if row.group and other.group == row.group]
    return (
        bool(members)
        and row is members[0]
        and f"{table.key}/{group_key(block, row)}/label" in draft
        and not any(_has_row(draft, table, block, other) for other in members)
    )


def _across(draft: Draft, table: TableSpec) -> Iterator[list[Box]]:
    """Rows side by side, all numbers on one line (表四)."""
    block = table.blocks[0]
    columns = _columns(draft, table, block)
    rows = [row for row in block.rows if _has_row(draft, table, block, row)]
    first: list[Box] = []
    second: list[Box] = []
    third: list[Box] = []
    numbers: list[Box] = []
    for group, members in groupby(rows, key=lambda row: group_key(block, row)):
        lines = list(members)
        if group:
            first.append(
                Box(draft.get(f"{table.key}/{group}/label"), "head", across=len(lines) * len(columns))
            )
        for row in lines:
            head = Box(draft.get(f"{table.key}/{row.key}/label"), "head", across=len(columns))
            (second if group else first).append(head)
            labels = [Box(label, "head", down=1 if group else 2) for _, label in columns]
            (third if group else second).extend(labels)
            numbers += [Box(text, "number") for text in _numbers(draft, table, row, columns)]
    yield from (first, second, third, numbers)


def unspanned(grid: Grid) -> Grid:
    """The same table with boxes repeated in every row they reach into, in place of spans."""
    rows: list[tuple[Box, ...]] = []
    reaching: dict[int, tuple[Box, int]] = {}
    for row in grid:
        boxes: list[Box] = []
        waiting = list(row)
        column = 0
        while waiting or column in reaching:
            if column in reaching:
                box, left = reaching.pop(column)
            else:
                box = waiting.pop(0)
                left = box.down
            if left > 1:
                reaching[column] = (box, left - 1)
            boxes.append(replace(box, down=1))
            column += box.across
        rows.append(tuple(boxes))
    return tuple(rows)
