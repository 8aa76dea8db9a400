"""What can't be done as it was asked for."""

from __future__ import annotations

from collections.abc import Iterable

from reportlint.model.message import Message


class UsageError(Exception):
    """A wrong option, configuration or name. The command line prints `say` and ends with exit code 2."""

    def __init__(self, say: Message) -> None:
        super().__init__(say.en)
        self.say = say


class NotWritten(Exception):
    """A page that an output can't take, through no fault of the output; `say` is why."""

    def __init__(self, say: Message) -> None:
        super().__init__(say.en)
        self.say = say


class Interrupted(KeyboardInterrupt):
    """The user or the system wants the program to end; `signal` is the number of the signal that said so."""

    def __init__(self, signal: int, kept: Message | None = None) -> None:
        super().__init__(signal)
        self.signal = signal
        self.kept = kept
        """What is there already, as a sentence; None where nobody knows more than the command line."""


def without_extra(what: Message, extra: str) -> UsageError:
    """What is said where the libraries of an extra are not installed. `what` begins both sentences."""
    return UsageError(
        Message(
            f"{what.zh}需要安装附加组件：pip install 'reportlint[{extra}]'",
            f"{what.en} needs an extra: pip install 'reportlint[{extra}]'",
        )
    )


def nearest(word: str, legal: Iterable[str], listed: int = 12) -> Message:
    """A hint for an unknown word: the name it is closest to, else the legal ones if they are few.

    A sentence of its own, the English one after a space; empty where there is nothing to say.
    """
    import difflib

    names = sorted(legal)
    close = difflib.get_close_matches(word, names, n=1, cutoff=0.6)
    if close:
        return Message(f"是否为“{close[0]}”？", f" Did you mean “{close[0]}”?")
    if names and len(names) <= listed:
        return Message(f"可用的有：{'、'.join(names)}。", f" Known: {', '.join(names)}.")
    return Message("", "")


def choices(word: str, names: Iterable[str]) -> Message:
    """A hint for an unknown word of a small vocabulary: the name it is closest to, and all of them.

    Starts with a space in English only.
    """
    import difflib

    known = sorted(names)
    near = difflib.get_close_matches(word, known, n=1, cutoff=0.6)
    listed = Message(f"可用的有：{'、'.join(known)}", f" Known: {', '.join(known)}")
    if near:
        return Message(f"是否为“{near[0]}”？{listed.zh}", f" Did you mean “{near[0]}”?{listed.en}")
    return listed
