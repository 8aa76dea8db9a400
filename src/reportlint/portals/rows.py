"""What was found on portals, as rows of a list: one for each body, with all that has to be asked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import NamedTuple

from reportlint.agencies.agency import Agency
from reportlint.agencies.identity import SameBody, same_body
from reportlint.model.message import Message
from reportlint.portals.found import PortalReport


class Sureness(StrEnum):
    """How sure a row is."""

    SURE = "sure"
    ASK = "ask"
    """A person has to look: why stands with it."""
    MISSING = "missing"
    """No report was found."""

    @property
    def say(self) -> Message:
        """For readers."""
        return _SURENESS[self]


_SURENESS = {
    Sureness.SURE: Message("确定", "sure"),
    Sureness.ASK: Message("待确认", "to be confirmed"),
    Sureness.MISSING: Message("未找到", "not found"),
}


class ListChange(StrEnum):
    """What became of a row's address in a list that was there before."""

    FILLED = "filled"
    REPLACED = "replaced"
    SAME = "same"
    NONE = "none"
    """The row has no address, as before."""
    OTHER = "other"
    """Another address was found; the list's was left."""

    @property
    def say(self) -> Message:
        """For readers."""
        return _CHANGES[self]


_CHANGES = {
    ListChange.FILLED: Message("新填", "filled in"),
    ListChange.REPLACED: Message("已更换", "replaced"),
    ListChange.SAME: Message("未变", "as before"),
    ListChange.NONE: Message("仍无网址", "still none"),
    ListChange.OTHER: Message("与所找到的不同，未改", "differs from what was found; left"),
}


@dataclass(frozen=True, slots=True)
class PortalRow:
    """One body's."""

    agency: Agency
    """With the addresses that were found, where one was."""
    sureness: Sureness
    report: PortalReport | None
    """The one that was taken."""
    remarks: tuple[Message, ...] = ()
    candidates: tuple[PortalReport, ...] = ()
    """All that may be it, where they are several."""
    last: PortalReport | None = None
    change: ListChange | None = None
    """None without a list."""


class Chosen(NamedTuple):
    """Which of several reports is the one that is meant."""

    report: PortalReport | None
    sure: bool
    remarks: tuple[Message, ...] = ()


def choose(reports: Sequence[PortalReport]) -> Chosen:
    """Of reports of one body and year the one that is meant: a correction before what it corrects.

    Copies of one text are one report, but which address is the right one is asked.
    """
    if not reports:
        return Chosen(None, sure=False)
    first, *others = reports
    if not others:
        return Chosen(first, not first.doubts, first.doubts)
    corrections = [one for one in reports if one.corrects]
    if len(corrections) == 1:
        (taken,) = corrections
        replaced = "、".join(one.url for one in reports if one is not taken)
        said = Message(
            f"取更正后的一份；原来的：{replaced}", f"the correction is taken; before it: {replaced}"
        )
        return Chosen(taken, not taken.doubts, (said, *taken.doubts))
    shown = Message("、".join(one.url for one in reports), ", ".join(one.url for one in reports))
    if first.digest and all(one.digest == first.digest for one in others):
        same = Message(
            f"同一份报告有 {len(reports)} 个网址：{shown.zh}",
            f"one report at {len(reports)} addresses: {shown.en}",
        )
        return Chosen(first, sure=False, remarks=(same, *first.doubts))
    several = Message(
        f"有 {len(reports)} 份都可能是：{shown.zh}", f"{len(reports)} reports may be it: {shown.en}"
    )
    return Chosen(None, sure=False, remarks=(several,))


def rows_found(found: Sequence[PortalReport], year: int) -> list[PortalRow]:
    """A row for each body that has a report of the year, or had one the year before, in the order they were found."""
    rows = []
    for row, (name, own) in enumerate(_by_body(found), 2):
        agency = Agency(row, name, kind=next((one.kind for one in own if one.kind), None), year=year)
        rows.append(_row(agency, own, year))
    return rows


def noted_unseen(row: PortalRow, columns: Sequence[str]) -> PortalRow:
    """A row without a report, where not all pages of the portal were seen: it may stand on one of those.

    `columns` are those of which pages were not seen; none where the bound of pages was reached.
    """
    if row.report is not None or row.candidates:
        return row
    shown = "、".join(columns)
    remark = (
        Message(f"栏目的后页没有看到，可能在那里：{shown}", f"it may be on a page that was not seen: {shown}")
        if columns
        else Message("网页没有看完，可能在没看到的网页上", "it may be on a page that was not seen")
    )
    return replace(row, remarks=(*row.remarks, remark))


def _by_body(found: Iterable[PortalReport]) -> list[tuple[str, list[PortalReport]]]:
    """The reports of each body. A name without its place is taken with the one body that it can be."""
    groups: dict[str, list[PortalReport]] = {}
    for one in sorted(found, key=lambda one: -len(one.body)):
        same = [name for name in groups if one.body and name and same_body(name, one.body) is SameBody.YES]
        name = one.body if one.body in groups or len(same) != 1 else same[0]
        groups.setdefault(name, []).append(one)
    nameless = groups.pop("", [])
    order = {id(one): place for place, one in enumerate(found)}
    every = [*groups.items(), *(("", [one]) for one in nameless)]
    for _, own in every:
        own.sort(key=lambda one: order[id(one)])
    return sorted(every, key=lambda entry: order[id(entry[1][0])])


def rows_filled(
    agencies: Sequence[Agency],
    found: Sequence[PortalReport],
    year: int,
    columns: frozenset[str] = frozenset(),
) -> tuple[list[PortalRow], list[PortalReport]]:
    """The rows of a list with what was found for them, and the reports that are of no body of it.

    `columns` are pages that are known to hold no report: a row that names one has no address yet.
    """
    surely = [_of(agency, found, SameBody.YES) for agency in agencies]
    known = {id(one) for own in surely for one in own}
    left = [one for one in found if id(one) not in known]
    perhaps = [
        [] if own else _of(agency, left, SameBody.PERHAPS)
        for agency, own in zip(agencies, surely, strict=True)
    ]
    elsewhere = dict.fromkeys(columns) | {one.url: one.year for one in found}
    rows = [
        _filled(agency, own, may_be, agency.year or year, elsewhere)
        for agency, own, may_be in zip(agencies, surely, perhaps, strict=True)
    ]
    taken = {id(one) for own in perhaps for one in own}
    return rows, [one for one in left if id(one) not in taken]


def _of(agency: Agency, found: Iterable[PortalReport], answer: SameBody) -> list[PortalReport]:
    """The reports that are a body's, or may be."""
    return [
        one
        for one in found
        if one.body
        and same_body(agency.name, one.body, superior=agency.superior, aliases=agency.aliases) is answer
    ]


def _row(agency: Agency, own: Sequence[PortalReport], year: int) -> PortalRow:
    """A row that has no address yet."""
    of_year = [one for one in own if one.year == year] or [one for one in own if one.year is None]
    before = [one for one in own if one.year == year - 1]
    this, last = choose(of_year), choose(before)
    remarks = list(this.remarks)
    if not agency.name and of_year:
        remarks.append(Message("不知道是哪个单位的报告", "whose report it is is not known"))
    remarks += [Message(f"上年：{one.zh}", f"last year: {one.en}") for one in last.remarks]
    sureness = Sureness.MISSING if not of_year else Sureness.SURE
    if of_year and (not this.sure or not agency.name or (before and last.report is None)):
        sureness = Sureness.ASK
    return PortalRow(
        agency=replace(
            agency,
            address=this.report.url if this.report else "",
            last=agency.last or (last.report.url if last.report else ""),
        ),
        sureness=sureness,
        report=this.report,
        remarks=tuple(remarks),
        candidates=tuple(of_year) if len(of_year) > 1 else (),
        last=last.report,
    )


def _filled(
    agency: Agency,
    surely: Sequence[PortalReport],
    perhaps: Sequence[PortalReport],
    year: int,
    elsewhere: Mapping[str, int | None],
) -> PortalRow:
    """A row of a list that was there before; `elsewhere` are addresses that hold a report of a year, or none."""
    row = _row(agency, surely or perhaps, year)
    if not surely and row.sureness is not Sureness.MISSING:
        names = "、".join(dict.fromkeys(one.body for one in perhaps))
        doubt = Message(
            f"报告中的单位是“{names}”，疑似同一单位",
            f"the report names “{names}”, which may be the same body",
        )
        row = replace(
            row,
            agency=replace(row.agency, address="", last=agency.last),
            sureness=Sureness.ASK,
            report=None,
            remarks=(doubt, *row.remarks),
            candidates=tuple(one for one in perhaps if one.year == year),
        )
    before, now = agency.address, row.agency.address
    if not before:
        return replace(row, change=ListChange.FILLED if now else ListChange.NONE)
    if _same(before, now):
        return replace(row, agency=replace(row.agency, address=before), change=ListChange.SAME)
    of = elsewhere.get(before)
    if before in elsewhere and of != year:
        what = (
            Message(f"原网址是 {of} 年度的报告", f"the list had the report of {of}")
            if of
            else Message("原网址是栏目", "the list had a column")
        )
        kept = replace(row.agency, address=now or (before if of is None else ""))
        change = ListChange.REPLACED if now or of else ListChange.SAME
        return replace(row, agency=kept, remarks=(*row.remarks, what), change=change)
    kept = replace(row.agency, address=before)
    if row.sureness is Sureness.MISSING:
        absent = Message("名单中的网址没有在栏目中见到", "the list's address was not seen in the columns")
        return replace(row, agency=kept, sureness=Sureness.ASK, remarks=(absent,), change=ListChange.SAME)
    other = Message(f"找到的是 {now}", f"found was {now}") if now else None
    remarks = (*((other,) if other else ()), *row.remarks)
    return replace(row, agency=kept, sureness=Sureness.ASK, remarks=remarks, change=ListChange.OTHER)


def _same(one: str, other: str) -> bool:
    """Whether two addresses are one, however they are asked for."""
    return one.partition("://")[2].rstrip("/") == other.partition("://")[2].rstrip("/")
