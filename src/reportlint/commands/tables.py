"""Plain listings: columns for people, CSV and JSON for programs."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import Annotated, Any

import typer

from reportlint.commands.options import choice
from reportlint.model.finding import Crash
from reportlint.model.message import Language
from reportlint.support.characters import escaped, harmless
from reportlint.support.console import notify

Form = Annotated[
    str, typer.Option("--format", metavar="table|json|csv", help="列表的格式。 How to print the list.")
]


def tell(failures: Iterable[Crash], language: Language) -> None:
    """What could not be used, on stderr, before anything that a reader might take for the whole."""
    for crash in failures:
        notify(crash.in_words.in_(language))


def show(rows: Sequence[Mapping[str, Any]], listing: str, titles: Mapping[str, str]) -> None:
    """Print the rows. `titles` are the columns of the table, by the rows' keys; programs get all keys.

    Raises UsageError for an unknown listing.
    """
    choice("format", listing, ("table", "json", "csv"))
    if listing == "json":
        sys.stdout.write(escaped(json.dumps(rows, ensure_ascii=False, indent=2)) + "\n")
    elif listing == "csv":
        writer = csv.DictWriter(sys.stdout, list(rows[0]) if rows else list(titles), lineterminator="\n")
        writer.writeheader()
        writer.writerows({key: _bare(value) for key, value in row.items()} for row in rows)
    else:
        _table(rows, titles)


def _bare(value: Any) -> Any:
    return harmless(value) if isinstance(value, str) else value


def _table(rows: Sequence[Mapping[str, Any]], titles: Mapping[str, str]) -> None:
    from rich.cells import cell_len
    from rich.console import Console
    from rich.text import Text

    from reportlint.support.wrap import plain, wrap

    console = Console(highlight=False, markup=False, emoji=False)
    lines = [[plain(str(row[key])) for key in titles] for row in rows]
    heads = list(titles.values())
    widths = [max(cell_len(line[n]) for line in (heads, *lines)) for n in range(len(heads))]
    before = sum(width + 2 for width in widths[:-1])
    last = max(console.width - before, 20)

    def put(line: Sequence[str], style: str) -> None:
        start = "".join(
            text + " " * (width - cell_len(text) + 2) for text, width in zip(line, widths[:-1], strict=False)
        )
        first, *more = wrap(line[-1], last)
        for text in (start + first, *(" " * before + one for one in more)):
            console.print(Text(text.rstrip(), style), no_wrap=True, crop=False, soft_wrap=True)

    put(heads, "bold")
    for line in lines:
        put(line, "")
