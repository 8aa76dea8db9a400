"""The things of a report that rules are handed, one at a time, by the words of `reportlint.rules.targets`.

With a question mark (`section?`) a rule is handed what is missing as well, as a `Missing`. Without it a
missing thing makes the verdict open, and only the rule about its absence fails.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

from reportlint.model.message import Message
from reportlint.model.missing import Missing
from reportlint.model.place import Place
from reportlint.model.report import Report
from reportlint.model.table import Equation, Table


@dataclass(frozen=True, slots=True)
class MissingTarget:
    """A thing that a rule would judge but the page does not have."""

    key: str
    label: Message
    at: Place


class Equations(tuple[Equation, ...]):
    """All sums of one table."""

    key: str
    label: Message
    at: Place

    @classmethod
    def of(cls, report: Report, table: Table) -> Equations:
        """The sums of a table of the report."""
        equations = cls(equation for equation in report.equations if equation.key.startswith(f"{table.key}/"))
        equations.key, equations.label, equations.at = table.key, table.label, table.at
        return equations


class Targets:
    """The things of one report, by `each`; each kind is gathered once."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._gathered: dict[str, tuple[Any, ...]] = {}
        self._missing: dict[str, list[Missing]] = {}
        for missing in report.missing:
            self._missing.setdefault(missing.kind, []).append(missing)

    def of(self, each: str) -> tuple[Any, ...]:
        """Things to judge; `Missing` where asked for, `MissingTarget` where there is nothing to judge."""
        things = self._gathered.get(each)
        if things is None:
            kind, _, name = each.rstrip("?").partition(".")
            things = tuple(_KINDS[kind](self, name, each.endswith("?")))
            self._gathered[each] = things
        return things

    def _lost(self, kind: str, name: str, ask: bool) -> Iterator[Missing | MissingTarget]:
        """What is missing of a kind: itself, or that it is absent. `name` is its key or that of its table."""
        for missing in self._missing.get(kind, ()):
            if not name or missing.key == name or missing.key.startswith(f"{name}/"):
                yield missing if ask else MissingTarget(missing.key, missing.label, missing.at)

    def _report_(self, name: str, ask: bool) -> Iterator[Any]:
        yield self._report

    def _page(self, name: str, ask: bool) -> Iterator[Any]:
        yield self._report.page

    def _title(self, name: str, ask: bool) -> Iterator[Any]:
        title = self._report.title
        missing = Missing("title", "title", Message("标题", "title"), self._report.at, "")
        yield title or (missing if ask else MissingTarget(missing.key, missing.label, missing.at))

    def _section(self, name: str, ask: bool) -> Iterator[Any]:
        key = f"sections/{name}" if name else ""
        yield from (section for section in self._report.sections.values() if key in ("", section.key))
        yield from self._lost("section", key, ask)

    def _table(self, name: str, ask: bool) -> Iterator[Any]:
        yield from self._tables(name)
        yield from self._lost("table", name, ask)

    def _tables(self, name: str) -> Iterator[Table]:
        yield from (table for table in self._report.tables.values() if name in ("", table.key))

    def _row(self, name: str, ask: bool) -> Iterator[Any]:
        yield from (row for table in self._tables(name) for row in table.rows)
        yield from self._lost("row", name, ask)
        yield from self._lost("table", name, ask=False)

    def _column(self, name: str, ask: bool) -> Iterator[Any]:
        yield from (column for table in self._tables(name) for column in table.columns)
        yield from self._lost("column", name, ask)
        yield from self._lost("table", name, ask=False)

    def _cell(self, name: str, ask: bool) -> Iterator[Any]:
        yield from (cell for table in self._tables(name) for cell in table.cells.values())
        yield from self._lost("cell", name, ask)
        yield from self._lost("table", name, ask=False)

    def _bar(self, name: str, ask: bool) -> Iterator[Any]:
        yield from self._lost("bar", name, ask)

    def _equation(self, name: str, ask: bool) -> Iterator[Any]:
        for spec in self._report.form.equations:
            if name in ("", spec.family):
                yield self._found.get(id(spec)) or MissingTarget(spec.key, spec.label, self._report.at)

    @cached_property
    def _found(self) -> Mapping[int, Equation]:
        """The sums of the report by the identity of what the form says of them."""
        return {id(equation.spec): equation for equation in self._report.equations}

    def _equations(self, name: str, ask: bool) -> Iterator[Any]:
        yield from (Equations.of(self._report, table) for table in self._tables(name))
        yield from self._lost("table", name, ask=False)

    def _statement(self, name: str, ask: bool) -> Iterator[Any]:
        yield from (said for said in self._report.statements if name in ("", said.subject))

    def _meta(self, name: str, ask: bool) -> Iterator[Any]:
        tags = [tag for tag in self._report.meta if not name or tag.name.lower() == name.lower()]
        yield from tags
        if name and not tags and ask:
            label = Message(f"页面标签 {name}", f"page tag {name}")
            yield Missing("meta", f"meta/{name}", label, self._report.at, "")

    def _date(self, name: str, ask: bool) -> Iterator[Any]:
        yield from (dated for dated in self._report.dates if name in ("", dated.kind))

    def _fact(self, name: str, ask: bool) -> Iterator[Any]:
        yield from (fact for fact in self._report.facts if name in ("", fact.kind))

    def _breakdown(self, name: str, ask: bool) -> Iterator[Any]:
        yield from self._report.breakdowns
        yield from self._unrelated()

    def _ratio(self, name: str, ask: bool) -> Iterator[Any]:
        yield from self._report.ratios
        yield from self._unrelated()

    def _unrelated(self) -> Iterator[MissingTarget]:
        """The sentences that may hold any number of lists and ratios."""
        for sentence in self._report.unrelated:
            yield MissingTarget(sentence.key, sentence.label, sentence.at)

    def _paragraph(self, name: str, ask: bool) -> Iterator[Any]:
        yield from self._report.paragraphs

    def _heading(self, name: str, ask: bool) -> Iterator[Any]:
        yield from self._report.headings

    def _link(self, name: str, ask: bool) -> Iterator[Any]:
        yield from self._report.links


_KINDS: Final[Mapping[str, Callable[[Targets, str, bool], Iterator[Any]]]] = {
    "report": Targets._report_,
    "page": Targets._page,
    "title": Targets._title,
    "section": Targets._section,
    "table": Targets._table,
    "row": Targets._row,
    "column": Targets._column,
    "cell": Targets._cell,
    "bar": Targets._bar,
    "equation": Targets._equation,
    "equations": Targets._equations,
    "statement": Targets._statement,
    "meta": Targets._meta,
    "date": Targets._date,
    "fact": Targets._fact,
    "breakdown": Targets._breakdown,
    "ratio": Targets._ratio,
    "paragraph": Targets._paragraph,
    "heading": Targets._heading,
    "link": Targets._link,
}
