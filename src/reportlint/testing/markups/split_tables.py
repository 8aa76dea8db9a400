"""Tables split: 表二 at every bar, 表三 after the refusals, 表四 between review and litigation."""

from collections.abc import Iterator

from reportlint.model.message import Message
from reportlint.testing.markups._markup import Markup
from reportlint.testing.render import DraftWriter
from reportlint.testing.sheet import DraftSheet, Grid, unspanned


class SplitTables(DraftWriter):
    """Writes several `<table>`s for one."""

    def table(self, sheet: DraftSheet) -> str:
        parts = (DraftSheet(sheet.key, part) for part in _parts(sheet))
        return self.join(super(SplitTables, self).table(part) for part in parts)


def _parts(sheet: DraftSheet) -> Iterator[Grid]:
    grid = sheet.grid
    if sheet.key == "requests":
        full = unspanned(grid)
        middle = len(full) // 2
        yield full[:middle]
        yield full[middle:]
        return
    starts = [n for n, row in enumerate(grid) if row[0].kind == "bar"] or [0]
    for start, end in zip(starts, [*starts[1:], len(grid)], strict=True):
        yield grid[start:end]


MARKUP = Markup("split-tables", Message("表格拆成几个", "tables split into several"), SplitTables)
