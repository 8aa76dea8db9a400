"""A draft with edits, judged by the rules of a TOML text."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from reportlint.engine.judge import judge
from reportlint.engine.linter import Linter
from reportlint.forms import shipped_forms
from reportlint.model.finding import Finding
from reportlint.page import parse
from reportlint.page.source import read_source
from reportlint.rules.declared import KINDS, read_rules
from reportlint.testing import MARKUPS, clean_draft

HEAD = """
[[rule]]
id = "office/rule"
group = "structure"
severity = "error"
title = "t"
message = "m"
fix = "f"
"""

Judge = Callable[..., list[Finding]]


@pytest.fixture
def findings() -> Judge:
    def run(rule: str, edit: Mapping[str, str | None] | None = None, **changes: Any) -> list[Finding]:
        rules, flaws = read_rules(HEAD + rule, "rules.toml", KINDS)
        assert not flaws
        draft = clean_draft("annual-2021").edit(edit or {})
        page = parse(read_source(MARKUPS["clean"].encode(draft), name="page.html"))
        linter = Linter([], shipped_forms(), date(2026, 1, 20))
        report = replace(linter.read(page), **changes)
        judged = judge(report, rules, page, {}, {})
        assert not judged.crashes
        return list(judged.findings)

    return run


@pytest.fixture
def told(findings: Judge) -> Callable[..., list[str]]:
    """`fail KEY` and `review KEY`, in order."""

    def run(*arguments: object, **named: object) -> list[str]:
        return [f"{found.verdict} {found.location.key}" for found in findings(*arguments, **named)]

    return run
