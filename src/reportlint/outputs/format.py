"""What an output format is: a writer that is fed one outcome at a time, and what it is told about the run."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from importlib import import_module
from typing import IO, Any, Protocol

from reportlint.model.errors import without_extra
from reportlint.model.exit import Exit
from reportlint.model.finding import Crash, Notice, Outcome, Severity
from reportlint.model.form import Clause
from reportlint.model.message import Language, Message
from reportlint.outputs.totals import FailOn, Totals
from reportlint.rules.rule import Rule
from reportlint.support.console import Color


@dataclass(frozen=True, slots=True)
class Extension:
    """A plugin that took part in the run."""

    name: str
    version: str

    @property
    def title(self) -> str:
        """Name and version, as rules name their plugin."""
        return f"{self.name} {self.version}".rstrip()


@dataclass(frozen=True, slots=True)
class Run:
    """What is known before the first outcome."""

    version: str
    """The tool's own."""
    as_of: date
    language: Language = "zh"
    rules: tuple[Rule, ...] = ()
    """All enabled rules, in the catalogue's order."""
    extensions: tuple[Extension, ...] = ()
    clauses: Mapping[str, Clause] = field(default_factory=dict)
    """The clauses of all forms."""
    severities: Mapping[str, Severity] = field(default_factory=dict)
    """Severities the user changed, by rule id."""
    fail_on: FailOn = FailOn.ERROR
    show_passed: bool = False
    show_suppressed: bool = False
    """Set where SARIF is to hold findings that don't count as results."""
    statistics: bool = False
    """Set where people want to see how many findings each rule has."""
    quiet: bool = False
    """Set where people want to see only what is wrong."""
    color: Color | None = None
    """None: as the terminal is."""
    docs_url: str = ""
    """Where the documentation is published, for links to its pages; empty: nowhere."""
    baseline: Baselined | None = None
    """Set where findings are compared with an earlier run."""


class Baselined(Protocol):
    """What writers ask about the earlier run."""

    def state(self, report: str, fingerprint: str) -> str:
        """`new` or `unchanged`, for identities of a report and of a finding."""


@dataclass(frozen=True, slots=True)
class BaselineGone:
    """A finding of the baseline that is no longer there, in a report that was judged again."""

    rule: str
    fingerprint: str
    key: str
    """Logical key of the thing."""
    report: str
    """Identity of the report, see `reportlint.suppression.baseline`."""
    message: str
    uri: str
    """Percent-encoded."""


@dataclass(frozen=True, slots=True)
class Closing:
    """What is known after the last outcome."""

    totals: Totals
    exit: Exit
    notices: tuple[Notice, ...] = ()
    """About the configuration: waivers that are unused or expired, and the like."""
    crashes: tuple[Crash, ...] = ()
    """Plugins and hooks that failed outside any input."""
    gone: tuple[BaselineGone, ...] = ()


class Writer(Protocol):
    """Writes one document. It keeps no outcome, so that memory does not grow with their number."""

    def add(self, outcome: Outcome) -> None:
        """Write one outcome; they come in the order of the inputs."""

    def close(self, closing: Closing) -> None:
        """Write the rest of the document. The stream is the caller's to close."""


@dataclass(frozen=True, slots=True)
class Format:
    """A registered output format."""

    name: str
    title: Message
    maker: Callable[[Run, IO[Any]], Writer] | str
    """Makes a writer on a stream; or `module:name` of it, so that it is imported when it is used."""
    binary: bool = False
    """True: the stream takes bytes; False: text, in UTF-8; what that can't hold is replaced."""
    terminal: bool = False
    """True: made to be read on a terminal, in the terminal's encoding."""
    pages: bool = False
    """True: it shows pages; outcomes then hold the text of theirs."""
    rereads: bool = False
    """True: it reads the document again, and has the time for that."""
    extra: str = ""
    """Name of the extra whose libraries it needs."""
    plugin: str = ""
    """Name and version of the plugin it is from; empty for ours."""

    def writer(self, run: Run, stream: IO[Any]) -> Writer:
        """A writer that has begun its document on the stream. Raises UsageError where its extra is missing."""
        maker = self.maker
        if isinstance(maker, str):
            module, _, name = maker.partition(":")
            try:
                maker = getattr(import_module(module), name)
            except ModuleNotFoundError:
                if not self.extra:
                    raise
                what = Message(f"输出“{self.title.zh}”", f"Writing “{self.title.en}”")
                raise without_extra(what, self.extra) from None
        return maker(run, stream)
