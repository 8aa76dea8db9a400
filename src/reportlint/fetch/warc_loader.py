"""Pages kept by `--save` (WARC): judged again as they were fetched, without the network."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Final

from reportlint.loaders.loader import Loader, Unreadable, unread
from reportlint.model.message import Message
from reportlint.page import Page
from reportlint.page.problems import problem

_MARK: Final = b"WARC/1."
_PACKED: Final = b"\x1f\x8b"


def _matches(data: bytes, name: str) -> bool:
    return data.startswith(_MARK) or (data.startswith(_PACKED) and name.lower().endswith(".warc.gz"))


def _load(data: bytes, name: str, path: str | None, url: str | None) -> Iterator[Page | Unreadable]:
    try:
        from reportlint.fetch import warc_reader
    except ImportError:
        missing = problem(
            "extra-missing", format=Message("网页留存记录", "records of kept pages"), extra="web"
        )
        yield unread(data, name, path, url, missing)
        return
    folder = PurePosixPath(path).parent if path else None
    yield from warc_reader.pages(data, name, path, folder)


LOADER = Loader(
    name="warc",
    title=Message("网页留存记录（WARC）", "record of kept pages (WARC)"),
    # None: in a folder of kept pages the pages themselves are found beside their record.
    suffixes=(),
    matches=_matches,
    load=_load,
    container=True,
)
