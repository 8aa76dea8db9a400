"""Outcomes written by a format."""

from __future__ import annotations

import io
from collections.abc import Iterable
from typing import Any

from reportlint.model.finding import Crash, Notice, Outcome
from reportlint.model.message import Message
from reportlint.outputs import FORMATS, BaselineGone, Closing, Run
from reportlint.outputs.totals import Totals

UNUSED = Notice(
    "waiver-unused", Message("reportlint.toml [[waivers]] #2：豁免没有用到，可以删除", "waiver 2 is not used")
)


def closing(
    run: Run,
    outcomes: Iterable[Outcome],
    notices: tuple[Notice, ...] = (),
    crashes: tuple[Crash, ...] = (),
    gone: tuple[BaselineGone, ...] = (),
) -> Closing:
    totals = Totals(run.fail_on)
    for outcome in outcomes:
        totals.add(outcome)
    return Closing(totals, totals.exit(crashes), notices, crashes, gone)


def written(name: str, run: Run, outcomes: tuple[Outcome, ...], end: Closing | None = None) -> Any:
    """The document: text, or bytes of a binary format."""
    stream = io.BytesIO() if FORMATS[name].binary else io.StringIO(newline="")
    writer = FORMATS[name].writer(run, stream)
    for outcome in outcomes:
        writer.add(outcome)
    writer.close(end or closing(run, outcomes))
    return stream.getvalue()
