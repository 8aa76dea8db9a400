"""website-replies-exceed."""

from collections.abc import Iterator
from typing import Final

from reportlint import Case, Message, Note, Open, Report, Review, Table, rule

_PAIRS: Final = (
    ("messages-finished", "messages-received"),
    ("messages-published", "messages-finished"),
    ("security-mended", "security-found"),
)
"""Rows of which the first holds no more than the second, as a rule."""


@rule(
    id="website-replies-exceed",
    group="website",
    severity="info",
    each="table.website",
    clause="website-12/consistency",
    title=Message(
        "办结、答复、整改的数量大于收到、办结、发现的数量",
        "More was handled, answered or mended than came in",
    ),
    message=Message("{part}为 {found}，大于{whole} {limit}", "{part} is {found}, more than {whole}, {limit}"),
    fix=Message(
        "核对这两个数量；包含上年结转的，可以注明。",
        "Check both numbers; say so where last year's are counted.",
    ),
    why=Message("处理的数量一般不会大于收到的数量，超出的多半是填错。", "As a rule such a number is a slip."),
    exceptions=Message(
        "上年收到、本年办结的可能使数量超出，因此只列为待核。",
        "What came in last year may be handled this year, so this is for review only.",
    ),
    cases=(
        Case(Message("没有超出", "no more than came in"), {}, base="website-annual/site"),
        Case(
            Message("办结留言多于收到留言", "more messages handled than received"),
            {"website/messages-finished/value": "345"},
            ("review website/messages-finished/value",),
            base="website-annual/site",
        ),
        Case(
            Message("整改多于发现的问题", "more problems mended than found"),
            {"website/security-mended/value": "50"},
            ("review website/security-mended/value",),
            base="website-annual/site",
        ),
    ),
)
def website_replies_exceed(table: Table, report: Report) -> Iterator[Note]:
    """Compare what was done with what came in."""
    for less, more in _PAIRS:
        part = report.cells.get(f"{table.key}/{less}/value")
        whole = report.cells.get(f"{table.key}/{more}/value")
        if part is None or whole is None or part.number is None or whole.number is None:
            yield Open(table)
        elif part.number > whole.number:
            note = Review(
                part, part=part.row.title, found=part.number, whole=whole.row.title, limit=whole.number
            )
            yield note.beside(whole)
