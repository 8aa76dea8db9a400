"""When Python looks for what can be forgotten: not while starting, and seldom after.

Starting makes much and drops nothing. Judging leaves few circles behind, and is made of so many small things that
Python would look for them every few milliseconds, at what all of them cost together.
"""

from __future__ import annotations

import gc
from typing import Final

_THRESHOLDS: Final = 50_000, 20, 50


def hold() -> None:
    """Begin to start: nothing is looked for. For a process that is ours alone."""
    gc.disable()


def collect() -> None:
    """What starting made stays; from here on the collector is for what pages leave behind. Once `hold` was called."""
    if not gc.isenabled():
        gc.freeze()
        gc.set_threshold(*_THRESHOLDS)
        gc.enable()
