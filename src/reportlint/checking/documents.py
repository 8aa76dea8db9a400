"""The documents of a run, each written by itself: what one of them can't take costs that page in that one."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from io import StringIO
from pathlib import Path
from typing import IO, Any

from reportlint.checking.destinations import Destination
from reportlint.checking.targets import Target
from reportlint.model.errors import UsageError
from reportlint.model.finding import Crash, Outcome, ProblemSide
from reportlint.model.message import Message
from reportlint.outputs.format import Closing, Format, Run, Writer
from reportlint.page.problems import problem
from reportlint.support import limits
from reportlint.support.sandbox import CaughtError, Guard, caught
from reportlint.support.watch import has_alarm

_NAMED = 20
"""Pages that a document could not take and that are named; of more only the number is told."""


class Documents:
    """The documents of a run, fed one outcome at a time. A context: they are kept only if it ends well."""

    def __init__(self, chosen: Iterable[Target[Format]], run: Run) -> None:
        """Raises UsageError where one can't be begun."""
        self._documents: list[_Document] = []
        try:
            for target in chosen:
                self._documents.append(_Document(target, run))
        except BaseException:
            self._drop()
            raise

    @property
    def failures(self) -> list[Crash]:
        """The pages that documents could not take, and the documents that are not kept."""
        return [crash for document in self._documents for crash in document.failures()]

    @property
    def told(self) -> bool:
        """Whether a table on stdout says how it ended."""
        return any(document.told for document in self._documents)

    @property
    def files(self) -> list[Path]:
        """Those that are in their place."""
        return [document.file for document in self._documents if document.file and document.kept]

    def add(self, outcome: Outcome) -> None:
        """Write one outcome to all of them."""
        for document in self._documents:
            document.add(outcome)

    def close(self, closing: Callable[[], Closing]) -> Closing:
        """Write the rest, and put the files in their places. Gives what was known at the very end.

        The documents of plugins come first and stdout last, so that it tells which of them failed.
        """
        for document in sorted(self._documents, key=lambda one: (one.on_stdout, one.ours)):
            document.close(closing())
            document.settle()
        return closing()

    def __enter__(self) -> Documents:
        return self

    def __exit__(self, *exception: object) -> None:
        self._drop()

    def _drop(self) -> None:
        for document in self._documents:
            document.drop()


class _Document:
    """A writer, contained, and where its document goes."""

    def __init__(self, target: Target[Format], run: Run) -> None:
        self._format = target.format
        self.file = target.file
        self.kept = False
        """Whether it is in its place."""
        self._place: Destination | None = Destination(target, text=not target.format.binary)
        self._draft = None if target.format.binary else _Draft(self._place.stream)
        self._unwritten: list[Crash] = []
        self._lost: Crash | None = None
        self._writer: Writer
        stream: IO[Any] = self._place.stream if self._draft is None else self._draft  # type: ignore[assignment]
        try:
            made = self._attempt(lambda: self._begin(run, stream))
        except BaseException:
            self.drop()
            raise
        if isinstance(made, CaughtError):
            self._lose(made)

    @property
    def on_stdout(self) -> bool:
        """Whether it goes to stdout."""
        return self.file is None

    @property
    def ours(self) -> bool:
        """Whether the writer is no plugin's."""
        return not self._format.plugin

    @property
    def told(self) -> bool:
        """Whether it is a table on stdout, and whole."""
        return self.on_stdout and self._format.name == "table" and self._lost is None

    def add(self, outcome: Outcome) -> None:
        """Write an outcome; where that can't be done, that it could not."""
        if self._lost is not None:
            return
        failure = self._attempt(lambda: self._writer.add(outcome))
        if failure is None:
            return
        stand_in = _unwritten(outcome, self._format.name, failure)
        if self._attempt(lambda: self._writer.add(stand_in)) is not None:
            self._lose(failure)
        else:
            self._unwritten.append(self._crash(outcome.origin.name, failure, "没有写入", "was not written"))

    def close(self, closing: Closing) -> None:
        """Write the rest."""
        if self._lost is None and (failure := self._attempt(lambda: self._writer.close(closing))) is not None:
            self._lose(failure)

    def settle(self) -> None:
        """Put the document in its place."""
        if self._place is None or self._lost is not None:
            return
        try:
            self._place.keep()
            self._place, self.kept = None, True
        except UsageError as error:
            self._lose(CaughtError(error.say.en, error.say))
        except OSError as error:
            if self.on_stdout:
                raise
            self._lose(caught(error))
        except ValueError as error:
            # Its writer has closed the stream.
            self._lose(caught(error))

    def drop(self) -> None:
        """The document is not kept."""
        if self._place is not None:
            self._place.drop()
            self._place = None

    def failures(self) -> Iterable[Crash]:
        """What failed, as much of it as one reads."""
        yield from self._unwritten[:_NAMED]
        if (left := len(self._unwritten) - _NAMED) > 0:
            said = Message(f"另有 {left} 份没有写入", f"{left} more were not written")
            yield Crash(self._maker, self._format.name, "", said.en, said)
        if self._lost is not None:
            yield self._lost

    @property
    def _maker(self) -> str:
        return self._format.plugin or "reportlint"

    def _begin(self, run: Run, stream: IO[Any]) -> None:
        self._writer = self._format.writer(run, stream)

    def _attempt(self, work: Callable[[], None]) -> CaughtError | None:
        """Do some writing: all of it is kept, or nothing. Raises UsageError; whoever reads may be gone."""
        refused: list[UsageError] = []

        def willing() -> None:
            try:
                work()
            except UsageError as error:
                refused.append(error)

        # Ours wait for nothing but the processes that read documents, which have limits of their own.
        processor = self.ours and has_alarm()
        seconds = limits.RULE_SECONDS
        if self._format.rereads and not processor:
            seconds += limits.CLOCK * (limits.DOCUMENT_SECONDS + limits.CONVERT_SECONDS)
        with Guard(seconds, processor=processor) as guard:
            failure = guard.run(f"{self._maker}: {self._format.name}", willing)
        if refused and self.ours:
            raise refused[0]
        if refused:
            failure = CaughtError(refused[0].say.en, refused[0].say)
        if self._draft is not None:
            if failure is None:
                self._commit(self._draft)
            self._draft.forget()
        return failure

    def _commit(self, draft: _Draft) -> None:
        """A disk that takes no more loses a document; that nobody reads stdout is for the caller."""
        try:
            draft.commit()
        except OSError as error:
            if self._place is None or self._place.direct:
                raise
            self._lose(caught(error))

    def _lose(self, failure: CaughtError) -> None:
        """The document can't be written at all."""
        self.drop()
        self._lost = self._crash("", failure, "没有写成", "could not be written")

    def _crash(self, page: str, failure: CaughtError, zh: str, en: str) -> Crash:
        reason = failure.said or Message(failure.error, failure.error)
        said = Message(f"{page}{zh}：{reason.zh}", f"{page} {en}: {reason.en}".lstrip())
        return Crash(self._maker, self._format.name, page, failure.error, said)


def _unwritten(outcome: Outcome, format_: str, failure: CaughtError) -> Outcome:
    """What stands in a document for a page that it could not take."""
    said = failure.said or Message(failure.error, failure.error)
    return Outcome(
        origin=outcome.origin,
        form=None,
        kind=Message("未能写入", "not written"),
        title="",
        body="",
        year=None,
        findings=(),
        judgements=(),
        crashes=(),
        notices=(),
        problem=problem("output-failed", side=ProblemSide.OURS, format=format_, reason=said),
    )


class _Draft:
    """A text stream that holds what is written until it is complete; else like the one behind it."""

    def __init__(self, stream: IO[str]) -> None:
        self._stream = stream
        self._text = StringIO(newline="")

    def write(self, text: str) -> int:
        """Hold some text."""
        return self._text.write(text)

    def flush(self) -> None:
        """Nothing goes on before it is complete."""

    def close(self) -> None:
        """The stream behind it is not a writer's to close."""

    def commit(self) -> None:
        """Write what is held."""
        self._stream.write(self._text.getvalue())

    def forget(self) -> None:
        """Leave out what is held."""
        self._text = StringIO(newline="")

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)
