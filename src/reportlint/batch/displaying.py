"""Rows whose text only a browser shows: displayed one after the other, once all others were got."""

from __future__ import annotations

import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Final, NamedTuple

from reportlint.batch.display import Display
from reportlint.batch.fetching import PageFetcher
from reportlint.batch.judging import judge, lost
from reportlint.batch.plan import job_of
from reportlint.batch.tasks import errand_of
from reportlint.checking.session import Session
from reportlint.checking.workers import Workers
from reportlint.fetch.archive import Evidence
from reportlint.fetch.client import Client
from reportlint.model.errors import without_extra
from reportlint.model.message import Message
from reportlint.portals.resolve import Resolver
from reportlint.runs.reader import State
from reportlint.runs.records import LoadOutcome, ReportRole, StoredLoad
from reportlint.runs.result import RowStatus
from reportlint.runs.store import Store

SECONDS: Final = 10
"""What a page takes, about, from its address to the text that its scripts show."""


class DisplayWork(NamedTuple):
    """What displaying takes."""

    store: Store
    judges: Workers
    session: Session
    config: bytes
    rules: str
    evidence: Evidence


def to_display(store: Store) -> list[tuple[State, ReportRole]]:
    """The pages that were got without their text, of rows that can be used."""
    return [
        (state, role)
        for role in (ReportRole.THIS, ReportRole.LAST)
        for state in store.states(role)
        if not state.agency.faults and _needs_browser(state.tried)
    ]


def said_of(pages: int) -> Message:
    """How many pages a browser could show, and how long that would take."""
    minutes = max(1, round(pages * SECONDS / 60))
    return Message(
        f"{pages} 个网页的正文要由浏览器显示才能读取；加 --browser 用本机浏览器读取，约需 {minutes} 分钟",
        f"{pages} pages need a browser to show their text; --browser reads them, in about {minutes} minutes",
    )


def display_pages(
    work: DisplayWork, pages: list[tuple[State, ReportRole]], client: Client, display: Display
) -> Message:
    """Display the pages, judge what is shown, and say what came of it.

    Raises UsageError where the browser extra is not installed.
    """
    try:
        from reportlint.fetch.browser import Browser
    except ImportError:
        raise without_extra(Message("用浏览器读取", "Reading with a browser"), "browser") from None
    doing = Message(
        f"正在用浏览器读取 {len(pages)} 个网页，约需 {max(1, round(len(pages) * SECONDS / 60))} 分钟",
        f"displaying {len(pages)} pages, which takes about {max(1, round(len(pages) * SECONDS / 60))} minutes",
    )
    began = time.monotonic()
    with Browser(client) as browser:
        loader = PageFetcher(Resolver(browser, browser.lists, work.session.linter), work.evidence)
        read = sum(display.counting(doing, _displayed(work, pages, loader), len(pages)))
    seconds = round(time.monotonic() - began)
    return Message(
        f"用浏览器读取 {len(pages)} 个网页，读到报告 {read} 份，用时 {seconds} 秒",
        f"displayed {len(pages)} pages in {seconds} seconds and read {read} reports",
    )


def _displayed(
    work: DisplayWork, pages: list[tuple[State, ReportRole]], loader: PageFetcher
) -> Iterator[bool]:
    """For each page whether it holds a report, now that it is displayed."""
    folder = str(Path(work.evidence.folder))
    for state, role in pages:
        load = work.store.add_load(loader.load(errand_of(state, role)))
        if load.came is LoadOutcome.FAILED:
            yield False
            continue
        job = job_of(state.agency, load, work.rules, folder)
        sent = job.carried() if work.judges.far else job
        judged = work.judges.submit(judge, work.config, sent, lost=partial(lost, work.session, job)).result()
        work.store.put(judged)
        yield judged.status.found


def _needs_browser(tried: StoredLoad | None) -> bool:
    return tried is not None and tried.reason is not None and tried.reason.status is RowStatus.UNREADABLE
