"""Reviewdog's Diagnostic Format, for review comments on any code host."""

from __future__ import annotations

from typing import IO, Any

from reportlint.model.finding import Outcome, Severity
from reportlint.outputs.alerts import Alert, alerts, last_alerts
from reportlint.outputs.format import Closing, Run
from reportlint.outputs.jsonstream import ArrayWriter
from reportlint.outputs.uri import page_of_rule

_SEVERITY = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.INFO: "INFO"}


class RdjsonWriter:
    """Writes one diagnostic a finding that counts, crash or unreadable input.

    Places are lines: reviewdog counts columns in bytes of UTF-8, which only the page could tell.
    """

    def __init__(self, run: Run, stream: IO[str]) -> None:
        self._run = run
        self._rules = {rule.id for rule in run.rules}
        self._document = ArrayWriter(stream, "{\n", {"source": {"name": "reportlint"}}, "diagnostics")

    def add(self, outcome: Outcome) -> None:
        """Write the diagnostics of one input."""
        # What may fail comes first: an outcome is there as a whole or not at all.
        for entry in [self._diagnostic(alert) for alert in alerts(outcome) if not alert.suppressed]:
            self._document.item(entry)

    def close(self, closing: Closing) -> None:
        """Write what concerns no input, and end the document."""
        for alert in last_alerts(closing):
            self._document.item(self._diagnostic(alert))
        self._document.close({}, "\n}\n")

    def _diagnostic(self, alert: Alert) -> dict[str, object]:
        code = {"value": alert.name}
        if alert.name in self._rules and (address := page_of_rule(self._run.docs_url, alert.name)):
            code["url"] = address
        location: dict[str, Any] = {"path": alert.path}
        if first := alert.where.line:
            location["range"] = {"start": {"line": first}, "end": {"line": alert.where.end_line or first}}
        return {
            "message": alert.message.in_(self._run.language),
            "location": location,
            "severity": _SEVERITY[alert.severity],
            "code": code,
        }
