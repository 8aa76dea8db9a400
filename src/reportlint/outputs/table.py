"""What a clerk reads: one block a report, its findings worst first; the last line is the verdict."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import IO

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from reportlint.model.finding import Finding, Outcome, Severity, Spot, Verdict
from reportlint.model.say import Say
from reportlint.outputs.format import Closing, Run
from reportlint.outputs.layout import Labelled, headline, packed, paragraph
from reportlint.outputs.sentences import counts, graded, joined, judged, name_of, position, suppression
from reportlint.outputs.totals import STANDING, Exit, Standing, ordered, standing
from reportlint.outputs.words import SEVERITY, VERDICT, grade
from reportlint.outputs.wrap import plain, shorten

_GRADE_WIDTH = {"zh": 4, "en": 7}
_QUOTE = 60
_STYLE = {
    SEVERITY[Severity.ERROR]: ("✗", "bold red"),
    SEVERITY[Severity.WARNING]: ("!", "bold yellow"),
    VERDICT[Verdict.REVIEW]: ("?", "bold magenta"),
    SEVERITY[Severity.INFO]: ("i", "bold blue"),
}
_CLEAN = ("✓", "bold green")
_DOUBT = ("?", "bold magenta")
_GBK = str.maketrans({"✗": "×", "✓": "√"})


class TableWriter:
    """Writes the table to a text stream; in colour where it is a terminal."""

    def __init__(self, run: Run, stream: IO[str], console: Console | None = None) -> None:
        self._run = run
        self._console = console or Console(file=stream, highlight=False, markup=False, emoji=False)
        self._width = max(self._console.width, 40)
        self._grade = _GRADE_WIDTH[run.language]
        self._indent = self._grade + 6
        self._narrow = not _encodable("✗✓", getattr(stream, "encoding", None))

    def add(self, outcome: Outcome) -> None:
        """Write the block of one report."""
        for line in self._block(outcome):
            self._print(line)
        self._print(Text())

    def close(self, closing: Closing) -> None:
        """Write what concerns the whole run, and the verdict."""
        for line in self._end(closing):
            self._print(line)

    def _print(self, line: Text) -> None:
        if self._narrow:
            line.plain = line.plain.translate(_GBK)
        line.rstrip()
        self._console.print(line, no_wrap=True, overflow="ignore", crop=False, soft_wrap=True)

    def _in(self, say: Say) -> str:
        return plain(say.in_(self._run.language))

    def _block(self, outcome: Outcome) -> Iterator[Text]:
        mark, style = self._mark(outcome)
        summary, name = self._in(self._summary(outcome)), self._in(name_of(outcome))
        dash = self._in(Say("——", "—"))
        yield from headline(
            [(f"{mark} ", style), (name, "bold"), (f" {dash} {summary}", style)],
            ("", ""),
            self._width,
            hang=2,
        )
        about = [_same(text) for text in (outcome.origin.name, outcome.form or "") if plain(text) != name]
        if outcome.problem is None:
            about.append(judged(outcome.tally))
        else:
            about.append(outcome.kind)
            yield from paragraph(self._in(outcome.problem.advice), self._width, 2)
        yield from paragraph(self._in(joined(about, " · ", " · ")), self._width, 2, "dim")
        for finding in ordered(outcome.findings):
            yield Text()
            yield from self._finding(finding)
        yield from self._remarks(outcome)

    def _mark(self, outcome: Outcome) -> tuple[str, str]:
        state = standing(outcome, self._run.fail_on)
        if state in (Standing.NOT_JUDGED, Standing.UNDECIDED):
            return _DOUBT
        worst = next(iter(ordered(outcome.active)), None)
        return _CLEAN if worst is None else _STYLE[grade(worst)]

    def _summary(self, outcome: Outcome) -> Say:
        if outcome.problem is not None:
            return joined((Say("未能核查", "not checked"), outcome.problem.message), "：", ": ")
        state = standing(outcome, self._run.fail_on)
        found = graded(outcome.findings)
        if state in (Standing.FAULTY, Standing.REMARKS):
            return found
        return joined((STANDING[state], found), "；", "; ")

    def _finding(self, finding: Finding) -> Iterator[Text]:
        mark, style = _STYLE[grade(finding)]
        word, text, label = self._in(grade(finding)), "", self._in(finding.spot.label)
        if finding.suppression is not None:
            mark, style, text = "-", "dim", "dim"
            label += " " + self._in(Say("（不计）", "(not counted)"))
        word += " " * (self._grade - cell_len(word))
        yield from headline(
            [(f"  {mark} {word}", style), (f"  {label}", text or "bold")],
            (finding.rule, "dim"),
            self._width,
            hang=self._indent,
        )
        yield from paragraph(self._in(finding.message), self._width, self._indent, text)
        yield from packed(self._details(finding, text), self._width, self._indent)

    def _details(self, finding: Finding, style: str) -> Iterator[Labelled]:
        def labelled(label: Say, say: Say) -> Labelled:
            return Labelled(label.in_(self._run.language), self._in(say), style)

        where = finding.spot.where
        quote = shorten(plain(where.quote), _QUOTE)
        yield labelled(Say("位置", "at"), joined((position(where), _same(f"“{quote}”" if quote else ""))))
        yield labelled(Say("相关", "with"), _related(finding))
        clause = self._run.clauses.get(finding.clause)
        yield labelled(Say("依据", "basis"), clause.title if clause else _same(finding.clause))
        yield labelled(Say("整改", "fix"), finding.fix)
        yield labelled(Say("同因", "also"), _explained(finding))
        yield labelled(Say("不计", "not counted"), suppression(finding))

    def _remarks(self, outcome: Outcome) -> Iterator[Text]:
        """How it was read, what failed, what was left open, what passed."""
        for crash in outcome.crashes:
            yield from packed(
                [Labelled(*self._crash(outcome.origin.name, crash.plugin, crash.what, crash.error))],
                self._width,
                2,
            )
        for notice in outcome.notices:
            label = Say("说明", "note").in_(self._run.language)
            yield from packed([Labelled(label, self._in(notice.message), "dim")], self._width, 2)
        listed = [Verdict.OPEN] if standing(outcome, self._run.fail_on) is Standing.UNDECIDED else []
        if self._run.show_passed:
            listed = [Verdict.OPEN, Verdict.NOT_APPLICABLE, Verdict.PASS]
        for verdict in listed:
            rules = Counter(one.rule for one in outcome.judgements if one.verdict is verdict)
            names = joined((Say(f"{rule} {n} 项", f"{rule} {n}") for rule, n in rules.items()), "、")
            yield from packed([Labelled(self._in(VERDICT[verdict]), self._in(names), "dim")], self._width, 2)

    def _crash(self, where: str, plugin: str, what: str, error: str) -> tuple[str, str, str]:
        say = Say(
            f"{plugin} 的 {what} 运行失败，该项未核：{error}",
            f"{what} of {plugin} failed and was not judged: {error}",
        )
        return Say("故障", "failure").in_(self._run.language), self._in(say), "magenta"

    def _end(self, closing: Closing) -> Iterator[Text]:
        for crash in closing.crashes:
            yield from packed(
                [Labelled(*self._crash("", crash.plugin, crash.what, crash.error))], self._width, 0
            )
        for notice in closing.notices:
            label = Say("配置", "configuration").in_(self._run.language)
            yield from packed([Labelled(label, self._in(notice.message), "yellow")], self._width, 0)
        if closing.gone:
            n = len(closing.gone)
            say = Say(f"基线中的 {n} 项问题已不存在", f"{n} findings of the baseline are gone")
            yield from paragraph(self._in(say), self._width, 0)
        totals = closing.totals
        if totals.inputs > 1:
            states = joined(
                (
                    Say(f"{n} 份{STANDING[state].zh}", f"{n} {STANDING[state].en}")
                    for state in Standing
                    if (n := totals.standings[state])
                ),
            )
            yield from paragraph(
                self._in(
                    joined((Say(f"共 {totals.inputs} 份", f"{totals.inputs} inputs"), states), "：", ": ")
                ),
                self._width,
                0,
            )
        found = counts(
            {
                SEVERITY[Severity.ERROR]: totals.severities[Severity.ERROR],
                SEVERITY[Severity.WARNING]: totals.severities[Severity.WARNING],
                VERDICT[Verdict.REVIEW]: totals.review,
                SEVERITY[Severity.INFO]: totals.severities[Severity.INFO],
            },
            totals.suppressed,
        )
        mark, style = _ENDS[closing.exit]
        end = closing.exit.say if found.zh or closing.exit is not Exit.CONFORMING else _NOTHING_FOUND
        verdict = joined((end, found, judged(totals.verdicts)), "；", "; ")
        yield from headline([(f"{mark} ", style), (self._in(verdict), style)], ("", ""), self._width, hang=2)


_NOTHING_FOUND = Say("未发现问题", "no findings")
_ENDS = {
    Exit.CONFORMING: _CLEAN,
    Exit.FINDINGS: ("✗", "bold red"),
    Exit.MISUSE: _DOUBT,
    Exit.NOT_JUDGED: _DOUBT,
    Exit.NOTHING: _DOUBT,
}


def _related(finding: Finding) -> Say:
    """Further places, without the part of their names that they share with the finding's own place."""
    return joined((_spoken(spot, finding.spot) for spot in finding.related), "、")


def _spoken(spot: Spot, beside: Spot) -> Say:
    quote = shorten(plain(spot.where.quote), 20)
    said = []
    for language in ("zh", "en"):
        mine, other = (one.label.in_(language).split(" · ") for one in (spot, beside))
        while len(mine) > 1 and other and mine[0] == other[0]:
            mine, other = mine[1:], other[1:]
        role = f"（{spot.role.zh}）" if spot.role and language == "zh" else ""
        if spot.role and language == "en":
            role = f" ({spot.role.en})"
        said.append(f"{' · '.join(mine)}{role}" + (f" “{quote}”" if quote else ""))
    return Say(*said)


def _explained(finding: Finding) -> Say:
    n = len(finding.explains)
    if not n:
        return Say("", "")
    return Say(
        f"另有 {n} 项核对因此不符，不单列", f"{n} further checks fail for this reason and are not listed"
    )


def _same(text: str) -> Say:
    return Say(text, text)


def _encodable(text: str, encoding: str | None) -> bool:
    try:
        text.encode(encoding or "utf-8")
    except (UnicodeEncodeError, LookupError):
        return False
    return True
