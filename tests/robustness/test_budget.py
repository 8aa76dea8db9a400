"""One page may use so much and no more; what it does not leave to others is named."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from reportlint.cli import main
from reportlint.engine import Linter, linter
from reportlint.forms import shipped_forms
from reportlint.loaders import Unreadable, load
from reportlint.model.finding import Verdict
from reportlint.page import Page
from reportlint.rules import catalog
from reportlint.support import limits
from reportlint.support.budget import Overrun, within_budget
from reportlint.testing import MARKUPS, clean_draft


def endless() -> None:
    while True:
        pass


def growing() -> None:
    held = []
    while True:
        held.append(bytearray(b"x" * 1_000_000))


def swallowing() -> None:
    while True:
        try:
            endless()
        except Exception:
            continue


@pytest.mark.parametrize("work", [endless, swallowing])
def test_time_is_bounded(work: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "PAGE_SECONDS", 0.2)
    assert within_budget(work) == Overrun("seconds", 0.2)  # type: ignore[arg-type]


def test_memory_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "PAGE_BYTES", 200_000_000)
    assert within_budget(growing) == Overrun("bytes", 200_000_000)


def test_in_any_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "PAGE_SECONDS", 0.2)
    found: list[object] = []
    thread = threading.Thread(target=lambda: found.append(within_budget(endless)))
    thread.start()
    thread.join()
    assert found == [Overrun("seconds", 0.2)]


def test_work_within_work_has_the_budget_of_the_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "PAGE_SECONDS", 0.2)

    def outer() -> object:
        while True:
            within_budget(lambda: [None] * 1000)

    assert within_budget(outer) == Overrun("seconds", 0.2)
    assert within_budget(lambda: 7) == 7


BURDENS = {"page-seconds": (1, endless), "page-bytes": (200_000_000, growing)}


@pytest.fixture
def default_limits() -> Iterator[None]:
    yield
    limits.set_limits({})


@pytest.mark.usefixtures("default_limits")
@pytest.mark.parametrize("key", BURDENS)
@pytest.mark.parametrize("step", ["read_shown", "judge"])
def test_a_page_that_uses_too_much_costs_itself(
    step: str, key: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("a.html", "bad.html", "c.html"):
        (tmp_path / name).write_bytes(MARKUPS["clean"].encode(clean_draft()))
    value, work = BURDENS[key]
    (tmp_path / "reportlint.toml").write_text(f"[limits]\n{key} = {value}\n", encoding="utf-8")
    real = getattr(linter, step)

    def burdened(*given: object) -> object:
        if any(isinstance(one, Page) and one.source.name == "bad.html" for one in given):
            work()
        return real(*given)

    monkeypatch.setattr(linter, step, burdened)
    words = ["--isolated", "--select", "arithmetic", "--as-of", "2025-02-01", "--jobs", "1", "-o", "json"]
    assert main(["check", "a.html", "bad.html", "c.html", *words]) == 3
    told = {one["input"]["name"]: one["problem"] for one in json.loads(capsys.readouterr().out)["outcomes"]}
    assert (told["a.html"], told["c.html"]) == (None, None)
    assert told["bad.html"]["code"] == key
    assert key in told["bad.html"]["advice"]["zh"]


def test_findings_of_one_rule_are_listed_up_to_a_limit_and_counted_beyond() -> None:
    rules = tuple(rule for rule in catalog.load(isolated=True).rules if rule.id == "placeholder")
    text = MARKUPS["clean"].render(clean_draft())
    place = "<h2>二、主动公开政府信息情况</h2>"
    assert place in text
    (page,) = load(
        text.replace(place, "<p>联系人：____，电话：XXXX</p>" * 250 + place).encode(), name="x.html"
    )
    assert not isinstance(page, Unreadable)
    outcome = Linter(rules, shipped_forms(), date(2025, 1, 20)).lint(page)
    assert len(outcome.findings) == limits.RULE_FINDINGS
    assert [notice.message.zh for notice in outcome.notices if notice.code == "findings-unlisted"] == [
        "placeholder 的问题只列出前 100 项，另有 150 项没有列出"
    ]


@pytest.mark.usefixtures("default_limits")
def test_a_sentence_with_too_many_numbers_is_not_judged_and_said_not_to_be() -> None:
    rules = tuple(rule for rule in catalog.load(isolated=True).rules if rule.id in RELATING)
    text = MARKUPS["clean"].render(clean_draft())
    place = "<h2>二、主动公开政府信息情况</h2>"
    few = "、".join(f"{what}1条" for what in "规划 预算 决算 采购 招考 任免 环评 土地 应急 统计".split())
    said = (
        f"<p>全年公开信息60条，其中政策文件36条、工作动态10条、{few}。工作动态10条，占60条的80%，{few}。</p>"
    )
    (page,) = load(text.replace(place, said + place).encode(), name="x.html")
    assert not isinstance(page, Unreadable)
    linter = Linter(rules, shipped_forms(), date(2025, 1, 20))
    assert {found.rule for found in linter.lint(page).findings} == RELATING
    limits.set_limits({"sentence-numbers": 10})
    outcome = linter.lint(page)
    assert outcome.findings == ()
    opened = [one for one in outcome.judgements if one.verdict is Verdict.OPEN]
    assert {one.rule for one in opened} == RELATING
    assert all(key.startswith("sections/overview/") for one in opened for key in one.keys)
    assert [notice.message.zh for notice in outcome.notices] == [
        "有 2 句话的数字超过 10 个（限额 sentence-numbers），其中的分项、比例和增减未能判断"
    ]


RELATING = {"breakdown-sum", "percent-wrong"}
"""Rules about the lists and the shares of sentences."""
