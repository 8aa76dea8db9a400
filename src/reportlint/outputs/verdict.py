"""How a run ended, in a sentence and a sign."""

from __future__ import annotations

from reportlint.model.exit import Exit
from reportlint.model.finding import Severity, Verdict
from reportlint.model.message import Message
from reportlint.outputs.format import Closing
from reportlint.outputs.sentences import counts, joined, judged
from reportlint.outputs.totals import STANDING, FailOn, InputStanding, Totals
from reportlint.outputs.words import SEVERITY, VERDICT


def standings(totals: Totals) -> Message:
    """How many inputs there were, and what became of them."""
    states = (
        Message(f"{n} 份{STANDING[state].zh}", f"{n} {STANDING[state].en}")
        for state in InputStanding
        if (n := totals.standings[state])
    )
    return joined((Message(f"共 {totals.inputs} 份", f"{totals.inputs} inputs"), joined(states)), "：", ": ")


def ending_mark(closing: Closing) -> str:
    """The sign of how it ended. What is left for review is not yet right, whatever the exit code."""
    if _let_pass(closing):
        return "!"
    if closing.exit is Exit.CONFORMING:
        return "?" if closing.totals.review else "✓"
    return "✗" if closing.exit is Exit.FINDINGS else "?"


def _let_pass(closing: Closing) -> bool:
    """Whether there are findings in a run that none of them fails."""
    totals = closing.totals
    found = totals.review + totals.severities.total()
    return closing.exit is Exit.CONFORMING and totals.fail_on is FailOn.NEVER and found > 0


def verdict(closing: Closing) -> Message:
    """How it ended, what was found, and of how much."""
    totals = closing.totals
    numbers = {SEVERITY[severity]: totals.severities[severity] for severity in Severity}
    found = counts({**numbers, VERDICT[Verdict.REVIEW]: totals.review}, totals.suppressed)
    if _let_pass(closing):
        end = Message("有问题，按设定不影响退出码", "findings, which by setting leave the exit code alone")
    elif closing.exit is Exit.CONFORMING and not found.zh:
        end = Message("未发现问题", "no findings")
    else:
        end = closing.exit.say
    return joined((end, found, judged(totals.verdicts)), "；", "; ")
