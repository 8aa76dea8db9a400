"""A Code Quality report, which GitLab shows in merge requests."""

from __future__ import annotations

from typing import IO

from reportlint.model.finding import Outcome, Severity
from reportlint.outputs.alerts import Alert, alerts, last_alerts
from reportlint.outputs.format import Closing, Run
from reportlint.outputs.jsonstream import ArrayWriter

_SEVERITY = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}
_NO_FILE = "."
"""GitLab takes no entry without a path."""


class GitlabWriter:
    """Writes one entry a finding that counts, crash or unreadable input."""

    def __init__(self, run: Run, stream: IO[str]) -> None:
        self._run = run
        self._document = ArrayWriter(stream)

    def add(self, outcome: Outcome) -> None:
        """Write the entries of one input."""
        # What may fail comes first: an outcome is there as a whole or not at all.
        for entry in [self._entry(alert) for alert in alerts(outcome) if not alert.suppressed]:
            self._document.item(entry)

    def close(self, closing: Closing) -> None:
        """Write what concerns no input, and end the document."""
        for alert in last_alerts(closing):
            self._document.item(self._entry(alert))
        self._document.close({}, "\n")

    def _entry(self, alert: Alert) -> dict[str, object]:
        first = alert.where.line or 1
        return {
            "description": alert.message.in_(self._run.language),
            "check_name": alert.name,
            "fingerprint": alert.identity,
            "severity": _SEVERITY[alert.severity],
            "location": {
                "path": alert.path or _NO_FILE,
                "lines": {"begin": first, "end": alert.where.end_line or first},
            },
        }
