"""A report as it was read → what a run keeps of it, and the way back from a point of that to the page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import TypeVar

from reportlint.engine.judge import doubtful, within
from reportlint.model.certainty import Certainty
from reportlint.model.message import Message
from reportlint.model.place import Locatable, Place, Point
from reportlint.model.report import Report
from reportlint.model.section import Heading, Paragraph, Title
from reportlint.model.snapshot import Figure, Snapshot, SnapshotLine, StatedChange, StatedNumber
from reportlint.model.statement import Exactness, Quantity, Ratio, Statement

_Line = Title | Heading | Paragraph
_Thing = TypeVar("_Thing", bound=Locatable)
_CHANGES = ("rise", "fall", "same")


def snapshot_of(
    report: Report, *, id: str, agency: str = "", superior: str = "", source: str = ""
) -> Snapshot:
    """What a run keeps of a report.

    `id` names it within the run; `agency` and `superior` are names in the office's list, `source` is its
    address or path.
    """
    form = report.form
    return Snapshot(
        id=id,
        agency=agency,
        superior=superior,
        body=report.body,
        title=report.title.text if report.title else "",
        year=report.year,
        form=form.id,
        since=form.first_year,
        groups=form.groups,
        basis=form.basis,
        foreign=tuple(key for key, table in report.tables.items() if "foreign" in table.traits),
        doubtful=doubtful(report) or _partly_guessed(report),
        source=source,
        figures={
            key: Figure(
                key=key,
                label=cell.label,
                text=cell.text,
                meaning=cell.amount.meaning,
                number=cell.number,
                certainty=cell.certainty,
                at=Point(id, key),
            )
            for key, cell in report.cells.items()
        },
        lines=tuple(
            SnapshotLine(line.key, line.label, section, line.squeezed, Point(id, key))
            for key, section, line in _lines(report)
        ),
        said=tuple(_said(report, said, Point(id, key)) for key, said in _keyed(report.statements)),
        changes=tuple(
            _change(report, ratio, Point(id, key))
            for key, ratio in _keyed(report.ratios)
            if ratio.kind in _CHANGES
        ),
    )


def _partly_guessed(report: Report) -> bool:
    """Whether some figures were put together by guess: beside other reports the whole then counts as doubtful."""
    return "inferred" in report.traits and any(
        cell.certainty is Certainty.GUESS for cell in report.cells.values()
    )


def place_of(report: Report, point: Point) -> Place | None:
    """Where a point of the report's snapshot stands; None where this report has no such thing.

    `report` is the same page, read again in the same way.
    """
    cell = report.cells.get(point.key)
    if cell is not None:
        return cell.at
    for key, _, line in _lines(report):
        if key == point.key:
            place = line.part(point.start, point.end).at if point.end else line.at
            return place if isinstance(place, Place) else None
    told: tuple[Statement | Ratio, ...] = (*report.statements, *report.ratios)
    for key, thing in _keyed(told):
        if key == point.key:
            return thing.at
    return report.at if point.key == Snapshot.key else None


def _lines(report: Report) -> Iterator[tuple[str, str, _Line]]:
    """Every line with a key of its own and its part."""
    lines: list[tuple[str, _Line]] = [("title", report.title)] if report.title else []
    lines += [("preface", line) for line in report.preface]
    lines += [("headings", heading) for heading in report.headings]
    for section in report.sections.values():
        lines += [(section.key, paragraph) for paragraph in section.paragraphs]
    lines += [("signature", line) for line in report.signature]
    for (section_key, _), (key, line) in zip(lines, _keyed(line for _, line in lines), strict=True):
        yield key, section_key, line


def _keyed(things: Iterable[_Thing]) -> Iterator[tuple[str, _Thing]]:
    """Things with their keys, the second of a key told apart from the first."""
    times: Counter[str] = Counter()
    for thing in things:
        times[thing.key] += 1
        yield (thing.key if times[thing.key] == 1 else f"{thing.key}/again-{times[thing.key]}"), thing


def _said(report: Report, said: Statement, at: Point) -> StatedNumber:
    return StatedNumber(
        key=said.key,
        label=_in_part(report, said),
        subject=said.subject,
        value=said.value,
        exactness=said.quantity.exactness,
        tense=said.tense,
        scope=said.scope,
        unit=said.quantity.unit,
        readings=said.readings,
        sentence=said.sentence,
        section=said.section,
        at=at,
    )


def _change(report: Report, ratio: Ratio, at: Point) -> StatedChange:
    subject = report.form.grammar.subjects.get(ratio.subject)
    per = subject.per if subject else 1

    def number(quantity: Quantity | None) -> Decimal | None:
        return None if quantity is None else quantity.value / per

    quantities = (ratio.difference, ratio.part, ratio.base)
    return StatedChange(
        key=ratio.key,
        label=_in_part(report, ratio),
        kind=ratio.kind,
        percent=ratio.percent,
        decimals=ratio.decimals,
        difference=number(ratio.difference),
        part=number(ratio.part),
        base=number(ratio.base),
        exact=all(one is None or one.exactness is Exactness.EXACT for one in quantities),
        subject=ratio.subject,
        readings=subject.readings if subject else (),
        sentence=ratio.sentence,
        section=ratio.section,
        at=at,
    )


def _in_part(report: Report, thing: Statement | Ratio) -> Message:
    section = report.sections.get(thing.section)
    return within(section.label, thing.label) if section else thing.label
