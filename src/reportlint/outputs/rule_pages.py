"""Pages about rules, in Markdown: one for each, in both languages, and a list of them by group."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from reportlint.model.form import Clause
from reportlint.model.groups import GROUPS
from reportlint.outputs.explanation import explain
from reportlint.outputs.words import SEVERITY
from reportlint.rules.rule import Rule

LIST: Final = "README.md"
"""The name of the page that lists the others."""


def rule_pages(rules: Sequence[Rule], clauses: Mapping[str, Clause]) -> Iterator[tuple[str, str]]:
    """(file name, text) of every page. A prefix is part of the name: `city/contact` is in `city-contact.md`."""
    for rule in rules:
        zh, en = explain(rule, clauses, "zh"), explain(rule, clauses, "en")
        yield _page(rule), f"{zh}\n---\n\n{en}"
    yield LIST, _list(rules)


def _page(rule: Rule) -> str:
    return f"{rule.id.replace('/', '-')}.md"


def _list(rules: Sequence[Rule]) -> str:
    lines = ["# 规则 · Rules", ""]
    for group in dict.fromkeys(rule.group for rule in rules):
        lines += [
            f"## {GROUPS[group].zh} · {GROUPS[group].en} (`{group}`)",
            "",
            "| 规则 · Rule | 级别 · Severity | 内容 · What |",
            "|---|---|---|",
        ]
        for rule in rules:
            if rule.group == group:
                severity = SEVERITY[rule.severity].zh + ("" if rule.enabled else "（默认不启用 off）")
                lines.append(
                    f"| [`{rule.id}`]({_page(rule)}) | {severity} | {rule.title.zh} · {rule.title.en} |"
                )
        lines.append("")
    return "\n".join(lines)
