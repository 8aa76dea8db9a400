"""January: a list that is watched while pages appear, change, are replaced, are taken down and come back."""

from __future__ import annotations

import csv
import json
from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple

import pytest
from lxml import html
from openpyxl import load_workbook

from reportlint.batch.watching import Clock, WatchTimes, watch
from reportlint.cli import main
from reportlint.fetch import request
from reportlint.model.exit import Exit
from reportlint.testing import MARKUPS, clean_draft
from tests.fetch.site import Site, answer

LATE, MENDED, COMES, HIDDEN, COLUMN, YEAR = BODIES = (
    "云溪县发展和改革局",
    "云溪县统计局",
    "云溪县民政局",
    "云溪县水利局",
    "云溪县档案局",
    "云溪县教育局",
)
PATHS = ("/0.html", "/2025/02/03/1.html", "/2.html", "/3.html", "/xxgk/", "/5.html")
WEEK = timedelta(days=7)
START = datetime(2025, 1, 20, 8, 30)


def page(body: str, year: int = 2024, **changes: str) -> bytes:
    draft = clean_draft("annual-2021", "department" if year == 2024 else "department-earlier")
    published = {"published": "2025-01-19"} if year == 2024 else {}
    return MARKUPS["clean"].encode(draft.edit({"organ": body, **published, **changes}))


def column(*entries: tuple[str, str]) -> bytes:
    links = "".join(f'<li><a href="{href}">{text}</a></li>' for href, text in entries)
    return f"<title>政府信息公开年报</title><h1>政府信息公开年报</h1><ul>{links}</ul>".encode()


OLD = ("old.html", f"{COLUMN}2023年政府信息公开工作年度报告")
NEW = ("new.html", f"{COLUMN}2024年政府信息公开工作年度报告")
WRONG = {"requests/granted/natural": "+1"}
COUNTER = {"body/after": "<p>浏览次数：12</p>"}
STATES = (
    {
        PATHS[0]: page(LATE),
        PATHS[1]: page(MENDED, **WRONG),
        PATHS[4]: column(OLD),
        "/xxgk/old.html": page(COLUMN, 2023),
        PATHS[5]: page(YEAR, 2023),
    },
    # One is mended, one appears, one takes the place of last year's; what a site prints around one is no change.
    {
        PATHS[0]: page(LATE, **COUNTER),
        PATHS[1]: page(MENDED),
        PATHS[2]: page(COMES),
        PATHS[5]: page(YEAR),
    },
    # One is taken down; a column lists what it did not before.
    {PATHS[0]: None, PATHS[4]: column(NEW, OLD), "/xxgk/new.html": page(COLUMN)},
    # It comes back with other figures; one appears late, and shows a day that was in time.
    {PATHS[0]: page(LATE, **WRONG), PATHS[3]: page(HIDDEN)},
)
"""What changes on the sites, week by week."""


class Simulated(Clock):
    """A clock that is turned on by whoever waits."""

    time = START

    def now(self) -> datetime:
        return self.time

    def wait(self, until: datetime) -> None:
        self.time = until


class Month(NamedTuple):
    """What came of it."""

    sheets: list[dict[str, dict[str, Any]]]
    """The progress of each week: rows by body, columns by their titles."""
    ended: Exit
    page: str
    index: str


@pytest.fixture(scope="module")
def month(tmp_path_factory):
    """A list that is watched for four weeks."""
    folder = tmp_path_factory.mktemp("month")
    site, file, clock = Site("127.0.0.67"), folder / "list.csv", Simulated()
    with file.open("w", encoding="utf-8-sig", newline="") as lines:
        rows = [
            (body, site.url(path), "2025-01-18" if body == LATE else "")
            for body, path in zip(BODIES, PATHS, strict=True)
        ]
        csv.writer(lines).writerows([("单位", "网址", "公布期限"), *rows])
    sheets = []

    class Now(datetime):
        @classmethod
        def now(cls, tz=None):
            return clock.time.replace(tzinfo=UTC)

    def sitting() -> Exit:
        for path, content in STATES[len(sheets)].items():
            site[path] = answer(content) if content else answer("没有这个网页", "404 Not Found")
        words = [
            "--year",
            "2024",
            "--as-of",
            f"{clock.time:%Y-%m-%d}",
            "--workers",
            "1",
            "--isolated",
            "--pace",
            "0",
        ]
        ended = main(
            ["batch", str(file), "--run", str(folder / "run"), "--refresh", "--select", "arithmetic", *words]
        )
        heads, *lines = load_workbook(folder / "run/outputs/进度表.xlsx").active.iter_rows(values_only=True)
        sheets.append({line[0]: dict(zip(heads, line, strict=True)) for line in lines})
        return Exit(ended)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(request, "datetime", Now)
        last = (START + (len(STATES) - 1) * WEEK).date()
        ended = watch(sitting, folder / "run", WatchTimes(WEEK, last), "zh", clock)
    site.close()
    main(["hand-over", str(folder / "run"), "--only", "index", "--isolated"])
    outputs = folder / "run" / "outputs"
    return Month(
        sheets,
        ended,
        (outputs / "进度表.html").read_text("utf-8"),
        (outputs / "index.html").read_text("utf-8"),
    )


def told(month, title):
    """A column of every week's table, in the order of the bodies."""
    return [[sheet[body][title] for body in BODIES] for sheet in month.sheets]


def test_what_is_out_new_changed_gone_and_not_out(month):
    assert told(month, "进度") == [
        ["已发布", "已发布", "未见报告", "未见报告", "未见报告", "未见报告"],
        ["已发布", "有改动", "新发布", "未见报告", "未见报告", "新发布"],
        ["已撤下", "已发布", "已发布", "未见报告", "新发布", "已发布"],
        ["有改动", "已发布", "已发布", "新发布", "已发布", "已发布"],
    ]


def test_days_that_are_left_and_whether_it_was_in_time(month):
    assert told(month, "剩余天数") == [
        [None, None, 11, 11, 11, 11],
        [None, None, None, 4, 4, None],
        [-16, None, None, -3, None, None],
        [None] * 6,
    ]
    assert told(month, "是否按时")[0] == ["✗ 逾期", "✓ 按时", None, None, None, None]
    assert told(month, "是否按时")[2] == ["? 逾期未见", "✓ 按时", "✓ 按时", "? 逾期未见", "✓ 按时", "✓ 按时"]


def test_when_each_was_first_seen(month):
    days = [day.day for day in told(month, "首次见到")[3]]
    assert days == [20, 20, 27, 10, 3, 27]


def test_errors_and_what_was_mended(month):
    assert [row[:2] for row in told(month, "错误数")] == [[0, 1], [0, 0], [0, 0], [1, 0]]
    assert told(month, "整改")[1:] == [[None, "已整改", None, None, None, None]] * 3


def test_both_versions_of_a_changed_report_are_kept(month):
    changed = ["2025-02-10", "2025-01-27", None, None, None, None]
    assert told(month, "发布后的改动")[3] == changed
    kept = [["快照", "快照"] if day else [None, None] for day in changed]
    assert [
        [a, b] for a, b in zip(told(month, "首次快照")[3], told(month, "现在快照")[3], strict=True)
    ] == kept


def test_a_last_day_between_the_day_shown_and_others_is_for_review(month):
    """One has a later day in its address; one was looked for in vain when the last day was over."""
    doubts = told(month, "发布日期待核")[3]
    between = "期限 2025-01-31 在这些日期之间，疑似补记日期：显示的发布日期 2025-01-19，"
    assert doubts == [
        None,
        f"{between}网址中的日期 2025-02-03，首次见到 2025-01-20",
        None,
        f"{between}最后一次没有见到 2025-02-03，首次见到 2025-02-10",
        # Looked for in vain while there was time: that says nothing.
        None,
        None,
    ]


def test_the_watch_ends_as_its_last_sitting_did(month):
    assert len(month.sheets) == len(STATES)
    assert month.ended is Exit.FINDINGS


def test_the_pages_say_the_same(month):
    said = "新发布 1　有改动 1　已发布 4　有错误 1　已整改 1　逾期发布 1"
    assert said in month.page
    assert "<script" not in month.page
    assert f"发布进度：{said}" in month.index
    rows = html.document_fromstring(month.index).xpath("//script/@data-row")
    (row,) = (row for row in map(json.loads, rows) if row[0] == HIDDEN)
    assert "新发布" in row
