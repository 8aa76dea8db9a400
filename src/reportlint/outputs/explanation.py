"""A rule as Markdown, in either language: for `explain`, the pages of docs/rules and SARIF's help."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping

from reportlint.model.form import Clause, ClauseStatus
from reportlint.model.groups import group_name
from reportlint.model.message import Language, Message
from reportlint.outputs.words import SEVERITY
from reportlint.rules.rule import Case, Rule
from reportlint.rules.settings import option_fields


def explain(rule: Rule, clauses: Mapping[str, Clause], language: Language = "zh") -> str:
    """What the rule checks, on what basis, when it does not apply, how to mend, with its examples."""
    return "\n".join(_lines(rule, clauses.get(rule.clause), language)) + "\n"


def _lines(rule: Rule, clause: Clause | None, language: Language) -> Iterator[str]:
    def say(zh: str, en: str) -> str:
        return zh if language == "zh" else en

    def part(title: str, *lines: str) -> Iterator[str]:
        yield from ("", f"## {title}", "", *lines)

    yield f"# {rule.title.in_(language)}"
    yield ""
    facts = [
        f"`{rule.id}`",
        group_name(rule.group).in_(language),
        SEVERITY[rule.severity].in_(language),
        say(f"自 {rule.since} 版起", f"since {rule.since}"),
    ]
    if not rule.enabled:
        facts.append(say("默认不启用，须用 --select 指明", "off unless selected by id"))
    yield " · ".join(facts)
    yield ""
    yield rule.why.in_(language)
    yield from part(
        say("报告什么", "What it reports"),
        *(f"- {message.in_(language)}" for message in rule.messages.values()),
    )
    advice = [rule.fix, *([rule.document_fix] if rule.document_fix else [])]
    yield from part(say("如何整改", "How to fix"), *(one.in_(language) for one in advice))
    if rule.exceptions:
        yield from part(say("不适用的情形", "When it does not apply"), rule.exceptions.in_(language))
    if clause:
        yield from part(say("依据", "Basis"), *_basis(clause, language))
    options = {
        name: value for name, one in option_fields(rule).items() if (value := getattr(rule.options, one.name))
    }
    if options:
        yield from part(
            say("选项", "Options"),
            *(f"- `{name}` = `{_written(value)}`" for name, value in options.items()),
        )
    if rule.cases:
        yield from part(say("示例", "Examples"), *(_case(case, language) for case in rule.cases))


def _basis(clause: Clause, language: Language) -> Iterator[str]:
    """The clause; its words are quoted only where they were verified word for word."""
    yield clause.title.in_(language)
    text = clause.text.in_(language)
    if clause.status is ClauseStatus.VERIFIED and not clause.paraphrase:
        yield from ("", f"> {text}")
    elif text:
        yield from ("", Message(f"大意：{text}", f"In substance: {text}").in_(language))


def _case(case: Case, language: Language) -> str:
    mark = "✗" if case.expect else "✓"
    others = (
        *([(Message("上一年", "last year"), case.last)] if case.last else []),
        *((Message("相近的报告", "a report alike"), edit) for edit in case.peers),
        *((Message("下级", "a body below"), edit) for edit in case.parts),
    )
    colon = Message("：", ": ").in_(language)
    same = Message("没有改动", "unchanged").in_(language)
    edits = [
        _edits(case.edit, language),
        *(f"{who.in_(language)}{colon}{_edits(edit, language) or same}" for who, edit in others),
        *(f"{Message('没有报告', 'no report').in_(language)}{colon}{name}" for name in case.missing),
    ]
    told = "; ".join(edit for edit in edits if edit)
    found = " → " + ", ".join(f"`{one}`" for one in case.expect) if case.expect else ""
    return f"- {mark} {case.name.in_(language)}" + (f"{colon}{told}" if told else "") + found


def _edits(edit: Mapping[str, str | None], language: Language) -> str:
    return ", ".join(
        f"`{key}` {Message('删去', 'removed').in_(language)}"
        if value is None
        else f"`{key}` = {_code(value)}"
        for key, value in edit.items()
    )


def _code(text: str) -> str:
    """As code, on one line."""
    flat = " ".join(text.split()).replace("`", "'")
    return f"`{flat}`" if flat else '`""`'


def _written(value: object) -> str:
    """An option for its readers: patterns and lists as a configuration file has them."""
    if isinstance(value, re.Pattern):
        return str(value.pattern)
    if isinstance(value, tuple | list | frozenset | set):
        return json.dumps([_written(one) for one in value], ensure_ascii=False)
    return str(value)
