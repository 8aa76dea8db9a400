"""Ways to read a page: the least anyone must do, reportlint, and the script a user would write."""

from __future__ import annotations

from datetime import date
from functools import cache
from io import StringIO

from lxml import etree

from reportlint.engine import Linter
from reportlint.forms import shipped_forms
from reportlint.loaders import load
from reportlint.model.finding import Outcome
from reportlint.page import Page
from reportlint.rules import catalog
from reportlint.support.collecting import collect, hold

_PARSER = etree.HTMLParser(encoding="utf-8", huge_tree=True)


def parsed(data: bytes) -> etree._Element:
    """Nothing but the tree."""
    return etree.fromstring(data, _PARSER)


def floor(data: bytes) -> int:
    """The reading floor: parse, and read the text of every cell and of the body once.

    What reading the page at all must cost; the budgets of all benches are in its unit.
    """
    root = parsed(data)
    read = sum(len("".join(cell.itertext())) for cell in root.iter("td", "th"))
    return read + sum(len("".join(body.itertext())) for body in root.iter("body"))


def judged(data: bytes) -> Outcome:
    """Read and judge with all default rules, in process."""
    linter = _linter()
    page = next(iter(load(data, name="page.html", path="page.html")))
    assert isinstance(page, Page)
    return linter.lint(page)


@cache
def _linter() -> Linter:
    rules = catalog.load(isolated=True).selected()
    assert isinstance(rules, tuple)
    # As the command does once it has started.
    hold()
    collect()
    return Linter(rules, shipped_forms(), date(2025, 6, 1))


def script(data: bytes) -> list[bool]:
    """What a user would write with BeautifulSoup and pandas: find the headings, check three sums."""
    import pandas  # type: ignore[import-untyped]
    from bs4 import BeautifulSoup

    html = data.decode("utf-8")
    text = BeautifulSoup(html, "lxml").get_text()
    results = [
        heading in text for heading in ("总体情况", "主动公开", "申请", "复议", "问题", "其他需要报告的事项")
    ]
    for table in pandas.read_html(StringIO(html)):
        rows = {
            str(row[2]): [_number(value) for value in row[3:10]]
            for row in table.values.tolist()
            if len(row) == 10
        }
        named = {name[:9]: row for name, row in rows.items()}
        received, carried_in = named.get("一、本年新收政府信"), named.get("二、上年结转政府信")
        outcome, carried_out = named.get("（七）总计"), named.get("四、结转下年度继续")
        if received and carried_in and outcome and carried_out:
            results.append(received[0] + carried_in[0] == outcome[0] + carried_out[0])
            results.append(sum(received[:6]) == received[6])
        if table.shape[1] == 15:
            last = [_number(value) for value in table.values.tolist()[-1]]
            results.append(sum(last[:4]) == last[4])
    return results


def _number(value: object) -> float:
    try:
        return float(str(value))
    except ValueError:
        return 0.0
