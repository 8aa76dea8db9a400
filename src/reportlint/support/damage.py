"""What a run kept and can't be read again: bytes that were changed, words that nobody wrote."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from contextlib import contextmanager

from reportlint.model.errors import UsageError
from reportlint.model.message import Message


@contextmanager
def reading_back() -> Iterator[None]:
    """Around what reads it, also as a decorator: raises UsageError where it is not as it was kept."""
    try:
        yield
    except (zlib.error, LookupError, TypeError, ValueError, AttributeError) as error:
        reason = f"{type(error).__name__}: {error}".splitlines()[0]
        raise UsageError(
            Message(
                f"结果目录的数据库已损坏（{reason}）。已取得的网页仍在其中的 evidence；请换一个目录重新核查。",
                f"The database of the run is damaged ({reason}). The pages are still in its evidence; "
                "begin a new run in another folder.",
            )
        ) from error
