"""When a report was published and when it had to be."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from datetime import date, timedelta
from typing import Final

from reportlint import BodyKind, Dated, Fail, Message, NotApplicable, Note, Open, Report, Review, Severity

MIGRATED: Final = timedelta(days=366)
"""A day that is this much later than the last one in time is when the page was moved, not when it was published."""
_AGAIN: Final = re.compile(r"重新发布|再次发布|更新发布|更正|勘误|修订后")

MESSAGES: Final = {
    "late": Message(
        "发布日期为 {day}，晚于 {limit}（{body}）",
        "published on {day}, after {limit} ({body})",
    ),
    "migrated": Message(
        "发布日期为 {day}，晚于 {limit} 一年以上，疑似网站迁移、改版时重新生成的日期，实际发布时间请核实",
        "published on {day}, more than a year after {limit}: perhaps the day the site was moved; check when it was published",
    ),
}
EXCEPTIONS: Final = Message(
    "页面上有其他按时发布的日期、注明更正或重新发布、机关类型拿不准的，列为待核；晚一年以上的疑似网站迁移，只作提示；没有发布日期的不适用。",
    "For review where another date on the page is in time, where the page says that it was corrected or published "
    "again, or where the kind of body is in doubt. More than a year late is a hint: the site may have been moved. "
    "Not applicable without a date.",
)
NAMES: Final[Mapping[BodyKind, Message]] = {
    BodyKind.PROVINCE: Message("省级人民政府", "a provincial government"),
    BodyKind.CITY: Message("市级人民政府", "a city government"),
    BodyKind.COUNTY: Message("县级人民政府", "a county government"),
    BodyKind.TOWNSHIP: Message("乡镇人民政府", "a township government"),
    BodyKind.SUBDISTRICT: Message("街道办事处", "a subdistrict office"),
    BodyKind.DEPARTMENT: Message("政府部门", "a department"),
    BodyKind.VERTICAL: Message("垂直管理单位", "a body under a ministry"),
    BodyKind.ZONE: Message("园区管理机构", "a zone's administration"),
    BodyKind.MINISTRY: Message("国务院部门", "a ministry"),
    BodyKind.UNKNOWN: Message("类型未能识别的机关", "a body of unknown kind"),
}


def publication(report: Report) -> tuple[Dated, ...]:
    """The dates of publication: those of the page's tag and of its line, else the one in the address."""
    said = tuple(dated for dated in report.dates if dated.kind in ("pubdate", "visible"))
    return said or tuple(dated for dated in report.dates if dated.kind == "address")


def late(
    report: Report, kinds: Collection[BodyKind], term: str, doubtful: Collection[BodyKind] = ()
) -> Iterator[Note]:
    """Judge the day of publication of bodies of these kinds by the form's deadline `term`.

    For `doubtful` kinds it is not sure that the deadline holds.
    """
    kinds = (*kinds, *doubtful)
    among = report.body.among(kinds)
    if among is False:
        yield NotApplicable(report)
        return
    year, days = report.year, publication(report)
    limit = _limit(report, term, year)
    if limit is None or not days:
        yield NotApplicable(report)
        return
    missed = [dated for dated in days if dated.day > limit]
    if not missed:
        return
    if among is None and report.body.kind not in kinds:
        yield Open(report)
        return
    first, *others = missed
    arguments = {"day": first.day, "limit": limit, "body": NAMES[report.body.kind]}
    if min(dated.day for dated in missed) > limit + MIGRATED:
        yield Review(first, "migrated", day=first.day, limit=limit).weighing(Severity.INFO).beside(*others)
        return
    sure = (
        among
        and report.body.kind not in doubtful
        and report.title
        and report.title.year
        and len(missed) == len(days)
    )
    sure = sure and first.kind != "address" and not _again(report)
    note = (Fail if sure else Review)(first, "late", **arguments).beside(*(d for d in days if d is not first))
    # Where only one of the dates is late, that follows from their disagreement.
    yield note if len(missed) == len(days) else note.following(*days)


def _limit(report: Report, term: str, year: int | None) -> date | None:
    terms = report.form.vocabulary.get("deadlines")
    if year is None or not isinstance(terms, Mapping) or term not in terms:
        return None
    month, day = map(int, str(terms[term]).split("-"))
    return date(year + 1, month, day)


def _again(report: Report) -> bool:
    """Whether the page says that it was published again."""
    texts = [paragraph.squeezed for paragraph in report.preface]
    texts += [report.title.text if report.title else ""]
    return any(fact.kind == "updated" for fact in report.facts) or any(map(_AGAIN.search, texts))
