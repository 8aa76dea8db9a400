"""What a clerk reads: one block a report, its findings worst first; the last line is the verdict."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import IO

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from reportlint.model.exit import Exit
from reportlint.model.finding import Crash, Finding, Outcome, Severity, Verdict
from reportlint.model.message import Message
from reportlint.outputs.details import details
from reportlint.outputs.format import Closing, Run
from reportlint.outputs.hints import FindingSet, folded
from reportlint.outputs.layout import Labelled, headline, packed, paragraph
from reportlint.outputs.sentences import graded, joined, judged, name_of, position
from reportlint.outputs.totals import STANDING, InputStanding, Totals, ordered, sign, standing
from reportlint.outputs.verdict import ending_mark, standings, verdict
from reportlint.outputs.words import MARK_STYLES, MARKS, SEVERITY, VERDICT, grade
from reportlint.support.console import console_on
from reportlint.support.wrap import plain, shorten

_GRADE_WIDTH = {"zh": 4, "en": 7}
_STYLED = {sign: (sign, style.terminal) for sign, style in MARK_STYLES.items()}
_NO_RIGHT = ("", "")
_ALIKE = Message("同类", "alike")


class TableWriter:
    """Writes the table to a text stream; in colour where it is a terminal."""

    def __init__(self, run: Run, stream: IO[str], console: Console | None = None) -> None:
        self._run = run
        self._console = console or console_on(stream, run.color)
        self._width = max(self._console.width, 40)
        self._grade = _GRADE_WIDTH[run.language]
        self._indent = self._grade + 6

    def add(self, outcome: Outcome) -> None:
        """Write the block of one report."""
        if self._run.quiet and standing(outcome, self._run.fail_on) is InputStanding.CLEAN:
            return
        self._print(self._block(outcome))
        self._print([Text()])

    def close(self, closing: Closing) -> None:
        """Write what concerns the whole run, and the verdict."""
        self._print(self._end(closing))

    def _print(self, lines: Iterator[Text] | list[Text]) -> None:
        for line in lines:
            line.rstrip()
            self._console.print(line, no_wrap=True, overflow="ignore", crop=False, soft_wrap=True)

    def _in(self, say: Message) -> str:
        return plain(say.in_(self._run.language))

    def _block(self, outcome: Outcome) -> Iterator[Text]:
        mark, style = _STYLED[sign(outcome, self._run.fail_on)]
        name, dash = self._in(name_of(outcome)), self._in(Message("——", "—"))
        parts = [(f"{mark} ", style), (name, "bold"), (f" {dash} {self._in(self._summary(outcome))}", style)]
        yield from headline(parts, _NO_RIGHT, self._width, hang=2)
        if outcome.problem is not None:
            yield from paragraph(self._in(outcome.problem.advice), self._width, 2)
        about = [
            Message(text, text) for text in (outcome.origin.name, outcome.form or "") if plain(text) != name
        ]
        about.append(judged(outcome.tally) if outcome.problem is None else outcome.kind)
        yield from paragraph(self._in(joined(about, " · ", " · ")), self._width, 2, "dim")
        told, left = self._told(ordered(outcome.findings))
        for finding, others in told:
            yield Text()
            yield from self._finding(finding)
            if others:
                yield from self._remark(_ALIKE, _places(others), "", self._indent)
        if left:
            yield Text()
            yield from self._remark(SEVERITY[Severity.INFO], self._left(left), "dim", 2)
        yield from self._remarks(outcome)

    def _told(self, findings: list[Finding]) -> tuple[list[FindingSet], list[Finding]]:
        if self._run.show_passed:
            return [FindingSet(finding) for finding in findings], []
        return folded(findings)

    def _left(self, hints: list[Finding]) -> Message:
        """The hints that are not told, by rule."""
        titles = {rule.id: rule.title for rule in self._run.rules}
        counted = Counter(finding.rule for finding in hints)
        kinds = joined(
            (
                Message(f"{titles.get(rule, Message(rule, rule)).zh} {n} 项", f"{rule} {n}")
                for rule, n in counted.items()
            ),
            "、",
        )
        return Message(
            f"另有 {len(hints)} 项没有逐项列出：{kinds.zh}（--show-passed 全部列出）",
            f"{len(hints)} more: {kinds.en} (--show-passed lists all)",
        )

    def _summary(self, outcome: Outcome) -> Message:
        if outcome.problem is not None:
            return joined((Message("未能核查", "not checked"), outcome.problem.message), "：", ": ")
        state = standing(outcome, self._run.fail_on)
        found = graded(outcome.findings)
        if state in (InputStanding.FAULTY, InputStanding.REMARKS):
            return found
        return joined((STANDING[state], found), "；", "; ")

    def _finding(self, finding: Finding) -> Iterator[Text]:
        mark, style = _STYLED[MARKS[grade(finding)]]
        word, label, text = self._in(grade(finding)), self._in(finding.location.label), ""
        if finding.suppression is not None:
            mark, style, text = "-", "dim", "dim"
            label += " " + self._in(Message("（不计）", "(not counted)"))
        word += " " * (self._grade - cell_len(word))
        parts = [(f"  {mark} {word}", style), (f"  {label}", text or "bold")]
        yield from headline(parts, (finding.rule, "dim"), self._width, hang=self._indent)
        yield from paragraph(self._in(finding.message), self._width, self._indent, text)
        labelled = [
            Labelled(self._in(name), self._in(say), text) for name, say in details(finding, self._run.clauses)
        ]
        yield from packed(labelled, self._width, self._indent)

    def _remarks(self, outcome: Outcome) -> Iterator[Text]:
        """How it was read, what failed, what was left open, what passed."""
        for crash in outcome.crashes:
            yield from self._crash(crash, 2)
        for notice in outcome.notices:
            yield from self._remark(Message("说明", "note"), notice.message, "dim", 2)
        listed = [Verdict.OPEN] if standing(outcome, self._run.fail_on) is InputStanding.UNDECIDED else []
        if self._run.show_passed:
            listed = [Verdict.OPEN, Verdict.NOT_APPLICABLE, Verdict.PASS]
        for shown in listed:
            rules = Counter[str]()
            for one in outcome.judgements:
                if one.verdict is shown:
                    rules[one.rule] += len(one.keys)
            names = joined((Message(f"{rule} {n} 项", f"{rule} {n}") for rule, n in rules.items()), "、")
            yield from self._remark(VERDICT[shown], names, "dim", 2)

    def _crash(self, crash: Crash, indent: int) -> Iterator[Text]:
        error = crash.message
        said = Message(
            f"{crash.plugin} 的 {crash.what} 运行失败，该项未核：{error.zh}",
            f"{crash.what} of {crash.plugin} failed and was not judged: {error.en}",
        )
        yield from self._remark(Message("故障", "failure"), said, "magenta", indent)

    def _remark(self, label: Message, said: Message, style: str, indent: int) -> list[Text]:
        return packed([Labelled(self._in(label), self._in(said), style)], self._width, indent)

    def _end(self, closing: Closing) -> Iterator[Text]:
        for crash in closing.crashes:
            yield from self._crash(crash, 0)
        for notice in closing.notices:
            yield from self._remark(Message("配置", "configuration"), notice.message, "yellow", 0)
        if n := len(closing.gone):
            say = Message(f"基线中的 {n} 项问题已不存在", f"{n} findings of the baseline are gone")
            yield from paragraph(self._in(say), self._width, 0)
        yield from self._statistics(closing.totals)
        if self._run.quiet and closing.exit in (Exit.CONFORMING, Exit.FINDINGS):
            return
        if closing.totals.inputs > 1:
            yield from headline([(self._in(standings(closing.totals)), "")], _NO_RIGHT, self._width, hang=2)
        mark, style = _STYLED[ending_mark(closing)]
        parts = [(f"{mark} ", style), (self._in(verdict(closing)), style)]
        yield from headline(parts, _NO_RIGHT, self._width, hang=2)

    def _statistics(self, totals: Totals) -> Iterator[Text]:
        """How many findings of each rule count, most first."""
        if not self._run.statistics:
            return
        titles = {rule.id: rule.title for rule in self._run.rules}
        width = max(map(len, totals.rules), default=0)
        for rule, n in sorted(totals.rules.items(), key=lambda one: (-one[1], one[0])):
            title = self._in(titles.get(rule, Message("", "")))
            yield Text(shorten(f"{n:>6}  {rule:<{width}}  {title}", self._width))


def _places(findings: Sequence[Finding]) -> Message:
    """Where further findings of a rule are."""
    return joined(
        (joined((one.location.label, position(one.location.where))) for one in findings),
        "；",
        "; ",
    )
