"""said-and-denied."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from reportlint import Case, Message, Note, Report, Review, rule
from reportlint_builtin._cases import overview
from reportlint_builtin._sentences import sentence_of
from reportlint_builtin.stated._accounts import closed_and_kept
from reportlint_builtin.stated._ways import came_otherwise

_NONE: Final = r"(?:没有|未曾?|尚未|从未|无)"
_ANY: Final = r"(?:过|任何|有关|相关|专门|政府信息公开|政务公开|信息公开|方面|工作|业务|的)*"
_COUNT: Final = r"(?:[1-9][0-9]*|[一两二三四五六七八九十]+)"


class _Matter(NamedTuple):
    """How something is said to have been done, and how not."""

    said: re.Pattern[str]
    denied: re.Pattern[str]


_MATTERS: Final = (
    _Matter(
        re.compile(
            rf"(?:举办|组织|开展|召开|举行)[^，。；未没无]{{0,16}}(?:{_COUNT}[期次场][^，。；]{{0,16}}培训|培训[^，。；]{{0,6}}{_COUNT}[期次场人])"
        ),
        re.compile(rf"{_NONE}(?:组织|开展|举办|举行){_ANY}培训(?:[班会]|活动)?(?=[，。；]|$)"),
    ),
    _Matter(
        re.compile(rf"(?:公众号|微博|新媒体|视频号)[^，。；未没无]{{0,16}}{_COUNT}(?:余|多)?[条篇期则个万]"),
        re.compile(
            rf"{_NONE}(?:开通|开设|运营|开办){_ANY}(?:政务)?(?:新媒体|微信公众号|公众号)(?:账号)?(?=[，。；]|$)"
        ),
    ),
    _Matter(
        re.compile(
            rf"(?:召开|举办|举行)[^，。；未没无]{{0,12}}(?:新闻)?发布会[^，。；]{{0,4}}{_COUNT}[场次]"
        ),
        re.compile(rf"{_NONE}(?:召开|举办|举行){_ANY}(?:新闻)?发布会(?=[，。；]|$)"),
    ),
    _Matter(
        re.compile(
            rf"{_COUNT}件[^，。；]{{0,24}}，?(?:超出|超过|逾)了?(?:法定|规定|答复|办理)*(?:期限|时限)(?!内)"
        ),
        re.compile(
            r"(?:均|全部|都)[^，。；]{0,6}(?:法定|规定)(?:答复|办理)?(?:期限|时限)内[^，。；]{0,4}(?:答复|办结|回复)|无一(?:件)?(?:超期|逾期)|(?:没有|无|未发生)(?:超期|逾期)答复"
        ),
    ),
)
_ELSE: Final = re.compile(
    r"将|拟|计划|打算|下一步|今后|上年|去年|往年|明年|此前|以前|要求|不得|严禁|防止|避免|20[0-9]{2}年(?=[^，。；]{0,6}[前起])"
)
"""Words of a sentence that speaks of another time than the year, or of a rule."""


@rule(
    id="said-and-denied",
    group="stated",
    severity="warning",
    each="report",
    clause="practice/consistency",
    title=Message("同一件事，一处说有，一处说没有", "One thing is told and denied"),
    message=Message(
        "一处写“{said}”，另一处写“{denied}”，疑似前后矛盾",
        "one place says “{said}”, another “{denied}”: they seem to contradict each other",
    ),
    fix=Message("核对实际情况，改正其中一处。", "See which is true, and correct the other."),
    why=Message(
        "两种说法不能同时成立，多半是沿用的文字没有改尽。",
        "Both cannot be true; as a rule text that was reused has not been changed throughout.",
    ),
    exceptions=Message(
        "只看培训、政务新媒体（有没有、注销没注销）、新闻发布会、超期答复和申请的提交方式；说上年、今后的不算；一律列为待核。",
        "Training, accounts on social media (none, or closed), press conferences, late replies and how applications came only; not what is said of other years. For review.",
    ),
    cases=(
        Case(
            Message("办了两期培训", "two courses were held"),
            overview("全年举办政府信息公开培训班2期，培训60人次。"),
        ),
        Case(
            Message("办了两期培训，又说没有", "two courses were held, and none"),
            overview("4月、10月各举办一期政府信息公开培训班。全年未组织过政府信息公开方面的培训。"),
            ("review sections/overview/2/text",),
        ),
        Case(
            Message("没有开通新媒体，又有推送", "no account, yet articles"),
            overview("微信公众号推送文章320篇。我局没有开通任何政务新媒体账号。"),
            ("review sections/overview/2/text",),
        ),
        Case(
            Message("已经注销，又说每日更新", "closed, and updated every day"),
            overview("“青禾教育”微博账号已于3月注销。继续运营“青禾教育”微博，每日更新。"),
            ("review sections/overview/2/text",),
        ),
        Case(
            Message("注销的是另一个账号", "another account was closed"),
            overview("“青禾招生”微博账号已于3月注销。继续运营“青禾教育”微博，每日更新。"),
        ),
        Case(
            Message("无一超期，又有超期的", "none late, yet some"),
            overview(requests="办结的10件均在法定期限内答复，其中2件因人员调动，超出法定期限5日。"),
            ("review sections/overview/3/text",),
        ),
        Case(
            Message("都是网上提交的，又有当面递交的", "all by net, yet one in person"),
            overview(requests="全年收到政府信息公开申请10件，均以网络方式提交。其中1件由申请人到窗口递交。"),
            ("review sections/overview/3/text",),
        ),
        Case(
            Message("都是网上提交的，答复是邮寄的", "all by net, replies by mail"),
            overview(requests="全年收到政府信息公开申请10件，均通过网络提交。邮寄答复书3件。"),
        ),
        Case(
            Message("上年没有，今年办了", "none last year"),
            overview("去年未组织过培训，今年举办培训班2期。"),
        ),
    ),
)
def said_and_denied(report: Report) -> Iterator[Note]:
    """Look for matters that one sentence tells with a number and another denies."""
    prose = report.prose
    for closed, kept in closed_and_kept(prose.text):
        yield Review(prose.part(*kept.span()), said=closed[0], denied=kept[0]).beside(
            prose.part(*closed.span())
        )
    for all_, other in came_otherwise(prose.text):
        yield Review(prose.part(*all_.span()), said=other[0], denied=all_[0]).beside(
            prose.part(*other.span())
        )
    for matter in _MATTERS:
        denied = _first(matter.denied, prose.text)
        said = _first(matter.said, prose.text) if denied is not None else None
        if denied is not None and said is not None:
            yield Review(prose.part(*denied.span()), said=said[0], denied=denied[0]).beside(
                prose.part(*said.span())
            )


def _first(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    """The first match in a sentence that speaks of this year."""
    return next((match for match in pattern.finditer(text) if not _ELSE.search(sentence_of(match))), None)
