"""The figures of two reports side by side, each with its change and its share."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from reportlint.handover.figures import row_title
from reportlint.model.form import BlockSpec, LineSpec, TableSpec
from reportlint.model.message import Message
from reportlint.model.report import Report
from reportlint.model.table import Cell


@dataclass(frozen=True, slots=True)
class FigureSide:
    """One report's."""

    text: str
    """As printed; empty where the report lacks it."""
    number: Decimal | None
    """A blank counts as 0; None for text, and where the report lacks it."""
    share: Decimal | None
    """Of the total that it is an item of, from 0 to 1; None where there is none, or where that is 0."""


@dataclass(frozen=True, slots=True)
class FigurePair:
    """One figure of both."""

    key: str
    row: Message
    column: Message
    before: FigureSide
    after: FigureSide

    @property
    def change(self) -> Decimal | None:
        """How much it has grown; None where one of them is no number."""
        if self.before.number is None or self.after.number is None:
            return None
        return self.after.number - self.before.number

    @property
    def rate(self) -> Decimal | None:
        """The change as a share of what it was; None where that was 0."""
        change = self.change
        return change / self.before.number if change is not None and self.before.number else None

    @property
    def differs(self) -> bool:
        """Whether they are not the same."""
        return self.change != 0 if self.change is not None else self.before.text != self.after.text


@dataclass(frozen=True, slots=True)
class TablePair:
    """A block of a table of both: rows of figures under the titles of their columns."""

    title: Message
    columns: tuple[Message, ...]
    rows: tuple[tuple[FigurePair, ...], ...]


def figure_pairs(before: Report, after: Report) -> Iterator[TablePair]:
    """The tables of the form of `after`, then what only the form of `before` has."""
    shares = _shares(before), _shares(after)
    known = set()
    for report in (after, before):
        for table in report.form.tables:
            for block in table.blocks:
                rows = [
                    tuple(
                        _pair(f"{table.key}/{row.key}/{column.key}", row, column, (before, after), shares)
                        for column in block.columns
                    )
                    for row in block.rows
                ]
                new = [row for row in rows if row[0].key not in known]
                known |= {pair.key for row in new for pair in row}
                if new:
                    yield TablePair(
                        _title(table, block), tuple(one.title for one in block.columns), tuple(new)
                    )


def _title(table: TableSpec, block: BlockSpec) -> Message:
    bar = "".join(block.bar)
    return Message(f"{table.title.zh} · {bar}", table.title.en) if bar else table.title


def _pair(
    key: str,
    row: LineSpec,
    column: LineSpec,
    reports: tuple[Report, Report],
    shares: tuple[Mapping[str, Decimal], Mapping[str, Decimal]],
) -> FigurePair:
    before, after = (
        _side(report.cells.get(key), share.get(key)) for report, share in zip(reports, shares, strict=True)
    )
    return FigurePair(key, row_title(row), column.title, before, after)


def _side(cell: Cell | None, share: Decimal | None) -> FigureSide:
    return FigureSide(cell.text, cell.counted, share) if cell else FigureSide("", None, None)


def _shares(report: Report) -> Mapping[str, Decimal]:
    """The share of every figure in the total that the form makes of it, that of its column before that of its row."""
    shares: dict[str, Decimal] = {}
    sums = [equation for equation in report.equations if len(equation.right) == 1]
    for equation in sorted(sums, key=lambda one: "*" not in one.spec.key):
        total = equation.right[0].counted
        for cell in equation.left:
            if total and cell.counted is not None:
                shares.setdefault(cell.key, cell.counted / total)
    return shares
