"""How the rules of this group speak of numbers said in the text."""

import re
from decimal import Decimal

from reportlint import Breakdown, Exactness, Message, Quantity, Report
from reportlint_builtin._quantities import plain, printed

_WHOLE = 100
"""Per cent."""
_TWO = 2


def total(listing: Breakdown) -> Decimal:
    """What the parts of a list add up to."""
    return sum((part.value for part in listing.parts), Decimal(0))


def of_another(listing: Breakdown, report: Report) -> bool:
    """True where shares of the parts say that they are of another whole: 公开信息中，A类8条，占18.6%."""
    wholes = {
        share.base.value
        for part in listing.parts
        for share in report.relations.shares_of(part.at)
        if share.base
    }
    return wholes == {total(listing)}


def shared_out(listing: Breakdown, report: Report) -> bool:
    """True where a share of all its parts says that they are not the whole: 自然人164件、企业38件，两项占82.4%."""
    return any(
        share.part.value == total(listing) and share.base.value == listing.whole.value
        for share in report.relations.shares_in(listing.sentence)
        if share.part and share.base and share.percent is not None and share.percent < _WHOLE
    )


def as_tabled(listing: Breakdown, report: Report) -> bool:
    """True where each number of a list of two is the one of its cell: others make the rest of the whole."""
    return len(listing.parts) == _TWO and all(
        any(said.value in map(report.amount_of, said.readings) for said in report.relations.at(number.at))
        for number in (listing.whole, *listing.parts)
    )


def lost(listing: Breakdown) -> bool:
    """True where an item of a list has the unit of the others, and no number: 网站公开212条、公众号公开条."""
    item = rf"(?<=[，、；：])[\u4e00-\u9fff]{{2,14}}{re.escape(listing.whole.unit)}(?=[，、；。）]|$)"
    return bool(listing.whole.unit) and re.search(item, listing.sentence) is not None


def exact(listing: Breakdown) -> bool:
    """True where neither the whole nor a part is approximate."""
    return all(quantity.exactness is Exactness.EXACT for quantity in (listing.whole, *listing.parts))


def slack(*quantities: Quantity) -> Decimal:
    """How far a sum may be off because some of its numbers are printed rounded: 1.2万条."""
    return sum((unit(quantity) for quantity in quantities), Decimal(0))


def unit(quantity: Quantity) -> Decimal:
    """What the last digit of a number printed in 万 stands for; 0 for one that is printed in full."""
    exponent = quantity.value.as_tuple().exponent
    return Decimal(10) ** exponent if isinstance(exponent, int) and exponent > 0 else Decimal(0)


def placed(*quantities: Quantity | None) -> tuple[Quantity, ...]:
    """Those that stand in the paragraph at hand, not in one before."""
    return tuple(one for one in quantities if one is not None and one.at.end != one.at.start)


def bounds(part: Quantity, base: Quantity) -> tuple[Decimal, Decimal]:
    """The least and the largest of what `part` of `base` can be, of a hundred, if either is printed rounded."""
    lost, gained = unit(part) / 2, unit(base) / 2
    low = (part.value - lost) / (base.value + gained) * 100
    high = (part.value + lost) / max(base.value - gained, Decimal(1)) * 100
    return low, high


def addition(listing: Breakdown) -> Message:
    """The parts with plus signs between them, as printed but for their units."""
    numbers = (printed(part).removesuffix(part.unit) or plain(part.value) for part in listing.parts)
    text = "+".join(numbers)
    return Message(text, text)
