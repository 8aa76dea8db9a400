"""How far a file of WARC records is complete.

Each record is a gzip member of its own, so a record that was cut off is a member without its end. Readers of
WARC forgive that; here it decides what counts.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import IO, Final

from reportlint.support import limits

COMPLETE: Final = "application/vnd.reportlint.visit+json"
"""The media type of the record that ends a visit."""
SOFTWARE: Final = "reportlint"
_ENDS: Final = f"\r\nContent-Type: {COMPLETE}\r\n".encode()
_BEGINS: Final = f"software: {SOFTWARE}/".encode()
_GZIP: Final = b"\x1f\x8b"
_CHUNK: Final = 64 * 1024
_BLANK: Final = b"\r\n\r\n"


def complete(file: IO[bytes], start: int = 0) -> int | None:
    """Where the last complete visit ends, looked for from `start`, the end of one; 0 for none.

    None where the file was begun by other software.
    """
    if start == 0 and not ours(file):
        return None
    return max((end for _, end, _ in visits(file, start)), default=start)


def ours(file: IO[bytes]) -> bool:
    """Whether a file was begun by this software, or only just begun."""
    file.seek(0)
    if not _GZIP.startswith(file.read(len(_GZIP))):
        return False
    first = next(members(file, 0), None)
    return first is None or _BEGINS in first[0].partition(_BLANK)[2]


def visits(file: IO[bytes], start: int = 0) -> Iterator[tuple[int, int, bytes]]:
    """Every complete visit from `start` on, the end of one: where it begins and ends, what ends it."""
    begin = start
    for record, end in members(file, start):
        head, _, content = record.partition(_BLANK)
        if _BEGINS in content and b"warcinfo" in head:
            begin = end
        elif _ENDS in head + b"\r\n":
            yield begin, end, content.removesuffix(_BLANK)
            begin = end


def members(file: IO[bytes], start: int) -> Iterator[tuple[bytes, int]]:
    """Every whole gzip member, unpacked, and where it ends; none behind one that is damaged or too large."""
    file.seek(start)
    at, waiting = start, b""
    while True:
        member, parts, size = zlib.decompressobj(zlib.MAX_WBITS | 16), [], 0
        while not member.eof:
            waiting = waiting or file.read(_CHUNK)
            if not waiting:
                return
            try:
                parts.append(member.decompress(waiting))
            except zlib.error:
                return
            size += len(parts[-1])
            if size > limits.FILE_BYTES:
                return
            at += len(waiting) - len(member.unused_data)
            waiting = member.unused_data
        yield b"".join(parts), at
