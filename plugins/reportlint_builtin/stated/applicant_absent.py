"""applicant-absent."""

import re
from collections.abc import Iterator

from reportlint import Case, Message, Note, Report, Review, rule
from reportlint_builtin._cases import REQUESTS, overview
from reportlint_builtin.stated._requests import Named, counts, named

_COUNTED = r"(?:[一两二三四五六七八九十]|[1-9][0-9]*)[家名位个]"
_COUNTED_BEFORE = re.compile(rf"(?:{_COUNTED}(?:[\u4e00-\u9fff]{{0,4}})|由)$")
_LISTED_BEFORE = re.compile(
    r"申请[人者](?:中|里)?，?(?:分别|均|都|主要)?(?:[为是系有]|包[括含])(?:[^。；]*[、和及])?$"
)
_COUNTED_BEHIND = re.compile(r"(?P<number>[1-9][0-9]*)(?P<unit>[人家名位个件]次?)")
_CLAUSE_END = re.compile("[，、]")
_ACTS = re.compile(
    r"(?:[1-9][0-9]*[人家名位个])?(?:单独|先后|分别|依法|共|各|也|向[^，。；]{1,8}?)*(?:提出|提交|递交|申请(?![人者执])|要求公开)"
)


@rule(
    id="applicant-absent",
    group="stated",
    severity="warning",
    each="report",
    clause="practice/consistency",
    title=Message("文字中的申请人，表三没有", "Table three has no such applicant"),
    messages={
        "fault": Message(
            "文字写“{found}”，表三“{column}”一列为 0",
            "the text says “{found}”, the column “{column}” of table three is 0",
        ),
        "count": Message(
            "文字写“{found}”，表三“{column}”一列为 {number} 件",
            "the text says “{found}”, the column “{column}” of table three is {number}",
        ),
    },
    fix=Message(
        "核对台账，把申请填在相应的一列，或者改正文字。",
        "Check the records: move the application to its column, or correct the text.",
    ),
    why=Message(
        "有人提出的申请，应当填在表三相应的一列。",
        "An application stands in the column of who made it.",
    ),
    exceptions=Message(
        "只看写明了人数、家数或者“由……提出”的；上年、假设、代理的和其他申请不算；一律列为待核。",
        "Only where a number of applicants is told, or who made it; not of other years, agents or other applications. For review.",
    ),
    cases=(
        Case(
            Message("自然人和企业，表中都有", "a person and a company, the table has both"),
            overview(requests="全年收到政府信息公开申请10件，其中村民8人各提出1件，2家企业提出2件。"),
        ),
        Case(
            Message("律师事务所提出的，表中没有", "a law firm, none in the table"),
            overview(requests="全年收到政府信息公开申请10件，其中1件由一家律师事务所提出。"),
            ("review sections/overview/3/text",),
        ),
        Case(
            Message("申请人有科研机构，表中没有", "a research institute, none in the table"),
            overview(requests="全年收到政府信息公开申请10件，申请人为村民9人、科研机构1家。"),
            ("review sections/overview/3/text",),
        ),
        Case(
            Message("人次之和等于收到的件数，分类不符", "as many acts as applications, otherwise divided"),
            overview(requests=f"{REQUESTS}申请人为村民7人次、企业3家次。"),
            ("review sections/overview/3/text", "review sections/overview/3/text"),
        ),
        Case(
            Message("没有律师事务所提出的", "none of a law firm"),
            overview(requests="全年收到政府信息公开申请10件，没有律师事务所提出的申请。"),
        ),
    ),
)
def applicant_absent(report: Report) -> Iterator[Note]:
    """Find applicants in the text whose column of table three holds nothing."""
    told: set[str] = set()
    counted: list[tuple[Named, re.Match[str]]] = []
    for one in named(report, "applicants"):
        column = str(one.hit.entry.more["column"])
        behind = _COUNTED_BEHIND.match(one.after)
        listed = behind if _LISTED_BEFORE.search(one.before) else None
        made = listed or (_ACTS.match(one.after) and (behind or _COUNTED_BEFORE.search(one.before)))
        numbers = counts(report, ((column,),)) if made and column not in told else []
        if numbers and not any(any(some) for some in numbers):
            told.add(column)
            reach = len(one.before.rpartition("，")[2]), len(_CLAUSE_END.split(one.after, maxsplit=1)[0])
            yield Review(one.part(*reach), found=one.said(*reach), column=_label(one))
        elif listed:
            counted.append((one, listed))
    yield from _miscounted(report, counted)


def _miscounted(report: Report, counted: list[tuple[Named, re.Match[str]]]) -> Iterator[Note]:
    """Notes on applicants whose number is that of applications (人次), or who filed one each, and not the column's."""
    received = report.amount_of(("requests/received/total",))
    each = sum(int(behind["number"]) for _, behind in counted) == received
    for one, behind in counted:
        numbers = counts(report, ((str(one.hit.entry.more["column"]),),))
        acts = each or behind["unit"].endswith("次")
        if acts and numbers and all(int(behind["number"]) != some[0] for some in numbers):
            reach = 0, behind.end()
            yield Review(
                one.part(*reach), "count", found=one.said(*reach), column=_label(one), number=numbers[0][0]
            )


def _label(one: Named) -> Message:
    label = str(one.hit.entry.more["label"])
    return Message(label, label)
