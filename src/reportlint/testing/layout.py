"""What a form's report holds, by key: headings, table labels as they are printed, the cells between them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import groupby

from reportlint.forms import shipped_forms
from reportlint.model.form import BlockSpec, Form, LineSpec, TableSpec

# What the printed tables hold beside the labels of rows and columns.
_FRAME = {
    "disclosure": {"disclosure/corner/label": "信息内容"},
    "requests": {
        "requests/note": "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）",
        "requests/applicants/label": "申请人情况",
        "requests/organizations/label": "法人或其他组织",
        "requests/outcome/label": "三、本年度办理结果",
    },
}
_NUMBERED_GROUPS = {"不予公开": "（三）", "无法提供": "（四）", "不予处理": "（五）", "其他处理": "（六）"}
_ITEM = re.compile(r"(?<=第二十条第)([一二三四五六七八九十]+)(?=项)")


@dataclass(frozen=True)
class Layout:
    """A form's parts and tables."""

    form: Form

    @cached_property
    def headings(self) -> Mapping[str, str]:
        """`sections/overview` → 一、总体情况, in order."""
        return {section.key: section.title.zh for section in self.form.sections}

    @cached_property
    def labels(self) -> Mapping[str, str]:
        """Every text of the tables that is no number, by key."""
        return {key: label for table in self.form.tables for key, label in _labels(table).items()}

    @cached_property
    def cells(self) -> tuple[str, ...]:
        """Every number cell, by key."""
        return tuple(
            f"{table.key}/{row.key}/{column.key}"
            for table in self.form.tables
            for block in table.blocks
            for row in block.rows
            for column in block.columns
        )

    @cached_property
    def counts(self) -> frozenset[str]:
        """The number cells that hold no change on the year before."""
        return frozenset(
            f"{table.key}/{row.key}/{column.key}"
            for table in self.form.tables
            for block in table.blocks
            for row in block.rows
            for column in block.columns
            if not column.signed
        )

    def members(self, thing: str) -> frozenset[str]:
        """The labels and cells of a block, row, group of rows (`requests/refused-*`) or column."""
        return frozenset(
            key
            for table in self.form.tables
            if thing.startswith(f"{table.key}/")
            for block in table.blocks
            for key in _members(table, block, thing.removeprefix(f"{table.key}/"))
        )


@cache
def layout_of(form: str) -> Layout:
    """The layout of a shipped form. Raises KeyError where there is none of that id."""
    return Layout({shipped.id: shipped for shipped in shipped_forms()}[form])


def column_key(table: TableSpec, block: BlockSpec, column: LineSpec) -> str:
    """What a column's label is known by: its key, after its block's where the table has several.

    `*/KEY` where a row has the same key.
    """
    if len(table.blocks) > 1:
        return f"{block.key}/{column.key}"
    return f"*/{column.key}" if any(row.key == column.key for row in block.rows) else column.key


def group_key(block: BlockSpec, row: LineSpec) -> str:
    """What the group a row stands in is known by, as in `refused-*`; empty for a row without a group."""
    if not row.group:
        return ""
    first = next(line for line in block.rows if line.group == row.group)
    return first.key.split("-", maxsplit=1)[0] + "-*"


def _members(table: TableSpec, block: BlockSpec, thing: str) -> Iterator[str]:
    for row in block.rows:
        whole = thing in (block.key, row.key, group_key(block, row))
        if whole:
            yield f"{table.key}/{row.key}/label"
        for column in block.columns:
            if whole or thing == column_key(table, block, column):
                yield f"{table.key}/{row.key}/{column.key}"


def _labels(table: TableSpec) -> dict[str, str]:
    labels = dict(_FRAME.get(table.key, {}))
    for block in table.blocks:
        if block.bar:
            labels[f"{table.key}/{block.key}/bar"] = _ITEM.sub(r"（\1）", block.bar[0])
        for column in block.columns:
            if column.printed:
                labels[f"{table.key}/{column_key(table, block, column)}/label"] = column.printed
        for group, rows in groupby(block.rows, key=lambda row: row.group):
            for row in rows:
                if group:
                    label = _NUMBERED_GROUPS.get(group, "") + group
                    labels[f"{table.key}/{group_key(block, row)}/label"] = label
                labels[f"{table.key}/{row.key}/label"] = row.printed
    return labels
