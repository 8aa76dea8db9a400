"""Documents that were handed in, as a run over them: so that what is written about runs is written about them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportlint.agencies.agency import Agency
from reportlint.checking.session import Session
from reportlint.model.finding import Outcome
from reportlint.model.message import Message
from reportlint.outputs.words import grade
from reportlint.runs.compare import RunComparison
from reportlint.runs.result import RowResult, RowStatus, RunFacts
from reportlint.serve.answers import ChangeSummary, Recheck

_SEVERAL = Message(
    "压缩包里有几份报告，不能复核；请逐份复核", "Archives of several reports can't be compared; hand in one"
)


@dataclass(frozen=True, slots=True)
class HandedIn:
    """A `RunRecord` with a row for each report."""

    facts: RunFacts
    rows: Sequence[RowResult]

    def results(self) -> Iterator[RowResult]:
        """Every row."""
        yield from self.rows

    def page(self, result: RowResult) -> str | None:
        """The text it was judged on."""
        return result.outcome.page if result.outcome else None


def handed_in(session: Session, outcomes: Sequence[Outcome], agency: Agency | None = None) -> HandedIn:
    """The reports as a run; `agency`: the body whose report it is, whatever name the report gives."""
    run = session.run()
    facts = RunFacts(run.version, session.as_of, "", "", "", tuple(rule.id for rule in run.rules), "", "")
    rows = [
        RowResult(
            agency or _agency(row, outcome),
            RowStatus.NO_REPORT if outcome.problem else RowStatus.CHECKED,
            outcome=outcome,
        )
        for row, outcome in enumerate(outcomes, 2)
    ]
    return HandedIn(facts, rows)


def recheck(session: Session, earlier: Sequence[Outcome], later: Sequence[Outcome]) -> Recheck:
    """What became of the findings of a document: fixed, left and new, as `diff` tells it of two runs."""
    if len(earlier) != 1 or len(later) != 1:
        return Recheck(_SEVERAL, ())
    agency = _agency(2, earlier[0])
    before, after = handed_in(session, earlier, agency), handed_in(session, later, agency)
    (compared,) = RunComparison(before, after, lambda id_: before.rows[0]).bodies()
    changes = (
        ChangeSummary(
            one.change.value,
            grade(one.finding),
            one.finding.location.label,
            one.finding.message,
            one.remark,
        )
        for one in compared.deltas
    )
    return Recheck(compared.shift.say, tuple(changes))


def _agency(row: int, outcome: Outcome) -> Agency:
    name = outcome.body or outcome.title or outcome.origin.name
    return Agency(row, name, outcome.origin.url or outcome.origin.name, year=outcome.year)
