"""What a start works out is known to the next one. For processes that are ours alone: it reaches into Python's own."""

from __future__ import annotations

from reportlint.support import collecting, generated, kept, patterns


def warm() -> None:
    """Let this process know what earlier ones worked out, and hardly look for what can be forgotten."""
    collecting.hold()
    kept.warm()
    patterns.warm()
    generated.warm()


def keep() -> None:
    """Let the next process know what this one worked out; nothing is done where `warm` was not called."""
    kept.keep()
