"""The view of one report: its findings, worst first, beside the page with their places marked."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePath
from typing import NamedTuple

from reportlint.model.finding import Outcome
from reportlint.model.message import Message
from reportlint.model.place import Region
from reportlint.model.text import Element
from reportlint.outputs.format import Run
from reportlint.outputs.html.build import Child, el, html
from reportlint.outputs.html.findings import listed, pointing
from reportlint.outputs.html.inert import Inert, inert
from reportlint.outputs.sentences import graded, joined, judged
from reportlint.outputs.totals import STANDING, InputStanding, ordered, standing

_HIDDEN = "hidden"
"""The notice that what was read is hidden until a script shows it."""
_ELSEWHERE = Region(None, None, None, None, None, None, "", "")
"""Stands for a place in another report."""

Labelled = tuple[Message, Message] | tuple[Message, Message, str]
"""A label and what it stands beside, which may lead somewhere."""


class ViewHeader(NamedTuple):
    """What is said about a report; labels without text are left out."""

    name: Message
    state: Message
    facts: tuple[Labelled, ...] = ()
    """Above the findings."""
    remarks: tuple[Labelled, ...] = ()
    """Below them."""


def head(name: Message, outcome: Outcome, run: Run) -> ViewHeader:
    """What is said about a report that was looked at."""
    origin = outcome.origin
    address = origin.url if origin.url and origin.url != origin.name else ""
    facts = (
        source(origin.name, Message("来源", "source")),
        source(address),
        (Message("格式", "form"), outcome.kind),
        (Message("核对", "judged"), Message("", "") if outcome.problem else judged(outcome.tally)),
    )
    return ViewHeader(name, _state(outcome, run), facts, tuple(_remarks(outcome)))


def source(address: str, label: Message = Message("网址", "address")) -> Labelled:  # noqa: B008
    """Where a report is on the web, as a link; of a file its name."""
    web = address.startswith(("http://", "https://"))
    shown = address if web else PurePath(address).name
    return label, Message(shown, shown), address if web else ""


def view(head: ViewHeader, outcome: Outcome | None, page: str | None, run: Run) -> str:
    """The markup of one report. `page` is the text that the places of its findings refer to."""
    findings = pointing(ordered(outcome.findings) if outcome else ())
    shown = None
    if outcome is not None and page is not None:
        hidden_too = any(notice.code == _HIDDEN for notice in outcome.notices)
        locations = [place.location for one in findings for place in one.places]
        wheres = [location.where if location.origin is None else _ELSEWHERE for location in locations]
        shown = inert(page, wheres, run.language, hidden_too=hidden_too)
    found = listed(findings, shown.shown if shown else frozenset(), run)
    clean = outcome is not None and outcome.problem is None and not findings
    none = Message("没有需要指出的问题。", "There is nothing to point out.").in_(run.language)
    title = Message("核查发现", "Findings").in_(run.language)
    top = el(
        "header",
        el("h2", head.name.in_(run.language), tabindex="-1"),
        el("p", head.state.in_(run.language), class_="state"),
        _labelled(head.facts, run, "facts"),
    )
    said = el(
        "section",
        el("h3", title, class_="part"),
        *([el("p", none)] if clean else found),
        _labelled(head.remarks, run, "remarks"),
        class_="findings",
        aria_label=title,
    )
    return f'{html(top)}<div class="sides">{html(said)}{_page(shown, run) if shown else ""}</div>'


def _state(outcome: Outcome, run: Run) -> Message:
    """What became of a report, in a few words."""
    if outcome.problem is not None:
        return joined((Message("未能核查", "not checked"), outcome.problem.message), "：", ": ")
    state, found = standing(outcome, run.fail_on), graded(outcome.findings)
    if state in (InputStanding.FAULTY, InputStanding.REMARKS):
        return found
    return joined((STANDING[state], found), "；", "; ")


def _remarks(outcome: Outcome) -> Iterable[Labelled]:
    """What could not be judged, what to do about it, how it was read."""
    if outcome.problem is not None:
        yield Message("建议", "advice"), outcome.problem.advice
    for crash in outcome.crashes:
        yield (
            Message("故障", "failure"),
            Message(
                f"{crash.plugin} 的 {crash.what} 运行失败，该项未核：{crash.message.zh}",
                f"{crash.what} of {crash.plugin} failed and was not judged: {crash.message.en}",
            ),
        )
    for notice in outcome.notices:
        yield Message("说明", "note"), notice.message


def _labelled(pairs: Iterable[Labelled], run: Run, name: str) -> Element | None:
    rows = []
    for label, text, *to in pairs:
        if text.zh:
            said: Child = text.in_(run.language)
            target = to[0] if to else ""
            value = el("a", said, href=target, rel="noreferrer") if target else said
            rows += [el("dt", label.in_(run.language)), el("dd", value)]
    return el("dl", *rows, class_=name) if rows else None


def _page(page: Inert, run: Run) -> str:
    """The page itself. Its markup is clean and stays as it is."""
    title = Message("报告原貌", "The report as published").in_(run.language)
    more = Message("网页上的其他内容（导航、相关链接等）", "What else the page prints (menus, links)")
    around = (
        f"<details><summary>{more.in_(run.language)}</summary>{page.around}</details>" if page.around else ""
    )
    return (
        f'<section class="page" aria-label="{title}"><h3 class="part">{title}</h3>'
        f'<div class="paper" lang="zh-CN">{page.article}{around}</div></section>'
    )
