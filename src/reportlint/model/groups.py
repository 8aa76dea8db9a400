"""The groups of rules, and what they are called."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from reportlint.model.message import Message

GROUPS: Final[Mapping[str, Message]] = {
    "structure": Message("结构", "structure"),
    "tables": Message("表格", "tables"),
    "arithmetic": Message("勾稽", "arithmetic"),
    "stated": Message("文表一致", "stated against tables"),
    "wording": Message("文字", "wording"),
    "zero": Message("零报告", "zero reports"),
    "fees": Message("收费", "fees"),
    "dates": Message("日期", "dates"),
    "metadata": Message("页面标签", "page metadata"),
    "privacy": Message("隐私", "privacy"),
    "website": Message("网站", "website"),
    "forms": Message("格式", "form"),
    "contents": Message("规定内容", "required contents"),
    "years": Message("跨年", "years"),
    "peers": Message("雷同", "peers"),
    "hierarchy": Message("上下级", "hierarchy"),
    "known": Message("已知数据", "known figures"),
}
"""By id, in the order they are shown."""


def group_name(group: str) -> Message:
    """What a group is called; its id where it is not known."""
    return GROUPS.get(group, Message(group, group))


def group_called(word: str) -> str | None:
    """The group of that id or name, in either language; None where there is none."""
    return next((group for group, name in GROUPS.items() if word in (group, name.zh, name.en)), None)
