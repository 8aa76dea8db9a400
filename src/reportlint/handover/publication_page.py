"""进度表.html: the same on one page to look at and to print."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Final

from reportlint.handover.publication import PublicationRow, PublicationState
from reportlint.model.message import Language, Message
from reportlint.outputs.format import Run
from reportlint.outputs.html.build import el, html
from reportlint.outputs.html.paper import paper
from reportlint.support.atomic import whole

_TITLE: Final = Message("年度报告发布进度", "Publication of annual reports")
_HEADS: Final = (
    Message("单位", "body"),
    Message("进度", "progress"),
    Message("公布期限", "due"),
    Message("剩余天数", "days left"),
    Message("发布日期", "published"),
    Message("是否按时", "in time"),
    Message("发布后的改动", "changes since"),
    Message("错误数", "errors"),
    Message("整改", "mended"),
)
_ERRORS: Final = Message("有错误", "with errors")
_MENDED: Final = Message("已整改", "mended")
_LATE: Final = Message("逾期发布", "published late")
_OVERDUE: Final = Message("逾期未见报告", "not seen in time")


class PublicationCounts:
    """Counts rows by how far their publication has come; fed one at a time."""

    def __init__(self) -> None:
        self._states: Counter[PublicationState] = Counter()
        self._counts: Counter[Message] = Counter()

    def add(self, row: PublicationRow) -> None:
        """Count one row."""
        self._states[row.state] += 1
        self._counts[_ERRORS] += bool(row.errors)
        self._counts[_MENDED] += row.mended
        self._counts[_LATE] += row.result.in_time is False and row.days is None
        self._counts[_OVERDUE] += row.overdue

    def said(self, language: Language) -> str:
        """What was counted, in a line."""
        told = [*((state.say, self._states[state]) for state in PublicationState), *self._counts.items()]
        return "　".join(f"{say.in_(language)} {count}" for say, count in told if count)


class PublicationPage:
    """Writes the page, one row after the other."""

    def __init__(self, run: Run) -> None:
        self._run = run
        self._rows: list[str] = []
        self._counts = PublicationCounts()

    def add(self, row: PublicationRow) -> None:
        """Write one row."""
        self._counts.add(row)
        cells = (el("td", text, class_="text") for text in _texts(row, self._run))
        self._rows.append(html(el("tr", *cells, class_=row.state.value)))

    def write(self, file: Path) -> None:
        """Write it all. Raises UsageError."""
        language = self._run.language
        body = (
            html(el("h1", f"{_TITLE.in_(language)}　{self._run.as_of}")),
            html(el("div", el("p", self._counts.said(language)), class_="first")),
            "<table>",
            html(el("thead", el("tr", *(el("th", say.in_(language)) for say in _HEADS)))),
            "<tbody>",
            *self._rows,
            "</tbody></table>",
        )
        with whole(file) as stream:
            stream.write(paper(_TITLE, body, language))


def _texts(row: PublicationRow, run: Run) -> tuple[str, ...]:
    published = row.result.published
    return (
        row.result.agency.name,
        row.state.say.in_(run.language),
        str(row.due or ""),
        "" if row.days is None else str(row.days),
        str(published or ""),
        row.time.in_(run.language),
        "、".join(row.changes),
        "" if row.errors is None else str(row.errors),
        _MENDED.in_(run.language) if row.mended else "",
    )
