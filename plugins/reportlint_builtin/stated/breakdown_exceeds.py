"""breakdown-exceeds."""

import re
from collections.abc import Iterator

from reportlint import Breakdown, Case, Fail, Message, NotApplicable, Note, Report, Review, rule
from reportlint_builtin._cases import overview
from reportlint_builtin._quantities import spoken
from reportlint_builtin.stated._misquoted import corrected
from reportlint_builtin.stated._numbers import addition, exact, slack, total

_ADOPTED = re.compile(r"发布|采用|刊发|刊登|刊载|转发|转载|录用|播发")
"""What is said of items that several media may take each."""


@rule(
    id="breakdown-exceeds",
    group="stated",
    severity="error",
    each="breakdown",
    clause="practice/consistency",
    title=Message("分项大于总数", "The parts of a list exceed the whole"),
    messages={
        "part": Message(
            "总数为 {whole}，其中一项为 {part}，大于总数", "the whole is {whole}, but one part is {part}"
        ),
        "pair": Message(
            "前面为 {whole}，后面为 {part}，后者不应大于前者",
            "first {whole}, then {part}: the second is never more than the first",
        ),
        "sum": Message(
            "总数为 {whole}，列出的各分项 {parts} 合计 {sum}，大于总数",
            "the whole is {whole}, the parts {parts} make {sum}",
        ),
    },
    fix=Message(
        "核对总数和各分项，改正其中填错的数字。", "Check the whole and the parts and correct the wrong one."
    ),
    why=Message("部分不会大于全部，无论是否列全。", "A part is never more than the whole, complete or not."),
    exceptions=Message(
        "单位不同、带“余”“近”“约”的不判断。没有说列全的，合计大于总数的列为待核；按公开渠道分的也列为待核，"
        "一条信息可以在几个渠道公开；总数与分项之间有读不懂的文字的，列为待核。",
        "Different units and approximate numbers are not judged. For review: the sum of a list not known to be complete, "
        "the sum by channel of publication (one item can be published in several), and a list that is not understood whole.",
    ),
    cases=(
        Case(
            Message("没有超过", "within the whole"),
            overview("全年主动公开政府信息326条，其中通过网站公开212条、通过公众号公开114条。"),
        ),
        Case(
            Message("以万计的总数是约数", "a whole in 万 is rounded"),
            overview("全年发布政务动态1.2万条，包括原创6512条、转载5523条。"),
        ),
        Case(
            Message("一项大于总数", "one part is more than the whole"),
            overview("全年主动公开政府信息326条，其中通过网站公开212条、通过公众号公开914条。"),
            ("fail sections/overview/list",),
        ),
        Case(
            Message("合计大于总数", "together more than the whole"),
            overview(requests="全年收到政府信息公开申请10件，其中网上申请8件、当面申请4件。"),
            ("fail sections/overview/list",),
        ),
        Case(
            Message("括号里的分项大于括号前的数", "a bracket holds more than the number before it"),
            overview(
                "全年主动公开政府信息200条，其中概况类40条（领导信息25条、机构信息18条），动态类160条。"
            ),
            ("fail sections/overview/list",),
        ),
        Case(
            Message("收回的多于发放的", "more came back than were sent out"),
            overview("发放问卷300份，收回320份。"),
            ("review sections/overview/list",),
        ),
        Case(
            Message("收回的是别的", "something else came in"),
            overview("印发文件300份，收到来文320份。"),
        ),
        Case(
            Message("一条被几家采用", "one item taken by several media"),
            overview("全年报送工作信息96条，其中省局采用48条，市局采用42条，县报采用31条，其他媒体转发5条。"),
            ("review sections/overview/list",),
        ),
        Case(
            Message("各渠道合计大于总数", "the channels make more than the whole"),
            overview("全年主动公开政府信息326条，其中通过网站公开212条、通过公众号公开124条。"),
            ("review sections/overview/list",),
        ),
    ),
)
def breakdown_exceeds(listing: Breakdown, report: Report) -> Iterator[Note]:
    """Find lists of which a part, or all parts together, are more than the whole."""
    if not exact(listing):
        yield NotApplicable(listing)
        return
    whole = listing.whole
    rounded = slack(whole)
    large = next((part for part in listing.parts if part.value > whole.value + rounded), None)
    if large is not None:
        yield (
            (Fail if listing.sure else Review)(
                listing, "pair" if listing.cue == "pair" else "part", whole=spoken(whole), part=spoken(large)
            )
            .beside(large)
            .following(*(said for said, gap in corrected(listing, report) if gap >= 0))
        )
    elif (made := total(listing)) > whole.value + slack(whole, *listing.parts):
        adopted = all(_ADOPTED.search(part.noun) for part in listing.parts)
        yield (
            (Fail if listing.closed and listing.sure and not adopted else Review)(
                listing, "sum", whole=spoken(whole), parts=addition(listing), sum=made
            )
            .beside(*listing.parts)
            .following(*(said for said, gap in corrected(listing, report) if gap == 0))
        )
