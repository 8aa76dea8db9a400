"""How many processes to use."""

from __future__ import annotations

import os

WORTH = 24
"""From how many inputs on further processes pay for their start."""


def processes(wanted: int | None, inputs: int) -> int:
    """How many processes to use: as wanted, else one a core where there is enough to do."""
    if wanted is not None:
        return max(1, min(wanted, inputs))
    return 1 if inputs < WORTH else min(cores(), inputs // (WORTH // 2))


def cores() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
