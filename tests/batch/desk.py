"""A list of reports that lie beside it as files, and the command run on it."""

from __future__ import annotations

import csv
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from reportlint.engine.stored import encode
from reportlint.forms import shipped_forms
from reportlint.model.report import Report
from reportlint.runs.folder import RunFolder, open_run
from reportlint.testing import MARKUPS

from .district import YEARS, county
from .office import ALWAYS, ENVIRONMENT, Done, ended

COLUMNS = ("单位", "网址", "上级单位", "年度")


class Desk:
    """Two years of a county and its bureaus; with `planted`, some of them with a fault."""

    def __init__(self, folder: Path, bodies: int = 6, *, planted: bool = True) -> None:
        self.folder = folder
        self.list = folder / "agencies.csv"
        self.rows: list[tuple[str, str, str, str]] = []
        filed = county(4, "云溪县", bodies)
        edits: dict[tuple[int, int], Mapping[str, str | None]] = {}
        if planted:
            copied = {
                part: filed[1].drafts[2025][part] for part in ("sections/overview", "sections/problems")
            }
            edits = {
                (2, 2025): copied,
                (3, 2025): {"requests/granted/natural": "+1"},
                (4, 2025): {"requests/carried-in/total": "+3"},
                (5, 2024): {"sections/problems": None},
            }
        for number, each in enumerate(filed):
            for year in YEARS:
                file = folder / f"{number:03}-{year}.html"
                draft = each.drafts[year].edit(edits.get((number, year), {}))
                file.write_bytes(MARKUPS[each.markup].encode(draft))
                self.rows.append((each.body.name, str(file), each.body.superior, str(year)))
        self.write()

    def write(self) -> None:
        """Write the list anew."""
        with self.list.open("w", encoding="utf-8-sig", newline="") as out:
            csv.writer(out).writerows([COLUMNS, *self.rows])

    def command(self, run: Path, *options: str) -> list[str]:
        """As it is typed."""
        words = ["batch", str(self.list), "--run", str(run), *ALWAYS, *options]
        return [sys.executable, "-m", "reportlint", *words]

    def batch(self, run: Path, *options: str, **environment: str) -> Done:
        """Run it to its end."""
        return ended(self.command(run, *options)[3:], **environment)

    def begin(self, run: Path, *options: str, **environment: str) -> subprocess.Popen[bytes]:
        """Start it."""
        return subprocess.Popen(
            self.command(run, *options),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=ENVIRONMENT | environment,
        )


@contextmanager
def reading(run: Path) -> Iterator[RunFolder]:
    """A run that was made."""
    opened = open_run(run)
    try:
        yield opened
    finally:
        opened.store.close()


def whole(run: Path) -> dict[str, Any]:
    """All that a run came to, apart from times."""
    with reading(run) as opened:
        return {
            "results": [(one.agency, one.status, one.reason, one.outcome) for one in opened.results()],
            "reports": [encode(one) for one in opened.reports(shipped_forms()) if isinstance(one, Report)],
            "signatures": list(opened.store.signatures()),
            "faulty": sorted(opened.store.faulty()),
            "mended": [opened.store.mended(one.id) for one in opened.store.agencies()],
            "loads": [
                (one.agency, one.content.digest if one.content and one.report else "")
                for one in opened.store.entries()
            ],
        }
