"""The pytest plugin: every case of every rule is a test, and fixtures to judge a page with a rule.

`pytest --pyargs acme_rules` runs the cases of a package: of the rules in its modules and in its TOML files.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from reportlint.model.form import Form
    from reportlint.rules.declared import Kind
    from reportlint.rules.rule import Case, Rule

Answers = set[str]
"""`fail KEY` and `review KEY`."""


@pytest.fixture
def clean_page() -> Callable[..., str]:
    """`clean_page(form, edit={…}, markup="clean")`: a clean report's HTML, with an edit (see `Draft.edit`).

    `form` is a form's id, or with a body as in `annual-2021/county`; empty: the default one.
    """

    def write(form: str = "", edit: Mapping[str, str | None] | None = None, markup: str = "clean") -> str:
        from reportlint.testing import MARKUPS
        from reportlint.testing.clean import base_draft

        return MARKUPS[markup].render(base_draft(form).edit(edit or {}))

    return write


@pytest.fixture
def judge() -> Callable[[str, Rule], Answers]:
    """`judge(html, rule)`: what one rule says of a page, as `fail KEY` and `review KEY`."""

    def ask(html: str, rule: Rule) -> Answers:
        from reportlint.testing.cases import answers, judged_bytes

        return {answer for _, answer in answers(judged_bytes(html.encode(), [rule]))}

    return ask


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """Collect the rules of a module or TOML file; only with `--pyargs`, so that other runs are left alone."""
    if not parent.config.getoption("pyargs"):
        return None
    if file_path.suffix == ".py" and not file_path.name.startswith(("test_", "conftest")):
        if "@rule(" in file_path.read_text(encoding="utf-8", errors="replace"):
            return RuleModule.from_parent(parent, path=file_path)
    elif file_path.suffix == ".toml" and "[[rule]]" in file_path.read_text(
        encoding="utf-8", errors="replace"
    ):
        return RuleFile.from_parent(parent, path=file_path)
    return None


class RuleModule(pytest.Module):
    """A Python module with rules."""

    def collect(self) -> Iterator[pytest.Item]:
        """The cases of its rules."""
        from reportlint.rules.rule import Rule

        yield from _items(
            self, {id(thing): thing for thing in vars(self.obj).values() if isinstance(thing, Rule)}.values()
        )


class RuleFile(pytest.File):
    """A TOML file with rules."""

    def collect(self) -> Iterator[pytest.Item]:
        """The cases of its rules. What is wrong with the file fails the collection."""
        from reportlint.rules.declared.read import read_rules

        rules, flaws = read_rules(self.path.read_text(encoding="utf-8"), self.path.name, _kinds())
        if flaws:
            raise self.CollectError("\n".join(f"{flaw.where}: {flaw.rule}: {flaw.say.en}" for flaw in flaws))
        yield from _items(self, rules)


@cache
def _kinds() -> Mapping[str, Kind]:
    """The kinds of declared rule, those of installed plugins among them."""
    from reportlint.rules import catalog

    return catalog.load().kinds


@cache
def _forms() -> Sequence[Form]:
    """The forms, those of installed plugins among them."""
    from reportlint.checking.extensions import forms_of
    from reportlint.rules import catalog

    return forms_of(catalog.load())[0]


def _items(parent: pytest.Collector, rules: Iterable[Rule]) -> Iterator[pytest.Item]:
    for rule in rules:
        yield RuleItem.from_parent(parent, name=rule.id, rule=rule)
        for case in rule.cases:
            yield CaseItem.from_parent(parent, name=f"{rule.id}: {case.name.en}", rule=rule, case=case)


class Disagreement(Exception):
    """A rule and its case disagree."""


class _Item(pytest.Item):
    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], *arguments: Any) -> Any:
        """The difference in words, not a traceback of the kit."""
        if isinstance(excinfo.value, Disagreement):
            return str(excinfo.value)
        return super().repr_failure(excinfo, *arguments)


class RuleItem(_Item):
    """A rule has a case that fails and one that passes, and names only what some form has."""

    def __init__(self, *, rule: Rule, **arguments: Any) -> None:
        super().__init__(**arguments)
        self.rule = rule

    def runtest(self) -> None:
        """Raise Disagreement with what it lacks, or names in vain."""
        from reportlint.checking.failures import unknown_clauses, unknown_targets, without_clause

        clauses = {id_ for form in _forms() for id_ in form.clauses}
        wrong = [
            f"{self.rule.id}: {crash.message.en}"
            for crash in (
                *unknown_targets([self.rule], _forms()),
                *unknown_clauses([self.rule], clauses),
                *without_clause([self.rule]),
            )
        ]
        lacking = [
            what
            for what, there in (
                ("a case that fails", any(case.expect for case in self.rule.cases)),
                ("a case that passes", any(not case.expect for case in self.rule.cases)),
            )
            if not there
        ]
        if lacking:
            wrong.append(f"{self.rule.id} lacks {' and '.join(lacking)}")
        if wrong:
            raise Disagreement("\n".join(wrong))


class CaseItem(_Item):
    """A rule says of a case what the case expects."""

    def __init__(self, *, rule: Rule, case: Case, **arguments: Any) -> None:
        super().__init__(**arguments)
        self.rule = rule
        self.case = case

    def runtest(self) -> None:
        """Raise Disagreement with what was missed and what was made up."""
        from reportlint.testing.cases import run_case

        if difference := run_case(self.rule, self.case):
            raise Disagreement(str(difference))
