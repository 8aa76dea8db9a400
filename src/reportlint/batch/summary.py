"""What a batch came to, on the screen: rows by status, the most frequent faults, the bodies with most errors."""

from __future__ import annotations

import heapq
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import IO, Final

from rich.table import Table
from rich.text import Text

from reportlint.model.finding import Severity
from reportlint.model.message import Language, Message
from reportlint.outputs.words import SEVERITY, grade, mark_style
from reportlint.rules.rule import Rule
from reportlint.runs.result import RowResult, RowStatus
from reportlint.support.console import console_on
from reportlint.support.wrap import plain, wrap

_WIDTH: Final = 80
_RULES: Final = 10
_BODIES: Final = 10
_BLANK: Final = re.compile(r"(?<=[^\x00-\x7f]) | (?=[^\x00-\x7f])")
_SHOWN: Final = 20
"""Rows without a report that are named."""
_NAMED: Final = 3
"""Bodies that are named in what is to be done."""
_THINGS: Final = 3
_TO_DO: Final = (
    (
        (RowStatus.NO_REPORT, RowStatus.NOT_FOUND, RowStatus.OTHER_YEAR),
        "家的网址上没有本年度报告，请催办或更正网址",
        "have no report of the year at their address: remind them, or correct it",
    ),
    (
        (RowStatus.NO_ADDRESS, RowStatus.ROW_WRONG, RowStatus.OTHER_BODY, RowStatus.SEVERAL),
        "行没有填对网址，请更正名单",
        "rows have no address of their own: correct the list",
    ),
    (
        (RowStatus.UNREACHABLE, RowStatus.UNREADABLE),
        "家的网页没有打开或读不出，请稍后 --only failed 再试",
        "were not reached or read: try --only failed later",
    ),
)


@dataclass(slots=True)
class Summary:
    """Counts the rows of a run; fed one at a time."""

    statuses: Counter[RowStatus] = field(default_factory=Counter)
    bodies: Counter[str] = field(default_factory=Counter)
    """How many bodies each rule has found something at, infos left out."""
    late: int = 0
    unread_last: int = 0
    """Rows whose report of last year is named and could not be compared."""
    _late: list[str] = field(default_factory=list)
    _years: set[int | None] = field(default_factory=set)
    _worst: list[tuple[int, int, int, str, int | None]] = field(default_factory=list)
    _without: list[tuple[str, RowStatus, Message | None]] = field(default_factory=list)

    def add(self, result: RowResult) -> None:
        """Count one row."""
        self.statuses[result.status] += 1
        self._years.add(result.agency.year)
        self.unread_last += (
            result.status is RowStatus.CHECKED and result.last is not None and not result.last.follows
        )
        if result.status is not RowStatus.CHECKED and len(self._without) < _SHOWN:
            self._without.append((result.agency.name, result.status, result.reason))
        if result.status is not RowStatus.CHECKED:
            return
        self.late += result.in_time is False
        if result.in_time is False and len(self._late) < _NAMED:
            self._late.append(result.agency.name)
        active = result.outcome.active if result.outcome else ()
        # The same as the sheets and the page count: all but hints.
        told = [finding for finding in active if grade(finding) != SEVERITY[Severity.INFO]]
        self.bodies.update({finding.rule for finding in told})
        errors = sum(grade(finding) == SEVERITY[Severity.ERROR] for finding in told)
        if told:
            entry = (
                errors,
                len(told) - errors,
                -result.agency.row,
                result.agency.name,
                result.agency.year,
            )
            heapq.heappush(self._worst, entry)
            if len(self._worst) > _BODIES:
                heapq.heappop(self._worst)

    def write(self, stream: IO[str], rules: Iterable[Rule], language: Language) -> None:
        """Write it, 80 columns wide at most."""
        console = console_on(stream)
        console.width = min(_WIDTH, console.width)
        tables = [self._by_status(language)]
        if self.bodies:
            tables.append(self._by_rule({one.id: one for one in rules}, language))
        if self._worst:
            tables.append(self._by_body(language))
        if self._without:
            tables.append(self._without_report(language))
        for table in tables:
            console.print()
            console.print(table)
        things = list(self._pressing())[:_THINGS]
        if things:
            console.print()
            console.print(Text(Message("先办", "first of all").in_(language), "bold"))
        for number, thing in enumerate(things, 1):
            for n, line in enumerate(wrap(plain(thing.in_(language)), console.width - 3)):
                console.print(f"{number}. {line}" if n == 0 else f"   {line}", soft_wrap=True)

    def _pressing(self) -> Iterator[Message]:
        """What is to be done next, the most pressing first."""
        remind, *others = (self._to_do(*one) for one in _TO_DO)
        faulty = sorted((entry for entry in self._worst if entry[0]), reverse=True)[:_NAMED]
        named = [(self._label(name, year), errors) for errors, *_, name, year in faulty]
        zh = "、".join(f"{name} {errors} 项" for name, errors in named)
        en = ", ".join(f"{name} ({errors})" for name, errors in named)
        mend = Message(f"错误最多，请整改：{zh}", f"most errors, to be mended: {en}") if faulty else None
        late = _named(self._late, self.late)
        lateness = Message(f"{self.late} 家逾期发布：{late}", f"{self.late} published late: {late}")
        yield from filter(None, (remind, mend, *others, lateness if self.late else None))

    def _to_do(self, statuses: Sequence[RowStatus], zh: str, en: str) -> Message | None:
        count = sum(self.statuses[status] for status in statuses)
        names = _named([name for name, status, _ in self._without if status in statuses], count)
        return Message(f"{count} {zh}：{names}", f"{count} {en}: {names}") if count else None

    def _by_status(self, language: Language) -> Table:
        total = self.statuses.total()
        table = _table(Message(f"共 {total} 行", f"{total} rows").in_(language))
        table.add_column(Message("状态", "status").in_(language))
        table.add_column(Message("行数", "rows").in_(language), justify="right")
        for status in RowStatus:
            if self.statuses[status]:
                table.add_row(
                    _marked(f"{status.sign} {status.say.in_(language)}"), str(self.statuses[status])
                )
        if self.unread_last:
            said = Message("? 其中未能与上年报告比较", "? of them without last year's to compare with")
            table.add_row(_marked(said.in_(language)), str(self.unread_last))
        if self.late:
            said = Message("✗ 其中逾期发布", "✗ of them published late")
            table.add_row(_marked(said.in_(language)), str(self.late))
        return table

    def _by_rule(self, rules: Mapping[str, Rule], language: Language) -> Table:
        table = _table(Message("最常见的问题", "the most frequent faults").in_(language))
        table.add_column(Message("问题", "fault").in_(language), ratio=1, overflow="fold")
        table.add_column(Message("单位数", "bodies").in_(language), justify="right", no_wrap=True)
        for rule, bodies in sorted(self.bodies.items(), key=lambda one: (-one[1], one[0]))[:_RULES]:
            title = rules[rule].title.in_(language) if rule in rules else rule
            table.add_row(plain(title), str(bodies))
        return table

    def _by_body(self, language: Language) -> Table:
        table = _table(Message("问题最多的单位", "the bodies with most findings").in_(language))
        table.add_column(Message("单位", "body").in_(language), ratio=1, overflow="fold")
        table.add_column(Message("✗ 错误", "✗ errors").in_(language), justify="right", no_wrap=True)
        table.add_column(Message("! 警告、待核", "! further").in_(language), justify="right", no_wrap=True)
        for errors, others, _, name, year in sorted(self._worst, reverse=True, key=lambda one: one[:3]):
            table.add_row(plain(self._label(name, year)), str(errors), str(others))
        return table

    def _label(self, name: str, year: int | None) -> str:
        """The body; with its year, where the list has several."""
        return f"{name}（{year}）" if year and len(self._years) > 1 else name

    def _without_report(self, language: Language) -> Table:
        left = sum(count for status, count in self.statuses.items() if status is not RowStatus.CHECKED) - len(
            self._without
        )
        table = _table(Message("没有读到本年度报告的", "without a report of the year").in_(language))
        table.add_column(Message("单位", "body").in_(language), ratio=2, overflow="fold")
        table.add_column(Message("状态", "status").in_(language), no_wrap=True)
        table.add_column(Message("原因", "why").in_(language), ratio=3, overflow="fold")
        for name, status, reason in self._without:
            said = _marked(f"{status.sign} {status.say.in_(language)}")
            why = plain(reason.in_(language)) if reason else ""
            table.add_row(plain(name), said, _close(why) if language == "zh" else why)
        if left:
            table.add_row(
                Message(f"……另有 {left} 行，见总表", f"… {left} more, see the overview").in_(language), "", ""
            )
        return table


def _named(names: Sequence[str], count: int) -> str:
    """The first of them."""
    return "、".join(names[:_NAMED]) + ("等" if count > _NAMED else "")


def _close(text: str) -> str:
    """A text without the blanks beside Chinese: it is broken anywhere then, and not where they happen to stand."""
    return _BLANK.sub("", text)


def _marked(text: str) -> Text:
    """A text that begins with a sign, in its colour."""
    return Text(text, mark_style(text).terminal)


def _table(title: str) -> Table:
    return Table(title=title, title_justify="left", title_style="bold", expand=True, box=None, pad_edge=False)
