"""Form files → `Form` values."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from fnmatch import fnmatchcase
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from reportlint.forms.error import FormError
from reportlint.forms.lexicons import load_lexicons
from reportlint.forms.merge import merge
from reportlint.model.form import (
    BlockSpec,
    BodySpec,
    Clause,
    ClauseStatus,
    EquationSpec,
    Force,
    Form,
    LineSpec,
    PageSpec,
    SectionSpec,
    TableSpec,
)
from reportlint.model.grammar import Grammar
from reportlint.model.label import fold
from reportlint.model.lexicon import Lexicon
from reportlint.model.message import Message
from reportlint.reading.statements import read_grammar
from reportlint.support.toml import parsed_toml


@cache
def shipped_forms() -> tuple[Form, ...]:
    """The forms that come with the tool, newest first."""
    shipped = files("reportlint_rules")
    return load_forms([shipped / "forms"], [shipped / "lexicons"])


def load_forms(folders: Iterable[Traversable], lexicons: Iterable[Traversable] = ()) -> tuple[Form, ...]:
    """All forms in `*.toml` files of the folders, newest first, with the word lists of the other folders.

    A file is a form when it has `id`; other files are parts that forms name (`grammar`, `bodies`, `page`).
    Raises FormError.
    """
    words = load_lexicons(lexicons)
    tables: dict[str, dict[str, Any]] = {}
    parts: dict[str, Mapping[str, Any]] = {}
    for folder in folders:
        for file in sorted(folder.iterdir(), key=lambda entry: entry.name):
            if not file.name.endswith(".toml"):
                continue
            try:
                table = parsed_toml(file.read_text(encoding="utf-8"))
            except tomllib.TOMLDecodeError as error:
                raise FormError(f"{file.name}: {error}") from None
            parts[file.name] = table
            if "id" in table:
                tables[table["id"]] = table
    grammars = cache(lambda name: read_grammar(parts.get(name, {})))
    forms = (_form(id_, _resolved(id_, tables), parts, words, grammars) for id_ in tables)
    return tuple(sorted(forms, key=lambda form: -form.first_year))


def _resolved(id_: str, tables: Mapping[str, dict[str, Any]], seen: tuple[str, ...] = ()) -> dict[str, Any]:
    table = tables[id_]
    base = table.get("extends")
    if base is None:
        return table
    if base not in tables or base in seen:
        raise FormError(f"{id_}: extends = {base!r} names no other form")
    return merge(_resolved(base, tables, (*seen, id_)), table)


def _form(
    id_: str,
    table: Mapping[str, Any],
    parts: Mapping[str, Mapping[str, Any]],
    lexicons: Mapping[str, Lexicon],
    grammars: Callable[[str], Grammar],
) -> Form:
    try:
        tables = tuple(_table(entry) for entry in table.get("table", ()))
        by_key = {spec.key: spec for spec in tables}
        clauses = {entry["id"]: _clause(entry) for entry in table.get("clause", ())}
        return Form(
            id=id_,
            title=_say(table["title"]),
            first_year=table["first_year"],
            last_year=table.get("last_year"),
            name=re.compile(table["name"]),
            sections=tuple(_section(entry) for entry in table.get("section", ())),
            tables=tables,
            equations=tuple(
                equation
                for entry in table.get("equation", ())
                for equation in _equations(entry, by_key[entry["table"]])
            ),
            clauses=clauses,
            grammar=grammars(table.get("grammar", "")).within(_cells(tables)),
            bodies=tuple(_body(entry) for entry in parts.get(table.get("bodies", ""), {}).get("body", ())),
            page=_page(parts.get(table.get("page", ""), {})),
            lexicons=lexicons,
            groups=tuple(table.get("groups", ())),
            basis=table.get("basis", {}),
            vocabulary=table.get("vocabulary", {}),
        )
    except KeyError as error:
        raise FormError(f"{id_}: {error} is missing") from None
    except re.error as error:
        raise FormError(f"{id_}: {error.pattern!r} is no regular expression: {error}") from None


def _cells(tables: Iterable[TableSpec]) -> frozenset[str]:
    """The keys of all cells the form has."""
    return frozenset(
        f"{table.key}/{row.key}/{column.key}"
        for table in tables
        for block in table.blocks
        for row in block.rows
        for column in block.columns
    )


def _say(entry: Mapping[str, str]) -> Message:
    return Message(entry["zh"], entry["en"])


def _clause(entry: Mapping[str, Any]) -> Clause:
    return Clause(
        id=entry["id"],
        source=entry["id"].partition("/")[0],
        title=_say(entry["title"]),
        text=_say(entry["text"]),
        force=Force(entry["force"]),
        status=ClauseStatus(entry["status"]),
        paraphrase=entry.get("paraphrase", False),
        unchecked=_say(entry["unchecked"]) if "unchecked" in entry else None,
    )


def _body(entry: Mapping[str, Any]) -> BodySpec:
    return BodySpec(entry["kind"], re.compile(entry["names"]), tuple(entry.get("perhaps", ())))


def _page(table: Mapping[str, Any]) -> PageSpec:
    return PageSpec(
        tags={kind: tuple(map(str.lower, names)) for kind, names in table.get("tags", {}).items()},
        names={
            fold(name): "" if kind == "other" else kind
            for kind, names in table.get("names", {}).items()
            for name in names
        },
    )


def _section(entry: Mapping[str, Any]) -> SectionSpec:
    return SectionSpec(
        key=entry["key"],
        ordinal=entry["ordinal"],
        title=_say(entry["title"]),
        heading=re.compile(entry["heading"]),
        clause=entry["clause"],
        table=entry.get("table"),
        says=re.compile(entry["says"]) if entry.get("says") else None,
    )


def _table(entry: Mapping[str, Any]) -> TableSpec:
    return TableSpec(
        key=entry["key"],
        section=entry["section"],
        title=_say(entry["title"]),
        clause=entry["clause"],
        blocks=tuple(
            BlockSpec(
                key=block["key"],
                rows=tuple(_line(line) for line in block["rows"]),
                columns=tuple(_line(line) for line in block["columns"]),
                bar=tuple(fold(label) for label in block.get("bar", ())),
            )
            for block in entry["block"]
        ),
        across=entry.get("across", False),
        heads=tuple(fold(label) for label in (*entry.get("heads", ()), *entry.get("corner", ()))),
        note=fold(entry.get("note", "")),
        foreign=tuple(fold(label) for label in entry.get("foreign", ())),
    )


_NUMBER = re.compile(r"^(?:（[一二三四五六七八九十]+）|[一二三四五六七八九十]+、|\d+\.)")


def _line(entry: Mapping[str, Any]) -> LineSpec:
    label, unit = entry["label"], entry.get("unit")
    printed = [label, *entry.get("also", ())]
    with_unit = [f"{text}（{unit_}）" for text in printed for unit_ in (f"单位：{unit}", unit) if unit]
    # Where one column holds all labels, that of the group stands before the row's, whose number is then within.
    group = entry.get("group", "")
    below = [f"{group}{text}" for text in (label, _NUMBER.sub("", label)) if group]
    return LineSpec(
        key=entry["key"],
        title=Message(entry.get("short") or _NUMBER.sub("", label), entry["en"]),
        printed=label,
        labels=tuple(fold(text) for text in (*printed, *with_unit, *below)),
        variants=tuple(fold(text) for text in entry.get("variants", ())),
        group=fold(group),
        decimal=entry.get("decimal", False),
        signed=entry.get("signed", False),
    )


def _equations(entry: Mapping[str, Any], table: TableSpec) -> Iterator[EquationSpec]:
    """One equation a line: `each` says along which lines, `lines` which of them (default: all)."""
    by_row = entry["each"] == "row"
    for block in table.blocks:
        lines, across = (block.rows, block.columns) if by_row else (block.columns, block.rows)
        keys = [line.key for line in across]
        for line in lines:
            if line.key not in entry.get("lines", [line.key]):
                continue

            def cells(
                patterns: Iterable[str], line: LineSpec = line, keys: list[str] = keys
            ) -> tuple[str, ...]:
                matched = (key for pattern in patterns for key in keys if fnmatchcase(key, pattern))
                return tuple(
                    f"{table.key}/{line.key}/{key}" if by_row else f"{table.key}/{key}/{line.key}"
                    for key in matched
                )

            yield EquationSpec(
                family=entry["family"],
                key=f"{table.key}/{line.key}" if by_row else f"{table.key}/*/{line.key}",
                label=Message(f"{table.title.zh} · {line.title.zh}", f"{table.title.en} · {line.title.en}"),
                left=cells(entry["left"]),
                right=cells(entry["right"]),
            )
