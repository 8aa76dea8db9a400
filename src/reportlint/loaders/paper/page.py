"""From what the pages of a document hold to the page that is judged."""

from __future__ import annotations

from typing import Final

from reportlint.loaders.loader import Unreadable, unread
from reportlint.loaders.locations import locations
from reportlint.loaders.paper.convert import FEW, PaperDocument
from reportlint.model.finding import Notice, Problem
from reportlint.model.message import Message
from reportlint.page import Page, parse
from reportlint.page.problems import problem
from reportlint.page.source import converted

_UNMAPPED: Final = 0.2
"""Share of characters without meaning above which a text is of no use."""


def readable(paper: PaperDocument, format_: str) -> PaperDocument | Problem:
    """The document of a format such as `PDF`, where it holds text."""
    if not paper.characters or (paper.blank and paper.characters < FEW * paper.pages):
        return problem("scanned", format=format_, pages=paper.pages)
    if paper.unmapped > _UNMAPPED * max(paper.characters, 1):
        return problem("garbled", format=format_)
    return paper


def page_from_paper(
    paper: PaperDocument | Problem,
    data: bytes,
    name: str,
    path: str | None,
    url: str | None,
    *,
    format_: str,
    media_type: str,
) -> Page | Unreadable:
    """The page that a document of a format such as `PDF` makes."""
    if isinstance(paper, Problem):
        return unread(data, name, path, url, paper, media_type=media_type)
    source = converted(data, paper.html, name=name, path=path, url=url, media_type=media_type)
    page = parse(source, notices=_notices(paper, format_), locations=locations, inferred=True)
    return Unreadable(source.origin, page) if isinstance(page, Problem) else page


def _notices(paper: PaperDocument, format_: str) -> tuple[Notice, ...]:
    notices = [
        Notice(
            f"read-from-{format_.lower()}",
            Message(
                f"{format_} 不含文档结构，段落和表格由版面还原；还原没有把握之处列为待核",
                f"A document in {format_} has no structure: paragraphs and tables were put together from its "
                "layout; what is not sure is for review",
            ),
        )
    ]
    if paper.blank:
        numbers = "、".join(map(str, paper.blank))
        notices.append(
            Notice(
                "pages-without-text",
                Message(
                    f"第 {numbers} 页只有图片，其中文字未能读取",
                    f"Pages {numbers} are pictures; their text was not read",
                ),
            )
        )
    if paper.watermarks:
        zh, en = "、".join(f"“{text}”" for text in paper.watermarks), ", ".join(paper.watermarks)
        notices.append(
            Notice(
                "watermark",
                Message(
                    f"印在正文之上的{zh}视为水印，不作为报告内容",
                    f"What is printed across the text ({en}) is taken for a watermark and no part of the report",
                ),
            )
        )
    return tuple(notices)
