"""One line a finding, as editors and grep take it: `file:line:column: severity: rule: sentence`."""

from __future__ import annotations

from typing import IO

from reportlint.model.finding import Outcome
from reportlint.model.message import Message
from reportlint.outputs.alerts import Alert, alerts, last_alerts
from reportlint.outputs.format import Closing, Run
from reportlint.support.wrap import plain


class ShortWriter:
    """Writes the findings that count, crashes and unreadable inputs."""

    def __init__(self, run: Run, stream: IO[str]) -> None:
        self._run = run
        self._stream = stream

    def add(self, outcome: Outcome) -> None:
        """Write the lines of one input."""
        for alert in alerts(outcome):
            if not alert.suppressed:
                self._write(alert)

    def close(self, closing: Closing) -> None:
        """Write what concerns no input."""
        for alert in last_alerts(closing):
            self._write(alert)

    def _write(self, alert: Alert) -> None:
        place = [alert.path or "reportlint", *map(str, filter(None, (alert.where.line, alert.where.column)))]
        # What a document without lines says of a place is words.
        spot = alert.where.words or Message("", "")
        text = f"{':'.join(place)}: {alert.severity.value}: {alert.name}: {alert.message.in_(self._run.language)}"
        self._stream.write(plain(f"{text} [{spot.in_(self._run.language)}]" if spot.zh else text) + "\n")
