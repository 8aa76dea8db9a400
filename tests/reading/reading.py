"""Pages for the tests, drawn by hand from a clean draft, and what is read from them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from reportlint.engine import Linter
from reportlint.forms import shipped_forms
from reportlint.model.report import Report
from reportlint.page import Page, parse
from reportlint.page.source import read_source
from reportlint.testing import Draft, clean_draft
from reportlint.testing.render import DraftWriter
from reportlint.testing.sheet import Box, DraftSheet, Grid

LINTER = Linter((), shipped_forms(), date(2025, 6, 1))
DRAFT = clean_draft()
HEADINGS = {key: DRAFT[f"{key}/heading"] for key in DRAFT.layout.headings}


def page_of(html: str) -> Page:
    page = parse(read_source(html.encode(), name="page.html"))
    assert isinstance(page, Page)
    return page


def read(html: str) -> Report:
    return LINTER.read(page_of(html))


def page(edit: dict[str, str | None] | None = None) -> str:
    """The clean draft as plain HTML, edited."""
    return DraftWriter(DRAFT.edit(edit or {})).page()


def article(html: str) -> str:
    """What stands between `<article>` and `</article>`."""
    return html[html.index("<article>") + len("<article>") : html.index("</article>")]


def drawn(key: str, draw: Callable[[Grid], Grid | list[Grid] | str], draft: Draft = DRAFT) -> str:
    """The page with one of its tables drawn otherwise: another grid, several, or HTML."""

    class Drawn(DraftWriter):
        def table(self, sheet: DraftSheet) -> str:
            if sheet.key != key:
                return super().table(sheet)
            made = draw(sheet.grid)
            if isinstance(made, str):
                return made
            grids = made if isinstance(made, list) else [made]
            return "\n".join(DraftWriter.table(self, DraftSheet(key, grid)) for grid in grids)

    return Drawn(draft).page()


def figures(report: Report, key: str) -> dict[str, str]:
    """The numbers of a table as printed, by cell."""
    return {name: cell.text for name, cell in report.cells.items() if name.startswith(f"{key}/")}


def expected(key: str, draft: Draft = DRAFT) -> dict[str, str]:
    return {name: draft[name] for name in draft.layout.cells if name.startswith(f"{key}/")}


def number(text: str, **spans: int) -> Box:
    return Box(text, "number", **spans)


def head(text: str, **spans: int) -> Box:
    return Box(text, "head", **spans)


def renamed(grid: Grid, names: dict[str, str]) -> Grid:
    """The same grid with other texts."""
    return tuple(tuple(replace(box, text=names.get(box.text, box.text)) for box in row) for row in grid)


def placed(grid: Grid) -> list[tuple[int, int, Box]]:
    """Each box with the row and column it begins in."""
    taken: set[tuple[int, int]] = set()
    found = []
    for r, row in enumerate(grid):
        c = 0
        for box in row:
            while (r, c) in taken:
                c += 1
            taken |= {(r + down, c + across) for down in range(box.down) for across in range(box.across)}
            found.append((r, c, box))
            c += box.across
    return found


def turned(grid: Grid) -> Grid:
    """The same table with rows and columns exchanged."""
    rows: dict[int, dict[int, Box]] = {}
    for r, c, box in placed(grid):
        rows.setdefault(c, {})[r] = replace(box, across=box.down, down=box.across)
    return tuple(tuple(box for _, box in sorted(rows.get(n, {}).items())) for n in range(max(rows) + 1))
