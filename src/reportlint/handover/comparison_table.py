"""Two runs beside one another for people: a block for each body of which there is anything to say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import IO, Final

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from reportlint.handover.comparison import (
    SIGNS,
    ComparisonTally,
    basis_of,
    in_order,
    reason_of,
    report_of,
    told,
)
from reportlint.handover.wording import EMPTY
from reportlint.model.exit import Exit
from reportlint.model.message import Language, Message
from reportlint.outputs.layout import Labelled, headline, packed, paragraph
from reportlint.outputs.sentences import joined
from reportlint.outputs.words import grade
from reportlint.runs.change import Basis, BodyComparison, FindingChange, FindingStatus, ReportChange
from reportlint.runs.result import RunFacts
from reportlint.support.wrap import plain

_STYLES: Final = {
    FindingStatus.FIXED: "green",
    FindingStatus.REMAINING: "bold red",
    FindingStatus.NEW: "bold red",
    FindingStatus.RETURNED: "bold red",
    FindingStatus.WAIVED: "dim",
    FindingStatus.UNDECIDED: "bold magenta",
}
_ENDS: Final = {Exit.CONFORMING: ("√", "bold green"), Exit.FINDINGS: ("×", "bold red")}
_DOUBT: Final = ("?", "bold magenta")
_WORD: Final = {"zh": 8, "en": 12}
_GRADE: Final = {"zh": 4, "en": 7}
_QUIET: Final = (FindingStatus.FIXED, FindingStatus.WAIVED)
"""Told without what they said."""
_FINDINGS: Final = "项"
_BODIES: Final = "个"
_BARE: Final = ("", "")


class TableView:
    """Writes the table to a text stream; in colour where it is a terminal."""

    def __init__(self, stream: IO[str], basis: Basis, language: Language) -> None:
        self._language = language
        self._console = Console(file=stream, highlight=False, markup=False, emoji=False)
        self._width = max(self._console.width, 40)
        self._basis = basis
        for label, facts in (
            (Message("上次", "earlier"), basis.earlier),
            (Message("本次", "later"), basis.later),
        ):
            self._print(packed([Labelled(self._in(label), self._in(_run(facts)))], self._width, 0))
        self._print([Text()])

    def add(self, compared: BodyComparison) -> None:
        """Write the block of one body, if there is anything to say."""
        if not told(compared):
            return
        agency = compared.agency
        name = f"{agency.name} · {agency.year}" if agency.year else agency.name
        summary = joined((_report(compared), _counts(compared)), "；", "; ")
        parts = [(plain(name), "bold"), (f" {self._in(Message('——', '—'))} {self._in(summary)}", "")]
        self._print(headline(parts, _BARE, self._width, hang=2))
        for delta in in_order(compared):
            self._print(self._delta(delta))
        self._print([Text()])

    def close(self, total: ComparisonTally) -> None:
        """Write whether the runs rest on the same, the sums, and the verdict."""
        for say in basis_of(self._basis):
            self._print(paragraph(f"! {self._in(say)}", self._width, 0, "yellow"))
        for say in (_bodies(total), _findings(total)):
            self._print(headline([(self._in(say), "")], _BARE, self._width, hang=2))
        mark, style = _ENDS.get(total.exit, _DOUBT)
        self._print(headline([(f"{mark} {self._in(total.exit.say)}", style)], _BARE, self._width, hang=2))

    def _delta(self, delta: FindingChange) -> Iterator[Text]:
        finding, change = delta.finding, delta.change
        indent = _WORD[self._language] + 6
        word = _padded(self._in(change.say), _WORD[self._language])
        level = _padded(self._in(grade(finding)), _GRADE[self._language])
        parts = [
            (f"  {SIGNS[change]} {word}", _STYLES[change]),
            (f"  {level}  {self._in(finding.location.label)}", ""),
        ]
        yield from headline(parts, (finding.rule, "dim"), self._width, hang=indent)
        if change not in _QUIET:
            yield from paragraph(self._in(finding.message), self._width, indent)
        if delta.remark:
            remark = Labelled(self._in(Message("说明", "remark")), self._in(delta.remark), "dim")
            yield from packed([remark], self._width, indent)

    def _in(self, say: Message) -> str:
        return plain(say.in_(self._language))

    def _print(self, lines: Iterable[Text]) -> None:
        for line in lines:
            line.rstrip()
            self._console.print(line, no_wrap=True, overflow="ignore", crop=False, soft_wrap=True)


def _run(facts: RunFacts) -> Message:
    rules = len(facts.rules)
    parts = [
        Message(facts.list_name, facts.list_name),
        Message(f"核查日期 {facts.as_of}", f"judged by {facts.as_of}"),
        Message(f"{rules} 条规则", f"{rules} rules"),
    ]
    if not facts.finished:
        parts.append(Message("尚未结束", "not ended"))
    return joined(parts, " · ", " · ")


def _report(compared: BodyComparison) -> Message:
    """What became of the report, where both runs did not simply read it."""
    if compared.shift is ReportChange.COMPARED and not compared.added:
        return EMPTY
    return joined((report_of(compared), reason_of(compared)), "：", ": ")


def _counts(compared: BodyComparison) -> Message:
    counts = Counter(delta.change for delta in compared.deltas)
    return joined(
        _number(change.say, counts[change], _FINDINGS) for change in FindingStatus if counts[change]
    )


def _bodies(total: ComparisonTally) -> Message:
    shifts = [
        _number(shift.say, total.shifts[shift], _BODIES) for shift in ReportChange if total.shifts[shift]
    ]
    if total.added:
        shifts.append(_number(Message("新列入名单", "newly listed"), total.added, _BODIES))
    return joined(
        (Message(f"共 {total.bodies} 个单位", f"{total.bodies} bodies"), joined(shifts)), "：", ": "
    )


def _findings(total: ComparisonTally) -> Message:
    changes = [
        _number(change.say, total.changes[change], _FINDINGS)
        for change in FindingStatus
        if total.changes[change]
    ]
    none = Message("没有问题", "none")
    return joined((Message("问题", "findings"), joined(changes) if changes else none), "：", ": ")


def _number(what: Message, n: int, unit: str) -> Message:
    return Message(f"{what.zh} {n} {unit}", f"{n} {what.en}")


def _padded(text: str, width: int) -> str:
    return text + " " * (width - cell_len(text))
