"""A report as compressed JSON, and back: what a run keeps of it, for rules that compare reports.

What its form says, such as the names of cells, is taken from the form again. What stands around the report
on its page is not kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import Any, Final, NamedTuple

import msgspec

from reportlint.model.amount import Amount
from reportlint.model.body import Body
from reportlint.model.certainty import Certainty
from reportlint.model.form import Form, LineSpec, SectionSpec
from reportlint.model.message import Message
from reportlint.model.page import PageFacts
from reportlint.model.place import Place, ReportId
from reportlint.model.report import Report
from reportlint.model.section import Heading, Paragraph, Passage, Section, Title
from reportlint.model.statement import Breakdown, Ratio, Statement
from reportlint.model.table import Cell, Column, Row, Table
from reportlint.model.text import Text, TextPiece
from reportlint.reading.tables.amounts import read_amount
from reportlint.reading.tables.labels import FormLabels, LabelName, TableLabels
from reportlint.support.damage import reading_back
from reportlint.support.packing import Packing


class UnknownForm(NamedTuple):
    """Stands for a report whose form is not at hand, since the plugin that brings it is missing."""

    form: str
    source: str
    """Address or path of the report."""


class _Cell(NamedTuple):
    column: str
    text: str
    at: int | Place
    """Its node counted from that of its row, as that of a row from its table's: these are alike in most reports.
    By itself where the place is an element, as that of nearly every cell is."""
    certainty: Certainty
    amount: Amount | None
    """None where it is what the text says by itself."""


class _Line(NamedTuple):
    """A row, or a column, whose cells are those of the rows."""

    key: str
    printed: str
    at: Place
    certainty: Certainty
    cells: tuple[_Cell, ...]


class _Table(NamedTuple):
    key: str
    rows: tuple[_Line, ...]
    columns: tuple[_Line, ...]
    at: Place
    traits: frozenset[str]
    section: str


class _Section(NamedTuple):
    key: str
    heading: Heading | None
    paragraphs: tuple[Paragraph, ...]
    at: Place
    images: int
    renamed: bool


@dataclass(frozen=True, slots=True)
class _Kept:
    """The fields of a report that are kept as they are."""

    agency: str
    superior: str
    page: PageFacts
    title: Title | None
    year: int | None
    body: Body
    headings: tuple[Heading, ...]
    repeated: tuple[Heading, ...]
    preface: tuple[Paragraph, ...]
    signature: tuple[Paragraph, ...]
    statements: tuple[Statement, ...]
    breakdowns: tuple[Breakdown, ...]
    ratios: tuple[Ratio, ...]
    as_of: date
    complete: bool
    traits: frozenset[str]
    at: Place
    unrelated: tuple[Passage, ...] = ()


class _Content(NamedTuple):
    kept: _Kept
    sections: tuple[_Section, ...]
    tables: tuple[_Table, ...]


class _Stored(NamedTuple):
    id: str
    form: str
    source: str
    sha256: str
    texts: tuple[tuple[str, tuple[TextPiece, ...]], ...]
    """Those that places are in; the content has the number of each."""
    content: msgspec.Raw


PACKING: Final = Packing(__package__, "stored.txt")
_stored: Final = msgspec.json.Decoder(_Stored)
_KEPT: Final = tuple(field.name for field in fields(_Kept))


def encode(report: Report) -> bytes:
    """A report, to be kept."""
    texts: dict[int, Text] = {}
    numbers: dict[int, int] = {}

    def number(value: Any) -> int:
        """Of a text, its number; reports are not told apart within one."""
        if not isinstance(value, Text):
            return 0
        texts[id(value)] = value
        return numbers.setdefault(id(value), len(numbers))

    content = _Content(
        _Kept(**{name: getattr(report, name) for name in _KEPT}),
        tuple(
            _Section(key, one.heading, one.paragraphs, one.at, one.images, one.renamed)
            for key, one in report.sections.items()
        ),
        tuple(
            _Table(
                key, _lines(one.rows, one.at), _lines(one.columns, one.at), one.at, one.traits, one.section
            )
            for key, one in report.tables.items()
        ),
    )
    raw = msgspec.Raw(msgspec.json.encode(content, enc_hook=number))
    told = tuple((text.raw, text.pieces) for text in texts.values())
    stored = _Stored(str(report.id), report.form.id, report.source, report.sha256, told, raw)
    return PACKING.pack(msgspec.json.encode(stored))


def _lines(lines: Iterable[Row] | Iterable[Column], table: Place) -> tuple[_Line, ...]:
    return tuple(
        _Line(
            line.key,
            line.printed,
            _moved(line.at, -table.node),
            line.certainty,
            tuple(_cell(cell, line.at) for cell in line.cells) if isinstance(line, Row) else (),
        )
        for line in lines
    )


def _cell(cell: Cell, row: Place) -> _Cell:
    amount = None if cell.amount == read_amount(cell.text) else cell.amount
    at = cell.at.node - row.node if cell.at.text is None else _moved(cell.at, -row.node)
    return _Cell(cell.column.key, cell.text, at, cell.certainty, amount)


def _moved(place: Place, nodes: int) -> Place:
    """The place, its node counted from another."""
    return Place(place.node + nodes, *place[1:])


class ReportDecoder:
    """Makes reports again from what was kept of them. Made once, used for many."""

    def __init__(self, forms: Iterable[Form]) -> None:
        self._forms = {form.id: form for form in forms}
        self._names: dict[str, _FormNames] = {}

    @reading_back()
    def decode(self, data: bytes) -> Report | UnknownForm:
        """The report, as far as it was kept; its places know whose they are."""
        stored = _stored.decode(PACKING.unpack(data))
        form = self._forms.get(stored.form)
        if form is None:
            return UnknownForm(stored.form, stored.source)
        own = ReportId(stored.id)
        texts = [Text(raw, pieces) for raw, pieces in stored.texts]
        content = msgspec.json.decode(
            stored.content,
            type=_Content,
            dec_hook=lambda kind, value: own if kind is ReportId else texts[value],
        )
        if form.id not in self._names:
            self._names[form.id] = _FormNames(form)
        names = self._names[form.id]
        return Report(
            **{name: getattr(content.kept, name) for name in _KEPT},
            id=own,
            form=form,
            source=stored.source,
            sha256=stored.sha256,
            sections={one.key: Section(names.sections[one.key], *one[1:]) for one in content.sections},
            tables={one.key: names.tables[one.key].table(one) for one in content.tables},
            extra_tables=(),
            missing=(),
            meta=(),
            dates=(),
            links=(),
        )


class _FormNames:
    """What a form calls its parts, by key."""

    def __init__(self, form: Form) -> None:
        self.sections: Mapping[str, SectionSpec] = {spec.key: spec for spec in form.sections}
        self.tables = {labels.spec.key: _TableNames(labels) for labels in FormLabels(form).tables}


class _RowNames(NamedTuple):
    block: str
    spec: LineSpec
    label: Message
    cells: Mapping[str, tuple[LabelName, LineSpec]]
    """By column."""


class _TableNames:
    """What a form calls the rows, columns and cells of a table, by key."""

    def __init__(self, labels: TableLabels) -> None:
        self._spec = labels.spec
        self._rows: dict[str, _RowNames] = {}
        self._columns: dict[str, tuple[str, LineSpec, Message]] = {}
        for block in labels.spec.blocks:
            for spec in block.rows:
                key, label = labels.row_names[spec.key]
                cells = {one.key: (labels.cell_names[spec.key][one.key], one) for one in block.columns}
                self._rows[key] = _RowNames(block.key, spec, label, cells)
            for spec in block.columns:
                key, label = labels.column_names[block.key][spec.key]
                self._columns[key] = (block.key, spec, label)

    def table(self, stored: _Table) -> Table:
        """A table as it was kept, with all names."""
        rows = []
        below: dict[tuple[str, str], list[Cell]] = {}
        for key, printed, place, certainty, kept in stored.rows:
            at = _moved(place, stored.at.node)
            node, report = at.node, at.report
            block, spec, label, names = self._rows[key]
            cells = []
            for code, text, where, sure, amount in kept:
                (name, title), column = names[code]
                own = (
                    Place(where + node, None, 0, 0, report) if isinstance(where, int) else _moved(where, node)
                )
                cell = Cell(name, text, amount or read_amount(text), sure, spec, column, title, own)
                cells.append(cell)
                below.setdefault((block, code), []).append(cell)
            rows.append(Row(spec, printed, tuple(cells), key, label, at, certainty))
        columns = []
        for key, printed, place, certainty, _ in stored.columns:
            at = _moved(place, stored.at.node)
            block, spec, label = self._columns[key]
            cells = below.get((block, spec.key), [])
            columns.append(Column(spec, printed, tuple(cells), key, label, at, certainty))
        return Table(
            spec=self._spec,
            rows=tuple(rows),
            columns=tuple(columns),
            missing=(),
            label_texts=(),
            at=stored.at,
            traits=stored.traits,
            section=stored.section,
        )
