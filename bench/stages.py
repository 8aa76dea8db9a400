"""`reportlint batch`, with the seconds of its stages: `python bench/stages.py FILE ARGUMENT…` writes them as JSON.

`main` is the processor time of this process alone, `main judging` and so on what of it a stage took.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

from reportlint.support import quick_start

# As the command itself: before what can be made faster by it is imported.
quick_start.warm()

from reportlint import cli  # noqa: E402
from reportlint.batch import session  # noqa: E402
from reportlint.batch.scheduler import Scheduler  # noqa: E402
from reportlint.runs.store import Store  # noqa: E402


def main(file: Path) -> None:
    """Run the command to its end."""
    spent: dict[str, float] = {}

    def timed(stage: str, work: Callable[..., Any]) -> Callable[..., Any]:
        def measured(*arguments: Any, **named: Any) -> Any:
            start, spent_before = perf_counter(), process_time()
            try:
                return work(*arguments, **named)
            finally:
                spent[stage] = spent.get(stage, 0.0) + perf_counter() - start
                own = f"main {stage}"
                spent[own] = spent.get(own, 0.0) + process_time() - spent_before

        return measured

    for stage, owner, name in (
        ("judging", Scheduler, "conduct"),
        ("alike", session.comparison, "_alike"),
        ("comparing", Store, "compare"),
        ("telling", session, "told"),
        ("all", session, "sit"),
    ):
        setattr(owner, name, timed(stage, getattr(owner, name)))
    try:
        sys.exit(cli.main())
    finally:
        spent["main"] = process_time()
        file.write_text(json.dumps(spent), encoding="utf-8")


if __name__ == "__main__":
    file = Path(sys.argv.pop(1))
    main(file)
