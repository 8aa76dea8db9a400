"""Workflow commands that GitHub shows as annotations beside the file."""

from __future__ import annotations

from typing import IO

from reportlint.model.finding import Finding, Outcome, Severity, Verdict
from reportlint.model.message import Message
from reportlint.outputs.format import Closing, Run
from reportlint.outputs.sentences import suppression
from reportlint.outputs.totals import ordered
from reportlint.outputs.words import weight
from reportlint.support.characters import harmless

_COMMAND = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


class GithubWriter:
    """Writes one line a finding, crash or unreadable input; findings that don't count are notices."""

    def __init__(self, run: Run, stream: IO[str]) -> None:
        self._run = run
        self._stream = stream

    def add(self, outcome: Outcome) -> None:
        """Write the lines of one input."""
        file = {"file": outcome.origin.path or outcome.origin.name}
        if problem := outcome.problem:
            text = Message(
                f"{problem.message.zh}。{problem.advice.zh}", f"{problem.message.en}. {problem.advice.en}"
            )
            self._line("error", file, text)
        for crash in outcome.crashes:
            self._line("error", {**file, "title": crash.what}, _failed(crash.plugin, crash.message))
        for finding in ordered(outcome.findings):
            self._finding(finding, file)

    def close(self, closing: Closing) -> None:
        """Write what concerns no input."""
        for crash in closing.crashes:
            self._line("error", {"title": crash.what}, _failed(crash.plugin, crash.message))
        for notice in closing.notices:
            self._line("warning", {}, notice.message)

    def _finding(self, finding: Finding, file: dict[str, str]) -> None:
        where = finding.location.where
        place = {
            "line": where.line,
            "endLine": where.end_line,
            "col": where.column,
            "endColumn": where.end_column,
            "title": finding.rule,
        }
        label, why = finding.location.label, suppression(finding)
        text = Message(f"{label.zh}：{finding.message.zh}", f"{label.en}: {finding.message.en}")
        if finding.suppression:
            text = Message(f"{text.zh}（{why.zh}）", f"{text.en} ({why.en})")
        elif finding.verdict is Verdict.REVIEW:
            text = Message(f"待核：{text.zh}", f"To review: {text.en}")
        command = "notice" if finding.suppression else _COMMAND[weight(finding)]
        self._line(
            command, {**file, **{key: str(value) for key, value in place.items() if value is not None}}, text
        )

    def _line(self, command: str, properties: dict[str, str], text: Message) -> None:
        told = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
        space = " " if told else ""
        self._stream.write(f"::{command}{space}{told}::{_data(text.in_(self._run.language))}\n")


def _failed(plugin: str, error: Message) -> Message:
    return Message(f"{plugin} 运行失败：{error.zh}", f"{plugin} failed: {error.en}")


def _data(text: str) -> str:
    return harmless(text).replace("%", "%25").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
