"""How several things are named in one sentence."""

from collections.abc import Iterable

from reportlint import Message

SHOWN = 5
"""Things named before “等”."""


def listed(labels: Iterable[Message]) -> Message:
    """The labels in a row, cut after a few."""
    names = list(labels)
    cut = names[:SHOWN]
    more = len(names) > SHOWN
    return Message(
        "、".join(name.zh for name in cut) + ("等" if more else ""),
        ", ".join(name.en for name in cut) + (" …" if more else ""),
    )
