"""What a run's database holds, apart from when and in what order it came there."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from .office import Office

_TABLES = {
    "agencies": "id, row, listed, name, address, kind, superior, year, last, faults",
    "findings": "agency, scope, number, rule, severity, verdict, key, place, message, fingerprint",
    "reports": "agency, role, digest, rules, status, reason, form, title, body, year, published, report",
}


def contents(office: Office) -> dict[str, Any]:
    """Rows of each table; of the loads, what each page came to in the end."""
    with closing(_opened(office.folder)) as database:
        rows = {
            table: sorted(map(repr, database.execute(f"select {columns} from {table}")))
            for table, columns in _TABLES.items()
        }
        rows["pages"] = sorted(
            database.execute(
                "select pages.agency, pages.role, tried.came, tried.reason, content.digest, content.file from pages "
                "join loads tried on tried.id = pages.tried left join loads content on content.id = pages.content"
            ),
            key=repr,
        )
    results = [
        (result.agency, result.status, result.reason, result.published, result.in_time, result.evidence)
        for result in office.results()
    ]
    outputs = json.loads((office.folder / "outputs" / "results.json").read_text(encoding="utf-8"))
    return {**rows, "results": results, "outcomes": outputs["outcomes"]}


def reports(office: Office) -> int:
    """How many were judged, this year's and last year's, while the run goes on."""
    with closing(_opened(office.folder)) as database:
        return int(database.execute("select count(*) from reports").fetchone()[0])


def _opened(folder: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"file:{folder / 'run.sqlite'}", uri=True)
