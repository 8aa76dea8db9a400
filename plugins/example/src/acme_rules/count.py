"""`acme/count`: an output format, one line a report."""

from typing import IO

from reportlint import Closing, Format, Message, Outcome, Run


class Counter:
    """Writes the lines."""

    def __init__(self, run: Run, stream: IO[str]) -> None:
        self._run = run
        self._stream = stream

    def add(self, outcome: Outcome) -> None:
        """Write the line of one report."""
        told = str(len(outcome.active))
        if outcome.problem is not None:
            told = outcome.problem.message.in_(self._run.language)
        self._stream.write(f"{outcome.origin.name}\t{told}\n")

    def close(self, closing: Closing) -> None:
        """Write the last line."""
        self._stream.write(f"exit\t{closing.exit.value}\n")


COUNT = Format("acme/count", Message("每份报告的问题数", "findings of each report"), Counter)
