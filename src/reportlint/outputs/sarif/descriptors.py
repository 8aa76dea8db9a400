"""Rules, as reportingDescriptors: complete in the log's language, their texts again in the other one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from string import Formatter

from reportlint.model.finding import Severity
from reportlint.model.form import Clause
from reportlint.model.message import Language, Message
from reportlint.outputs.explanation import explain
from reportlint.outputs.sarif import shapes
from reportlint.outputs.uri import page_of_rule
from reportlint.rules.rule import Rule

LEVEL = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_PROBLEM = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "recommendation"}
_TITLE_LIMIT = 1024


def described(
    rule: Rule,
    clauses: Mapping[str, Clause],
    taxonomy: shapes.Reference | None,
    language: Language,
    docs_url: str = "",
) -> shapes.Descriptor:
    """One rule, with a relationship to the clause it rests on; `docs_url` is where the pages of docs/ are published."""
    return shapes.tidy(
        shapes.Descriptor(
            **spoken(rule, clauses, language),
            helpUri=page_of_rule(docs_url, rule.id) or None,
            defaultConfiguration={"enabled": rule.enabled, "level": LEVEL[rule.severity]},
            relationships=[{"target": {"id": rule.clause, "toolComponent": taxonomy}, "kinds": ["relevant"]}]
            if taxonomy
            else [],
            properties={
                "tags": [rule.group],
                "precision": "very-high" if rule.severity is Severity.ERROR else "high",
                "problem.severity": _PROBLEM[rule.severity],
                "group": rule.group,
                "since": rule.since,
            },
        )
    )


def spoken(rule: Rule, clauses: Mapping[str, Clause], language: Language) -> shapes.Descriptor:
    """The texts of a rule in one language."""
    return shapes.Descriptor(
        id=rule.id,
        **name_of(rule.id),
        shortDescription=shapes.Message(text=rule.title.in_(language)[:_TITLE_LIMIT]),
        fullDescription=shapes.Message(text=rule.why.in_(language)[:_TITLE_LIMIT]),
        help=shapes.Message(
            text=f"{rule.why.in_(language)}\n{rule.fix.in_(language)}",
            markdown=explain(rule, clauses, language),
        ),
        messageStrings={
            id_: shapes.Message(text=positional(message.in_(language), names(message)))
            for id_, message in rule.messages.items()
        },
    )


def name_of(id_: str) -> shapes.Descriptor:
    """`requests-row-total` as SARIF wants names: `RequestsRowTotal`; none where it would be the id again."""
    words = re.split(r"[-/.]", id_)
    return shapes.Descriptor(name="".join(map(str.capitalize, words))) if len(words) > 1 else {}


def names(message: Message) -> list[str]:
    """The marks of a message in the order of their places among a result's arguments."""
    found: dict[str, None] = {}
    for text in message:
        found.update(dict.fromkeys(name for _, name in _parsed(text) if name))
    return list(found)


def positional(text: str, order: list[str]) -> str:
    """A template with named marks, `{sum}`, as SARIF writes it: `{0}`."""
    return "".join(
        literal.replace("{", "{{").replace("}", "}}") + (f"{{{order.index(name)}}}" if name else "")
        for literal, name in _parsed(text)
    )


def _parsed(text: str) -> Iterator[tuple[str, str]]:
    """Pieces of literal text, each with the mark that follows it."""
    for literal, name, _, _ in Formatter().parse(text):
        yield literal, name or ""
