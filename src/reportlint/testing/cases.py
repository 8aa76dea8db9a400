"""Run the cases of rules: does a rule say what its cases say, alone and among all others?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from reportlint.engine import Linter
from reportlint.engine.judge import Judged
from reportlint.forms import shipped_forms
from reportlint.loaders import load
from reportlint.model.finding import Outcome
from reportlint.model.message import Language, Message
from reportlint.model.report import Report
from reportlint.page import Page
from reportlint.rules.rule import Case, Rule
from reportlint.rules.targets import across
from reportlint.testing.beside import judged_beside
from reportlint.testing.clean import base_draft
from reportlint.testing.draft import Draft, DraftError
from reportlint.testing.markups import MARKUPS


def judged(draft: Draft, rules: Sequence[Rule], markup: str = "clean", as_of: date | None = None) -> Outcome:
    """What rules say of a draft, written in a markup.

    `as_of` is the day they judge by; by default 1 June after the year reported on. Raises KeyError for an
    unknown markup.
    """
    day = as_of or date(int(draft["year"]) + 1, 6, 1)
    return judged_bytes(MARKUPS[markup].encode(draft), rules, as_of=day, url=draft.get("url") or None)


def judged_bytes(
    data: bytes, rules: Sequence[Rule], *, as_of: date | None = None, url: str | None = None
) -> Outcome:
    """What rules say of a page. `as_of` is the day they judge by; by default today."""
    page = next(load(data, name="page.html", path="page.html", url=url))
    linter = Linter(tuple(rules), shipped_forms(), as_of or date.today())
    return linter.lint(page) if isinstance(page, Page) else linter.unreadable(page)


def read(draft: Draft, markup: str = "clean") -> Report:
    """The report that is read from a draft, written in a markup. Raises ValueError where there is no page."""
    data = MARKUPS[markup].encode(draft)
    page = next(load(data, name="page.html", path="page.html", url=draft.get("url") or None))
    if not isinstance(page, Page):
        raise ValueError(page.problem.message.en)
    return Linter((), shipped_forms(), date(int(draft["year"]) + 1, 6, 1)).read(page)


def answers(outcome: Outcome | Judged) -> set[tuple[str, str]]:
    """The findings as (rule id, `fail KEY` or `review KEY`), crashes as (rule id, `crash: …`)."""
    found = {
        (finding.rule, f"{finding.verdict.value} {finding.location.key}") for finding in outcome.findings
    }
    return found | {(crash.what, f"crash: {crash.error}") for crash in outcome.crashes}


@dataclass(frozen=True, slots=True)
class Difference:
    """Where rules and a case disagree; (rule id, `fail KEY`) pairs."""

    missed: frozenset[tuple[str, str]]
    """What the case expects and no rule said."""
    made_up: frozenset[tuple[str, str]]
    """What rules said that the case does not expect."""
    unusable: Message | None = None
    """Why the case can't be tried at all."""

    def __bool__(self) -> bool:
        return bool(self.missed or self.made_up or self.unusable)

    def __str__(self) -> str:
        return f"{self.unusable.zh} · {self.unusable.en}" if self.unusable else self.in_("en")

    def in_(self, language: Language) -> str:
        """A line for each answer, in one language."""
        missed = Message("应有而没有：", "missed:  ").in_(language)
        made_up = Message("不应有而有：", "made up: ").in_(language)
        lines = [self.unusable.in_(language)] if self.unusable else []
        lines += [f"{missed}{rule}: {answer}" for rule, answer in sorted(self.missed)]
        return "\n".join(lines + [f"{made_up}{rule}: {answer}" for rule, answer in sorted(self.made_up)])


def run_case(rule: Rule, case: Case, markup: str = "clean") -> Difference:
    """The rule alone against one of its cases."""
    try:
        return _difference(rule, case, _said(rule, case, [rule], markup))
    except DraftError as error:
        return Difference(frozenset(), frozenset(), error.say)


def _said(rule: Rule, case: Case, rules: Sequence[Rule], markup: str) -> set[tuple[str, str]]:
    """What rules say of a rule's case: of its one report, or of its reports beside one another."""
    if across(rule.each):
        return answers(judged_beside(case, rules, rule.each, markup))
    return answers(judged(base_draft(case.base).edit(case.edit), rules, markup))


class Together:
    """All rules at once, against the defects of each."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._rules = tuple(rules)
        self._before: dict[tuple[str, str, str], set[tuple[str, str]]] = {}

    def run(self, rule: Rule, case: Case, markup: str = "clean") -> Difference:
        """Everyone against one rule's case: only that rule may answer to the edit.

        What the rules say of the clean draft itself does not count. For a rule across reports, everyone is all
        the rules that judge the same thing.
        """
        known = any(rule.id == other.id for other in self._rules)
        everyone = self._rules if known else (*self._rules, rule)
        after = _said(rule, case, everyone, markup)
        if across(rule.each):
            return _difference(rule, case, after)
        place = (case.base, markup, "" if known else rule.id)
        if place not in self._before:
            self._before[place] = answers(judged(base_draft(case.base), everyone, markup))
        return _difference(rule, case, after - self._before[place])


def rules_of(plugin: str) -> tuple[Rule, ...]:
    """The rules an installed plugin brings, in Python and in TOML."""
    from reportlint.rules import catalog

    return tuple(rule for rule in catalog.load().rules if rule.id.startswith(f"{plugin}/"))


def _difference(rule: Rule, case: Case, said: set[tuple[str, str]]) -> Difference:
    expected = {(rule.id, answer) for answer in case.expect}
    return Difference(frozenset(expected - said), frozenset(said - expected))
