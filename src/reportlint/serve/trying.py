"""Rules that somebody has written on a page, tried before they are put into a file. Runs in workers only.

Rules are data: what they say is bounded as everything is that judges.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from reportlint.checking.failures import unknown_targets
from reportlint.checking.session import Session
from reportlint.loaders import Unreadable, load
from reportlint.model.message import Message
from reportlint.outputs.words import grade
from reportlint.rules.declared import KINDS, read_rules
from reportlint.rules.rule import Rule
from reportlint.rules.targets import across
from reportlint.serve.answers import Tried, TriedCase, TriedFinding
from reportlint.serve.jobs import DOCUMENT, TryRules
from reportlint.testing.cases import run_case

_FILE: Final = "rules.toml"
_SEVERAL: Final = Message(
    "这条规则比较几份报告，只能用示例试。", "It compares reports, and can be tried on its cases only."
)


def try_rules(session: Session, job: TryRules) -> Tried:
    """What is wrong with the text, what the rules make of their cases, and what they say of the document."""
    rules, faults = read_rules(job.text, _FILE, KINDS)
    said = [_at(fault.line, fault.say) for fault in faults]
    lost = list(unknown_targets(rules, session.forms))
    said += [crash.in_words for crash in lost]
    known = [rule for rule in rules if rule.id not in {crash.what for crash in lost}]
    cases = [
        TriedCase(rule.id, case.name, Message(difference.in_("zh"), difference.in_("en")))
        for rule in known
        for case in rule.cases
        if (difference := run_case(rule, case)) is not None
    ]
    single = [rule for rule in known if not across(rule.each)]
    if job.folder is not None and len(single) < len(known):
        said.append(_SEVERAL)
    found = None if job.folder is None else tuple(_found(session, job, single))
    return Tried(tuple(said), tuple(rule.id for rule in known), tuple(cases), found)


def _found(session: Session, job: TryRules, rules: Sequence[Rule]) -> Iterator[TriedFinding]:
    """What the rules say of the document, whatever is wrong with them."""
    if job.folder is None or not rules:
        return
    linter = replace(session.linter, rules=tuple(rules))
    data = (job.folder / DOCUMENT).read_bytes()
    for page in load(data, name=DOCUMENT, loaders=session.loaders):
        outcome = linter.unreadable(page) if isinstance(page, Unreadable) else linter.lint(page)
        failed = Message("未能核查", "not checked")
        if outcome.problem is not None:
            yield TriedFinding(failed, outcome.kind, outcome.problem.message)
        for crash in outcome.crashes:
            yield TriedFinding(failed, Message(crash.what, crash.what), crash.message)
        for one in outcome.findings:
            yield TriedFinding(grade(one), one.location.label, one.message)


def _at(line: int, say: Message) -> Message:
    return Message(f"第 {line} 行：{say.zh}", f"line {line}: {say.en}")
