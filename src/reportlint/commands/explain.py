"""`reportlint explain`: one rule, with its basis and examples."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from reportlint.checking.extensions import forms_of
from reportlint.checking.session import catalog_of, clauses
from reportlint.commands import completion, options
from reportlint.config.config import Config
from reportlint.model.errors import UsageError, nearest
from reportlint.model.message import Message
from reportlint.outputs.explanation import explain
from reportlint.support.characters import harmless

Ids = Annotated[
    list[str],
    typer.Argument(metavar="规则...", help="规则编号。 Ids of rules.", autocompletion=completion.rule_ids),
]


@options.settings("lang", "rule-folders", "isolated", file=False)
def command(
    ids: Ids,
    *,
    config: Config,
) -> None:
    """说明一条规则：核查什么、依据、如何整改、示例。 Explain a rule."""
    language = config.language
    catalog = catalog_of(config)
    for id_ in ids:
        if id_ not in catalog.by_id:
            hint = nearest(id_, catalog.by_id)
            raise UsageError(
                Message(f"没有名为“{id_}”的规则。{hint.zh}", f"There is no rule “{id_}”.{hint.en}")
            )
    basis = clauses(forms_of(catalog)[0])
    text = harmless("\n".join(explain(catalog.by_id[id_], basis, language) for id_ in ids))
    if sys.stdout.isatty():
        from rich.console import Console
        from rich.markdown import Markdown

        Console().print(Markdown(text))
    else:
        sys.stdout.write(text)
