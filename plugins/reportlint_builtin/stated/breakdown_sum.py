"""breakdown-sum."""

from collections.abc import Iterator
from decimal import Decimal

from reportlint import Breakdown, Case, Fail, Message, NotApplicable, Note, Report, Review, rule
from reportlint_builtin._cases import overview
from reportlint_builtin._quantities import spoken
from reportlint_builtin.stated._misquoted import corrected
from reportlint_builtin.stated._numbers import (
    addition,
    as_tabled,
    exact,
    lost,
    of_another,
    shared_out,
    slack,
    total,
)

NEAR = Decimal("0.1")
"""Share of the whole that a list which does not say whether it is complete may leave out to be for review."""


@rule(
    id="breakdown-sum",
    group="stated",
    severity="warning",
    each="breakdown",
    clause="practice/consistency",
    title=Message("分项之和小于总数", "The parts of a list add up to less than the whole"),
    message=Message(
        "总数为 {whole}，列出的各分项 {parts} 合计 {sum}，少 {gap}",
        "the whole is {whole}, the parts {parts} make {sum}, {gap} less",
    ),
    fix=Message(
        "核对总数和各分项；如分项没有列全，用“等”或“主要”写明。",
        "Check the whole and the parts; if the list is not complete, say so.",
    ),
    why=Message(
        "“其中”后面列出的分项如果是全部，加起来应当等于总数。",
        "Parts that are all of the whole add up to it.",
    ),
    exceptions=Message(
        "分项没有列全（等、主要、重点、只列一项）、单位不同、带“余”“近”“约”的不判断；没有说明是否列全、相差不大的，"
        "以及总数与分项之间有读不懂的文字的，列为待核。",
        "Lists that are not complete, of different units, or with approximate numbers are not judged; where a list "
        "does not say whether it is complete and little is missing, or is not understood whole, it is for review.",
    ),
    cases=(
        Case(
            Message("合计相等", "they add up"),
            overview("全年主动公开政府信息326条，其中通过网站公开212条、通过公众号公开114条。"),
        ),
        Case(
            Message(
                "一项漏了数字，由 number-missing 判断", "an item lost its number, which number-missing tells"
            ),
            overview("全年主动公开政府信息326条，其中网站212条、公众号条、微博14条。"),
        ),
        Case(
            Message("占比说明是另一个总数的", "shares say that they are of another whole"),
            overview(
                "共制作信息50条，其中主动公开40条；依申请公开10条。公开信息中，财政类信息10条，占比25%；其他类30条，占比75%。"
            ),
        ),
        Case(
            Message("合起来的占比说明没有列全", "the share of both says that there are others"),
            overview(requests="全年收到政府信息公开申请10件，其中网上申请5件、当面申请3件，两项占80%。"),
        ),
        Case(
            Message("没有列全", "not complete"),
            overview("全年主动公开政府信息326条，其中通过网站公开212条、通过公众号公开64条等。"),
        ),
        Case(
            Message("没有说是否列全，少10条", "10 short, perhaps not complete"),
            overview("全年主动公开政府信息120条，其中政策文件20条、工作动态60条、通知公告30条。"),
            ("review sections/overview/list",),
        ),
        Case(
            Message("少10条", "10 short"),
            overview("全年主动公开政府信息326条，其中通过网站公开212条、通过公众号公开104条。"),
            ("fail sections/overview/list",),
        ),
    ),
)
def breakdown_sum(listing: Breakdown, report: Report) -> Iterator[Note]:
    """Find complete lists whose parts make less than the whole; more is another rule's."""
    gap = listing.whole.value - total(listing)
    if (
        listing.open
        or lost(listing)
        or of_another(listing, report)
        or shared_out(listing, report)
        or as_tabled(listing, report)
        or not exact(listing)
        or len(listing.parts) < 2
        or (not listing.closed and gap > listing.whole.value * NEAR)
    ):
        yield NotApplicable(listing)
    elif gap > slack(listing.whole, *listing.parts):
        yield (
            (Fail if listing.closed and listing.sure else Review)(
                listing, whole=spoken(listing.whole), parts=addition(listing), sum=total(listing), gap=gap
            )
            .beside(*listing.parts)
            .following(*(said for said, left in corrected(listing, report) if left == 0))
        )
