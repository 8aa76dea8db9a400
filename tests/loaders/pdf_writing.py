"""PDFs for tests: laid out as a word processor does, with Chinese text that needs no font file."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from reportlint.testing.draft import Draft
from reportlint.testing.render import flow
from reportlint.testing.sheet import Box, Grid

FONT = "STSong-Light"
pdfmetrics.registerFont(UnicodeCIDFont(FONT))
LEFT, RIGHT, TOP, BOTTOM = 75.0, 520.0, 770.0, 80.0


def wrapped(text: str, size: float, width: float, indent: float = 0) -> list[str]:
    """The lines of a paragraph, broken wherever they are full."""
    lines, room = [""], width - indent
    for character in text:
        step = pdfmetrics.stringWidth(character, FONT, size)
        if room < step:
            lines.append("")
            room = width
        lines[-1] += character
        room -= step
    return lines


class Paper:
    """Pages that are filled from the top; with `breaking` they end wherever they are full, within rows and headers."""

    def __init__(self, *, breaking: bool = False) -> None:
        self.pages: list[list[Callable[[Canvas], object]]] = [[]]
        self.y = TOP
        self.breaking = breaking

    def draw(self, work: Callable[[Canvas], object], page: int | None = None) -> None:
        self.pages[-1 if page is None else page].append(work)

    def new_page(self) -> None:
        self.pages.append([])
        self.y = TOP

    def line(self, text: str, x: float, size: float, pitch: float) -> None:
        if self.y - pitch < BOTTOM:
            self.new_page()
        self.y -= pitch
        self.line_at(text, x, self.y, size)

    def line_at(self, text: str, x: float, y: float, size: float, page: int | None = None) -> None:
        def write(canvas: Canvas) -> None:
            canvas.setFont(FONT, size)
            canvas.drawString(x, y, text)

        self.draw(write, page)

    def paragraph(self, text: str, *, size: float = 15, pitch: float = 28) -> None:
        indent = 2 * size
        for n, line in enumerate(wrapped(text, size, RIGHT - LEFT, indent)):
            self.line(line, LEFT + (0 if n else indent), size, pitch)

    def aside(self, text: str, *, size: float = 15, pitch: float = 28, centred: bool = False) -> None:
        """Lines in the middle or at the right edge."""
        for line in wrapped(text, size, RIGHT - LEFT):
            room = RIGHT - LEFT - pdfmetrics.stringWidth(line, FONT, size)
            self.line(line, LEFT + (room / 2 if centred else room), size, pitch)

    def rectangle(
        self, box: tuple[float, float, float, float], page: int | None = None, *, fill: float | None = None
    ) -> None:
        x0, y0, x1, y1 = box
        if fill is None:
            self.draw(lambda canvas: canvas.rect(x0, y0, x1 - x0, y1 - y0), page)
        else:
            self.draw(
                lambda canvas: (
                    canvas.setFillGray(fill),
                    canvas.rect(x0, y0, x1 - x0, y1 - y0, stroke=0, fill=1),
                    canvas.setFillGray(0),
                ),
                page,
            )

    def lines(
        self, box: tuple[float, float, float, float], page: int, *, above: bool = True, below: bool = True
    ) -> None:
        """A box without its upper or lower line."""
        x0, y0, x1, y1 = box
        drawn = [(x0, y0, x0, y1), (x1, y0, x1, y1)]
        drawn += [(x0, y1, x1, y1)] * above + [(x0, y0, x1, y0)] * below
        self.draw(lambda canvas: canvas.lines(drawn), page)

    def table(self, grid: Grid, *, size: float = 9, repeated: int = 0, open_ends: bool = False) -> None:
        """A ruled table that goes on over as many pages as it needs; the first rows are printed on each.

        With `open_ends` no line is drawn where a page breaks it.
        """
        placed = placed_boxes(grid)
        columns = max(column + box.across for _, column, box in placed)
        widths = _widths(placed, columns, RIGHT - LEFT)
        xs = [LEFT + sum(widths[:n]) for n in range(columns + 1)]
        heights = [0.0] * len(grid)
        for row, column, box in placed:
            lines = wrapped(box.text, size, xs[column + box.across] - xs[column] - 4)
            needed = (len(lines) * (size + 2) + 6) / (box.down if box.down < 6 else 6)
            for n in range(row, row + box.down):
                heights[n] = max(heights[n], needed)
        self.y -= 6
        header = next((n for n, line in enumerate(grid) if any(box.kind == "number" for box in line)), 0)
        # Rows that are printed again on each page stand whole on the first.
        if (repeated or not self.breaking) and self.y - sum(heights[: header + 1]) < BOTTOM:
            self.new_page()
        spans = self._rows(heights, repeated)
        first, last = spans[0][0][0], spans[-1][-1][0]
        tops = {
            page: max(top for row in spans for at, top, _ in row if at == page)
            for page in range(first, last + 1)
        }
        ends = {
            page: min(end for row in spans for at, _, end in row if at == page)
            for page in range(first, last + 1)
        }
        for row, column, box in placed:
            pieces: dict[int, list[float]] = {}
            for page, top, bottom in (part for n in range(row, row + box.down) for part in spans[n]):
                piece = pieces.setdefault(page, [bottom, top])
                piece[:] = min(piece[0], bottom), max(piece[1], top)
            x0, x1 = xs[column], xs[column + box.across]
            lines = wrapped(box.text, size, x1 - x0 - 4)
            rest = lines
            for n, (page, (bottom, top)) in enumerate(sorted(pieces.items())):
                above = not open_ends or page == first or top < tops[page]
                below = not open_ends or page == last or bottom > ends[page]
                self.lines((x0, bottom, x1, top), page, above=above, below=below)
                fitting = len(rest) if n == len(pieces) - 1 else int((top - bottom - 4) / (size + 2))
                here, rest = (lines, []) if row < repeated else (rest[:fitting], rest[fitting:])
                self._cell(here, (x0, bottom, x1, top), size, page)
        self.y -= 6

    def _rows(self, heights: list[float], repeated: int) -> list[list[tuple[int, float, float]]]:
        """(page, top, bottom) of every row, several for those that are printed again."""
        spans: list[list[tuple[int, float, float]]] = [[] for _ in heights]

        def put(n: int, height: float) -> None:
            spans[n].append((len(self.pages) - 1, self.y, self.y - height))
            self.y -= height

        for n, height in enumerate(heights):
            left, room = height, self.y - BOTTOM
            if height > room:
                if self.breaking and n >= repeated and room > 20 and height > room + 4:
                    put(n, room)
                    # The text that is left begins anew, with room around it.
                    left = height - room + 13
                self.new_page()
                for header in range(min(repeated, n)):
                    put(header, heights[header])
            put(n, left)
        return spans

    def _cell(self, lines: list[str], box: tuple[float, float, float, float], size: float, page: int) -> None:
        x0, y0, x1, y1 = box
        y = min((y0 + y1) / 2 + len(lines) * (size + 2) / 2, y1 - 3)
        for line in lines:
            y -= size + 2
            x = (x0 + x1 - pdfmetrics.stringWidth(line, FONT, size)) / 2
            self.line_at(line, x, y, size, page)

    def pdf(
        self, *, numbers: bool = True, manner: Callable[..., Any] = Canvas, head: str = "", **options: object
    ) -> bytes:
        """The document, with page numbers where wanted and a running head; `manner` is a canvas."""
        buffer = BytesIO()
        canvas = manner(buffer, pagesize=A4, **options)
        for number, page in enumerate(self.pages, 1):
            if numbers:
                canvas.setFont(FONT, 9)
                canvas.drawCentredString(A4[0] / 2, 45, f"- {number} -")
            if head:
                canvas.setFont(FONT, 9)
                canvas.drawCentredString(A4[0] / 2, 800, head)
            for work in page:
                work(canvas)
            canvas.showPage()
        canvas.save()
        return buffer.getvalue()


def placed_boxes(grid: Grid) -> list[tuple[int, int, Box]]:
    """Every box with its row and column."""
    taken: set[tuple[int, int]] = set()
    placed = []
    for row, line in enumerate(grid):
        column = 0
        for box in line:
            while (row, column) in taken:
                column += 1
            placed.append((row, column, box))
            taken |= {
                (row + down, column + across) for down in range(box.down) for across in range(box.across)
            }
    return placed


def _widths(placed: list[tuple[int, int, Box]], columns: int, width: float) -> list[float]:
    """Columns of numbers are narrow."""
    numbers = {column for _, column, box in placed if box.kind == "number"}
    labels = columns - len(numbers)
    narrow = width / columns if not labels else min(40, width / columns)
    wide = (width - narrow * len(numbers)) / labels if labels else 0
    return [narrow if column in numbers else wide for column in range(columns)]


def boxes(*rows: list[str]) -> Grid:
    """A table without merged cells."""
    return tuple(tuple(Box(text, "number") for text in row) for row in rows)


def paper_of(
    draft: Draft, *, repeated: int = 0, lead: float = 0, open_ends: bool = False, breaking: bool = False
) -> Paper:
    """A report on paper, begun `lead` points below the top, so that pages break elsewhere."""
    paper = Paper(breaking=breaking)
    paper.y -= lead
    paper.aside(draft["title"], size=22, pitch=36, centred=True)
    for item in flow(draft):
        if item.sheet is not None:
            heads = repeated if item.sheet.key == "requests" else 0
            paper.table(item.sheet.grid, repeated=heads, open_ends=open_ends)
        elif item.kind == "signature":
            paper.aside(item.text)
        else:
            paper.paragraph(item.text)
    return paper
