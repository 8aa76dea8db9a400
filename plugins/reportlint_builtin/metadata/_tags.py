"""The page tags that government websites carry."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from reportlint import Message, MetaTag, Missing, Place, Report

SITE: Final = ("SiteName", "SiteDomain", "SiteIDCode")
COLUMN: Final = ("ColumnName", "ColumnDescription", "ColumnKeywords", "ColumnType")
ARTICLE: Final = ("ArticleTitle", "PubDate", "ContentSource")
OPTIONAL: Final = ("Keywords", "Author", "Description", "Image", "Url")
ALL: Final = frozenset(name.lower() for name in (*SITE, *COLUMN, *ARTICLE, *OPTIONAL))

JUDGED: Final = Message(
    "标签名不区分大小写；Word、PDF 文件和没有 <head> 的片段不判断。",
    "Names in any case will do. Not judged for Word and PDF files and for fragments without <head>.",
)


def has_head(report: Report) -> bool:
    """False for what has no page tags by its nature: documents, and fragments of pages."""
    return not report.traits & {"document", "fragment"}


def tags(report: Report, name: str) -> Iterator[MetaTag]:
    """The tags of a name, in any case, in order."""
    return (tag for tag in report.meta if tag.name.lower() == name.lower())


def absent(report: Report, names: Sequence[str]) -> list[str]:
    """Those of the names that have no tag, or none with content."""
    there = {tag.name.lower() for tag in report.meta if tag.content}
    return [name for name in names if name.lower() not in there]


def place_of(report: Report, names: Sequence[str]) -> Missing:
    """Absent tags as a thing to point at: where one of them is empty, else at the page's title tag."""
    near = next((tag.at for name in names for tag in tags(report, name)), None)
    head = next((fact.at for fact in report.facts if fact.kind == "html-title"), None)
    at: Place = near or head or report.at
    listed = "、".join(names)
    return Missing(
        "meta", f"meta/{names[0]}", Message(f"页面标签 {listed}", f"page tags {', '.join(names)}"), at, ""
    )
