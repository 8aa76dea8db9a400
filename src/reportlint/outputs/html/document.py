"""One file that holds a table of reports and the view of each, packed; it needs nothing beside itself.

What runs in it is named by its hash, so that nothing else runs, and nothing is ever loaded.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
from collections.abc import Sequence
from functools import cache
from html import escape
from importlib.resources import files
from string import Template
from typing import IO, NamedTuple

from reportlint.model.message import Message
from reportlint.outputs.format import Run
from reportlint.outputs.html.build import el, html
from reportlint.support.characters import escaped

Cell = str | int | float | tuple[int, str, str] | None
"""What stands in a column: text, a number, or the rank it is sorted by, its text and its class."""

_SCRIPTS = ("list.js", "view.js", "page.js")
_WORDS = {
    "skip": Message("跳到正文", "Skip to the content"),
    "wait": Message("正在打开……", "Opening …"),
    "scriptless": Message("本页需要启用脚本才能显示。", "This page needs scripts to be switched on."),
    "table": Message("报告列表", "Reports"),
    "search": Message("查找", "Search"),
    "reset": Message("清除条件", "Clear"),
}
"""What stands in the template."""
_SPOKEN = {
    "all": Message("全部", "all"),
    "count": Message("显示 {n} 份，共 {all} 份", "{n} of {all} reports"),
    "more": Message("还有 {n} 份，向下滚动即显示", "{n} more, shown as you scroll"),
    "back": Message("返回列表", "Back to the list"),
    "previous": Message("上一份", "Previous"),
    "next": Message("下一份", "Next"),
    "old": Message(
        "这个浏览器版本过旧，不能展开报告。请用近年的 Edge、Chrome、Firefox 或 360 极速模式打开。",
        "This browser is too old to unpack the reports. Use a recent Edge, Chrome or Firefox.",
    ),
    "found": Message("已定位：{place}", "Shown: {place}"),
}
"""What the script says."""


class ReportColumn(NamedTuple):
    """A column of the table of reports."""

    title: Message
    kind: str = "text"
    """`text`, `short`, `number`, or `name`: the one that opens the report. One without any content is left out."""
    choice: bool = False
    """True: the reader may pick one of its values."""
    searched: bool = True
    """Whether a search looks into it."""
    telling: bool = True
    """False for one that says nothing where it says the same of every report: it is left out there."""


class HtmlDocument:
    """Writes the file, one report after the other; none is kept."""

    def __init__(self, stream: IO[str], run: Run, title: Message, *, paper: bool = False) -> None:
        """`paper`: only the page as published is shown; its findings stand in a page around it."""
        self._stream = stream
        self._run = run
        style, script = _file("page.css"), _script()
        self._known = {
            "language": "zh-CN" if run.language == "zh" else "en",
            "policy": policy(),
            "version": escape(run.version),
            "kind": "paper-only" if paper else "",
            "title": escape(title.in_(run.language)),
            "style": style,
            "script": script,
            "words": _json({name: say.in_(run.language) for name, say in _SPOKEN.items()}),
            **{name: escape(say.in_(run.language)) for name, say in _WORDS.items()},
        }
        head, self._rest = map(Template, _file("page.html").split("$reports\n"))
        stream.write(head.substitute(self._known))

    def add(self, row: Sequence[Cell], view: str, words: str) -> None:
        """One report: what the table says of it, its view, and what else a search finds it by."""
        packed = base64.b64encode(gzip.compress(view.encode("utf-8", "replace"), 9, mtime=0)).decode("ascii")
        self._stream.write(
            html(
                el(
                    "script",
                    packed,
                    type="text/plain",
                    data_row=_json(row),
                    data_words=_json(words),
                )
            )
            + "\n"
        )

    def close(
        self, columns: Sequence[ReportColumn], top: str = "", summary: str = "", foot: str = ""
    ) -> None:
        """Write the rest: what stands on top of every view, above the table, and at the foot, as markup."""
        language = self._run.language
        spoken = [
            {
                "title": one.title.in_(language),
                "kind": one.kind,
                "choice": one.choice,
                "searched": one.searched,
                "telling": one.telling,
            }
            for one in columns
        ]
        given = {"top": top, "summary": summary, "foot": foot, "columns": _json(spoken)}
        self._stream.write(self._rest.substitute(self._known, **given))


@cache
def policy() -> str:
    """The content security policy of these files: nothing but our own script and style does anything."""
    style, script = _hash(_file("page.css")), _hash(_script())
    return (
        f"default-src 'none'; style-src '{style}'; script-src '{script}'; base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode("ascii")


def _script() -> str:
    """In a block: its names are its own."""
    return '"use strict";\n{\n' + "\n".join(map(_file, _SCRIPTS)) + "}\n"


def _file(name: str) -> str:
    return files("reportlint").joinpath("templates", "html", name).read_text(encoding="utf-8")


def _json(value: object) -> str:
    """JSON that ends no element it stands in."""
    return escaped(json.dumps(value, ensure_ascii=False, separators=(",", ":"))).replace("<", "\\u003c")
