"""Waivers from the rows in which the office gave a reason."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from glob import escape
from typing import Final

from reportlint.handover.edited import EditedRow
from reportlint.handover.problem_columns import BY_KEY
from reportlint.model.finding import Notice
from reportlint.model.message import Message
from reportlint.suppression.waivers import Waiver

_DAY: Final = re.compile(
    r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:\s.*)?|(\d{4})(\d\d)(\d\d)"
)


@dataclass(frozen=True, slots=True)
class Waived:
    """A waiver, and what is to be said about it."""

    waiver: Waiver
    texts: Mapping[str, str]
    """What the row is to hold from now on, by column."""
    notices: tuple[Notice, ...]


def waived(entry: EditedRow, file: str, as_of: date) -> Waived | None:
    """The waiver that a row asks for; None where it gives no reason.

    Without a last day, or with one that can't be read, it holds for a year from `as_of`, and that is said.
    """
    reason = entry.texts.get("reason")
    place = entry.place
    if not reason or place is None:
        return None
    report, written = entry.keys.get("report", ""), entry.texts.get("expires", "")
    given = day_of(written)
    waiver = Waiver(
        reason=reason,
        expires=given or _year_after(as_of),
        fingerprint=place[1],
        agency=escape(report) if report else None,
        path=None if report else escape(entry.keys.get("input", "").replace("\\", "/")),
        source=f"{file} {entry.where.zh}",
    )
    if given is not None:
        return Waived(waiver, {}, ())
    texts = {"expires": waiver.expires.isoformat()}
    if written:
        earlier = (entry.texts.get("earlier", ""), f"{BY_KEY['expires'].title.zh}：{written}")
        texts["earlier"] = "\n".join(filter(None, earlier))
    return Waived(waiver, texts, (_until(entry, written, waiver.expires),))


def day_of(text: str) -> date | None:
    """A day as offices write it: 2026-12-31, 2026年12月31日, 2026/12/31, 2026.12.31, 20261231."""
    found = _DAY.fullmatch(text.strip())
    if found is None:
        return None
    year, month, day = (int(part) for part in found.groups() if part)
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _year_after(day: date) -> date:
    """The last day of the year that begins on a day."""
    return date(day.year + 1, day.month, min(day.day, 28) if day.month == 2 else day.day)


def _until(entry: EditedRow, written: str, expires: date) -> Notice:
    why = (
        Message(f"豁免到期“{written}”不是日期", f"“{written}” is no day")
        if written
        else Message("没有填写豁免到期", "no last day is given")
    )
    return Notice(
        "waiver-without-day",
        Message(
            f"{entry.where.zh}{why.zh}，按一年计，至 {expires}",
            f"{entry.where.en}: {why.en}; the waiver holds for a year, until {expires}",
        ),
    )
