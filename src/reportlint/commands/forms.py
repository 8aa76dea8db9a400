"""`reportlint forms`: the prescribed forms that pages are read with."""

from __future__ import annotations

from reportlint.checking.extensions import forms_of
from reportlint.commands import options
from reportlint.commands.tables import Form, show
from reportlint.config.config import Config
from reportlint.model.message import Message
from reportlint.rules import catalog as catalogue


@options.settings("lang", "isolated", file=False)
def command(*, form: Form = "table", config: Config) -> None:
    """列出已有的格式。 List the prescribed forms."""
    language = config.language
    rows = [
        {
            "id": one.id,
            "first_year": one.first_year,
            "last_year": one.last_year,
            "years": _years(one.first_year, one.last_year).in_(language),
            "sections": len(one.sections),
            "tables": len(one.tables),
            "cells": sum(
                len(block.rows) * len(block.columns) for table in one.tables for block in table.blocks
            ),
            "sums": len(one.equations),
            "title": one.title.in_(language),
        }
        for one in forms_of(catalogue.load(isolated=config.isolated))[0]
    ]
    titles = {
        "id": Message("格式", "form"),
        "years": Message("适用年度", "report years"),
        "sections": Message("部分", "parts"),
        "tables": Message("表", "tables"),
        "cells": Message("数字", "figures"),
        "sums": Message("勾稽关系", "sums"),
        "title": Message("名称", "name"),
    }
    show(rows, form, {key: say.in_(language) for key, say in titles.items()})


def _years(first: int, last: int | None) -> Message:
    if last is None:
        return Message(f"{first} 年度起", f"from {first}")
    return Message(f"{first}—{last} 年度", f"{first} to {last}")
