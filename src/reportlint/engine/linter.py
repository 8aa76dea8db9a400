"""One page in, one outcome out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from reportlint.engine.judge import judge
from reportlint.forms import choose
from reportlint.model.body import BodyKind
from reportlint.model.certainty import Certainty
from reportlint.model.finding import Notice, Origin, Outcome, Problem, Severity
from reportlint.model.form import Form
from reportlint.model.label import fold
from reportlint.model.message import Message
from reportlint.model.page import PageKind
from reportlint.model.report import Report
from reportlint.page import Page
from reportlint.page.flow import Grid, Item, flow
from reportlint.page.problems import over_budget, problem
from reportlint.reading.hidden import read_shown
from reportlint.reading.metadata.year import first_look
from reportlint.reading.reader import ReportReader
from reportlint.reading.tables.grid import shown
from reportlint.rules.rule import Rule
from reportlint.rules.targets import across
from reportlint.support.budget import Overrun, within_budget

if TYPE_CHECKING:
    from reportlint.loaders import Unreadable

_KINDS: Mapping[PageKind, Message] = {
    PageKind.REPORT: Message("年度报告", "annual report"),
    PageKind.ATTACHMENT: Message("只有附件的页面", "page with attachments only"),
    PageKind.PICTURE: Message("只有图片的页面", "page with pictures only"),
    PageKind.LIST: Message("列表页", "list page"),
    PageKind.ILLUSTRATION: Message("图解或解读页", "illustration or commentary"),
    PageKind.DYNAMIC: Message("正文由脚本加载的页面", "page whose text is loaded by script"),
    PageKind.FRAMED: Message("正文在框架里的页面", "page whose text is in a frame"),
    PageKind.SEVERAL: Message("有几份报告的页面", "page with several reports"),
    PageKind.OTHER: Message("其他页面", "other page"),
}


T = TypeVar("T")


class PageLimitError(Exception):
    """A page used more time or memory than it may; holds the Problem."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        super().__init__(problem.message.en)


@dataclass(frozen=True)
class Linter:
    """Judges pages with a fixed set of rules and forms. Made once, used for many pages."""

    rules: Sequence[Rule]
    forms: Sequence[Form]
    as_of: date
    form: str | None = None
    """Id of the form to read every page with; by default each page's own."""
    body: BodyKind | None = None
    """The kind of the reporting body, where the caller knows it better than the page."""
    options: Mapping[str, Any] = field(default_factory=dict)
    """Configured options of rules, by rule id."""
    severities: Mapping[str, Severity] = field(default_factory=dict)
    pages: bool = False
    """True: outcomes hold the text of their page."""
    name_form: Callable[[Page], str | None] | None = None
    """Asked for the id of the form of a page that is no report as far as we can tell."""
    _readers: dict[str, ReportReader] = field(default_factory=dict, repr=False, compare=False)
    """Those needed so far; a linter made from this one by `replace` shares them."""

    def lint(self, page: Page) -> Outcome:
        """Read and judge one page."""
        return self.lint_with_report(page)[1]

    def lint_with_report(self, page: Page) -> tuple[Report | None, Outcome]:
        """Read and judge one page; the report as it was read, unless the page was given up."""

        def both() -> tuple[Report, Outcome]:
            report = self.read(page)
            return report, self.judge(page, report)

        try:
            return _bounded(both)
        except PageLimitError as limit:
            return None, _without_report(page.source.origin, limit.problem, page.notices)

    def judge(self, page: Page, report: Report) -> Outcome:
        """Judge a page as it was read. Raises PageLimitError."""
        rules = [
            rule
            for rule in self._alone
            if (report.page.kind is PageKind.REPORT or rule.each == "page")
            and (not report.form.groups or rule.group in report.form.groups)
        ]
        judged = _bounded(lambda: judge(report, rules, page, self.options, self.severities))
        is_report = report.page.kind is PageKind.REPORT
        return Outcome(
            origin=page.source.origin,
            form=report.form.id if is_report else None,
            kind=report.form.title if is_report else _KINDS[report.page.kind],
            title=report.title.text if report.title else "",
            body=report.body.name,
            year=report.year,
            findings=judged.findings,
            judgements=judged.judgements,
            crashes=judged.crashes,
            problem=None if is_report else problem(report.page.kind.value),
            notices=(*page.notices, *report.notices, *_notices(report), *judged.notices),
            page=page.source.text if self.pages else None,
        )

    @cached_property
    def _alone(self) -> tuple[Rule, ...]:
        """The rules that judge a report by itself."""
        return tuple(rule for rule in self.rules if not across(rule.each))

    def read(self, page: Page) -> Report:
        """The report as it was read, before any rule sees it. Raises PageLimitError."""
        report = _bounded(lambda: self._read(page))
        if self.body is not None:
            report = replace(report, body=replace(report.body, kind=self.body, certain=True, perhaps=()))
        if page.certainty is Certainty.GUESS:
            return replace(report, traits=report.traits | {"guessed"})
        return report

    def _read(self, page: Page) -> Report:
        report = read_shown(page, lambda items: self._read_items(page, items))
        if report.page.kind is not PageKind.REPORT and self.name_form is not None:
            id_ = self.name_form(page)
            for form in self.forms:
                if form.id == id_:
                    items = flow(page.root)
                    report = self._reader_of(form).read(page, items, as_of=self.as_of)
                    return replace(report, page=replace(report.page, kind=PageKind.REPORT))
        return report

    def unreadable(self, unreadable: Unreadable) -> Outcome:
        """The outcome of an input that could not be read."""
        return _without_report(unreadable.origin, unreadable.problem, unreadable.notices)

    def _read_items(self, page: Page, items: Sequence[Item]) -> Report:
        """Read with the form of the year at first look; again with another where the report turns out to be of another."""
        if self.form is not None:
            forms: Sequence[Form] = [form for form in self.forms if form.id == self.form]
            return self._reader_of(forms[0]).read(page, items, as_of=self.as_of)
        year, forms = first_look(page.root, items, self.forms)
        report = self._reader_of(self._chosen(forms, year, items)).read(page, items, as_of=self.as_of)
        if report.year in (year, None):
            return report
        form = self._chosen(forms, report.year, items)
        return report if form is report.form else self._reader_of(form).read(page, items, as_of=self.as_of)

    def _chosen(self, forms: Sequence[Form], year: int | None, items: Sequence[Item]) -> Form:
        return choose(forms, year, lambda: _cell_labels(items))

    def _reader_of(self, form: Form) -> ReportReader:
        if form.id not in self._readers:
            self._readers[form.id] = ReportReader.of(form)
        return self._readers[form.id]


def _bounded(work: Callable[[], T]) -> T:
    """What the work returns. Raises PageLimitError where it used more than a page may."""
    done = within_budget(work)
    if isinstance(done, Overrun):
        raise PageLimitError(over_budget(done))
    return done


def _without_report(origin: Origin, problem: Problem, notices: tuple[Notice, ...]) -> Outcome:
    return Outcome(
        origin=origin,
        form=None,
        kind=Message("未能读取", "not read"),
        title="",
        body="",
        year=None,
        findings=(),
        judgements=(),
        crashes=(),
        problem=problem,
        notices=notices,
    )


def _notices(report: Report) -> Iterator[Notice]:
    if not report.complete:
        yield Notice(
            "truncated",
            Message(
                "网页疑似不完整，没有读到结尾；缺少的内容列为待核",
                "the page seems cut off before its end; what is missing is for review",
            ),
        )
    if report.page.kind is PageKind.LIST and not report.page.names_reports:
        yield Notice(
            "list-without-report",
            Message(
                "列表中没有看到写明年度的报告，只有栏目、图片或通知、图解等",
                "the list names no report by year, only columns, pictures, notices or commentaries",
            ),
        )


def _cell_labels(items: Sequence[Item]) -> set[str]:
    return {
        fold(shown(cell)) for item in items if isinstance(item, Grid) for row in item.rows for cell in row
    }
