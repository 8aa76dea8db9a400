"""Where the time of one page goes: processor time by stage, each without the stages within it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from time import thread_time
from typing import Any

import readers

from reportlint.engine import judge, linter
from reportlint.page.positions import Positions
from reportlint.reading import hidden, reader

_STAGES = (
    ("load and parse", readers, "load"),
    ("flow of the page", hidden, "flow"),
    ("choice of the form", linter, "first_look"),
    ("tables: rows", reader, "unfold"),
    ("tables: numbers", reader, "bind_tables"),
    ("statements", reader, "read_statements"),
    ("other reading", linter, "read_shown"),
    ("rules", judge, "hear"),
    ("places of findings", Positions, "where"),
)
REST = "all else"


def by_stage(pages: Sequence[bytes]) -> dict[str, float]:
    """Milliseconds a page for each stage, over pages that are judged once each."""
    spent: Counter[str] = Counter()
    within = [0.0]

    def timed(stage: str, work: Callable[..., Any]) -> Callable[..., Any]:
        def measured(*arguments: Any, **named: Any) -> Any:
            start = thread_time()
            within.append(0.0)
            try:
                done = work(*arguments, **named)
                # What `load` gives is read as it comes.
                return iter(list(done)) if stage == _STAGES[0][0] else done
            finally:
                whole = thread_time() - start
                spent[stage] += whole - within.pop()
                within[-1] += whole

        return measured

    kept = [(owner, name, getattr(owner, name)) for _, owner, name in _STAGES]
    try:
        for stage, owner, name in _STAGES:
            setattr(owner, name, timed(stage, getattr(owner, name)))
        for page in pages:
            timed(REST, readers.judged)(page)
    finally:
        for owner, name, work in kept:
            setattr(owner, name, work)
    return {stage: seconds * 1000 / len(pages) for stage, seconds in spent.most_common()}
