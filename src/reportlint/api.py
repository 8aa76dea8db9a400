"""Checking from a program: `check`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache
from os import PathLike, fspath
from pathlib import Path
from typing import IO, Any

from reportlint.checking.inputs import gather
from reportlint.checking.session import Session, prepared
from reportlint.config.config import Config
from reportlint.loaders import load, suffixes
from reportlint.model.body import BodyKind
from reportlint.model.errors import UsageError
from reportlint.model.finding import Outcome
from reportlint.model.message import Message

Source = str | PathLike[str] | bytes | IO[Any]
"""A path, folder or pattern; the bytes of a file; an open file of bytes or text."""


def check(
    *sources: Source,
    form: str | None = None,
    body: BodyKind | str | None = None,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    as_of: date | None = None,
    rule_folders: Sequence[str | PathLike[str]] = (),
    isolated: bool = False,
) -> tuple[Outcome, ...]:
    """Check reports, as the command does: paths, folders, patterns, archives; or bytes and open files.

    One outcome for each report, and for each input that holds none or can't be read: such a one has a `problem`,
    and only an outcome that is `clean` was judged without anything to say. `form` is the id of a form to read with,
    `body` the kind of the reporting bodies, `select` and `ignore` are ids or groups of rules, `as_of` is the day to
    judge by (default: today), `rule_folders` hold rules of your own, `isolated` leaves out the plugins of others.
    No configuration file is read. What is wrong with an input, or with a plugin, stands in its outcome. Raises
    UsageError for an unknown form, body or rule, and where the sources name nothing that could be checked.
    """
    session = _session(
        form,
        _kind(body),
        tuple(select),
        tuple(ignore),
        as_of or date.today(),
        tuple(map(Path, rule_folders)),
        isolated,
    )
    found = [outcome for source in sources for outcome in _outcomes(session, source)]
    if not found:
        raise UsageError(Message("没有可核查的文件。", "There is nothing to check."))
    return tuple(replace(outcome, crashes=(*session.failures, *outcome.crashes)) for outcome in found)


def _outcomes(session: Session, source: Source) -> Iterator[Outcome]:
    if isinstance(source, str | PathLike):
        for item in gather([fspath(source)], suffixes(session.loaders)):
            yield from session.judge(item)
        return
    name = "bytes" if isinstance(source, bytes) else str(getattr(source, "name", "stream"))
    data = source if isinstance(source, bytes) else source.read()
    pages = load(data.encode() if isinstance(data, str) else data, name=name, loaders=session.loaders)
    yield from session.readers.told([session.outcome(page) for page in pages])


def _kind(body: BodyKind | str | None) -> BodyKind | None:
    if body is None or isinstance(body, BodyKind):
        return body
    try:
        return BodyKind(body)
    except ValueError:
        legal = " / ".join(BodyKind)
        raise UsageError(
            Message(
                f"body 应为 {legal} 之一，现为“{body}”。", f"body must be one of {legal}, it is “{body}”."
            )
        ) from None


@lru_cache(maxsize=8)
def _session(  # noqa: PLR0917
    form: str | None,
    body: BodyKind | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    as_of: date,
    rule_folders: tuple[Path, ...],
    isolated: bool,
) -> Session:
    return prepared(
        Config(
            form=form,
            body=body,
            select=select,
            ignore=ignore,
            as_of=as_of,
            rule_folders=rule_folders,
            isolated=isolated,
        )
    )
