"""Bar charts as SVG within the page, each with its figures as a table for those who can't or won't look.

pygal draws them; its own styles, scripts and comments are taken off, so that the page's style sheet rules.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

import pygal  # type: ignore[import-untyped]
from lxml import etree
from pygal.style import Style  # type: ignore[import-untyped]

from reportlint.model.message import Language, Message
from reportlint.model.text import Element
from reportlint.outputs.html.build import el

_WIDTH: Final = 640
_BAR: Final = 26
"""Height of a lying bar with the room around it."""
_HEIGHT: Final = 260
"""Of a chart with standing bars."""
_LABEL: Final = 22
"""Characters of a label on the axis."""
_TEXT: Final = 12
"""Height of the text, as the style sheet has it."""
_TICKS: Final = 8
"""Labels along an axis of days."""
_MARKS: Final = 6
"""Steps along an axis of numbers, at most."""
_OURS: Final = ("class", "d", "x", "y", "width", "height", "transform", "viewBox", "text-anchor")


class ChartSeries(NamedTuple):
    """Numbers of one kind, one for each label."""

    name: Message
    values: Sequence[int]
    style: str = ""
    """What its colour means: `error`, `warning`, `review`, `clean`, `other`, `unknown`; by default none."""


class Chart(NamedTuple):
    """What is drawn: several series stand on one another."""

    title: Message
    labels: Sequence[Message]
    series: Sequence[ChartSeries]
    standing: bool = False
    """True: standing bars, for days; False: lying ones, for names."""
    note: Message | None = None


def figure(chart: Chart, language: Language) -> Element:
    """The chart with its title, and its figures as a table."""
    title = chart.title.in_(language)
    return el(
        "figure",
        el("figcaption", title),
        _legend(chart, language),
        _drawn(chart, language),
        el("p", chart.note.in_(language), class_="note") if chart.note else None,
        el(
            "details",
            el("summary", Message("数据", "Figures").in_(language)),
            _table(chart, language),
        ),
    )


def _legend(chart: Chart, language: Language) -> Element | None:
    """What the colours stand for, in the order in which they stand on one another."""
    keys = [el("span", one.name.in_(language), class_=f"key {_colour(one)}") for one in chart.series]
    return el("p", *keys, class_="legend") if len(keys) > 1 else None


def _drawn(chart: Chart, language: Language) -> Element:
    labels = [label.in_(language) for label in chart.labels]
    order = range(len(labels)) if chart.standing else range(len(labels) - 1, -1, -1)
    kind = pygal.StackedBar if chart.standing else pygal.HorizontalStackedBar
    # A character is measured as 0.6 of the font's size; a Chinese one is as wide as it is high.
    measure = Style(label_font_size=_TEXT / 0.6, major_label_font_size=_TEXT / 0.6)
    drawing = kind(
        style=measure,
        width=_WIDTH,
        height=_HEIGHT if chart.standing else 40 + _BAR * len(labels),
        js=(),
        show_legend=False,
        print_values=not chart.standing and len(chart.series) == 1,
        print_values_position="top",
        truncate_label=-1,
        value_formatter="{:.0f}".format,
        margin=4,
        margin_right=36,
        spacing=8,
        x_labels_major_count=_TICKS if chart.standing else None,
        show_minor_x_labels=not chart.standing,
        include_x_axis=True,
    )
    drawing.y_labels = _marks(
        max(map(sum, zip(*(one.values for one in chart.series), strict=True)), default=0)
    )
    drawing.x_labels = [_short(labels[n]) for n in order]
    for series in chart.series:
        drawing.add(series.name.in_(language), [series.values[n] for n in order])
    svg: Element = etree.fromstring(drawing.render())
    return _plain(svg, chart, language)


def _marks(highest: int) -> list[int]:
    """Whole numbers along the axis, a few, up to the highest or just above it."""
    steps = (digit * 10**power for power in range(12) for digit in (1, 2, 5))
    step = next(step for step in steps if step * _MARKS >= highest)
    return list(range(0, highest + step, step))


def _plain(svg: Element, chart: Chart, language: Language) -> Element:
    """The drawing without styles, scripts, comments and tooltips, named for those who hear it."""
    root = el("svg", viewBox=svg.get("viewBox"), role="img", aria_label=chart.title.in_(language))
    _copy(svg, root, {f"color-{n}": _colour(one) for n, one in enumerate(chart.series)})
    return root


def _colour(series: ChartSeries) -> str:
    return f"color-{series.style or 'plain'}"


def _copy(node: Element, to: Element, colours: Mapping[str, str]) -> None:
    for child in node:
        name = etree.QName(child).localname if isinstance(child.tag, str) else ""
        if name in ("g", "path", "line", "rect", "text") and "tooltip-overlay" not in child.get("class", ""):
            kept = {key: value for key, value in child.attrib.items() if key in _OURS and value}
            copy: Element = etree.SubElement(to, name, kept)
            copy.text = child.text
            if classes := copy.get("class"):
                copy.set("class", " ".join(colours.get(one, one) for one in classes.split()))
            _copy(child, copy, colours)


def _table(chart: Chart, language: Language) -> Element:
    several = len(chart.series) > 1
    head = el("tr", el("td"), *(el("th", one.name.in_(language), scope="col") for one in chart.series))
    rows = [
        el(
            "tr",
            el("th", label.in_(language), scope="row"),
            *(el("td", f"{one.values[n]}") for one in chart.series),
        )
        for n, label in enumerate(chart.labels)
    ]
    return el("table", el("thead", head) if several else None, el("tbody", *rows))


def _short(label: str) -> str:
    return label if len(label) <= _LABEL else f"{label[: _LABEL - 1]}…"
