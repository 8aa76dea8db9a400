"""Workflow commands that GitHub shows as annotations beside the file."""

from __future__ import annotations

from typing import IO

from reportlint.model.finding import Outcome, Severity
from reportlint.outputs.alerts import Alert, alerts, last_alerts
from reportlint.outputs.format import Closing, Run
from reportlint.support.characters import harmless

_COMMAND = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


class GithubWriter:
    """Writes one line a finding, crash or unreadable input; findings that don't count are notices."""

    def __init__(self, run: Run, stream: IO[str]) -> None:
        self._run = run
        self._stream = stream

    def add(self, outcome: Outcome) -> None:
        """Write the lines of one input."""
        for alert in alerts(outcome):
            self._write(alert)

    def close(self, closing: Closing) -> None:
        """Write what concerns no input."""
        for alert in last_alerts(closing):
            self._write(alert)

    def _write(self, alert: Alert) -> None:
        where = alert.where
        # GitHub knows columns within one line only.
        columns = where.end_line in (None, where.line)
        told = {
            "file": alert.path or None,
            "line": where.line,
            "endLine": where.end_line,
            "col": where.column if columns else None,
            "endColumn": where.end_column if columns else None,
            "title": alert.name,
        }
        command = "notice" if alert.suppressed else _COMMAND[alert.severity]
        properties = ",".join(
            f"{key}={_property(str(value))}" for key, value in told.items() if value is not None
        )
        self._stream.write(f"::{command} {properties}::{_data(alert.message.in_(self._run.language))}\n")


def _data(text: str) -> str:
    return harmless(text).replace("%", "%25").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
