"""What an office puts on its letters, and how days and numbers are written on them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from itertools import count, repeat

from reportlint.model.errors import UsageError
from reportlint.model.message import Message

_BEIJING = timezone(timedelta(hours=8))
_DIGITS = "零一二三四五六七八九"
_UNITS = ((1000, "千"), (100, "百"), (10, "十"))


@dataclass(frozen=True, slots=True)
class Letterhead:
    """What the office gives; what is empty stays blank in the document, to be filled in by hand.

    Raises UsageError where what is asked for is to be done before the letter is written.
    """

    office: str = ""
    """发文机关."""
    number: str = ""
    """文号 of one document, such as 云政办公开〔2026〕3号."""
    day: date | None = None
    """成文日期."""
    deadline: date | None = None
    """整改期限."""
    contact: str = ""
    """联系人 with telephone."""

    def __post_init__(self) -> None:
        """Look at the days."""
        if self.day and self.deadline and self.deadline < self.day:
            raise UsageError(
                Message(
                    f"整改期限 {self.deadline} 早于成文日期 {self.day}。",
                    f"The deadline {self.deadline} is before the day of the letter, {self.day}.",
                )
            )

    def values(self) -> dict[str, object]:
        """The variables of templates that come from it."""
        return {
            "发文机关": self.office,
            "文号": self.number,
            "成文日期": day(self.day),
            "整改期限": day(self.deadline),
            "联系人": self.contact,
        }


def document_numbers(first: str) -> Iterator[str]:
    """文号 of one document after the other, from the first on; without a first they are blank.

    Raises UsageError where the first has no number to count from.
    """
    if not first:
        return repeat("")
    found = re.fullmatch(r"(.*?)(\d+)(\s*号?\s*)", first)
    if found is None:
        raise UsageError(
            Message(
                f"文号“{first}”末尾没有数字，不能接着编号，应如 云政公开〔2026〕3号。",
                f"The number “{first}” does not end in digits that can be counted on; write it like 云政公开〔2026〕3号.",
            )
        )
    before, digits, after = found.groups()
    return (f"{before}{n:0{len(digits)}}{after}" for n in count(int(digits)))


def day(given: date | None) -> str:
    """`2026年3月5日`; empty for none."""
    return f"{given.year}年{given.month}月{given.day}日" if given else ""


def short_day(given: date | None) -> str:
    """`2026.3.5`, for tables; a dash for none."""
    return f"{given.year}.{given.month}.{given.day}" if given else "—"


def fetched_day(fetched: str, otherwise: date) -> date:
    """The day in Beijing of a time in UTC such as `2026-02-03T18:00:00Z`; `otherwise` where it is empty."""
    return datetime.fromisoformat(fetched).astimezone(_BEIJING).date() if fetched else otherwise


def ordinal(n: int) -> str:
    """A number as paragraphs are numbered: 一, 十二, 二十, 一百零三; from 10000 in digits."""
    if n > 9999:
        return str(n)
    if n < 20:
        return ("" if n < 10 else "十") + (_DIGITS[n % 10] if n % 10 else "")
    unit, name = next((unit, name) for unit, name in _UNITS if n >= unit)
    rest = n % unit
    zero = "零" if 0 < rest < unit // 10 else ""
    one = "一" if unit > 10 and 10 <= rest < 20 else ""
    return _DIGITS[n // unit] + name + zero + one + (ordinal(rest) if rest else "")
