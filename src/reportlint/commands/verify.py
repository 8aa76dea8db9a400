"""`reportlint verify`: whether what a run rests on is still there as it was judged."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from reportlint.commands import options
from reportlint.config.config import Config
from reportlint.model.errors import without_extra
from reportlint.model.exit import Exit
from reportlint.model.message import Message
from reportlint.support.console import put_line

Folder = Annotated[str, typer.Argument(metavar="目录", help="batch 的结果目录。 Folder of a run.")]


@options.settings("lang", file=False)
def command(folder: Folder, *, config: Config) -> None:
    """核对结果所依据的网页和文件是否齐全、未改动。 Verify the pages and files that a run rests on.

    退出码：0 齐全；3 有缺少、改动或读不了的；2 用法有误。 Exit: 0 complete, 3 something is missing or changed, 2 misuse.
    """
    try:
        from reportlint.runs.folder import open_run
        from reportlint.runs.verification import evidence_faults
    except ImportError:
        raise without_extra(Message("核对留存", "Verifying"), "batch") from None
    faults = 0
    for faults, fault in enumerate(evidence_faults(open_run(Path(folder))), 1):  # noqa: B007
        put_line(f"✗ {fault.say.in_(config.language)}")
    whole = Message("✓ 留存齐全，与核查时相同", "✓ the evidence is complete and as it was judged")
    faulty = Message(f"✗ {faults} 处缺少、改动或读不了", f"✗ {faults} missing, changed or unreadable")
    put_line((faulty if faults else whole).in_(config.language))
    if faults:
        raise typer.Exit(Exit.NOT_JUDGED)
