"""`reportlint rules`: what is checked."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from pathlib import Path
from typing import Annotated

import typer

from reportlint.checking.extensions import forms_of
from reportlint.checking.failures import failures_of, without_clause
from reportlint.checking.session import catalog_of, clauses
from reportlint.commands import completion, options
from reportlint.commands.tables import Form, show, tell
from reportlint.config.config import Config
from reportlint.config.keys import words
from reportlint.model.errors import UsageError
from reportlint.model.exit import Exit
from reportlint.model.finding import Crash
from reportlint.model.groups import group_name
from reportlint.model.message import Language, Message
from reportlint.outputs.rule_pages import rule_pages
from reportlint.outputs.words import SEVERITY
from reportlint.rules.catalog import Catalog
from reportlint.rules.rule import Rule
from reportlint.support.atomic import whole
from reportlint.support.console import notify, put_line

Given = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[规则]...",
        help="只列这些：编号、编号前缀或分组，同 --select。 These only: ids, prefixes or groups, as with --select.",
        autocompletion=completion.rules,
    ),
]
Test = Annotated[
    bool, typer.Option("--test", help="用规则自带的示例测试规则。 Try the rules on their own cases.")
]
Docs = Annotated[
    str | None,
    typer.Option(
        "--docs",
        metavar="目录",
        help="把每条规则的说明写成网页用的 Markdown，附目录。 Write a page of Markdown for each rule, and a list.",
    ),
]
Select = Annotated[list[str] | None, options.option("select")]
Ignore = Annotated[list[str] | None, options.option("ignore")]


@options.settings("lang", "rule-folders", "isolated", file=False)
def command(
    given: Given = None,
    *,
    select: Select = None,
    ignore: Ignore = None,
    test: Test = False,
    docs: Docs = None,
    form: Form = "table",
    config: Config,
) -> None:
    """列出全部规则。 List the rules.

    有未能载入的内容时退出码为 3；用 --test 时，示例不符为 1。

    Exit 3 where something was not loaded; with --test, 1 where a case disagrees.
    """
    language = config.language
    catalog = catalog_of(config)
    wanted = (*words(given), *words(select))
    failures = list(failures_of(catalog))
    try:
        chosen = catalog.selected(wanted, words(ignore)) if wanted or ignore else catalog.rules
    except UsageError as unknown:
        if not failures:
            raise
        # What is missing may be among what was not loaded.
        tell(failures, language)
        notify(unknown.say.in_(language))
        raise typer.Exit(Exit.NOT_JUDGED) from None
    if test:
        failures += without_clause(chosen)
    tell(failures, language)
    if test:
        raise typer.Exit(_tested(chosen, failures, language))
    if docs is not None:
        _document(Path(docs), chosen, catalog, language)
        raise typer.Exit(Exit.NOT_JUDGED if failures else Exit.CONFORMING)
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
    if failures:
        raise typer.Exit(Exit.NOT_JUDGED)


def _document(folder: Path, rules: Sequence[Rule], catalog: Catalog, language: Language) -> None:
    """Write the pages of rules, each whole or not at all. Raises UsageError."""
    for name, text in rule_pages(rules, clauses(forms_of(catalog)[0])):
        with whole(folder / name) as stream:
            stream.write(text.encode("utf-8"))
    said = Message(f"已写 {folder}：{len(rules)} 条规则", f"wrote {folder}: {len(rules)} rules")
    put_line(said.in_(language))


def _tested(rules: Iterable[Rule], failures: Collection[Crash], language: Language) -> Exit:
    """Run the cases of the rules and print what comes of each."""
    from reportlint.testing.cases import run_case

    failed = ran = incomplete = 0
    for rule in rules:
        for case in rule.cases:
            difference = run_case(rule, case)
            ran, failed = ran + 1, failed + bool(difference)
            put_line(f"{'✗' if difference else '✓'} {rule.id}: {case.name.in_(language)}")
            if difference:
                for line in difference.in_(language).splitlines():
                    put_line(f"    {line}")
        if not (any(case.expect for case in rule.cases) and any(not case.expect for case in rule.cases)):
            incomplete += 1
            put_line(f"✗ {rule.id}: {_INCOMPLETE.in_(language)}")
    lost = Message(f"，另有 {len(failures)} 项有误", f", {len(failures)} more faulty") if failures else _NONE
    put_line(f"{ran - failed}/{ran}{lost.in_(language)}")
    if failures:
        return Exit.NOT_JUDGED
    return Exit.FINDINGS if failed or incomplete else Exit.CONFORMING if ran else Exit.NOTHING


_NONE = Message("", "")
_INCOMPLETE = Message(
    "示例不全：须有一个不符合的、一个符合的", "it needs a case that fails and one that passes"
)
