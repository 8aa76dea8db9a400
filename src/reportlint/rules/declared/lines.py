"""The line a key of a rule stands on: the standard TOML reader does not say."""

from __future__ import annotations

import re
from typing import NamedTuple

_HEADER = re.compile(r"\s*\[\[?\s*([^\[\]]+?)\s*\]\]?")
_KEY = re.compile(r"""\s*(?:"([^"]+)"|'([^']+)'|([\w-]+))(?:\s*\.[^=]*)?\s*=""")
_LONG = re.compile("\"\"\"|'''")


class _Line(NamedTuple):
    number: int
    text: str
    header: str | None
    """The name of the table that begins here."""


class RuleLines:
    """The lines of a file by the rules they are of, without those within long strings."""

    def __init__(self, text: str) -> None:
        self._rules: list[list[_Line]] = []
        inside = ""
        for number, line in enumerate(text.splitlines(), start=1):
            if inside:
                inside = "" if inside in line else inside
                continue
            match = _HEADER.match(line)
            header = match[1] if match else None
            if header == "rule":
                self._rules.append([])
            if self._rules:
                self._rules[-1].append(_Line(number, line, header))
            if quotes := _LONG.findall(line):
                inside = quotes[-1] if len(quotes) % 2 else ""

    def line_of(self, ordinal: int, key: str = "", case: int | None = None) -> int:
        """The line of a key of the rule with this ordinal, counted from 0; of the rule's header without a key.

        With `case`, a key of the rule's case with that ordinal. A key that can't be found gives the header.
        """
        if ordinal >= len(self._rules):
            return 1
        first, *lines = self._rules[ordinal]
        cases, wanted = -1, -1 if case is None else case
        found = first.number
        for line in lines:
            if line.header == "rule.case":
                cases += 1
                if cases == case:
                    found = line.number
            elif _is(key, line, cases == wanted):
                return line.number
        return found


def _is(key: str, line: _Line, here: bool) -> bool:
    """Whether the line gives the key, as a table of its own or, `here`, with its value."""
    if line.header is not None:
        return line.header == f"rule.{key}"
    match = _KEY.match(line.text)
    return bool(here and match and key in filter(None, match.groups()))
