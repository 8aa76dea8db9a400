"""The pages of a document of fixed layout as one page of HTML."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Final, NamedTuple

from reportlint.loaders.locations import SPOT
from reportlint.loaders.paper.blocks import Block, PictureBlock, ProseBlock, TableBlock, append
from reportlint.loaders.paper.furniture import without_furniture
from reportlint.loaders.paper.lines import PaperLine, joined, lines_of, parted, printed_once, slanted
from reportlint.loaders.paper.paragraphs import Measure, paragraphs_of
from reportlint.loaders.paper.rules import Box, ruled_tables
from reportlint.loaders.paper.sheet import Char, Picture, Sheet
from reportlint.loaders.paper.tables import PaperCell, RuledBox, grid_of
from reportlint.loaders.paper.watermarks import Watermarks
from reportlint.model.lookalikes import LOOKALIKES
from reportlint.page.doubt import DOUBT

_PICTURE: Final = 0.05
"""Share of a page that a picture must fill to be told of."""
_SCAN: Final = 0.5
"""Share of a page that a picture fills that is the page."""
FEW: Final = 20
"""Characters of a page, below which it holds no text to speak of."""
_UNMAPPED: Final = re.compile(r"\(cid:\d+\)|[\ue000-\uf8ff\ufffd]")
"""A character whose font does not say what it is: its number, or one that means nothing outside of it."""
_DIGITS_PARTED: Final = re.compile(r"\d\n\d")


class PaperArea(NamedTuple):
    """A line of a paragraph, or a cell, on a page. Points from the left and upper edge."""

    page: int
    x0: float
    top: float
    x1: float
    bottom: float
    spans: tuple[tuple[float, float], ...] = ()
    """Of a line: from where to where each character runs that it gives to the paragraph."""


@dataclass(frozen=True, slots=True)
class PaperDocument:
    """What the pages of a document hold."""

    html: str
    pages: int
    blank: tuple[int, ...]
    """Numbers of pages that are pictures: scans."""
    characters: int
    """Of all texts, page numbers left out."""
    unmapped: int
    """Characters whose font does not say what they are."""
    areas: Mapping[str, Sequence[PaperArea]]
    """Where the lines of a paragraph, or a cell, stand on paper, by the mark of its element."""
    watermarks: tuple[str, ...] = ()
    """The characters of what is printed across the text and is no part of it."""


@dataclass(frozen=True, slots=True)
class _Page:
    """A page as it was read: its lines outside of tables, and all else with the height it stands at."""

    height: float
    lines: list[PaperLine]
    others: list[tuple[float, Block]]
    loose: Sequence[Box]
    """Ruled boxes that stand alone."""
    scanned: bool
    unmapped: int


def convert(sheets: Iterable[Sheet]) -> PaperDocument:
    """Read all pages. Raises what gives the sheets raises."""
    watermarks = Watermarks()
    pages = [_page(sheet, number, watermarks) for number, sheet in enumerate(sheets, 1)]
    texts = without_furniture([page.lines for page in pages], [page.height for page in pages])
    loose = {number: page.loose for number, page in enumerate(pages, 1)}
    blocks: list[Block] = []
    for number, (page, lines) in enumerate(zip(pages, texts, strict=True), 1):
        prose: list[tuple[float, Block]] = [(line.top, ProseBlock([(number, line)])) for line in lines]
        for _, block in sorted([*prose, *page.others], key=lambda item: item[0]):
            append(blocks, block, loose)
    areas: dict[str, list[PaperArea]] = {}
    html = "".join(_written(blocks, areas))
    return PaperDocument(
        html=f"<!DOCTYPE html>\n<html><body>\n{html}</body></html>\n",
        pages=len(pages),
        blank=tuple(number for number, page in enumerate(pages, 1) if page.scanned),
        characters=sum(len(text) for block in blocks for text in _texts(block)),
        unmapped=sum(page.unmapped for page in pages),
        areas=areas,
        watermarks=watermarks.texts,
    )


def _page(sheet: Sheet, number: int, watermarks: Watermarks) -> _Page:
    level = [char for char in printed_once(sheet.chars) if not slanted(char)]
    chars = [_plain(char) for char in watermarks.left_out(level)]
    solid = [char for char in chars if not char["text"].isspace()]
    tables, loose = ruled_tables(sheet.edges)
    frames = [_around(cells) for cells in tables]
    others: list[tuple[float, Block]] = [
        (frame[1], TableBlock([_box(cell, chars, number) for cell in cells]))
        for frame, cells in zip(frames, tables, strict=True)
    ]
    others += [
        (picture.top, PictureBlock(number)) for picture in sheet.pictures if _fills(picture, sheet, _PICTURE)
    ]
    return _Page(
        height=sheet.height,
        lines=lines_of(char for char in chars if not any(_inside(char, frame) for frame in frames)),
        others=others,
        loose=loose,
        scanned=len(solid) < FEW and any(_fills(picture, sheet, _SCAN) for picture in sheet.pictures),
        unmapped=sum(_UNMAPPED.fullmatch(char["text"]) is not None for char in solid),
    )


def _plain(char: Char) -> Char:
    """A character as its author wrote it: where one glyph serves a hanzi and a radical, fonts say either."""
    return {**char, "text": char["text"].translate(LOOKALIKES)}


def _around(cells: Sequence[Box]) -> Box:
    lefts, tops, rights, bottoms = zip(*cells, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def _texts(block: Block) -> list[str]:
    if isinstance(block, ProseBlock):
        return [line.text for _, line in block.lines]
    return [box.text for box in block.boxes] if isinstance(block, TableBlock) else []


def _box(cell: Box, chars: list[Char], page: int) -> RuledBox:
    text = joined(line.text for line in lines_of(char for char in chars if _inside(char, cell)))
    return RuledBox(*cell, text, page, cell)


def _inside(char: Char, box: Box) -> bool:
    x, y = (char["x0"] + char["x1"]) / 2, (char["top"] + char["bottom"]) / 2
    return bool(box[0] <= x <= box[2] and box[1] <= y <= box[3])


def _fills(picture: Picture, sheet: Sheet, share: float) -> bool:
    return picture.width * picture.height > share * sheet.width * sheet.height


def _written(blocks: list[Block], areas: dict[str, list[PaperArea]]) -> Iterator[str]:
    prose = [[line for _, line in block.lines] for block in blocks if isinstance(block, ProseBlock)]
    measure = Measure.of(prose) if prose else None
    tables = paragraphs = 0
    for block in blocks:
        if isinstance(block, TableBlock):
            tables += 1
            yield from _table(block, tables, areas)
        elif isinstance(block, PictureBlock):
            yield f'<img src="" {SPOT}="g{block.page}">\n'
        elif measure is not None:
            page_of = {id(line): number for number, line in block.lines}
            for paragraph in paragraphs_of((line for _, line in block.lines), measure):
                paragraphs += 1
                text = escape(joined(line.text for line in paragraph))
                areas[f"p{paragraphs}"] = [
                    _line_area(line, page_of[id(line)], part)
                    for line, part in zip(paragraph, parted(line.text for line in paragraph), strict=True)
                ]
                torn = _DIGITS_PARTED.search("\n".join(line.text for line in paragraph))
                spot = f'{SPOT}="g{page_of[id(paragraph[0])]} p{paragraphs}"{_doubt(not torn)}'
                yield f"<p {spot}>{text}</p>\n"


def _line_area(line: PaperLine, page: int, part: str) -> PaperArea:
    added = len(part) - len(line.text)
    spans = (*[(line.x0, line.x0)] * added, *line.spans)
    return PaperArea(page, line.x0, line.top, line.x1, line.bottom, spans)


def _table(table: TableBlock, number: int, areas: dict[str, list[PaperArea]]) -> Iterator[str]:
    rows = grid_of(table.boxes)
    yield f'<table {SPOT}="g{table.boxes[0].page} t{number}"{_doubt(table.sure)}>\n'
    first = table.boxes[0]
    areas[f"t{number}"] = [PaperArea(first.page, *first.area)]
    for n, row in enumerate(rows, 1):
        areas |= {f"t{number}.{n}.{m}": [PaperArea(cell.page, *cell.area)] for m, cell in enumerate(row, 1)}
        cells = "".join(_cell(cell, f"g{cell.page} t{number}.{n}.{m}") for m, cell in enumerate(row, 1))
        yield f"<tr>{cells}</tr>\n"
    yield "</table>\n"


def _cell(cell: PaperCell, location: str) -> str:
    spans = f' colspan="{cell.across}"' if cell.across > 1 else ""
    spans += f' rowspan="{cell.down}"' if cell.down > 1 else ""
    return f'<td {SPOT}="{location}"{spans}{_doubt(cell.sure)}>{escape(cell.text)}</td>'


def _doubt(sure: bool) -> str:
    return "" if sure else f" {DOUBT}"
