"""text-copied-from-peer."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from reportlint import Case, Fail, Message, NotApplicable, Note, Passage, Peers, Report, rule
from reportlint_builtin._texts import OVERVIEW, PROBLEMS, few, part, percent, shared
from reportlint_builtin.peers._bodies import one_body
from reportlint_builtin.peers._cases import BUREAU, NUMBERS, WORDS

_OTHER = Message("内容相同的报告", "the report with the same text")
_COMPARED = (
    ((OVERVIEW, PROBLEMS), Message("总体情况、存在问题两部分", "overview and problems")),
    ((OVERVIEW,), Message("总体情况", "the overview")),
)
"""Problems alone are too often the same: they are compared with the overview only."""

_TOLD = """2024年，我局围绕企业办事难点推进公开，每月通报一次进展。
（一）主动公开。全年主动公开政府信息{count}条，及时公布审批目录、办理时限和重大事项进展，举办企业开放日活动。
（二）政府信息管理。修订信息发布审核办法，对历年文件逐件核定公开属性，落实先审后发要求。
（三）平台建设。做好{place}政府网站专栏日常维护，归并重复栏目，补充历史文件，并在办事大厅设置查询终端。"""
_SHORT = """（一）政府信息管理。修订信息发布审核办法，对历年文件逐件核定公开属性，落实先审后发要求。
（二）平台建设。做好专栏日常维护，归并重复栏目，补充历史文件，并在办事大厅设置查询终端，安排专人讲解使用方法。"""
_BUREAU = {**BUREAU, **NUMBERS}


@dataclass(frozen=True, slots=True)
class Options:
    """From which share on a text is another's."""

    warning: float = 0.85


@rule(
    id="text-copied-from-peer",
    group="peers",
    severity="warning",
    each="peers",
    clause="form-2021/responsibility",
    title=Message("文字与其他单位雷同", "The text is another body's"),
    message=Message(
        "除名称、数字和规定内容外，{what}有 {share}% 的文字与{other}的报告相同，疑似雷同",
        "leaving out names, numbers and what the form prescribes, {share} % of {what} is also the text of {other}",
    ),
    messages={
        "several": Message(
            "除名称、数字和规定内容外，{what}有 {share}% 的文字与{other}的报告相同；与 {count} 家单位的报告疑似雷同",
            "leaving out names, numbers and what the form prescribes, {share} % of {what} is also the text of {other}; "
            "it is much the same in {count} reports",
        )
    },
    fix=Message(
        "核对是否套用了其他单位的报告；按本单位的实际工作撰写。",
        "See whether another report was reused; write of this body's own work.",
    ),
    why=Message(
        "内容雷同属于格式文件点名的问题。哪一份在先，程序无法判断。",
        "The form's circular names copied reports as a fault. Which of them was first a program can't tell.",
    ),
    exceptions=Message(
        "前言、没有发生的事项、与表格对应的数字等必然相同的文字不计；剩下的文字不多的，可能出自统一的模板，只提示核对；名单中同一单位、同一网页的两行不相互比较。",
        "Text that is the same in every report by law does not count; where little else is left it may be from a template, "
        "and is for review; two rows of one body or one page are not compared.",
    ),
    options=Options(),
    cases=(
        Case(Message("没有相近的报告", "nothing alike"), {}),
        Case(
            Message("各写各的", "texts of their own"),
            {},
            peers=({**_BUREAU, **WORDS},),
        ),
        Case(
            Message("换了名称和数字，其余相同", "only names and numbers differ"),
            {"sections/overview": _TOLD.format(count=326, place="云溪县")},
            ("fail sections/overview",),
            peers=({**_BUREAU, "sections/overview": _TOLD.format(count=58, place="县")},),
        ),
        Case(
            Message("总体情况相同，存在问题另写", "the same overview, other problems"),
            {"sections/overview": _TOLD.format(count=326, place="云溪县")},
            ("fail sections/overview",),
            peers=({**_BUREAU, **WORDS, "sections/overview": _TOLD.format(count=58, place="县")},),
        ),
        Case(
            Message("存在问题相同，总体情况另写", "the same problems, another overview"),
            {},
            peers=({**_BUREAU, "sections/overview": WORDS["sections/overview"]},),
        ),
        Case(
            Message("与两家单位相同", "the same as two others"),
            {"sections/overview": _TOLD.format(count=326, place="云溪县")},
            ("fail sections/overview",),
            peers=(
                {**_BUREAU, "sections/overview": _TOLD.format(count=58, place="县")},
                {
                    **NUMBERS,
                    "organ": "云溪县民政局",
                    "signature": "云溪县民政局\n2025年1月22日",
                    "sections/overview": _TOLD.format(count=91, place="县"),
                },
            ),
        ),
        Case(
            Message("文字很少，可能出自同一模板", "little text, perhaps of one template"),
            {"sections/overview": _SHORT, "sections/problems": "暂无。"},
            ("review sections/overview",),
            peers=({**_BUREAU, "sections/overview": _SHORT, "sections/problems": "暂无。"},),
        ),
        Case(
            Message("名单中同一单位出现两次", "one body twice in the list"),
            {"sections/overview": _TOLD.format(count=326, place="云溪县")},
            peers=({"sections/overview": _TOLD.format(count=326, place="云溪县")},),
        ),
        Case(
            Message("只有规定内容相同", "only what is prescribed is the same"),
            {
                "sections/overview": "全年收到政府信息公开申请10件，上年结转1件；办结10件，结转下年度继续办理1件。"
            },
            peers=(
                {
                    **_BUREAU,
                    "sections/overview": "全年收到政府信息公开申请8件，上年结转0件；办结8件，结转下年度继续办理0件。",
                    "sections/problems": WORDS["sections/problems"],
                },
            ),
        ),
    ),
)
def text_copied_from_peer(peers: Peers, _: object, options: Options) -> Iterator[Note]:
    """Compare parts one and five, and part one, with those of the reports that look alike."""
    others = [other for other in peers.alike if not one_body(peers.this, other)]
    compared = [found for other in others if (found := _most_alike(peers.this, other, others)) is not None]
    if not compared:
        yield NotApplicable(peers)
        return
    copies = [found for found in compared if found.share >= options.warning]
    if copies:
        most = max(copies, key=lambda found: found.share)
        told = {
            "what": most.what,
            "share": percent(most.share),
            "other": most.other.name,
            "count": len(copies),
        }
        note = Fail(_place(peers.this), "several" if len(copies) > 1 else "fault", **told)
        note = note.suspected() if few(peers.this, most.other, most.parts) else note
        yield note.beside(*(_place(found.other) for found in copies), role=_OTHER)


class _Alike(NamedTuple):
    """What two reports have in common."""

    share: float
    what: Message
    parts: tuple[str, ...]
    other: Report


def _most_alike(this: Report, other: Report, others: Sequence[Report]) -> _Alike | None:
    """The parts they share most of; None where there is too little text."""
    found = [
        _Alike(share, what, parts, other)
        for parts, what in _COMPARED
        if (share := shared(this, other, parts, others)) is not None
    ]
    return max(found, key=lambda one: one.share, default=None)


def _place(report: Report) -> Passage:
    return part(report, OVERVIEW if report.text(OVERVIEW) else PROBLEMS)
