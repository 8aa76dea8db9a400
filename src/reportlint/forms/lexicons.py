"""Files of words → `Lexicon` values."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from importlib.resources.abc import Traversable
from typing import Any

from reportlint.forms.error import FormError
from reportlint.model.lexicon import Lexicon, LexiconEntry
from reportlint.model.text import squeeze
from reportlint.support.toml import parsed_toml

_KEYS = frozenset(("words", "right", "entry", "drop"))


def load_lexicons(folders: Iterable[Traversable]) -> dict[str, Lexicon]:
    """The word lists in `*.toml` files of the folders, by the file's name.

    Files of one name make one list; a later folder adds to it, replaces entries, or drops them (`drop`).
    Keys of a file: `words`, a list; `right`, a table of wrong words with what is right; `entry`, tables with
    `term` or `pattern`, `right`, `unless` and whatever else a rule reads. Raises FormError.
    """
    found: dict[str, dict[str, LexiconEntry]] = {}
    for folder in folders:
        if not folder.is_dir():
            continue
        for file in sorted(folder.iterdir(), key=lambda entry: entry.name):
            if file.name.endswith(".toml"):
                entries = found.setdefault(file.name.removesuffix(".toml"), {})
                table = _table(file)
                for term in table.get("drop", ()):
                    entries.pop(squeeze(term), None)
                entries |= {entry.term: entry for entry in _entries(table, file.name)}
    return {name: Lexicon(name, tuple(entries.values())) for name, entries in found.items()}


def _table(file: Traversable) -> Mapping[str, Any]:
    try:
        table = parsed_toml(file.read_bytes().decode("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise FormError(f"{file.name}: {error}") from None
    for key in table.keys() - _KEYS:
        raise FormError(f"{file.name}: unknown key {key!r}; known: {', '.join(sorted(_KEYS))}")
    return table


def _entries(table: Mapping[str, Any], name: str) -> Iterator[LexiconEntry]:
    yield from (LexiconEntry(squeeze(word)) for word in table.get("words", ()))
    yield from (LexiconEntry(squeeze(wrong), right=right) for wrong, right in table.get("right", {}).items())
    for entry in table.get("entry", ()):
        pattern = entry.get("pattern", "")
        term = entry.get("term", pattern)
        if not term:
            raise FormError(f"{name}: an entry has neither term nor pattern: {entry}")
        try:
            re.compile(pattern)
        except re.error as error:
            raise FormError(f"{name}: {pattern!r} is no regular expression: {error}") from None
        yield LexiconEntry(
            term=term if pattern else squeeze(term),
            pattern=pattern,
            right=entry.get("right", ""),
            unless=tuple(squeeze(word) for word in entry.get("unless", ())),
            more={
                key: value
                for key, value in entry.items()
                if key not in ("term", "pattern", "right", "unless")
            },
        )
