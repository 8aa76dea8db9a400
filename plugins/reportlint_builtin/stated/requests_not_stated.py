"""requests-not-stated."""

import re
from collections.abc import Iterator

from reportlint import Case, Fail, Message, Note, Report, Section, rule
from reportlint_builtin._cases import overview

_SUBJECTS = frozenset(("received", "handled", "processed", "carried-in", "carried-out"))
_SPOKEN_OF = re.compile(
    r"申请[^，。；0-9]{0,8}(?:[0-9]+|[零〇一二两三四五六七八九十百]+)[余多]?[件宗份项起条次]"
    r"|(?:(?<![0-9])[0-9]+|(?<![零〇一二两三四五六七八九十百])[零〇一二两三四五六七八九十百]+)[余多]?[件宗份项起条][^，。；]{0,12}申请"
    r"|(?:未|没有|无)(?:(?!结转|复议)[^，。；]){0,14}申请(?!(?:行政)?复议|人)"
)
"""A number of applications, or words of none, however it is to be read."""


@rule(
    id="requests-not-stated",
    group="stated",
    severity="info",
    each="section.overview",
    clause="form-2021/overview",
    title=Message("总体情况没有写依申请公开的件数", "Part one gives no number of applications"),
    message=Message(
        "全文没有写收到多少件政府信息公开申请，也没有写未收到申请",
        "the text neither says how many applications came nor that none came",
    ),
    fix=Message(
        "写明收到申请的件数；没有收到的，写明未收到。", "Say how many applications came, or that none came."
    ),
    why=Message(
        "总体情况包括依申请公开，件数是其中的主要内容。",
        "Part one covers applications; their number is the main thing to say.",
    ),
    cases=(
        Case(Message("写了件数", "the number is given"), overview()),
        Case(
            Message("写了件数，不认得的说法", "the number in words that are not known"),
            overview(requests="窗口登记申请3件，依法保障申请人权利。"),
        ),
        Case(
            Message("没有写件数", "no number"),
            overview(requests="规范受理、办理、答复流程，依法保障申请人权利。"),
            ("fail sections/overview",),
        ),
    ),
)
def requests_not_stated(section: Section, report: Report) -> Iterator[Note]:
    """Look for any number, or word of none, about applications."""
    if not any(said.subject in _SUBJECTS for said in report.statements):
        table = report.tables.get("requests")
        if not spoken_of(section):
            yield Fail(section).following(*(one for one in (table,) if one is not None))


def spoken_of(section: Section) -> bool:
    """Whether a part says anything on how many applications there were, be it understood or not."""
    return any(_SPOKEN_OF.search(paragraph.squeezed) for paragraph in section.paragraphs)
