"""What must grow with the page and no faster, proved by counting what is done for one part more."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from reportlint.engine import Linter
from reportlint.forms import shipped_forms
from reportlint.loaders import Unreadable, load
from reportlint.model.place import Place
from reportlint.page import Page
from reportlint.page.flow import TextLine, flow
from reportlint.page.marking import ElementPaths
from reportlint.page.parse import tree
from reportlint.page.positions import xpath_of
from reportlint.rules import catalog
from reportlint.rules.declared import KINDS, read_rules
from reportlint.support import limits
from reportlint.testing import MARKUPS, clean_draft
from tests.statements.reading import read

from .counting import steps

PARTS: dict[str, Callable[[int], str]] = {
    "an element a character": lambda n: (
        "<p>" + "".join(f"<font>{'收到申请十件，'[i % 7]}</font>" for i in range(n)) + "</p>"
    ),
    "an open element a character": lambda n: "<p>" + "<b>公</b>" * n,
    "links": lambda n: "<p>" + "<a href=x>公开</a> " * n + "</p>",
    "lines": lambda n: "<p>" + "公开信息3条。<br>" * n + "</p>",
    "paragraphs": lambda n: "<p>全年公开信息3条。</p>" * n,
    "sentences": lambda n: "<p>" + "全年收到政府信息公开申请10件。" * n + "</p>",
    "lists": lambda n: "<p>" + "全年收到政府信息公开申请10件，其中自然人8件、企业2件。" * n + "</p>",
    "rows": lambda n: "<table>" + "<tr><td>甲</td><td>1</td></tr>" * n + "</table>",
    "comments": lambda n: "<p>" + "公开<!-- x -->信息" * n + "</p>",
    "references": lambda n: "<p>" + "公开&nbsp;信息&amp;" * n + "</p>",
}
CLEAN = MARKUPS["clean"].render(clean_draft())
BEFORE = "<h2>二、主动公开政府信息情况</h2>"
LINTER = Linter(tuple(catalog.load(isolated=True).rules), shipped_forms(), date(2025, 1, 20))
MANY = 60


@pytest.fixture(autouse=True)
def time_to_count(monkeypatch: pytest.MonkeyPatch) -> None:
    """Counting takes many times as long as what is counted."""
    monkeypatch.setattr(limits, "PAGE_SECONDS", 600)


def page(name: str, parts: int) -> Page:
    assert BEFORE in CLEAN
    (found,) = load(CLEAN.replace(BEFORE, PARTS[name](parts) + BEFORE).encode(), name="x.html")
    assert not isinstance(found, Unreadable)
    return found


def placed(found: Page) -> None:
    """Ask where every third character of the page stands."""
    for item in flow(found.root):
        if isinstance(item, TextLine):
            for at in range(0, len(item.text.squeezed), 3):
                found.where(Place(item.at.node, item.text, at, at + 1))


WORK: dict[str, Callable[[Page], object]] = {
    "its lines": lambda found: flow(found.root),
    "its places": placed,
    "its outcome": LINTER.lint,
}


@pytest.mark.parametrize("work", WORK)
@pytest.mark.parametrize("name", PARTS)
def test_one_more_part_costs_what_the_last_one_did(name: str, work: str) -> None:
    do = WORK[work]
    do(page(name, 1))
    counts = []
    for parts in (MANY, 2 * MANY, 3 * MANY):
        found = page(name, parts)
        counts.append(steps(lambda found=found: do(found)))
    first, second = counts[1] - counts[0], counts[2] - counts[1]
    # Were it quadratic, the second third would cost 5/3 of the first.
    assert second <= 1.1 * first + MANY, (name, work, counts)


RELATED = {
    "lists and their sums": "收到15件，加上结转的6件，共21件；网站30条、微信20条，合计50条；",
    "shares, rates, averages": "其中网站30条，占60%，满意5人，满意率93%，平均每村3条，月均3条，",
    "changes": "网站3条，公众号5条，公众号比网站多2条，由84万次升至105万次，同比增长20%，与上年持平，",
    "what is left": "问题30个，已整改20个，尚有10个，共18块，乡政府1块，各村合计17块，",
    "ones": "，一件来自村民，公开30条，一件来自企业，公开20条（网站6条、一件",
}
"""What relates the numbers of a sentence to each other."""


@pytest.mark.parametrize("name", RELATED)
def test_what_stands_in_one_sentence_costs_what_its_last_part_did(name: str) -> None:
    unit = RELATED[name]
    read(unit)
    few, most, *counts = [steps(lambda n=n: read(unit * n + "。")) for n in (8, 40, 62, 70, 78)]
    first, second = counts[1] - counts[0], counts[2] - counts[1]
    assert second <= 1.02 * first, (name, counts)
    # Up to the number of parts that are looked at together, one may cost a little more with each.
    assert most / 40 <= 2 * few / 8, (name, few, most)


def test_one_more_finding_among_many_elements_costs_what_the_last_one_did() -> None:
    counts = []
    for elements in (MANY, 2 * MANY, 3 * MANY):
        root = tree(("<p>甲</p>" * elements).encode())
        places = [xpath_of(element) for element in root.iter("p")]
        paths = ElementPaths(root)
        counts.append(steps(lambda paths=paths, places=places: [paths.at(place) for place in places]))
    first, second = counts[1] - counts[0], counts[2] - counts[1]
    assert second <= 1.02 * first, counts


RULE = """
[[rule]]
id = "own/rule-{n}"
group = "wording"
severity = "warning"
each = "paragraph"
kind = "matches"
clause = "practice/consistency"
title = {{ zh = "甲", en = "a" }}
message = {{ zh = "乙", en = "b" }}
fix = {{ zh = "丙", en = "c" }}
why = {{ zh = "丁", en = "d" }}
pattern = "甲"
"""


def test_one_more_rule_in_a_file_costs_what_the_last_one_did() -> None:
    counts = []
    for rules in (20, 40, 60):
        text = "".join(RULE.format(n=n) for n in range(100, 100 + rules))
        assert len(read_rules(text, "x.toml", KINDS)[0]) == rules
        counts.append(steps(lambda text=text: read_rules(text, "x.toml", KINDS)))
    first, second = counts[1] - counts[0], counts[2] - counts[1]
    assert second <= 1.02 * first, counts


def test_what_is_said_in_one_long_sentence_is_kept_once() -> None:
    said = read("收到申请1件，" * 500).statements
    assert len({id(one.sentence) for one in said}) == 1 < len(said)
