"""Texts that are kept by the thousand, packed: zlib, with a dictionary of what nearly all of them say."""

from __future__ import annotations

import zlib
from functools import cached_property
from importlib.resources import files
from typing import Final

_LEVEL: Final = 6
WINDOW: Final = 1 << 15
"""Of a dictionary, what counts: so far zlib looks back, in bytes."""


class Packing:
    """Packs and unpacks texts of one kind.

    What was packed with one dictionary can be unpacked with the same only: another one needs another version of a
    run's tables. `python tools/packing.py` makes them, from a clean report.
    """

    def __init__(self, package: str, file: str) -> None:
        """`file` of a package is the dictionary."""
        self._package = package
        self._file = file

    def pack(self, text: bytes) -> bytes:
        """The text, packed."""
        packer = zlib.compressobj(_LEVEL, zdict=self.dictionary)
        return packer.compress(text) + packer.flush()

    def unpack(self, data: bytes) -> bytes:
        """The text, as it was. Raises zlib.error where it was packed with another dictionary, or is damaged."""
        return zlib.decompressobj(zdict=self.dictionary).decompress(data)

    @cached_property
    def dictionary(self) -> bytes:
        """Read when it is first needed."""
        return (files(self._package) / self._file).read_bytes()
