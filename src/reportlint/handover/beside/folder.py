"""A folder of reports side by side: a page and a workbook for every body of a run."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from reportlint.handover.beside.book import write_book
from reportlint.handover.beside.page import write_page
from reportlint.model.report import Report
from reportlint.outputs.format import Run
from reportlint.support.file_names import file_name


def write_folder(folder: Path, pairs: Iterable[tuple[Report, Report]], run: Run) -> int:
    """Write every pair, the earlier report first; gives how many there were. Raises UsageError."""
    names: set[str] = set()
    for before, after in pairs:
        stem = plain = file_name(after.name)
        while stem.casefold() in names:
            stem = f"{plain}-{len(names)}"
        names.add(stem.casefold())
        write_page(folder / f"{stem}.html", before, after, run.language)
        write_book(folder / f"{stem}.xlsx", before, after, run.language, run.as_of)
    return len(names)
