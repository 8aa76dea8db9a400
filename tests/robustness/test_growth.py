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
from reportlint.rules import catalog
from reportlint.testing import MARKUPS, clean_draft

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
    "rows": lambda n: "<table>" + "<tr><td>甲</td><td>1</td></tr>" * n + "</table>",
    "comments": lambda n: "<p>" + "公开<!-- x -->信息" * n + "</p>",
    "references": lambda n: "<p>" + "公开&nbsp;信息&amp;" * n + "</p>",
}
CLEAN = MARKUPS["clean"].render(clean_draft())
BEFORE = "<h2>二、主动公开政府信息情况</h2>"
LINTER = Linter(tuple(catalog.load(isolated=True).rules), shipped_forms(), date(2025, 1, 20))
MANY = 60


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
