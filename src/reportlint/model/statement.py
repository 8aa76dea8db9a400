"""Numbers said in the narrative."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_FLOOR, ROUND_HALF_UP, Decimal
from enum import StrEnum

from reportlint.model.message import Message
from reportlint.model.place import Place


class Exactness(StrEnum):
    """How exactly a number is meant."""

    EXACT = "exact"
    ABOUT = "about"
    """约, 左右."""
    OVER = "over"
    """余, 多, 逾, 超过: at least this."""
    NEARLY = "nearly"
    """近: at most this."""


class Tense(StrEnum):
    """Which year a number is about."""

    THIS_YEAR = "this-year"
    LAST_YEAR = "last-year"


class Scope(StrEnum):
    """How much of the whole a number covers."""

    WHOLE = "whole"
    PART = "part"
    """That of one kind, of some applicants (征地类, 企业申请中); no cell of the tables holds it for sure."""
    PERIOD = "period"
    """That of a stretch of the year (第一季度): no more than the table's figure."""
    COLUMN = "column"
    """That of one kind of applicants, which a column of the table holds: 律师事务所3件，其中予以公开1件."""
    CHANNEL = "channel"
    """What came by one channel only (线上, 来信); no cell of the tables holds it."""
    JURISDICTION = "jurisdiction"
    """That of all bodies of an area (全市, 各部门): the tables' figure in a government's report only."""
    BODIES = "bodies"
    """That of a body named beside it (市本级, 局属单位): the tables' figure only if that is who reports."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit, as printed."""

    value: Decimal
    """In single units: 3万条 is 30000."""
    unit: str
    """The unit without its multiplier: 条, 件, 元; empty where none is printed."""
    exactness: Exactness
    noun: str
    """What is counted, as far as the words before or after it say."""
    key: str
    label: Message
    at: Place


@dataclass(frozen=True, slots=True)
class Statement:
    """A number said about one of the form's subjects."""

    subject: str
    """Key of a `Subject` of the grammar: `received`, `carried-in`, `review` …"""
    quantity: Quantity
    value: Decimal
    """The number in the unit of the tables (money in 万元), to be compared with the readings."""
    tense: Tense
    scope: Scope
    certain: bool
    """False where words beside the number are not understood: what follows from it is for review."""
    body: str
    """The words that say whose number it is, where `scope` is JURISDICTION or BODIES: 全市, 县政府办公室."""
    none: bool
    """True where a word, not a digit, says that there was nothing (未收到, 无)."""
    readings: tuple[tuple[str, ...], ...]
    """Admissible readings, best first; each is a sum of cell keys, a leading `-` subtracts."""
    sentence: str
    """The sentence it stands in, squeezed."""
    section: str
    """Key of the part it stands in."""
    passage: int
    """Statements of one passage (the sentences about one topic) share this number."""
    pattern: str
    """Id of the pattern that found it."""
    key: str
    label: Message
    at: Place


@dataclass(frozen=True, slots=True)
class Breakdown:
    """A list "X条，其中a条、b条、c条": a whole and what it is said to consist of."""

    whole: Quantity
    parts: tuple[Quantity, ...]
    closed: bool
    """True where the list claims to be complete: no 等, 主要, 重点, and the same unit throughout."""
    open: bool
    """True where it says that it is not (等, 主要, 重点), mixes units, or has no whole for sure. A list that
    is neither closed nor open does not say."""
    sure: bool
    """True where every character between the whole and the parts is understood."""
    cue: str
    """How the list begins: `subset` (其中, 含), `intro` (包括, 分别为), `of` (12件中), `colon`, `division` (按渠道分，),
    `bracket`, `plain`, `stretch` (一季度); or `total` where its whole stands behind it (共计), `rest` where its
    last part is what is left (尚有)."""
    sentence: str
    section: str
    key: str
    label: Message
    at: Place


@dataclass(frozen=True, slots=True)
class Ratio:
    """A percentage or a change, with the two numbers it relates where the text gives them."""

    kind: str
    """`share` (占), `rate` (办结率), `rise` (增长), `fall` (下降), `same` (持平), `times` (是上年的两倍), `average`
    (月均), `net-rise` and `net-fall` (新增7件、减少6件，净增1件), `reach-rise`, `reach-fall` and `reach` (由41个增加到46个,
    with what was added)."""
    percent: Decimal | None
    """None where the change is said as a number, or as 持平; 100 for 翻一番."""
    decimals: int
    """Digits printed after the point of the percentage, or of an average."""
    said: str
    """How the text says it: 45.2%, 一半以上, 2.1个百分点."""
    difference: Quantity | None
    """The change as a number (较上年增加5件), how many times it is (2 for 两倍), the average, or the
    net change."""
    part: Quantity | None
    """For a share the part; for a change this year's number; for an average the total; for a net change
    what was added. Not always printed as
    one number: 两项合计占40%."""
    base: Quantity | None
    """For a share the whole; for a change last year's number; for an average over how many it is taken; for
    a net change what was taken away."""
    exactness: Exactness
    """Of the percentage: 一半以上, 近四成."""
    step: Decimal
    """How coarse the percentage is: 1, or 10 for 三成."""
    readings: tuple[tuple[str, ...], ...]
    """Sums of cells that the whole may be: where the text names that of a share without its number (占办结总数的),
    and beside the number it gives where a rate may be of those carried over as well."""
    subject: str
    """Key of the subject it is about, such as `received`, or `processed` for the 办结率 of applications.
    Empty where the text does not say."""
    sentence: str
    section: str
    key: str
    label: Message
    at: Place

    def allows(self, share: Decimal) -> bool:
        """True where the stated percentage is a fair way to say `share` (of a hundred)."""
        assert self.percent is not None
        return agrees(share, self.percent, self.decimals, self.step, self.exactness)


def agrees(share: Decimal, stated: Decimal, decimals: int, step: Decimal, exactness: Exactness) -> bool:
    """True where `stated` (of a hundred) is a fair way to say `share`.

    Rounding and cutting are both fair for a percentage; a fraction such as 八成 (`step` 10) may be half a step
    off; 以上 must not be above the share, and 近 not below it.
    """
    match exactness:
        case Exactness.OVER:
            return share >= stated
        case Exactness.NEARLY:
            return stated - max(step, Decimal(5)) <= share <= stated
        case Exactness.ABOUT:
            return abs(share - stated) <= max(step / 2, Decimal(1))
    if step > 1:
        return abs(share - stated) <= step / 2
    unit = Decimal(1).scaleb(-decimals)
    return stated in (share.quantize(unit, ROUND_HALF_UP), share.quantize(unit, ROUND_FLOOR))
