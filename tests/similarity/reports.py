"""Reports made from texts and figures, without a page."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from reportlint import Body, BodyKind, Certainty, Message, Place, Report, squeeze
from reportlint.forms import shipped_forms
from reportlint.model.amount import Amount, Meaning
from reportlint.model.page import PageFacts, PageKind
from reportlint.model.place import ReportId
from reportlint.model.section import Paragraph, Section, Title
from reportlint.model.table import Cell, Row, Table
from reportlint.model.text import Text

FORM = next(form for form in shipped_forms() if form.id == "annual-2021")


def report_of(
    name: str,
    overview: str = "",
    problems: str = "",
    figures: Mapping[str, int | str] | None = None,
    superior: str = "",
) -> Report:
    id = ReportId(f"{name}/2024")
    at = Place(0, report=id)
    title = f"{name}2024年政府信息公开工作年度报告"
    texts = {"sections/overview": overview, "sections/problems": problems}
    return Report(
        form=FORM,
        page=PageFacts(PageKind.REPORT, len(overview), 0, 0, at),
        title=Title(title, name, 2024, (2024,), "title", Message("标题", "title"), at),
        year=2024,
        body=Body(name, BodyKind.DEPARTMENT, certain=True),
        sections={
            spec.key: Section(spec, None, paragraphs(spec.key, texts[spec.key], id), at)
            for spec in FORM.sections
            if spec.key in texts
        },
        headings=(),
        preface=(),
        tables={
            spec.key: Table(spec, rows(spec.key, figures or {}, at), (), (), (), at) for spec in FORM.tables
        },
        extra_tables=(),
        missing=(),
        statements=(),
        breakdowns=(),
        ratios=(),
        meta=(),
        dates=(),
        links=(),
        as_of=date(2025, 6, 1),
        complete=True,
        at=at,
        source=f"{name}.html",
        id=id,
        agency=name,
        superior=superior,
    )


def paragraphs(section: str, text: str, id: ReportId) -> tuple[Paragraph, ...]:
    lines = [Text(squeeze(line), ()) for line in text.splitlines()]
    return tuple(
        Paragraph(
            line,
            f"{section}/{n}",
            Message(line.raw, line.raw),
            Place(0, line, 0, len(line.squeezed), id),
        )
        for n, line in enumerate(lines, 1)
    )


def rows(table: str, figures: Mapping[str, int | str], at: Place) -> tuple[Row, ...]:
    """All figures of a table as one row."""
    line = FORM.tables[0].blocks[0].rows[0]
    cells = tuple(
        Cell(
            key,
            str(number),
            Amount(Meaning.NUMBER, Decimal(number)),
            Certainty.LABEL,
            line,
            line,
            Message(key, key),
            at,
        )
        for key, number in figures.items()
        if key.startswith(f"{table}/")
    )
    return (Row(line, "", cells, table, Message(table, table), at),)
