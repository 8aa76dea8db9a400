"""A JSON document with one long array, written item by item."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import IO, Any

from reportlint.support.characters import escaped


def dumps(value: object) -> str:
    """A value on one line, in UTF-8 characters, but for those that steer a terminal."""
    return escaped(json.dumps(value, ensure_ascii=False, separators=(", ", ": ")))


class ArrayWriter:
    """Writes `{head…, "name": [item, …], tail…}`, a line an item; without a name, the array alone."""

    def __init__(
        self,
        stream: IO[str],
        opening: str = "",
        head: Mapping[str, Any] = MappingProxyType({}),
        name: str = "",
    ) -> None:
        self._stream = stream
        self._stream.write(opening)
        for key, value in head.items():
            self._stream.write(f"{dumps(key)}: {dumps(value)},\n")
        self._stream.write(f"{dumps(name)}: [" if name else "[")
        self._empty = True

    def item(self, value: object) -> None:
        """One more item of the array."""
        line = dumps(value)
        self._stream.write(f"{'' if self._empty else ','}\n{line}")
        self._empty = False

    def array(self, name: str, lines: Iterable[str]) -> None:
        """Close the array and write another after it, its items given as lines of JSON."""
        self._stream.write(f"],\n{dumps(name)}: [")
        self._empty = True
        for line in lines:
            self._stream.write("\n" if self._empty else ",\n")
            self._stream.write(line)
            self._empty = False

    def close(self, tail: Mapping[str, Any], closing: str) -> None:
        """Close the array and the document."""
        self._stream.write("]")
        for key, value in tail.items():
            self._stream.write(f",\n{dumps(key)}: {dumps(value)}")
        self._stream.write(closing)
