"""`reportlint rules`: what is checked."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import Annotated

import typer

from reportlint.checking.session import catalog_of
from reportlint.commands import options
from reportlint.commands.tables import Form, show
from reportlint.config.config import Config
from reportlint.config.keys import words
from reportlint.model.errors import UsageError
from reportlint.model.groups import group_name
from reportlint.model.message import Message
from reportlint.outputs.totals import Exit
from reportlint.outputs.words import SEVERITY
from reportlint.rules.rule import Rule

Test = Annotated[
    bool, typer.Option("--test", help="用规则自带的示例测试规则。 Try the rules on their own cases.")
]
Select = Annotated[list[str] | None, options.option("select")]
Ignore = Annotated[list[str] | None, options.option("ignore")]


@options.settings("lang", "rule-folders", "isolated", file=False)
def command(
    *,
    select: Select = None,
    ignore: Ignore = None,
    test: Test = False,
    form: Form = "table",
    config: Config,
) -> None:
    """列出全部规则。 List the rules."""
    language = config.language
    catalog = catalog_of(config)
    chosen = catalog.selected(words(select), words(ignore)) if select or ignore else catalog.rules
    if isinstance(chosen, UsageError):
        raise chosen
    if test:
        raise typer.Exit(_tested(chosen))
    human = form == "table"
    rows = [
        {
            "group": group_name(rule.group).in_(language) if human else rule.group,
            "severity": SEVERITY[rule.severity].in_(language) if human else rule.severity.value,
            "id": rule.id,
            "title": rule.title.in_(language),
            "clause": rule.clause,
            "enabled": rule.enabled,
            "plugin": rule.plugin,
            "since": rule.since,
        }
        for rule in chosen
    ]
    titles = {
        "group": Message("分组", "group"),
        "severity": Message("级别", "severity"),
        "id": Message("规则", "rule"),
        "title": Message("内容", "what it reports"),
    }
    show(rows, form, {key: say.in_(language) for key, say in titles.items()})


def _tested(rules: Iterable[Rule]) -> Exit:
    """Run the cases of the rules and print what comes of each."""
    from reportlint.testing.cases import run_case

    failed = ran = 0
    for rule in rules:
        for case in rule.cases:
            difference = run_case(rule, case)
            ran, failed = ran + 1, failed + bool(difference)
            sys.stdout.write(f"{'✗' if difference else '✓'} {rule.id}: {case.name.zh}\n")
            if difference:
                sys.stdout.write("".join(f"    {line}\n" for line in str(difference).splitlines()))
        if not (any(case.expect for case in rule.cases) and any(not case.expect for case in rule.cases)):
            failed += 1
            sys.stdout.write(f"✗ {rule.id}: 示例不全 · it needs a case that fails and one that passes\n")
    sys.stdout.write(f"{ran - failed}/{ran}\n")
    return Exit.FINDINGS if failed else Exit.CONFORMING if ran else Exit.NOTHING
