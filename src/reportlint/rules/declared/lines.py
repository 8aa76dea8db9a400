"""The line a key of a rule stands on: the standard TOML reader does not say."""

from __future__ import annotations

import re

_HEADER = re.compile(r"\s*\[\[?\s*([^\[\]]+?)\s*\]\]?")
_KEY = re.compile(r"""\s*(?:"([^"]+)"|'([^']+)'|([\w-]+))(?:\s*\.[^=]*)?\s*=""")
_LONG = re.compile("\"\"\"|'''")


def line_of(text: str, ordinal: int, key: str = "", case: int | None = None) -> int:
    """The line of a key of the rule with this ordinal, counted from 0; of the rule's header without a key.

    With `case`, a key of the rule's case with that ordinal. A key that can't be found gives the header.
    """
    rules = cases = -1
    wanted = -1 if case is None else case
    found = 1
    inside = ""
    for number, line in enumerate(text.splitlines(), start=1):
        if inside:
            inside = "" if inside in line else inside
            continue
        header = _HEADER.match(line)
        if header and header[1] == "rule":
            rules, cases = rules + 1, -1
            if rules == ordinal:
                found = number
        elif rules == ordinal and header and header[1] == "rule.case":
            cases += 1
            if cases == case:
                found = number
        elif rules == ordinal and _is(key, line, header, cases == wanted):
            return number
        if rules > ordinal:
            break
        if quotes := _LONG.findall(line):
            inside = quotes[-1] if len(quotes) % 2 else ""
    return found


def _is(key: str, line: str, header: re.Match[str] | None, here: bool) -> bool:
    """Whether the line gives the key, as a table of its own or, `here`, with its value."""
    if header:
        return header[1] == f"rule.{key}"
    match = _KEY.match(line)
    return bool(here and match and key in filter(None, match.groups()))
