"""Text that is hidden until a script shows it: accordions, tabs, a page that appears when it is loaded."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from reportlint.model.finding import Notice
from reportlint.model.message import Message
from reportlint.model.page import PageKind
from reportlint.model.report import Report
from reportlint.page import Page
from reportlint.page.flow import Item, flow
from reportlint.page.hiding import hidden, hides


def read_shown(page: Page, read: Callable[[Sequence[Item]], Report]) -> Report:
    """The report as it is shown; with what is hidden, where parts or tables are found only there.

    `read` makes the report of the page's items.
    """
    report = read(flow(page.root))
    body = page.root.find("body")
    if body is not None and hidden(body):
        return _noted(report)
    if (report.page.kind is PageKind.REPORT and _found(report) == _whole(report)) or not hides(page.root):
        return report
    everything = read(flow(page.root, shown_only=False))
    if everything.page.kind is not PageKind.REPORT or (
        report.page.kind is PageKind.REPORT and _found(everything) <= _found(report)
    ):
        return report
    return _noted(everything)


def _noted(report: Report) -> Report:
    notice = Notice(
        "hidden",
        Message("正文在网页中是隐藏的，由脚本显示", "the text is hidden on the page until a script shows it"),
    )
    return replace(report, traits=report.traits | {"hidden"}, notices=(*report.notices, notice))


def _found(report: Report) -> int:
    return len(report.sections) + len(report.tables)


def _whole(report: Report) -> int:
    return len(report.form.sections) + len(report.form.tables)
