"""Rules are read, searched and tried on pages."""

from __future__ import annotations

import re
from html import unescape

import httpx2
import pytest

from reportlint.outputs.explanation import explain
from reportlint.serve.rule_routes import blocks

from .conftest import Visitor, report


def text(answer: httpx2.Response) -> str:
    """What stands on a page."""
    return " ".join(unescape(re.sub("<[^>]*>", " ", answer.text)).split())


def test_rules_are_found_by_what_they_say(visitor: Visitor) -> None:
    every = visitor.client.get("/rules")
    assert re.search(r"\d{3} 条", text(every))
    found = visitor.client.get("/rules", params={"q": "复议 合计"})
    assert 0 < found.text.count('<li><a href="/rules/') < every.text.count('<li><a href="/rules/') / 4
    assert "没有提到这些词的规则" in text(visitor.client.get("/rules", params={"q": "<script>无此词"}))


def test_a_rule_is_explained_as_the_command_explains_it(visitor: Visitor) -> None:
    page = text(visitor.client.get("/rules/requests-row-total"))
    assert all(part in page for part in ("requests-row-total", "如何整改", "依据", "示例"))
    assert visitor.client.get("/rules/gone").status_code == 404
    assert visitor.client.get("/rules/../etc").status_code == 404


def test_nothing_of_an_explanation_is_lost() -> None:
    from reportlint.rules import catalog

    for rule in catalog.load(isolated=True).rules[:20]:
        lines = explain(rule, {}).split("\n")
        said = "".join(part for block in blocks(lines) for part, _ in block.parts)
        assert said == "".join(re.sub(r"^(## |- |> )", "", line) for line in lines).replace("`", "")


def tried(visitor: Visitor, rules: str, **more: object) -> str:
    return text(visitor.client.post("/rules/trial", data={"rules": rules, "tray": visitor.tray, **more}))


@pytest.fixture
def example(visitor: Visitor) -> str:
    page = visitor.client.get("/rules/trial").text
    return unescape(page.partition('spellcheck="false">')[2].partition("</textarea>")[0])


def test_the_example_holds_and_is_tried_on_a_report(visitor: Visitor, example: str) -> None:
    said = tried(visitor, example)
    assert said == "自带的示例 ✓ 写了 office/contact ✓ 没有写 office/contact"
    number = visitor.hand_in("a.html", report({}))
    assert tried(visitor, example, item=number).endswith("在这份报告上 警告 全文：全文没有写联系电话")


def test_what_is_wrong_with_a_rule_is_told_by_line(visitor: Visitor, example: str) -> None:
    assert "第 5 行" in tried(visitor, example.replace('kind = "present"', 'kind = "presence"'))
    assert "第 1 行" in tried(visitor, "[[rule]\n")
    said = tried(visitor, example.replace('expect = ["fail report"]', ""))
    assert "✗ 没有写" in said and "不应有而有" in said
    assert visitor.client.post("/rules/trial", data={"rules": "x" * 200_000}).status_code == 413
