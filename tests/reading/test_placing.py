"""Text that a page puts in its places by coordinates is read in the order in which it is shown."""

from random import Random

import pytest

from reportlint.page.flow import TextLine, flow
from reportlint.page.parse import parse
from reportlint.page.source import read_source

from .reading import drawn, expected, figures, placed, read


def cells(grid, *, unit="px", wide=60.0, high=24.0, jitter=0.0, seed=1):
    """A table as divs in any order, each with its place."""
    chance = Random(seed)
    divs = [
        f'<div style="position: absolute; top:{r * high + chance.uniform(0, jitter):.2f}{unit};'
        f'left:{c * wide:.2f}{unit}">{box.text}</div>'
        for r, c, box in placed(grid)
    ]
    chance.shuffle(divs)
    return f'<div style="position:relative">{"".join(divs)}</div>'


@pytest.mark.parametrize("table", ["disclosure", "requests", "disputes"])
@pytest.mark.parametrize(
    "drawing",
    [{}, {"unit": "pt", "jitter": 2.5}, {"unit": "em", "wide": 4.0, "high": 1.5}, {"jitter": 3.5, "seed": 7}],
)
def test_no_number_moves(table, drawing):
    report = read(drawn(table, lambda grid: cells(grid, **drawing)))
    assert figures(report, table) == expected(table)
    assert "flattened" in report.tables[table].traits


def lines(html):
    page = parse(read_source(html.encode(), name="page.html"))
    return [item.squeezed for item in flow(page.root) if isinstance(item, TextLine)]


def styled(*styles):
    return (
        "<body><div>"
        + "".join(f'<p style="{style}">{n}</p>' for n, style in enumerate(styles))
        + "</div></body>"
    )


@pytest.mark.parametrize(
    "styles",
    [
        ("position:absolute;top:9px;left:0", "position:absolute;top:5px;left:0px", "", "top:1px"),
        ("position:absolute;top:9px;left:1px",) * 3 + ("margin-top:1px",),
        tuple(
            f"position:absolute;top:{9 - n}{unit};left:1{unit}"
            for n, unit in enumerate(("px", "px", "em", "px"))
        ),
        tuple(f"position:absolute;top:{9 - n}px" for n in range(4)),
        tuple(f"position:relative;top:{9 - n}px;left:1px" for n in range(4)),
    ],
)
def test_what_has_no_place_of_its_own_stays_in_order(styles):
    assert lines(styled(*styles)) == [str(n) for n in range(len(styles))]


def test_from_top_to_bottom_and_left_to_right():
    places = [(50, 9), (10, 80), (10, 5), (52, 1), (90, 1)]
    styles = [f"position:absolute;top:{top}px;left:{left}px" for top, left in places]
    assert lines(styled(*styles)) == ["2", "1", "3", "0", "4"]
