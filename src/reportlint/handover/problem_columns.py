"""The columns of 问题清单.xlsx: what the run says, what the office writes, and what tells the rows apart."""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from typing import Final

from reportlint.decisions.decision import Decision
from reportlint.handover.links import SourceLink
from reportlint.handover.workbook import SheetColumn, Value, shown
from reportlint.model.message import Message

LOOSE: Final = Message("另有记录", "Other entries")
"""The sheet of rows that belong to no finding of the run."""
DONE: Final = Message("已整改", "done")
_STATES: Final = (DONE, Message("未整改", "not done"), Message("情况说明", "explained"))
_RESULTS: Final = (
    Message("已改正", "mended"),
    Message("部分改正", "partly mended"),
    Message("未改正", "not mended"),
)
_REVIEWS: Final = (Decision.TRUE.say, Decision.UNTRUE.say)

COLUMNS: Final = (
    SheetColumn("number", Message("序号", "no."), 4),
    SheetColumn("agency", Message("单位", "body"), 14),
    SheetColumn("year", Message("年度", "year"), 6),
    SheetColumn("group", Message("类别", "group"), 7),
    SheetColumn("grade", Message("级别", "grade"), 8),
    SheetColumn("place", Message("位置", "place"), 14),
    SheetColumn("problem", Message("问题", "finding"), 34),
    SheetColumn("basis", Message("依据", "basis"), 16),
    SheetColumn("fix", Message("整改建议", "fix"), 24),
    SheetColumn("letter", Message("发函文号", "letter no."), 12),
    SheetColumn("sent", Message("发函日期", "sent"), 10),
    SheetColumn("deadline", Message("整改期限", "deadline"), 10),
    SheetColumn("address", Message("网址", "address"), 9),
    SheetColumn("evidence", Message("快照", "kept page"), 5),
    SheetColumn("review", Message("审核", "review"), 8, choices=_REVIEWS),
    SheetColumn("opinion", Message("审核意见", "opinion"), 12),
    SheetColumn("state", Message("整改情况", "what was done"), 9, choices=_STATES),
    SheetColumn("result", Message("复核结果", "re-check"), 9, choices=_RESULTS),
    SheetColumn("reason", Message("豁免理由", "waived because"), 10),
    SheetColumn("expires", Message("豁免到期", "waived until"), 10),
    SheetColumn("quiet", Message("不计原因", "not counted because"), 10),
    SheetColumn("earlier", Message("此前填写", "written earlier"), 10),
    SheetColumn("fingerprint", Message("标识", "fingerprint"), 10, hidden=True),
    SheetColumn("rule", Message("规则", "rule"), 10, hidden=True),
    SheetColumn("agency-id", Message("单位标识", "body id"), 10, hidden=True),
    SheetColumn("report", Message("报告单位", "body of the report"), 10, hidden=True),
    SheetColumn("input", Message("核查对象", "input"), 10, hidden=True),
    SheetColumn("stamps", Message("校验", "stamps"), 10, hidden=True),
    SheetColumn("decided", Message("审核记录", "ledger"), 10, hidden=True),
    SheetColumn("lettered", Message("发函记录", "register"), 10, hidden=True),
)
BY_KEY: Final[Mapping[str, SheetColumn]] = {column.key: column for column in COLUMNS}
HIDDEN: Final = tuple(column.key for column in COLUMNS if column.hidden)
OFFICE: Final = (
    "letter",
    "sent",
    "deadline",
    "review",
    "opinion",
    "state",
    "result",
    "reason",
    "expires",
    "earlier",
)
"""Those that the run leaves to the office."""
TOLD: Final = tuple(key for key in BY_KEY if key not in {"number", *OFFICE, *HIDDEN})
"""Those in which the run's texts stand; the office may change them."""
OWN: Final = "own:"
"""Begins the key of a column that the office added; its title follows."""


def own_column(title: str) -> SheetColumn:
    """A column that the office added."""
    return SheetColumn(OWN + title, Message(title, title), 20)


def stamp(text: str) -> str:
    """Changes when the text of a cell does, but not with the white space that programs change."""
    return f"{zlib.crc32(''.join(text.split()).encode('utf-8', 'replace')):08x}"


def stamps_of(values: Mapping[str, Value]) -> str:
    """The stamps of what the run says in a row, to be kept in the row."""
    return " ".join(f"{key}={_either(values.get(key))}" for key in TOLD)


def read_stamps(text: str) -> dict[str, frozenset[str]]:
    """By column, the stamps of what may stand there unchanged, as `stamps_of` wrote them."""
    pairs = (part.split("=", 1) for part in text.split() if "=" in part)
    return {key: frozenset(stamps.split("|")) for key, stamps in pairs}


def _either(value: Value) -> str:
    """A link stands there as one of two texts."""
    texts = (value.text, value.plain) if isinstance(value, SourceLink) else (shown(value),)
    return "|".join(stamp(text) for text in texts)
