"""The tables of a form file: what may stand in it.

A form that `extends` another gives only what differs, so little is required here; `forms.load` says what is
missing once the two are merged.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from re import Pattern
from typing import Any, Literal

from reportlint.model.form import ClauseStatus, Force
from reportlint.model.message import Message
from reportlint.support.structure import option, read


@dataclass(frozen=True, slots=True)
class FormChange:
    """How an entry changes the one of its name in the form that is extended."""

    drop: bool = option("true 表示去掉这一项", "true: leaves out the inherited entry", default=False)
    before: str = option("放在哪一项之前", "the entry it is put before", default="")


@dataclass(frozen=True, slots=True)
class SectionEntry(FormChange):
    """One part."""

    key: str = option("编号，如 sections/overview", "such as `sections/overview`", default="")
    ordinal: int | None = option("序号", "its number", default=None)
    title: Message | None = option("名称", "its name", default=None)
    heading: Pattern[str] | None = option(
        "标题（不含序号、空白）应当整句匹配的正则表达式",
        "matches the whole heading, without ordinal and white space",
        default=None,
    )
    examples: tuple[str, ...] = option("应当匹配的标题", "headings that must match", default=())
    clause: str = option("依据的条款", "the clause it rests on", default="")
    table: str = option("该部分的表", "the table that stands in it", default="")
    says: Pattern[str] | None = option(
        "标题缺失时，凭哪些说法认出该部分的文字；文字中的空白已去掉",
        "what its text says, so that it is known where its heading is lost; white space is taken out before",
        default=None,
    )


@dataclass(frozen=True, slots=True)
class LineEntry(FormChange):
    """A row or column."""

    key: str = option("编号", "its key", default="")
    label: str = option("规定的标签", "the prescribed label", default="")
    short: str = option("简称", "a short name", default="")
    en: str = option("英文名称", "its name in English", default="")
    also: tuple[str, ...] = option("同义的标签", "labels that mean the same", default=())
    variants: tuple[str, ...] = option(
        "看得懂、但与格式不同的标签", "labels that are understood but differ from the form", default=()
    )
    unit: str = option("标签后可能印出的单位", "a unit that may be printed after it", default="")
    group: str = option("所属的组，如（三）不予公开", "the group it stands in", default="")
    decimal: bool = option("是否金额", "whether amounts of money stand there", default=False)
    signed: bool = option("是否可以为负", "whether it may be negative", default=False)


@dataclass(frozen=True, slots=True)
class BlockEntry(FormChange):
    """A part of a table with columns of its own."""

    key: str = option("编号", "its key", default="")
    bar: tuple[str, ...] = option("分栏标题，如 第二十条第一项", "the line above it", default=())
    rows: tuple[LineEntry, ...] = option("各行", "its rows", default=())
    columns: tuple[LineEntry, ...] = option("各列", "its columns", default=())


@dataclass(frozen=True, slots=True)
class TableEntry(FormChange):
    """A table."""

    key: str = option("编号", "its key", default="")
    section: str = option("所在的部分", "the part it stands in", default="")
    title: Message | None = option("名称", "its name", default=None)
    clause: str = option("依据的条款", "the clause it rests on", default="")
    block: tuple[BlockEntry, ...] = option("各分栏", "its blocks", default=())
    across: bool = option(
        "各组列在同一行数字之上",
        "true: groups of columns stand over one line of numbers",
        default=False,
    )
    heads: tuple[str, ...] = option("统领几行或几列的标签", "labels over several rows or columns", default=())
    corner: tuple[str, ...] = option("左上角的标签", "labels of the corner", default=())
    note: str = option("印在表中的说明", "a sentence printed in the table", default="")
    foreign: tuple[str, ...] = option(
        "属于另一种格式的标签", "labels that belong to another form's version", default=()
    )


@dataclass(frozen=True, slots=True)
class EquationEntry(FormChange):
    """Σ left = Σ right along each row or column."""

    family: str = option("勾稽关系的名称", "the rule family it belongs to", default="")
    table: str = option("所在的表", "its table", default="")
    each: Literal["row", "column"] = option("逐行还是逐列", "along which lines", default="row")
    lines: tuple[str, ...] = option("只限这些行或列", "only these lines", default=())
    left: tuple[str, ...] = option("一边的各项，可用 *", "one side; `*` stands for any ending", default=())
    right: tuple[str, ...] = option("另一边的各项", "the other side", default=())


@dataclass(frozen=True, slots=True)
class ClauseEntry(FormChange):
    """A provision that rules rest on."""

    id: str = option("编号，如 form-2021/table-3", "such as `form-2021/table-3`", default="")
    title: Message | None = option("怎样引用", "how it is cited", default=None)
    text: Message | None = option("条文或大意", "its words or their sense", default=None)
    force: Force | None = option("效力", "how strictly it binds", default=None)
    status: ClauseStatus | None = option("可靠程度", "how well it is known", default=None)
    paraphrase: bool = option("是大意，不作原文引用", "true: the sense, not the words", default=False)
    unchecked: Message | None = option("没有规则的，说明原因", "why no rule judges it", default=None)


@dataclass(frozen=True, slots=True)
class FormFile:
    """A form."""

    id: str = option("格式的编号", "its id")
    extends: str = option("所继承的格式", "the form it builds on", default="")
    title: Message | None = option("名称", "its name", default=None)
    first_year: int | None = option("自哪个报告年度起", "the first year reported on", default=None)
    last_year: int | None = option("到哪个报告年度止", "the last year reported on", default=None)
    name: Pattern[str] | None = option(
        "标题中应当有的，正则表达式", "what the title of such a report contains", default=None
    )
    groups: tuple[str, ...] = option("适用的规则分组，默认全部", "groups of rules that apply", default=())
    grammar: str = option("数字的说法所在的文件", "the file with the wording of numbers", default="")
    bodies: str = option("机关类型所在的文件", "the file with the kinds of body", default="")
    page: str = option("网页发布信息所在的文件", "the file with the labels beside the text", default="")
    section: tuple[SectionEntry, ...] = option("各部分", "its parts", default=())
    table: tuple[TableEntry, ...] = option("各表", "its tables", default=())
    equation: tuple[EquationEntry, ...] = option("勾稽关系", "its sums", default=())
    clause: tuple[ClauseEntry, ...] = option("条款", "its clauses", default=())
    basis: dict[str, str] | None = option(
        "当时还没有的条款，改以哪一条为依据；空的不再核对",
        "for clauses not yet in force, the one that holds instead; empty for none",
        default=None,
    )
    vocabulary: dict[str, Any] | None = option("规则用到的词表", "word lists that rules read", default=None)


def faults(table: Mapping[str, Any]) -> list[Message]:
    """What is wrong with the keys and values of a form file; a file without `id` is no form."""
    form = read(FormFile, table) if "id" in table else []
    return [wrong.say for wrong in form] if isinstance(form, list) else []
