"""`reportlint rules`: what is checked."""

from __future__ import annotations

from reportlint.commands import options
from reportlint.commands.bench import catalog_of
from reportlint.commands.tables import Form, show
from reportlint.config import configured
from reportlint.model.misuse import Misuse
from reportlint.model.say import Say
from reportlint.outputs.words import GROUP, SEVERITY


def command(
    *,
    select: options.Select = None,
    ignore: options.Ignore = None,
    form: Form = "table",
    lang: options.Lang = None,
    rules: options.RuleFolders = None,
    isolated: options.Isolated = False,
) -> None:
    """列出全部规则。 List the rules."""
    language = options.language(lang)
    catalog = catalog_of(configured({"rule-folders": rules, "isolated": isolated}, None))
    chosen = (
        catalog.selected(options.words(select), options.words(ignore)) if select or ignore else catalog.rules
    )
    if isinstance(chosen, Misuse):
        raise chosen
    human = form == "table"
    rows = [
        {
            "group": GROUP.get(rule.group, Say(rule.group, rule.group)).in_(language)
            if human
            else rule.group,
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
        "group": Say("分组", "group"),
        "severity": Say("级别", "severity"),
        "id": Say("规则", "rule"),
        "title": Say("内容", "what it reports"),
    }
    show(rows, form, {key: say.in_(language) for key, say in titles.items()})
