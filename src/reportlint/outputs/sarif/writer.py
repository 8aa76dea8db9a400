"""The log itself: one run, its results written as they come."""

from __future__ import annotations

import tempfile
from typing import IO

from reportlint.model.finding import Outcome, Verdict
from reportlint.outputs.format import Closing, Run
from reportlint.outputs.jsonstream import ArrayWriter, dumps
from reportlint.outputs.sarif import shapes
from reportlint.outputs.sarif.components import TAGS, Rules
from reportlint.outputs.sarif.invocation import invocation, of_outcome
from reportlint.outputs.sarif.places import artifact, whole
from reportlint.outputs.sarif.results import Results
from reportlint.outputs.sarif.taxonomies import Taxonomies

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


class SarifWriter:
    """Writes a SARIF 2.1.0 log. The same outcomes give the same bytes: it holds no time and no random id.

    Artifacts wait in a temporary file until all results are written.
    """

    def __init__(self, run: Run, stream: IO[str]) -> None:
        self._run = run
        self._rules = Rules(run)
        self._taxonomies = Taxonomies(run.rules, run.clauses)
        self._results = Results(run, self._rules, self._taxonomies)
        self._artifacts = tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace")  # noqa: SIM115
        self._count = 0
        self._notifications: list[shapes.Notification] = []
        self._idle: dict[str, None] = {}
        self._busy: set[str] = set()
        self._first: shapes.Location | None = None
        head = {
            "tool": {
                "driver": self._rules.driver(self._taxonomies),
                "extensions": self._rules.extensions(self._taxonomies),
            },
            "language": TAGS[run.language],
            "columnKind": "unicodeCodePoints",
            "defaultEncoding": "UTF-8",
            "automationDetails": {"id": "reportlint/check/"},
            "taxonomies": self._taxonomies.components(run.language),
            "translations": self._rules.translations(),
        }
        opening = f'{{"$schema": {dumps(SCHEMA)}, "version": "2.1.0", "runs": [{{\n'
        self._document = ArrayWriter(stream, opening, head, "results")

    def add(self, outcome: Outcome) -> None:
        """Write the results of one outcome."""
        # What may fail comes first, so that an outcome is either there as a whole or not at all.
        index = self._count
        line = dumps(artifact(outcome, index))
        notifications = of_outcome(outcome, index, self._run, self._rules)
        results = list(self._results.of(outcome, index))
        self._count += 1
        self._artifacts.write(f"{line}\n")
        self._notifications += notifications
        self._first = self._first or whole(outcome.origin, index)
        for one in outcome.judgements:
            if one.verdict is Verdict.NOT_APPLICABLE:
                self._idle[one.rule] = None
            else:
                self._busy.add(one.rule)
        for result in results:
            self._document.item(result)

    def close(self, closing: Closing) -> None:
        """Write which rules never applied, what is gone, the artifacts and the invocation."""
        if self._first and self._run.show_passed:
            for result in self._results.idle(
                [rule for rule in self._idle if rule not in self._busy], self._first
            ):
                self._document.item(result)
        for one in closing.gone if self._run.show_suppressed else ():
            self._document.item(self._results.gone(one))
        with self._artifacts as lines:
            lines.seek(0)
            self._document.array("artifacts", (line.rstrip("\n") for line in lines))
        totals = closing.totals
        tail = {
            "invocations": [invocation(self._run, closing, self._notifications, self._rules)],
            "properties": {
                "asOf": self._run.as_of.isoformat(),
                "inputs": totals.inputs,
                "standings": {standing.value: n for standing, n in sorted(totals.standings.items())},
                "verdicts": {verdict.value: n for verdict, n in sorted(totals.verdicts.items())},
                **({"gone": len(closing.gone)} if closing.gone else {}),
            },
        }
        self._document.close(tail, "\n}]}\n")
