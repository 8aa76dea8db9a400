"""A JSON document with one long array, written item by item."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import IO, Any


def dumps(value: object) -> str:
    """A value on one line, in UTF-8 characters."""
    return json.dumps(value, ensure_ascii=False, separators=(", ", ": "))


class ArrayWriter:
    """Writes `{head…, "name": [item, …], tail…}`, a line an item.

    What JSON can't hold (a lone surrogate) is written as U+FFFD.
    """

    def __init__(self, stream: IO[str], opening: str, head: Mapping[str, Any], name: str) -> None:
        self._stream = stream
        self._write(opening)
        for key, value in head.items():
            self._write(f"{dumps(key)}: {dumps(value)},\n")
        self._write(f"{dumps(name)}: [")
        self._empty = True

    def item(self, value: object) -> None:
        """One more item of the array."""
        self._write("\n" if self._empty else ",\n")
        self._write(dumps(value))
        self._empty = False

    def array(self, name: str, lines: Any) -> None:
        """Close the array and write another after it, its items given as lines of JSON."""
        self._write(f"],\n{dumps(name)}: [")
        self._empty = True
        for line in lines:
            self._write("\n" if self._empty else ",\n")
            self._write(line)
            self._empty = False

    def close(self, tail: Mapping[str, Any], closing: str) -> None:
        """Close the array and the document."""
        self._write("]")
        for key, value in tail.items():
            self._write(f",\n{dumps(key)}: {dumps(value)}")
        self._write(closing)

    def _write(self, text: str) -> None:
        self._stream.write(text.encode("utf-8", "replace").decode() if _lone(text) else text)


def _lone(text: str) -> bool:
    """Whether half a surrogate pair stands in it, which UTF-8 can't hold."""
    return any("\ud800" <= character <= "\udfff" for character in text)
