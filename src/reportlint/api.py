"""Checking from a program: `check`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache
from os import PathLike, fspath

from reportlint.checking.session import Session, prepared
from reportlint.config.config import Config
from reportlint.loaders import load
from reportlint.model.finding import Outcome


def check(
    source: str | PathLike[str] | bytes,
    *,
    form: str | None = None,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    as_of: date | None = None,
    isolated: bool = False,
) -> tuple[Outcome, ...]:
    """Check a report: the path of a file, or its bytes. One outcome for each report in it.

    `form` is the id of a form to read it with, `select` and `ignore` are ids or groups of rules, `as_of` is
    the day to judge by (default: today), `isolated` leaves out the plugins of others. No configuration file
    is read. What is wrong with the file, or with a plugin, stands in the outcome; raises UsageError for an
    unknown form or rule.
    """
    session = _bench(form, tuple(select), tuple(ignore), as_of or date.today(), isolated)
    if isinstance(source, bytes):
        pages = load(source, name="bytes", loaders=session.loaders)
        outcomes = session.readers.told([session.outcome(page) for page in pages])
    else:
        outcomes = session.judge(fspath(source))
    return tuple(replace(outcome, crashes=(*session.failures, *outcome.crashes)) for outcome in outcomes)


@lru_cache(maxsize=8)
def _bench(
    form: str | None, select: tuple[str, ...], ignore: tuple[str, ...], as_of: date, isolated: bool
) -> Session:
    return prepared(Config(form=form, select=select, ignore=ignore, as_of=as_of, isolated=isolated))
