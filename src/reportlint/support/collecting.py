"""When Python looks for what can be forgotten: hardly while starting, and seldom after.

Starting makes much and drops nothing. Judging leaves few circles behind, and is made of so many small things that
Python would look for them every few milliseconds, at what all of them cost together.
"""

from __future__ import annotations

import gc
from typing import Final

_STARTING: Final = 1_000_000, 20, 50
_JUDGING: Final = 50_000, 20, 50
"""After so many new things that may be in a circle, and every so many of such looks, it looks further back."""


def hold() -> None:
    """Begin to start: it is hardly looked. For a process that is ours alone."""
    gc.set_threshold(*_STARTING)


def collect() -> None:
    """What starting made stays; from here on the collector is for what pages leave behind. Once `hold` was called."""
    if gc.get_threshold() == _STARTING:
        gc.freeze()
        gc.set_threshold(*_JUDGING)
