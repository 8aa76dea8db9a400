"""The exact place of elements and texts."""

from __future__ import annotations

import html
import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportlint.model.finding import Problem
from reportlint.model.place import QUOTE_LIMIT, Place, Region
from reportlint.model.text import Text, TextPiece, squeeze
from reportlint.page import Page, parse
from reportlint.page.align import Alignment
from reportlint.page.scan import scan
from reportlint.page.source import read_source
from reportlint.page.tag_order import TagOrder

MARKUP = re.compile(r"""<!--.*?-->|<!\[.*?>|<script.*?</script>|<(?:"[^"]*"|'[^']*'|[^>"'])*>""", re.DOTALL)


def page_of(text: str) -> Page:
    page = parse(read_source(text.encode(), name="page.html"))
    assert not isinstance(page, Problem)
    return page


def text_of(element: Any) -> Text:
    """All text in an element, as the reader of a page gathers it."""
    raw, pieces = "", []
    for node in element.iter():
        if node.text:
            pieces.append(TextPiece(len(raw), node.number, False))
            raw += node.text
        # A tail belongs after all that is in the node; tests that use this have flat elements.
        if node is not element and node.tail:
            pieces.append(TextPiece(len(raw), node.number, True))
            raw += node.tail
    return Text(raw, pieces)


def where_text(page: Page, element: Any, wanted: str) -> Region:
    text = text_of(element)
    at = text.squeezed.index(wanted)
    return page.where(Place(element.number, text, at, at + len(wanted)))


def read_back(source: str) -> str:
    """What a reader sees of a stretch of the source."""
    return squeeze(html.unescape(MARKUP.sub("", source)))


def test_a_cell() -> None:
    page = page_of("<table>\n <tr>\n  <td>甲</td><td class=n>12</td></tr></table>")
    cell = page.root.findall(".//td")[1]
    assert page.where(Place(cell.number)) == Region(
        3, 13, 3, 32, 26, 19, "<td class=n>12</td>", "/html/body/table/tr/td[2]"
    )


def test_a_text_on_one_long_line() -> None:
    text = "<div>" * 3 + "<p>甲</p>" * 5000 + "<p>收到<span>1</span><b>2</b>&nbsp;件申请</p>"
    page = page_of(text)
    where = where_text(page, page.root.findall(".//p")[-1], "12件")
    assert where.quote == "1</span><b>2</b>&nbsp;件"
    assert where.offset == text.index("1</span>")
    assert (where.line, where.column) == (1, text.index("1</span>") + 1)
    assert (where.end_line, where.end_column) == (1, text.index("申请</p>") + 1)


def test_beyond_the_lines_that_the_parser_counts() -> None:
    page = page_of("<p>甲\n" * 70_000 + "<p>收到12件")
    where = where_text(page, page.root.findall(".//p")[-1], "12")
    assert (where.line, where.column, where.quote) == (70_001, 6, "12")


def test_lines_end_with_either_newline() -> None:
    page = page_of("<p>甲</p>\r\n<p>乙</p>\n<p>丙</p>")
    lines = [page.where(Place(p.number)) for p in page.root.iter("p")]
    assert [(where.line, where.column) for where in lines] == [(1, 1), (2, 1), (3, 1)]


def test_columns_count_characters_not_bytes() -> None:
    page = page_of("<p>𠮷龘<b>乙</b></p>")
    assert page.where(Place(page.root.find(".//b").number)).column == 6


@pytest.mark.parametrize(
    ("markup", "cell"),
    [
        ("<TABLE><TR><TD>12<TD>13</TABLE>", "<TD>12"),
        ("<table><tr><td a=1 b='x>y'>12</td></table>", "<td a=1 b='x>y'>12</td>"),
        ("<table><tr><td\n>12\n\n<tr><td>3</table>", "<td\n>12"),
        ("<!-- <td>1</td> --><table><tr><td>12</table>", "<td>12"),
        ("<script>var a = '<td>1</td>';</script><table><tr><td>12</table>", "<td>12"),
        ("<script><!-- <script>x</script> <td> --></script><table><tr><td>12</table>", "<td>12"),
        ("<title>a<td>b</title><table><tr><td>12</table>", "<td>12"),
        ("<![CDATA[ <td ]]><?x <td ?></ <td><table><tr><td>12</table>", "<td>12"),
        ("<table><tr><td><p>12</p></span></td></table>", "<td><p>12</p></span></td>"),
        ("<form><form><table><tr><td>12</td></table>", "<td>12</td>"),
        ("<p>a<body>b<html lang=zh><table><tr><td>12</td></table>", "<td>12</td>"),
        ("<table><tr><td>12<br></td></table>", "<td>12<br></td>"),
        ("<table><tr><td>12", "<td>12"),
        ("<table><tr><td>12</td", "<td>12"),
    ],
)
def test_broken_markup(markup: str, cell: str) -> None:
    page = page_of(markup)
    where = page.where(Place(page.root.find(".//td").number))
    assert (where.quote, where.offset) == (cell, markup.index(cell))


def test_an_element_without_a_tag_takes_the_range_of_its_content() -> None:
    page = page_of("  收到<b>12</b>件  ")
    where = page.where(Place(page.root.find("body").number))
    assert (where.offset, where.quote) == (2, "收到<b>12</b>件")


def test_a_body_whose_tag_comes_late_begins_with_its_content() -> None:
    page = page_of("<p>甲</p><body class=x><p>乙</p></body>")
    assert page.where(Place(page.root.find("body").number)).offset == 0


def test_entities() -> None:
    page = page_of("<p>甲&#20057;&lt;&copy&ampx;&unknown;&nbsp;12</p>")
    p = page.root.find(".//p")
    assert where_text(page, p, "乙").quote == "&#20057;"
    assert where_text(page, p, "<©").quote == "&lt;&copy"
    assert where_text(page, p, "&x").quote == "&ampx"
    assert where_text(page, p, "&unknown").quote == "&unknown"
    assert where_text(page, p, "12").quote == "12"


def test_long_quotes_are_cut_but_not_the_range() -> None:
    page = page_of(f"<p>{'长' * 500}</p>")
    where = page.where(Place(page.root.find(".//p").number))
    assert (len(where.quote), where.length) == (QUOTE_LIMIT, 507)


@pytest.mark.parametrize("before", ["", "<html><head></head><body>"])
def test_a_place_that_the_text_does_not_confirm_has_no_false_offset(before: str) -> None:
    page = page_of(f"{before}<div><p>甲</p><p>乙</p></div>")
    p = page.root.findall(".//p")[1]
    p.text = "丙丙"
    where = where_text(page, p, "丙")
    assert (where.quote, where.offset, where.length) == ("丙", len(before) + 13, 8)


NUMBERS = st.sampled_from(
    ["0", "12", "1,234", "１２", "&#49;2", "一&nbsp;二", "-", "", " 3 ", "\n4\n", "<b>5</b>6", "7<!--8-->9"]
)
OPEN = st.sampled_from(
    [
        "<td>",
        "<TD>",
        "<td\nclass=n>",
        '<td title="a>b">',
        "<td title='</td>'>",
        "<td a=b=c>",
        "<Td ALIGN=center nowrap>",
    ]
)
CLOSE = st.sampled_from(
    ["</td>", "</TD>", "</td >", "", "\n", "</span></td>", "<br></td>", "</td><!-- <td>x</td> -->"]
)
BETWEEN = st.sampled_from(
    ["", " ", "\n", "\r\n", "\t<!-- - -->", "<script>'<td>'</script>", "<?php x ?>", "<![CDATA[<td]]>"]
)


@st.composite
def tables(draw: st.DrawFn) -> tuple[str, list[tuple[int, str]]]:
    """A table in careless markup, with where each cell begins and what it says."""
    text = (
        draw(st.sampled_from(["", "<!DOCTYPE html>\n<html><body>", "<div>收到&lt;", "<title>表<td></title>"]))
        + "<table>"
    )
    cells = []
    for _ in range(draw(st.integers(1, 6))):
        text += draw(st.sampled_from(["<tr>", "<TR class=x>", "</tr><tr>"])) + draw(BETWEEN)
        for _ in range(draw(st.integers(1, 5))):
            opening, content = draw(OPEN), draw(NUMBERS)
            cells.append((len(text), read_back(content)))
            text += opening + content + draw(CLOSE) + draw(BETWEEN)
    return text + draw(st.sampled_from(["", "</table>", "</table></body></html>", "</table><p>x</p>"])), cells


@given(tables())
def test_every_cell_stands_where_it_was_written(table: tuple[str, list[tuple[int, str]]]) -> None:
    markup, cells = table
    page = page_of(markup)
    found = [page.where(Place(cell.number)) for cell in page.root.iter("td")]
    assert [(where.offset, read_back(where.quote)) for where in found] == cells
    for where in found:
        assert where.offset is not None and where.length is not None
        before = markup[: where.offset].split("\n")
        assert (where.line, where.column) == (len(before), len(before[-1]) + 1)
        until = markup[: where.offset + where.length].split("\n")
        assert (where.end_line, where.end_column) == (len(until), len(until[-1]) + 1)


JUNK = st.lists(
    st.sampled_from(
        (
            "<p>¦</p>¦<P class=x>¦<td>¦</td>¦<TD a='b>c'>¦<tr>¦<table>¦</table>¦<span>¦</span>¦"
            "<br>¦<br/>¦<div>¦</div>¦<form>¦</form>¦<o:p>¦</o:p>¦<a href=x?a&b>¦</a>¦<li>¦&nbsp;¦"
            "&lt¦&amp;x¦&#26465;¦&#x41¦&¦&bogus;¦&#0;¦<!-- c <td> -->¦<!-->¦<![CDATA[ z ]]>¦"
            "<?x y?>¦< x¦<>¦</>¦<3¦</ p>¦<td / x>¦<td =x>¦<body>¦</body>¦<html>¦</html>¦<head>¦"
            "</head>¦<title>年<b>报</title>¦<script>'<td>'</script>¦<style>p{}</style>¦"
            "<select><option>¦12¦条 ¦第 一¦\r\n¦\t¦\u3000¦\u200b¦\x00¦\x01¦\x0b¦<textarea>¦<xmp>¦"
            '<p a="¦<td¦<!-- x'
        ).split("¦")
    ),
    max_size=40,
).map("".join)


@settings(max_examples=200)
@given(JUNK)
def test_every_character_of_the_tree_is_found_in_the_text(markup: str) -> None:
    source = read_source(markup.encode(), name="page.html")
    page = parse(source)
    if isinstance(page, Problem):
        return
    for node in page.root.iter():
        if node.tag in {"script", "style", "xmp"}:
            continue
        for tail, raw in ((False, node.text), (True, node.tail)):
            text = Text(raw or "", [TextPiece(0, node.number, tail)])
            for n, character in enumerate(text.squeezed):
                where = page.where(Place(node.number, text, n, n + 1))
                if character.isspace():
                    continue
                assert where.offset is not None and where.length is not None
                there = source.text[where.offset : where.offset + where.length]
                assert where.quote == there
                assert html.unescape(there) == text.quote(n, n + 1)


@given(JUNK)
def test_the_order_of_tags_says_nothing_else_than_a_second_tree(junk: str) -> None:
    text = f"<html><head></head><body>{junk}<p>完</p></body></html>"
    page = parse(read_source(text.encode(), name="page.html"))
    if isinstance(page, Problem):
        return
    tokens = scan(page.source.text)
    order = TagOrder(page.source.text, tokens, page.elements)
    alignment = Alignment(page.source.text, tokens, page.root)
    for element in page.elements:
        assert order.element(element) in (None, alignment.element(element))
        for tail, raw in ((False, element.text), (True, element.tail)):
            for n in range(len(raw or "")):
                found = order.characters(element, tail, n, n + 1)
                assert found in (None, alignment.characters(element, tail, n, n + 1))


@pytest.mark.parametrize(
    ("markup", "cut"),
    [
        ("<html><body><table><tr><td>1</td></tr></table></body></html>", False),
        ("<html><body><p>甲。", False),
        ("<html><body><p>甲。<p>乙", True),
        ("<html><body><p>甲。<p>云溪县水利局<p>2025年1月6日\n", False),
        ("<html><body><div><table><tr><td>1</td>", True),
        ("<html><body><div>甲</div><p>乙<span cla", True),
        ("<html><body><p>甲<!-- 乙", True),
        ("<html><body>" + "<p>甲</p>" * 9 + "<p>乙", True),
        ("<html><body>" + "<p>甲" * 9 + "</p><p>乙。", False),
        ("<html><body><p>甲</p><script>var a", True),
        ("<html><body><div><p>甲</body>", False),
        ("<table><tr><td>1", False),
        ("<p>甲</p><p>乙<spa", False),
        ("<HTML><BODY><DIV>甲</DIV></BODY></HTML>" + "\n" * 9000, False),
    ],
)
def test_a_page_that_was_cut_off(markup: str, cut: bool) -> None:
    assert page_of(markup).truncated is cut
