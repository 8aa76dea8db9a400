"""Write a clean report as pages, to try rules on: `python -m reportlint.testing FOLDER --edit KEY=TEXT`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from reportlint.testing import MARKUPS, clean_drafts
from reportlint.testing.clean import base_draft


def main(arguments: list[str] | None = None) -> int:
    """Write the pages and say where. Returns 2 where the draft, a markup or a key is unknown."""
    parser = argparse.ArgumentParser(prog="python -m reportlint.testing", description=__doc__)
    parser.add_argument("folder", type=Path, help="写到哪个文件夹 · where to write")
    parser.add_argument(
        "--draft",
        default="",
        choices=("", *clean_drafts()),
        metavar="DRAFT",
        help="以哪份报告为底稿 · the report to start from: " + ", ".join(clean_drafts()),
    )
    parser.add_argument(
        "--markup",
        action="append",
        choices=list(MARKUPS),
        metavar="MARKUP",
        help="写成哪些标记，默认全部 · markups, by default all: " + ", ".join(MARKUPS),
    )
    parser.add_argument(
        "--edit",
        action="append",
        default=[],
        metavar="KEY=TEXT",
        help="改动；只写 KEY 则删去 · a change; KEY alone removes the thing",
    )
    options = parser.parse_args(arguments)
    edits = (edit.partition("=") for edit in options.edit)
    try:
        draft = base_draft(options.draft).edit({key: text if sign else None for key, sign, text in edits})
    except KeyError as error:
        parser.error(str(error.args[0]))
    options.folder.mkdir(parents=True, exist_ok=True)
    for name in options.markup or MARKUPS:
        path = options.folder / f"{name}.html"
        path.write_bytes(MARKUPS[name].encode(draft))
        sys.stdout.write(f"{path}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
