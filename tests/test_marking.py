"""Places found again on the tree of a page."""

from __future__ import annotations

import pytest

from reportlint.model.place import Region
from reportlint.page.marking import ElementPaths, marked
from reportlint.page.parse import tree
from reportlint.page.positions import xpath_of


def where(text, quote, xpath, nth=0):
    """The place of the nth occurrence of some text."""
    offset = -1
    for _ in range(nth + 1):
        offset = text.index(quote, offset + 1)
    return Region(1, 1, 1, 1, offset, len(quote), quote, xpath)


def shown(page, number):
    return [(one.tag, one.text) for one in page.places[number]]


def test_text_is_marked_to_the_character_and_through_other_elements():
    text = "<body><p>收到5件，办结<b>5</b>件，共5件</p></body>"
    places = [
        where(text, "5件", "/html/body/p"),
        where(text, "<b>5", "/html/body/p/b"),
        where(text, "办结<b>5</b>件", "/html/body/p"),
        where(text, "5件", "/html/body/p", nth=1),
    ]
    page = marked(text, places)
    assert shown(page, 0) == [("mark", "5件")]
    assert [one.tag for one in page.places[1]] == ["b"]
    assert shown(page, 2) == [("mark", "办结"), ("mark", "5"), ("mark", "件")]
    assert shown(page, 3) == [("mark", "5件")]
    assert "".join(page.root.itertext()) == "收到5件，办结5件，共5件"


def test_ranges_may_overlap_and_touch():
    text = "<p>一二三四五</p>"
    places = [where(text, quote, "/html/body/p") for quote in ("一二三", "三四", "四五", "一二三四五")]
    page = marked(text, places)
    assert ["".join(one.text for one in marks) for marks in page.places] == [
        "一二三",
        "三四",
        "四五",
        "一二三四五",
    ]
    assert "".join(page.root.itertext()) == "一二三四五"


def test_white_space_between_cells_is_not_marked():
    text = "<table><tr><td>1</td>\n <td>2</td></tr></table>"
    page = marked(text, [where(text, "1</td>\n <td>2", "/html/body/table/tr")])
    assert shown(page, 0) == [("mark", "1"), ("mark", "2")]
    assert [child.tag for child in page.root.iter("tr").__next__()] == ["td", "td"]


@pytest.mark.parametrize("name", ["o:p", "a:b:c", "p"])
def test_an_element_is_found_by_its_path_whatever_it_is_called(name):
    root = tree(f"<div><{name}>一</{name}><{name}>二</{name}><i>三</i></div>".encode())
    paths = ElementPaths(root)
    for element in root.iter():
        assert paths.at(xpath_of(element)) is element
    assert paths.at("/html/body/div/b") is None
    assert paths.at("") is None


def test_a_range_that_is_not_in_its_element_marks_the_element():
    text = "<p>一二</p><p>三</p>"
    page = marked(text, [where(text, "三", "/html/body/p[1]"), where(text, "三", "/html/body/ol")])
    assert shown(page, 0) == [("p", "一二")]
    assert shown(page, 1) == []


def test_a_place_without_an_offset_and_one_beyond_the_end():
    text = "<p>一</p>"
    nowhere = Region(None, None, None, None, None, None, "一", "/html/body/p")
    page = marked(text, [nowhere, nowhere._replace(offset=99, length=3)])
    assert [[one.tag for one in marks] for marks in page.places] == [["p"], ["p"]]


def test_the_signs_of_ranges_can_not_be_forged():
    text = "<p>\U000f0000一\U000f0001二</p>"
    page = marked(text, [where(text, "二", "/html/body/p")])
    assert shown(page, 0) == [("mark", "二")]


def test_no_page():
    assert marked("", []) is None
