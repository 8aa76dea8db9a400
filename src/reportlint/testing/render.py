"""A draft as an HTML page. `DraftWriter` writes it plainly; a markup overrides what it writes differently."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from typing import NamedTuple

from reportlint.testing.draft import TAGS, Draft
from reportlint.testing.sheet import Box, DraftSheet, Grid, sheet_of


class DraftItem(NamedTuple):
    """One thing of the report's body."""

    kind: str
    """`heading`, `paragraph`, `table`, `signature`, or `raw` for HTML."""
    text: str = ""
    sheet: DraftSheet | None = None


def flow(draft: Draft) -> Iterator[DraftItem]:
    """The body of a report from preface to signature, in the order it is read."""
    yield from _lines("paragraph", draft.get("preface"))
    table_of = {section.key: section.table for section in draft.layout.form.sections}
    for name in draft.get("order").split():
        section = f"sections/{name}"
        yield from _lines("heading", draft.get(f"{section}/heading"))
        yield from _lines("paragraph", draft.get(section))
        table = table_of[section]
        sheet = sheet_of(draft, table) if table else None
        if sheet is not None:
            yield DraftItem("table", sheet=sheet)
    for spec in draft.layout.form.tables:
        sheet = sheet_of(draft, spec.key) if not spec.section else None
        if sheet is not None:
            yield DraftItem("table", sheet=sheet)
    yield from _lines("signature", draft.get("signature"))


def _lines(kind: str, text: str) -> Iterator[DraftItem]:
    for line in text.splitlines():
        if line.strip():
            yield DraftItem("raw" if line.startswith("<") else kind, line)


def element(tag: str, content: str, **attributes: object) -> str:
    """An element; attributes that are empty or None are left out."""
    written = "".join(
        f' {name.rstrip("_").replace("_", "-")}="{escape(str(value))}"'
        for name, value in attributes.items()
        if value
    )
    return f"<{tag}{written}>{content}</{tag}>"


class DraftWriter:
    """Writes clean HTML."""

    doctype = "<!DOCTYPE html>"
    charset = "utf-8"
    newline = "\n"
    around = ("<article>", "</article>")
    """What the report stands in."""
    inside = ('<div class="content">', "</div>")
    """What its text stands in, without title and publication line."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft

    def page(self) -> str:
        """The whole page."""
        return self.newline.join(
            [
                self.doctype,
                '<html lang="zh-CN">',
                self.head(),
                "<body>",
                self.body(),
                "</body>",
                "</html>",
                "",
            ]
        )

    def head(self) -> str:
        """The page's head, with its tags."""
        return self.join(
            [
                "<head>",
                self.charset_tag(),
                element("title", self.chrome("html-title")),
                *self.tags(),
                self.draft.get("head"),
                "</head>",
            ]
        )

    def charset_tag(self) -> str:
        """The tag that declares the encoding."""
        return f'<meta charset="{self.charset}">'

    def tags(self) -> Iterator[str]:
        """The page tags."""
        for tag in TAGS:
            if f"meta/{tag}" in self.draft:
                yield self.tag(tag, self.draft[f"meta/{tag}"])

    def tag(self, name: str, content: str) -> str:
        """One page tag."""
        return f'<meta name="{name}" content="{escape(content)}">'

    def body(self) -> str:
        """What stands in the page's body."""
        crumbs = element("nav", self.chrome("breadcrumb"), class_="crumbs")
        return self.join([crumbs, self.around[0], self.article(), self.around[1]])

    def article(self) -> str:
        """The report: title, publication line, content, attachments."""
        content = [self.draft.get("body/before"), self.inside[0], self.content(), self.inside[1]]
        return self.join([self.title(), self.published(), *content, *self.end()])

    def end(self) -> Iterator[str]:
        """What follows the content."""
        yield self.attachments()
        yield self.draft.get("body/after")

    def title(self) -> str:
        """The report's title."""
        return element("h1", self.text(self.draft.get("title"))) if "title" in self.draft else ""

    def published(self) -> str:
        """The line with date and source."""
        marks = "　".join(mark for mark in (self.chrome("visible-date"), self.chrome("source")) if mark)
        return element("p", marks, class_="info") if marks else ""

    def content(self) -> str:
        """The body of the report."""
        return self.join(self.item(item) for item in flow(self.draft))

    def item(self, item: DraftItem) -> str:
        """One thing of the body. A paragraph that begins with a tag is HTML as it stands."""
        if item.sheet is not None:
            return self.table(item.sheet)
        if item.kind == "paragraph" and item.text.startswith("<"):
            return item.text
        if item.kind == "raw":
            return item.text
        write = {"heading": self.heading, "paragraph": self.paragraph, "signature": self.signature}[item.kind]
        return write(item.text)

    def heading(self, text: str) -> str:
        """The heading of a part."""
        return element("h2", self.text(text))

    def paragraph(self, text: str) -> str:
        """A paragraph of narrative."""
        return element("p", self.text(text))

    def signature(self, text: str) -> str:
        """A line of the signature."""
        return element("p", self.text(text), style="text-align:right")

    def table(self, sheet: DraftSheet) -> str:
        """A table of the form."""
        return self.join(["<table>", *self.rows(sheet.grid), "</table>"])

    def rows(self, grid: Grid) -> Iterator[str]:
        """The rows of a table."""
        for row in grid:
            yield self.row([self.box(box) for box in row])

    def row(self, boxes: list[str]) -> str:
        """A row of written boxes."""
        return element("tr", "".join(boxes))

    def box(self, box: Box) -> str:
        """One cell."""
        tag = "td" if box.kind == "number" else "th"
        return element(tag, self.cell_text(box), **spans(box))

    def cell_text(self, box: Box) -> str:
        """What stands in a cell."""
        return self.text(box.text)

    def attachments(self) -> str:
        """Links to attached files."""
        lines = [line.rpartition(" ") for line in self.draft.get("attachments").splitlines()]
        return self.join(
            element("p", f"附件：{element('a', self.text(name), href=href)}") for name, _, href in lines
        )

    def chrome(self, key: str) -> str:
        """A text that the site's template prints, as HTML."""
        return escape(self.draft.get(key), quote=False)

    def text(self, text: str) -> str:
        """A text of the report, as HTML."""
        return escape(text, quote=False)

    def join(self, parts: Iterable[str]) -> str:
        """Lines of the page; empty ones are left out."""
        return self.newline.join(part for part in parts if part)


def spans(box: Box) -> dict[str, int]:
    """The span attributes a box needs."""
    return {name: span for name, span in (("colspan", box.across), ("rowspan", box.down)) if span > 1}
