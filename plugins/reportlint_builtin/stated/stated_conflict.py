"""stated-conflict."""

import re
from collections.abc import Iterator

from reportlint import Case, Exactness, Message, Note, Report, Review, Scope, Statement, Tense, rule
from reportlint_builtin._cases import overview
from reportlint_builtin._sentences import sentence_of
from reportlint_builtin.stated._referred import referred
from reportlint_builtin.stated._restated import restated

_WHOLE = re.compile(r"全年|本年度?|共|总计|累计|合计|20\d\d年")
_CLAUSE = re.compile(
    r"(?:^|(?<=[，。；\n]))(?:通过|先后|累计|全年|共)*(?P<what>(?:组织|举办|召开|开展|编发)[^，。；：、（）0-9\n]{2,14}?)"
    r"(?P<counted>(?P<number>[0-9]+)(?P<unit>[次场期条件篇个份]|人次))(?=[，。；\n]|$)"
)
"""A clause that counts what was held, with nothing else in it; totals of what was published are statements."""
_OTHER_TIME = re.compile(r"上年|去年|同期|季度|半年|[0-9]月|其中|各|分别|累计|历年")
_CHANNEL = re.compile(
    r"网站|微信|公众号|微博|客户端|平台|专栏|栏目|公开栏|新媒体|渠道|报刊|电视|广播|领域|其中"
)


@rule(
    id="stated-conflict",
    group="stated",
    severity="warning",
    each="report",
    clause="practice/consistency",
    title=Message("同一事项前后两个数字", "One fact, two numbers"),
    message=Message(
        "{what}一处写 {found}，另一处写 {other}，疑似同一事项数字不一致",
        "{what}: {found} in one place and {other} in another, perhaps of one fact",
    ),
    fix=Message(
        "核对两处数字；口径不同的，分别写明。", "Check both; where they count different things, say so."
    ),
    why=Message("同一事项的数字应当前后一致。", "One fact has one number."),
    exceptions=Message(
        "只看表格没有的总数，以及用同样的话计数的会议、培训等，后一句说“全年”“共”的；写明网站、专栏等渠道或者领域的不算；表格里有的数字由各条“文字与表格”规则判断。都列为待核。",
        "Only totals that no table holds, and what was held and is counted in the very same words, or called the whole year's further on; none of a channel or field; what the tables hold is for the rules on text "
        "and tables. For review.",
    ),
    cases=(
        Case(Message("一个总数", "one total"), overview("全年主动公开政府信息326条。")),
        Case(
            Message("总数和网站公开数", "a total, and what a site has"),
            overview("全年主动公开政府信息326条。通过县政府网站公开政府信息212条。"),
        ),
        Case(
            Message("同样的话，两个数字", "the same words, two numbers"),
            overview("组织业务培训4次，制作图解3个。召开推进会2次，组织业务培训6次。"),
            ("review sections/overview/2/text",),
        ),
        Case(
            Message("后一句说全年，少于前一句", "a later sentence has less for all of the year"),
            overview("局长信箱收到群众来信64封，均已回复。局长信箱全年实际收到来信52封。"),
            ("review sections/overview/2/text",),
        ),
        Case(
            Message("后一句说的范围更广", "a later sentence counts more broadly"),
            overview("局长信箱收到群众来信52封。全年信箱共收到来信64封。"),
        ),
        Case(
            Message("只说发布了信息", "only that information was published"),
            overview("动态调整权责清单，发布相关信息7条；公开部门预算，共发布相关信息29条。"),
        ),
        Case(
            Message("数字在名词之前", "the number stands before the noun"),
            overview("召开项目审批联席会议3次。当年召开的2次项目审批联席会议均形成纪要。"),
            ("review sections/overview/2/text",),
        ),
        Case(
            Message("后面说起时是另一个数字", "another number where it is spoken of again"),
            overview("全年举办业务培训班6期。基层反映良好，全年8期业务培训班的参训率均达到九成。"),
            ("review sections/overview/2/text",),
        ),
        Case(
            Message("年内有增减", "the number has changed in the year"),
            overview("年初共有政务新媒体账号3个，年内注销1个。全局2个政务新媒体账号均正常更新。"),
        ),
        Case(
            Message("后面说起的是其中的几期", "some of them are spoken of again"),
            overview("全年举办业务培训班6期。其中，上述2期业务培训班的参训率均达到九成。"),
        ),
        Case(
            Message("两个季度各有一个数字", "a number for each of two quarters"),
            overview("一季度，组织业务培训4次。二季度，组织业务培训6次。"),
        ),
        Case(
            Message("两个总数，后面是分项", "two totals with their parts behind them"),
            overview(
                "全年主动公开政府信息326条，其中网站公开212条。做好公开工作，全年共主动公开政府信息312条。"
            ),
            ("review sections/overview/said/disclosed/2",),
        ),
        Case(
            Message("两个总数", "two totals"),
            overview("全年主动公开政府信息326条。做好公开工作，全年共主动公开政府信息312条。"),
            ("review sections/overview/said/disclosed/2",),
        ),
    ),
)
def stated_conflict(report: Report) -> Iterator[Note]:
    """Compare the totals of one subject that no cell holds; each other number is told once."""
    yield from _same_words(report)
    read = {(said.at.text, said.at.start) for said in report.statements}
    for paragraph in report.paragraphs:
        for one in restated(paragraph):
            if (paragraph.text, one.start) in read:
                continue
            # In words of both places: no page need have it so.
            what = Message(one.what, one.what)
            note = Review(paragraph.part(one.start, one.end), what=what, found=one.other, other=one.found)
            yield note.beside(paragraph.part(*one.before))
    for back in referred(report.prose.text):
        found, other = (report.prose.text[slice(*place)] for place in (back.found, back.other))
        note = Review(
            report.prose.part(*back.other), what=Message(back.what, back.what), found=found, other=other
        )
        yield note.beside(report.prose.part(*back.found))
    first: dict[str, Statement] = {}
    told: set[tuple[str, object]] = set()
    parts = {(part.at.node, part.at.start) for listing in report.breakdowns for part in listing.parts}
    for said in report.statements:
        if not _is_total(said) or (said.at.node, said.at.start) in parts:
            continue
        before = first.setdefault(said.subject, said)
        if said.value != before.value and (said.subject, said.value) not in told:
            told.add((said.subject, said.value))
            yield Review(said, what=said.label, found=_printed(before), other=_printed(said)).beside(before)


def _same_words(report: Report) -> Iterator[Note]:
    """What two clauses count in the very same words, where their numbers differ."""
    first: dict[str, re.Match[str]] = {}
    for match, part in report.prose.find(_CLAUSE):
        before = first.setdefault(match["what"] + match["unit"], match)
        if match["number"] == before["number"]:
            continue
        here, there = sentence_of(match), sentence_of(before)
        if here != there and not _OTHER_TIME.search(here + there):
            other = report.prose.part(*before.span("counted"))
            yield Review(
                part,
                what=Message(f"“{match['what']}”", f"“{match['what']}”"),
                found=before["counted"],
                other=match["counted"],
            ).beside(other)


def _is_total(said: Statement) -> bool:
    return (
        not said.readings
        and not said.none
        and said.tense is Tense.THIS_YEAR
        and said.scope is Scope.WHOLE
        and said.quantity.exactness is Exactness.EXACT
        and _WHOLE.search(said.sentence) is not None
        and _CHANNEL.search(_clause(said)) is None
    )


def _clause(said: Statement) -> str:
    """The clause that the number stands in, up to it."""
    text, end = said.at.text, said.at.end
    if text is None:
        return said.sentence
    start = max(text.squeezed.rfind(mark, 0, said.at.start) for mark in "，。；：（")
    return text.squeezed[start + 1 : end]


def _printed(said: Statement) -> str:
    return f"{said.quantity.value}{said.quantity.unit}"
