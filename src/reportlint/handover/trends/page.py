"""趋势.html: the same as charts, on a page to look at and to print."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from reportlint.handover.index.charts import Chart, ChartSeries, figure
from reportlint.handover.index.figures import FigureBars
from reportlint.handover.trends.book import PROBLEMS, PUBLICATION
from reportlint.handover.trends.trend import GRADES_SHOWN, STANDINGS, Trend
from reportlint.model.message import Language, Message
from reportlint.outputs.html.build import el, html
from reportlint.outputs.html.paper import paper
from reportlint.support.atomic import whole

_TITLE: Final = Message("政府信息公开工作年度报告历次核查趋势", "Annual reports, run by run")
_RETURNED: Final = Message("反复出现的问题涉及的单位数", "Bodies in which a fault returned")
_NUMBER: Final = Message("件数", "number")
_BODIES: Final = Message("单位数", "bodies")
_RULES: Final = 10
_STYLES: Final = {
    **dict(zip(STANDINGS, ("clean", "error", "review", "unknown"), strict=True)),
    **dict(zip(GRADES_SHOWN, ("error", "warning", "review"), strict=True)),
}


def write_trend_page(file: Path, trend: Trend, titles: Mapping[str, Message], language: Language) -> None:
    """Write the page; `titles` are those of the rules. Raises UsageError."""
    runs = " → ".join(point.label.in_(language) for point in trend.points)
    body = [el("h1", _TITLE.in_(language)), el("div", el("p", runs), class_="first")]
    body += [figure(chart, language) for chart in _charts(trend, titles)]
    with whole(file) as stream:
        stream.write(paper(_TITLE, map(html, body), language))


def _charts(trend: Trend, titles: Mapping[str, Message]) -> Iterator[Chart]:
    runs = [point.label for point in trend.points]
    for title, names, counts in (
        (PUBLICATION, STANDINGS, [point.standings for point in trend.points]),
        (PROBLEMS, GRADES_SHOWN, [point.grades for point in trend.points]),
    ):
        series = [ChartSeries(name, [one[name] for one in counts], _STYLES[name]) for name in names]
        yield Chart(title, runs, series)
    for several in zip(*trend.compared, strict=True):
        # The bars of a figure stand below one another, run by run.
        labels = [
            Message(f"{name.zh} {run.zh}", f"{name.en} {run.en}") for name in several[0].names for run in runs
        ]
        numbers = [one.numbers[n] for n in range(len(several[0].names)) for one in several]
        yield Chart(several[0].title, labels, [ChartSeries(_NUMBER, numbers)], note=_basis(trend, several))
    if trend.returned:
        first = Counter(fault.rule for fault in trend.returned).most_common(_RULES)
        rules = [titles.get(rule, Message(rule, rule)) for rule, _ in first]
        yield Chart(_RETURNED, rules, [ChartSeries(_BODIES, [count for _, count in first])])


def _basis(trend: Trend, several: Sequence[FigureBars]) -> Message:
    """Which reports the figures are from: without the same bodies in each, a change may be one of the list."""
    if trend.bodies:
        return Message(
            f"据每次都有报告的 {trend.bodies} 家单位", f"From the {trend.bodies} bodies that every run has"
        )
    counts = [str(one.reports) for one in several]
    return Message(
        f"各次计入的报告不同（{'、'.join(counts)} 份），不宜直接比较",
        f"The runs rest on other reports ({', '.join(counts)}): not to be compared as they are",
    )
