"""The report's title: which line it is, which body and which year it names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from reportlint.model.form import Form
from reportlint.model.place import Place
from reportlint.model.report import MetaTag, Title
from reportlint.model.say import Say
from reportlint.model.text import Element, Piece, Text, squeeze
from reportlint.page.flow import Line

TITLE_LIMIT = 70
"""A longer line is a sentence, not a title."""
ORGAN_LIMIT = 30

_ANY_YEAR = re.compile(r"(?<!\d)(20[0-3]\d)(?!\d)")
_SENTENCE = re.compile(r"[。；！？]|现将|现公布|要求|本报告|特此")
_NOT_ORGAN = re.compile(
    r"20[0-3]\d(?:年度|年)?|年度|关于|[《》<>“”\"'·|—\-_（）()\[\]【】：:，,。]|首页|标题|名称"
)
_LABELLED = re.compile(r"发布|分类|来源|时间|日期|浏览|字号|索引|文号|当前位置|您现在|位置：|首页|点击|责任编辑|审核")


def find_title(
    lines: Sequence[Line], meta: Iterable[MetaTag], head_title: Element | None, form: Form
) -> Title | None:
    """The title among the lines before the first part, else in the page's tags; None where there is none."""
    candidates = [line for line in lines if _reads_as_title(line.squeezed, form)]
    shown = [line for line in candidates if not line.link]
    if shown or candidates:
        line = max(shown or candidates, key=lambda line: (_likeness(line.squeezed), lines.index(line)))
        text = line.squeezed
        before = lines[lines.index(line) - 1] if lines.index(line) else None
        if not _organ(text, form) and before is not None and _is_organ_line(before, text):
            text = before.squeezed + text
        return _title(text, line.at, form)
    for tag in meta:
        if tag.name.lower() == "articletitle" and form.name.search(squeeze(tag.content)):
            return _title(squeeze(tag.content), tag.at, form)
    if head_title is not None:
        raw = head_title.text or ""
        text = re.split(r"[-_|—]", squeeze(raw))[0]
        if form.name.search(text):
            node_text = Text(raw, [Piece(0, head_title, tail=False)])
            return _title(text, Place(head_title, node_text, 0, len(node_text.squeezed)), form)
    return None


def _reads_as_title(text: str, form: Form) -> bool:
    if len(text) > TITLE_LIMIT or _SENTENCE.search(text) or text.startswith(("当前位置", "您现在的位置", "首页")):
        return False
    return form.name.search(text) is not None


def _likeness(text: str) -> int:
    """How much a line that names a report reads as its title: with a year, as a report, without a field name."""
    return sum((bool(_ANY_YEAR.search(text)), "报告" in text, not _LABELLED.search(text)))


def _is_organ_line(line: Line, title: str) -> bool:
    text = line.squeezed
    return (
        not line.link
        and 2 <= len(text) <= ORGAN_LIMIT
        and text not in title
        and not _SENTENCE.search(text)
        and not _LABELLED.search(text)
        and not re.search(r"[:：>＞，\d]", _ANY_YEAR.sub("", text).replace("年", ""))
    )


def _organ(text: str, form: Form) -> str:
    match = form.name.search(text)
    head = text[: match.start()] if match else text
    return _NOT_ORGAN.sub("", head)


def _title(text: str, at: Place, form: Form) -> Title:
    years = tuple(int(year) for year in _ANY_YEAR.findall(text))
    return Title(
        text=text,
        organ=_organ(text, form),
        year=years[0] if years else None,
        years=years,
        key="title",
        label=Say("标题", "title"),
        at=at,
    )
