"""What a rule is, whoever wrote it: in Python, in TOML, here or in a plugin.

A rule is a small pure function that takes one thing of the report and yields notes about it; everything else
on it is text and data.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from types import FunctionType
from typing import Any, Final, NamedTuple

from reportlint.model.finding import Severity, Verdict
from reportlint.model.message import Message
from reportlint.model.place import Locatable

_OPEN: Final = inspect.CO_VARARGS | inspect.CO_VARKEYWORDS
"""Of a function that takes any number of arguments."""


class Note(NamedTuple):
    """What a rule says about a thing. Made by `Fail`, `Review`, `Open` and `NotApplicable`."""

    verdict: Verdict
    thing: Locatable
    message: str
    """Id of one of the rule's messages."""
    arguments: Mapping[str, object]
    related: tuple[tuple[Locatable, Message | None], ...] = ()
    """Further things and their roles."""
    explains: tuple[Locatable, ...] = ()
    """Things whose other failing verdicts by rules of the same plugin follow from this cause."""
    follows: tuple[Locatable, ...] = ()
    """Things whose fault brings this one about: where one of them has a finding, this is none of its own."""
    severity: Severity | None = None
    """Set to weigh less or more than the rule's own severity."""

    def beside(self, *things: Locatable, role: Message | None = None) -> Note:
        """The same note with further things as related places."""
        return self._replace(related=(*self.related, *((thing, role) for thing in things)))

    def explaining(self, *things: Locatable) -> Note:
        """The same note, with the failing things that follow from it."""
        return self._replace(explains=(*self.explains, *things))

    def following(self, *things: Locatable) -> Note:
        """The same note, with the things whose fault brings this one about."""
        return self._replace(follows=(*self.follows, *things))

    def weighing(self, severity: Severity) -> Note:
        """The same note with a severity of its own."""
        return self._replace(severity=severity)

    def suspected(self) -> Note:
        """The same note with nothing said for sure: a fail becomes a review."""
        return self._replace(verdict=Verdict.REVIEW) if self.verdict is Verdict.FAIL else self


def Fail(thing: Locatable, message: str = "fault", /, **arguments: object) -> Note:
    """The thing is wrong. `arguments` fill the rule's message of that id."""
    return Note(Verdict.FAIL, thing, message, arguments)


def Review(thing: Locatable, message: str = "fault", /, **arguments: object) -> Note:
    """The thing is perhaps wrong; a person must look."""
    return Note(Verdict.REVIEW, thing, message, arguments)


def Open(thing: Locatable) -> Note:
    """The thing could not be judged."""
    return Note(Verdict.OPEN, thing, "", {})


def NotApplicable(thing: Locatable) -> Note:
    """The rule has nothing to say about this thing."""
    return Note(Verdict.NOT_APPLICABLE, thing, "", {})


@dataclass(frozen=True, slots=True)
class Case:
    """An example of a rule: a clean report with one edit, perhaps beside others, and the exact findings.

    Cases are tests, the examples in the docs, and the defects of the defect matrix.
    """

    name: Message
    edit: Mapping[str, str | None]
    """Keys of a draft (see `reportlint.testing.Draft`) and their new value; None removes the thing."""
    expect: tuple[str, ...] = ()
    """`fail KEY` and `review KEY`, the exact set; empty: the rule is content."""
    base: str = ""
    """The clean draft the edit is made on, such as `annual-2021/county`; empty: the default one."""
    last: Mapping[str, str | None] = field(default_factory=dict)
    """For a rule of `years`: edits of the same body's clean draft of the year before. In this and the next three
    the key `base` names another clean draft, and `in-year` moves all that it says to another year."""
    earlier: tuple[Mapping[str, str | None], ...] = ()
    """For a rule of `earlier`: edits of the base, one for every earlier report; `in-year` says of which."""
    peers: tuple[Mapping[str, str | None], ...] = ()
    """For a rule of `peers`: edits of the base, one for every report that looks alike."""
    parts: tuple[Mapping[str, str | None], ...] = ()
    """For a rule of `hierarchy`: edits of the base, one for every body below."""
    missing: tuple[str, ...] = ()
    """Names of further bodies of the list, whose reports are not at hand."""
    known: Mapping[str, str] = field(default_factory=dict)
    """For a rule of `known`: names of columns and their numbers."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One requirement, judged.

    `judge` takes the thing, and if it declares further parameters, the report and the rule's options. For a
    thing of several reports the second parameter is the one that findings belong to.
    """

    id: str
    group: str
    """`structure`, `tables`, `arithmetic`, `stated`, `wording`, `zero`,
    `fees`, `dates`, `metadata`, `privacy`, `website`, `forms`, `years`, `peers`, `hierarchy`, `known`."""
    severity: Severity
    each: str
    """The kind of thing it judges; the list is in `reportlint.rules.targets`."""
    clause: str
    title: Message
    messages: Mapping[str, Message]
    fix: Message
    why: Message
    judge: Callable[..., Iterable[Note]]
    exceptions: Message | None = None
    """When it does not apply."""
    since: str = "0.1"
    document_fix: Message | None = None
    """How to mend it in a Word or PDF document, where `fix` speaks of a site."""
    enabled: bool = True
    """False for rules that only run when selected by id."""
    options: Any = None
    """A frozen dataclass with the defaults of the rule's options; None where it has none."""
    cases: tuple[Case, ...] = ()
    plugin: str = ""
    """Set by the catalogue: the name of the plugin that brought it."""
    source: str = ""
    """`file:line` of a declared rule."""
    arity: int = field(default=1)

    def advice(self, *, document: bool) -> Message:
        """How to mend it, in a page or in a document."""
        return self.document_fix or self.fix if document else self.fix

    def __call__(self, *arguments: Any) -> Iterator[Note]:
        """Judge one thing."""
        return iter(self.judge(*arguments[: self.arity]))


def rule(
    *,
    id: str,
    group: str,
    severity: str,
    each: str,
    clause: str,
    title: Message,
    fix: Message,
    why: Message,
    message: Message | None = None,
    messages: Mapping[str, Message] | None = None,
    document_fix: Message | None = None,
    exceptions: Message | None = None,
    since: str = "0.1",
    enabled: bool = True,
    options: Any = None,
    cases: Iterable[Case] = (),
) -> Callable[[Callable[..., Iterable[Note]]], Rule]:
    """Make a function a rule.

    `message` is the text of the message id `fault`; a rule with several messages gives `messages`.
    """

    def wrap(judge: Callable[..., Iterable[Note]]) -> Rule:
        return Rule(
            id=id,
            group=group,
            severity=Severity(severity),
            each=each,
            clause=clause,
            title=title,
            messages={**({"fault": message} if message else {}), **(messages or {})},
            fix=fix,
            document_fix=document_fix,
            why=why,
            judge=judge,
            exceptions=exceptions,
            since=since,
            enabled=enabled,
            options=options,
            cases=tuple(cases),
            arity=_arity(judge),
        )

    return wrap


def _arity(judge: Callable[..., object]) -> int:
    """How many arguments it takes; a plain function tells by itself, at a tenth of the time."""
    if type(judge) is FunctionType and not (hasattr(judge, "__wrapped__") or judge.__code__.co_flags & _OPEN):
        return judge.__code__.co_argcount + judge.__code__.co_kwonlyargcount
    return len(inspect.signature(judge).parameters)
