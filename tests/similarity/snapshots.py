"""Filings made from texts and figures, without a page."""

from collections.abc import Mapping
from decimal import Decimal

from reportlint import (
    Body,
    BodyKind,
    Certainty,
    Figure,
    Meaning,
    Message,
    Point,
    Snapshot,
    SnapshotLine,
    squeeze,
)


def snapshot(
    name: str,
    overview: str = "",
    problems: str = "",
    figures: Mapping[str, int | str] | None = None,
    superior: str = "",
) -> Snapshot:
    texts = {"sections/overview": overview, "sections/problems": problems}
    return Snapshot(
        id=f"{name}/2024",
        agency=name,
        superior=superior,
        body=Body(name, BodyKind.DEPARTMENT, certain=True),
        title=f"{name}2024年政府信息公开工作年度报告",
        year=2024,
        form="annual-2021",
        since=2021,
        doubtful=False,
        source=f"{name}.html",
        figures={
            key: Figure(
                key=key,
                label=Message(key, key),
                text=str(number),
                meaning=Meaning.NUMBER,
                number=Decimal(number),
                certainty=Certainty.LABEL,
                at=Point(f"{name}/2024", key),
            )
            for key, number in (figures or {}).items()
        },
        lines=tuple(
            SnapshotLine(
                f"{section}/{n}",
                Message(line, line),
                section,
                squeeze(line),
                Point(f"{name}/2024", f"{section}/{n}"),
            )
            for section, text in texts.items()
            for n, line in enumerate(text.splitlines(), 1)
        ),
        said=(),
        changes=(),
    )
