"""What a rule may be handed, one at a time: the words `each` is written in.

`HEAD`, `HEAD.NAME`, and with a question mark also what is missing: `section?` hands over every part of the
form, those the page lacks as `Missing`. The engine turns the words into things.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from typing import Final, NamedTuple

from reportlint.model.errors import choices
from reportlint.model.form import Form
from reportlint.model.message import Message


class TargetKind(NamedTuple):
    """A kind of thing."""

    meaning: Message
    named: str = ""
    """What the name after the dot says, for readers; empty where there may be none."""
    missing: bool = False
    """Whether a question mark is allowed."""
    needs_name: bool = False
    across: bool = False
    """Whether it is of several reports: such rules run only where several are judged together."""


HEADS: Final[Mapping[str, TargetKind]] = {
    "report": TargetKind(Message("整份报告", "the whole report")),
    "page": TargetKind(Message("网页本身，没有报告的也在内", "the page itself, also one without a report")),
    "title": TargetKind(Message("标题", "the title"), missing=True),
    "section": TargetKind(Message("规定的各部分", "each part of the form"), "overview", True),
    "table": TargetKind(Message("规定的各表", "each prescribed table"), "requests", True),
    "row": TargetKind(Message("表中各行", "each row of a table"), "requests", True),
    "column": TargetKind(Message("表中各列", "each column of a table"), "requests", True),
    "cell": TargetKind(Message("各数字单元格", "each number cell"), "requests"),
    "bar": TargetKind(Message("表中缺少的分栏标题", "each bar that a table lacks"), "disclosure", True),
    "equation": TargetKind(Message("各勾稽关系", "each prescribed sum"), "family"),
    "equations": TargetKind(
        Message("一张表的全部勾稽关系", "all sums of a table at once"), "requests", needs_name=True
    ),
    "statement": TargetKind(Message("文字中的各个数字", "each number said in the text"), "received"),
    "breakdown": TargetKind(Message("各个“其中”列举", "each list of a whole and its parts")),
    "ratio": TargetKind(Message("各个百分比", "each percentage")),
    "paragraph": TargetKind(Message("各段落", "each paragraph")),
    "heading": TargetKind(Message("各一级标题", "each top-level heading")),
    "meta": TargetKind(Message("各网页标签", "each meta tag"), "PubDate", True),
    "link": TargetKind(Message("各链接、附件、图片", "each link, attachment or picture")),
    "date": TargetKind(Message("各日期", "each date"), "pubdate"),
    "fact": TargetKind(Message("正文以外的发布信息", "what the page says beside the text"), "source"),
    "years": TargetKind(
        Message("本年和上一年的报告（批量核查）", "a report and last year's, in a batch"), across=True
    ),
    "earlier": TargetKind(
        Message("本年和以前各年的报告（批量核查）", "a report and those of earlier years, in a batch"),
        across=True,
    ),
    "peers": TargetKind(
        Message("同年度内容相近的报告（批量核查）", "reports of one year that look alike, in a batch"),
        across=True,
    ),
    "hierarchy": TargetKind(
        Message(
            "上级和下级的报告（批量核查）", "a body's report and those of the bodies below it, in a batch"
        ),
        across=True,
    ),
    "known": TargetKind(
        Message(
            "报告和另外掌握的数字（批量核查，--known）",
            "a report and figures known from elsewhere, in a batch",
        ),
        across=True,
    ),
}

_EACH = re.compile(r"(?P<head>[a-z]+)(?:\.(?P<name>[\w-]+))?(?P<missing>\?)?")


class TargetName(NamedTuple):
    """`each`, taken apart."""

    head: str
    name: str = ""
    missing: bool = False


def parse_each(text: str) -> TargetName | Message:
    """`section.overview?` taken apart, or what is wrong with it."""
    match = _EACH.fullmatch(text)
    head = HEADS.get(match["head"]) if match else None
    if match is None or head is None:
        hint = choices(re.split(r"[.?]", text)[0], HEADS)
        return Message(
            f"each = “{text}”：没有这种对象。{hint.zh}", f"each = “{text}” is no kind of thing.{hint.en}"
        )
    each = TargetName(match["head"], match["name"] or "", match["missing"] is not None)
    if each.name and not head.named:
        return Message(
            f"each = “{text}”：{each.head} 后面不能带名称。", f"each = “{text}”: {each.head} takes no name."
        )
    if head.needs_name and not each.name:
        example = f"{each.head}.{head.named}"
        return Message(
            f"each = “{text}”：应带名称，如 {example}。", f"each = “{text}” needs a name, as in {example}."
        )
    if each.missing and not head.missing:
        return Message(
            f"each = “{text}”：{each.head} 不能带问号。",
            f"each = “{text}”: {each.head} takes no question mark.",
        )
    return each


def across(each: str) -> bool:
    """Whether a rule's `each` is a thing of several reports."""
    return each in HEADS and HEADS[each].across


def names_of(forms: Iterable[Form]) -> Mapping[str, Collection[str]]:
    """The names that may follow a head, as far as the forms decide them."""
    known = list(forms)
    tables = {table.key for form in known for table in form.tables}
    return {
        "section": {section.key.partition("/")[2] for form in known for section in form.sections},
        **dict.fromkeys(("table", "row", "column", "cell", "bar", "equations"), tables),
        "equation": {equation.family for form in known for equation in form.equations},
        "statement": {subject for form in known for subject in form.grammar.subjects},
    }


def unknown_name(text: str, names: Mapping[str, Collection[str]]) -> Message | None:
    """What is wrong with the name in `each`, where no form has it."""
    each = parse_each(text)
    if isinstance(each, Message) or not each.name or each.name in names.get(each.head, (each.name,)):
        return None
    hint = choices(each.name, names[each.head])
    return Message(
        f"each = “{text}”：没有名为“{each.name}”的对象。{hint.zh}",
        f"each = “{text}”: there is no “{each.name}”.{hint.en}",
    )
