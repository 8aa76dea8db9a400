"""`reportlint find` on portals of many shapes: every row right, or asked for."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import pytest
from openpyxl import load_workbook

from reportlint.agencies.agency import Agency
from reportlint.agencies.columns import words
from reportlint.agencies.read import read_agencies
from reportlint.cli import main
from reportlint.loaders import load
from reportlint.model.body import BodyKind
from reportlint.portals.found_list import FOUND_COLUMNS, write_list
from reportlint.portals.pagers import unseen_pages
from reportlint.portals.rows import PortalRow, Sureness
from tests.fetch.site import Site, answer
from tests.loaders.word_writing import document, paragraph

from .county import (
    BODIES,
    COUNTY,
    EVERY,
    column,
    decoy_pages,
    decoys,
    entry,
    page,
    report,
    title,
    turned_by_script,
)

FRIEND = report("白水县人民政府")


class Row(NamedTuple):
    """What a list says of a body."""

    sure: str
    address: str
    last: str
    remark: str = ""


class Ended(NamedTuple):
    code: int
    rows: dict[str, Row]
    asked: list[str]
    """Paths that the site was asked for."""
    err: str = ""


@pytest.fixture
def portal(tmp_path, capsys) -> Iterator[object]:
    """Puts a portal up and runs `find` on it, or fills a list in: rows of (body, address, last, aliases, superior).

    Addresses of rows that begin with / are the portal's.
    """
    sites: list[Site] = []

    def found(
        pages: Mapping[str, str | bytes], *words: str, start: str = "/nb/", rows: Sequence[Sequence[str]] = ()
    ) -> Ended:
        site = Site(f"127.0.0.{70 + len(sites)}")
        sites.append(site)
        for path, content in {"/friends/nb.html": FRIEND, **pages}.items():
            kind = "application/octet-stream" if path.endswith((".docx", ".pdf")) else "text/html"
            site[path] = answer(content, media_type=kind)
        out, old = tmp_path / "list.csv", tmp_path / "old.csv"
        if rows:
            full = [[site.url(cell) if cell.startswith("/") else cell for cell in row] for row in rows]
            with old.open("w", encoding="utf-8-sig", newline="") as lines:
                csv.writer(lines).writerows([("单位", "网址", "上年网址", "别名", "上级单位"), *full])
            words = (*words, "--list", str(old))
        code = main(["find", site.url(start), "-o", str(out), "--year", "2025", "--isolated", *words])
        return Ended(code, read(out, site.url("")), site.paths, capsys.readouterr().err)

    yield found
    for site in sites:
        site.close()


def read(file: Path, before: str) -> dict[str, Row]:
    """The rows of a list by body, addresses without the site."""
    with file.open(encoding="utf-8-sig", newline="") as lines:
        rows = list(csv.DictReader(lines))
    assert len({row["单位"] for row in rows}) == len(rows)
    return {
        row["单位"]: Row(
            row["把握"],
            row["网址"].removeprefix(before),
            row["上年网址"].removeprefix(before),
            row["查找说明"].replace(before, ""),
        )
        for row in rows
    }


def reports(bodies=EVERY, years=(2025, 2024)) -> dict[str, str]:
    """The reports of bodies under /r/."""
    return {f"/r/{n}-{year}.html": report(body, year) for n, body in enumerate(bodies) for year in years}


def right(bodies=EVERY) -> dict[str, Row]:
    """The rows where every report stands under /r/ and was found."""
    return {body: Row("确定", f"/r/{n}-2025.html", f"/r/{n}-2024.html") for n, body in enumerate(bodies)}


def entries(year: int, bodies=EVERY) -> str:
    """The reports of a year as entries of a list."""
    return "".join(entry(f"/r/{n}-{year}.html", title(body, year)) for n, body in enumerate(bodies))


def test_a_list_with_decoys_in_gbk_whose_pager_is_made_by_a_script(portal):
    pager = '<script>createPageHTML(3, {}, "index", "html");</script>'
    cut = "".join(
        f"<li><a href='/r/{n}-2025.html' title='{title(body, 2025)}'>{body}2025年政府信息公…</a></li>"
        for n, body in enumerate(EVERY)
    )
    ended = portal(
        {
            "/nb/": column(decoys() + pager.format(0)).replace("utf-8", "gbk").encode("gbk"),
            "/nb/index_1.html": column(cut + pager.format(1)).replace("utf-8", "gbk").encode("gbk"),
            "/nb/index_2.html": column(entries(2024) + entries(2023) + pager.format(2)),
            **reports(),
            **decoy_pages(),
        }
    )
    assert ended.rows == right()
    assert ended.code == 0
    assert not [path for path in ended.asked if path.startswith(("/decoy", "/menu", "/friends"))]
    # Last year's reports are known by their titles.
    assert not [path for path in ended.asked if path.endswith(("2024.html", "2023.html"))]


@pytest.mark.parametrize("cut", ["2025年政府...", "2025年度政府信息…", "2025年政府信息公…"])
def test_a_title_that_was_cut_off_is_looked_up(portal, cut):
    cut_off = "".join(entry(f"/r/{n}-2025.html", body + cut) for n, body in enumerate(EVERY[:2]))
    ended = portal({"/nb/": column(cut_off), **reports(EVERY[:2])})
    assert ended.rows == {body: Row("确定", f"/r/{n}-2025.html", "") for n, body in enumerate(EVERY[:2])}


def test_a_pager_without_end_and_a_calendar(portal):
    calendar = (
        "".join(f"<a href='/nb/?day={n}'>{n}</a>" for n in range(1, 32)) + "<a href='/nb/?month=2'>下月</a>"
    )
    lists = [entries(2025), entries(2024), *([calendar] * 9)]
    pages = {
        f"/nb/?page={n}": column(f"{text}{calendar}<a href='/nb/?page={n + 1}'>下一页&gt;</a>")
        for n, text in enumerate(lists, 1)
    }
    ended = portal({"/nb/": pages["/nb/?page=1"], **pages, **reports()})
    assert ended.rows == right()
    assert ended.code in (0, 3)
    assert "/nb/?page=9" not in ended.asked
    assert len(ended.asked) < 50


def _articles(count: int, last: str) -> dict[str, str]:
    """A list of so many pages of other articles, and one behind them."""
    news = [
        "".join(entry(f"/a/{n}-{k}.html", f"县财政局召开第{n}次专题工作会议{k}") for k in range(3))
        for n in range(1, count + 1)
    ]
    return {
        f"/nb/?page={n}": column(f"{text}<a href='/nb/?page={n + 1}'>下一页</a>")
        for n, text in enumerate([*news, last], 1)
    }


def test_reports_behind_pages_of_other_articles_are_found(portal):
    pages = _articles(4, entries(2025) + entries(2024))
    ended = portal({"/nb/": pages["/nb/?page=1"], **pages, **reports()})
    assert ended.rows == right()


def test_a_list_is_given_up_after_many_pages_of_other_articles_and_says_so(portal):
    pages = _articles(20, entries(2025))
    ended = portal({"/nb/": pages["/nb/?page=1"], **pages, **reports()})
    assert "/nb/?page=13" not in ended.asked
    assert (ended.code, ended.rows) == (4, {})
    assert "列表有连续 10 页没有年度报告，后面的没有再看" in ended.err


def test_pages_that_only_a_script_turns_are_told(portal):
    turns = "<a href='javascript:turn(2)'>下一页</a> 共3页 当前第1页"
    ended = portal({"/nb/": column(entries(2025, EVERY[:1]) + turns), **reports(EVERY[:1])})
    assert (ended.code, ended.rows) == (3, {COUNTY: Row("确定", "/r/0-2025.html", "")})
    assert "/nb/：列表共 3 页，后页只能由脚本翻到，没有看到" in ended.err
    assert "加 --browser 可由浏览器翻页" in ended.err
    # Whoever is missing may stand there.
    ended = portal(
        {"/nb/": column(entries(2025, EVERY[:1]) + turns), **reports(EVERY[:1])},
        rows=[(body, "", "", "", "") for body in EVERY[:2]],
    )
    assert ended.rows[COUNTY] == Row("确定", "/r/0-2025.html", "")
    assert ended.rows[EVERY[1]].remark == "栏目的后页没有看到，可能在那里：/nb/"


@pytest.mark.parametrize(
    ("pager", "told"),
    [
        ("<a href='javascript:;' onclick='go(2)'>下一页 ></a>", True),
        ("<ul><li class=next><a href='#'>下页</a></li></ul>", True),
        ("<button type=button>下一页</button>", True),
        ("<span onclick='next()'>后一页</span>", True),
        # The last page, a word that turns nothing, and a link that does.
        ("<a href='javascript:;' class=disabled>下一页</a>", False),
        ("<button disabled>下一页</button>", False),
        ("<span>下一页</span>", False),
        ("<a href='/nb/'>下一页</a>", False),
    ],
)
def test_a_pager_that_a_script_turns_is_known_without_a_count(pager, told):
    (there,) = load(column(entries(2025, EVERY[:1]) + pager).encode(), name="a.html")
    said = unseen_pages(there)
    assert (said and said.zh) == ("列表有“下一页”，后页只能由脚本翻到，没有看到" if told else None)


@pytest.mark.parametrize(
    "script",
    [
        'createPageHTML(2, 0, "index", "html", "black2", 1);',
        "createPageHTML('pager', 2, 1, 'index', 'html', 40);",
        'var currentPage = 0; var countPage = 2; go("index_" + n + ".html");',
    ],
)
def test_pagers_of_scripts(portal, script):
    """All of them say 共2页 and lead to index_1.html."""
    pages = {
        "/nb/": column(f"{entries(2025, EVERY[:1])}共2页<script>{script}</script>"),
        "/nb/index_1.html": column(entries(2024, EVERY[:1])),
        **reports(EVERY[:1]),
    }
    assert portal(pages)[:2] == (0, right(EVERY[:1]))


def test_a_home_page_over_a_tree_of_bodies(portal):
    """The reports' own titles name no body: the way to them does, and that is to be confirmed."""
    own = "2025年政府信息公开工作年度报告"
    pages = {
        "/": page("<a href='/zwgk/'>政务公开</a><a href='/news/'>云溪要闻</a>"),
        "/zwgk/": page(
            "<a href='/zwgk/nb/'>政府信息公开年报</a><h3>各部门</h3><a href='/zwgk/depts/'>县政府部门</a>"
        ),
        "/zwgk/nb/": column(
            entry("/r/0-2025.html", title(COUNTY, 2025)) + entry("/r/0-2024.html", title(COUNTY, 2024))
        ),
        "/zwgk/depts/": page("".join(f"<a href='/d/{n}/'>{body}</a>" for n, body in enumerate(BODIES, 1))),
        **reports((COUNTY,)),
    }
    for n, body in enumerate(BODIES, 1):
        pages[f"/d/{n}/"] = page(
            f"<a href='/d/{n}/nb/'>信息公开年报</a><a href='/d/{n}/zn/'>信息公开指南</a>"
        )
        pages[f"/d/{n}/nb/"] = column(
            entry(f"/r/{n}-2025.html", own) + entry(f"/r/{n}-2024.html", own.replace("2025", "2024"))
        )
        pages |= {f"/r/{n}-{year}.html": report(body, year) for year in (2025, 2024)}
    pages["/r/5-2025.html"] = report(BODIES[4], called=own)
    ended = portal(pages, start="/")
    wanted = right()
    wanted[BODIES[4]] = Row(
        "待确认", "/r/5-2025.html", "/r/5-2024.html", f"报告标题没有写明单位，按链接或栏目认作“{BODIES[4]}”"
    )
    assert ended.rows == wanted
    assert ended.code == 3


def test_a_table_by_body_and_year(portal):
    cells = "".join(
        f"<tr><td>{body.removeprefix('云溪县')}</td><td><a href='/r/{n}-2025.html'>查看</a></td>"
        f"<td><a href='/r/{n}-2024.html'>查看</a></td><td><a href='/r/{n}-2019.html'>查看</a></td></tr>"
        for n, body in enumerate(EVERY)
    )
    table = f"<table><tr><th>单位</th><th>2025年</th><th>2024年</th><th>2019年</th></tr>{cells}</table>"
    ended = portal({"/nb/": column(table), **reports()})
    assert ended.rows == right()
    assert ended.code == 0
    assert not [path for path in ended.asked if "2019" in path]


def test_links_that_are_attachments_and_pages_of_them(portal):
    word = {body: document("".join(map(paragraph, [title(body, 2025), *text(body)]))) for body in BODIES}
    link = "<p>附件：<a href='/f/{0}.docx'>{1}.docx</a></p>"
    pages = {
        "/nb/": column(
            entry("/f/1.docx", f"{title(BODIES[0], 2025)}.docx")
            + entry("/p/2.html", title(BODIES[1], 2025))
            + entry("/f/3.pdf", title(BODIES[2], 2025))
            + entry("/p/4.html", title(BODIES[3], 2025))
        ),
        "/f/1.docx": word[BODIES[0]],
        "/p/2.html": page(f"<h1>{title(BODIES[1], 2025)}</h1>" + link.format(2, title(BODIES[1], 2025))),
        "/f/2.docx": word[BODIES[1]],
        "/f/3.pdf": b"%PDF-1.4 scanned",
        "/p/4.html": page(f"<h1>{title(BODIES[3], 2025)}</h1><img src='/scan.png'>"),
    }
    unread = "网页上没有读到报告"
    assert portal(pages)[:2] == (
        3,
        {
            BODIES[0]: Row("确定", "/f/1.docx", ""),
            BODIES[1]: Row("确定", "/p/2.html", ""),
            BODIES[2]: Row("待确认", "/f/3.pdf", "", unread),
            BODIES[3]: Row("待确认", "/p/4.html", "", unread),
        },
    )


def text(body: str) -> list[str]:
    """The text of a report that has no tables, as lines."""
    from .county import SECTIONS

    return [
        line
        for head in SECTIONS
        for line in (head, f"{body}的这一部分没有需要说明的情况，全年工作正常开展。")
    ]


def test_frames(portal):
    pages = {
        "/nb/": "<html><frameset cols='20%,80%'><frame src='menu.html'><frame src='list.html'></frameset></html>",
        "/nb/menu.html": page("<a href='/zwgk/zn'>信息公开指南</a>"),
        "/nb/list.html": column("<iframe src='/nb/inner.html' width=600 height=400></iframe>"),
        "/nb/inner.html": column(entries(2025, EVERY[:2]) + entries(2024, EVERY[:2])),
        **reports(EVERY[:2]),
    }
    ended = portal(pages)
    assert ended.rows == right(EVERY[:2])
    assert ended.code == 0


def test_links_without_text_and_lists_that_scripts_show(portal):
    kept = "".join(
        f"<record><![CDATA[<li><a href='{url}'>{text}</a></li>]]></record>"
        for url, text in (("/r/0-2025.html", title(COUNTY, 2025)), ("/r/0-2024.html", title(COUNTY, 2024)))
    )
    said = [title(body, 2025) for body in BODIES]
    pages = {
        "/nb/": column(
            "<base href='/r/'>"
            f"<script type='text/xml'><datastore><recordset>{kept}</recordset></datastore></script>"
            f"<a href='1-2025.html'><img src='/a.png' alt='{said[0]}'></a>"
            f"<a href='javascript:void(0)' onclick=\"window.open('2-2025.html')\">{said[1]}</a>"
            f"<a href=\"javascript:openInfo('/r/3-2025.html',800)\">{said[2]}</a>"
            f"<li onclick=\"location.href='/r/4-2025.html'\">{said[3]}</li>"
            f"<a href='5-2025.html' title='{said[4]}'></a>"
            "<select onchange='go(this)'><option>选择年度</option><option value='/nb/2024/'>2024年</option></select>"
        ),
        "/nb/2024/": column(entries(2024, EVERY)),
        **reports(),
    }
    ended = portal(pages)
    assert ended.rows == right()
    assert ended.code == 0


def test_two_generations_of_a_site_and_reports_that_are_published_again(portal):
    finance, statistics, press, town, street = BODIES
    again = report(statistics, 2025, period=2024)
    pages = {
        "/nb/": column(
            entries(2025, (COUNTY, finance))
            + entry("/old/1.html", title(finance, 2025))
            + entry("/new/2.html", title(statistics, 2025))
            + entry("/new/3.html", title(press, 2025))
            + entry("/new/3b.html", f"{title(press, 2025)}（更正）")
            + entry("/new/4.html", title(town, 2024), "2026-01-20")
            + entry("/old/4.html", title(town, 2024), "2025-01-20")
            + entry("/new/5.html", title(street, 2025))
            + entry("/new/5b.html", title(street, 2025))
            + entry("/gone.html", title("云溪县水利局", 2025))
        ),
        **reports((COUNTY, finance), (2025,)),
        "/old/1.html": report(finance),
        "/new/2.html": again,
        "/new/3.html": report(press),
        "/new/3b.html": report(press, more="现予更正。"),
        "/new/5.html": report(street),
        "/new/5b.html": report(street, more="另有说明。"),
    }
    ended = portal(pages)
    assert ended.code == 3
    assert ended.rows == {
        COUNTY: Row("确定", "/r/0-2025.html", ""),
        finance: Row("待确认", "/r/1-2025.html", "", "同一份报告有 2 个网址：/r/1-2025.html、/old/1.html"),
        statistics: Row(
            "待确认",
            "/new/2.html",
            "",
            "标题是 2025 年度，统计期限却是 2024 年，疑似重新发布了往年的报告",
        ),
        press: Row("确定", "/new/3b.html", "", "取更正后的一份；原来的：/new/3.html"),
        town: Row("未找到", "", "", "上年：有 2 份都可能是：/new/4.html、/old/4.html"),
        street: Row("待确认", "", "", "有 2 份都可能是：/new/5.html、/new/5b.html"),
        "云溪县水利局": Row("待确认", "/gone.html", "", "网页不存在（HTTP 404）"),
    }


def test_bodies_whose_own_pages_stand_beside_a_column(portal):
    """Menus lead to them; they have reports of other sorts, too, some of which are gone."""
    pages = {"/nb/": column("".join(f"<a href='/d/{n}/'>{body}</a>" for n, body in enumerate(EVERY)))}
    for n, body in enumerate(EVERY):
        pages[f"/d/{n}/"] = page(
            f"<h2>{body}</h2><a href='/d/{n}/gk/'>政府信息公开</a><a href='/gone/1.html'>2025年政府工作报告</a>"
            f"<a href='/gone/{n}.html'>{body}2025年法治政府建设年度报告</a>",
            body,
        )
        pages[f"/d/{n}/gk/"] = page(
            f"<a href='/d/{n}/nb/'>政府信息公开年报</a><a href='/zn/'>信息公开指南</a>", body
        )
        pages[f"/d/{n}/nb/"] = column(
            f"<a href='/r/{n}-2025.html'>2025年度报告</a><a href='/r/{n}-2024.html'>2024年度报告</a>"
            "<a href='/gone/3.html'>2025年政府工作报告</a>"
        )
    ended = portal({**pages, **reports()})
    assert ended.rows == right()
    assert not [path for path in ended.asked if path.startswith("/gone")]


# A list that is there already


def changes(tmp_path) -> dict[str, str]:
    with (tmp_path / "list.csv").open(encoding="utf-8-sig", newline="") as lines:
        return {row["单位"]: row["变化"] for row in csv.DictReader(lines)}


def test_a_list_is_filled_in_and_says_what_changed(portal, tmp_path):
    ended = portal(
        {"/nb/": column(entries(2025) + entries(2024, EVERY[:3])), **reports()},
        rows=[
            ("财政局", "", "", "", "云溪县人民政府"),
            ("云溪县统计局", "/elsewhere/1.html", "", "", ""),
            ("云溪县新闻出版局", "", "/last/3.html", "", ""),
            ("石桥镇政府", "/r/4-2025.html", "", "", "云溪县人民政府"),
            ("云溪县水利局", "", "", "", ""),
            ("云溪县水务局", "", "", "云溪县河东街道办事处", ""),
        ],
    )
    assert ended.rows == {
        "财政局": Row("确定", "/r/1-2025.html", "/r/1-2024.html"),
        "云溪县统计局": Row("待确认", "/elsewhere/1.html", "/r/2-2024.html", "找到的是 /r/2-2025.html"),
        "云溪县新闻出版局": Row("确定", "/r/3-2025.html", "/last/3.html"),
        "石桥镇政府": Row("确定", "/r/4-2025.html", ""),
        "云溪县水利局": Row("未找到", "", ""),
        "云溪县水务局": Row("确定", "/r/5-2025.html", ""),
    }
    assert changes(tmp_path) == {
        "财政局": "新填",
        "云溪县统计局": "与所找到的不同，未改",
        "云溪县新闻出版局": "新填",
        "石桥镇政府": "未变",
        "云溪县水利局": "仍无网址",
        "云溪县水务局": "新填",
    }
    assert "名单以外的报告 2 份" in ended.err


def test_a_list_of_last_year_moves_on_a_year(portal, tmp_path):
    """Its addresses are those of last year's reports, or of columns."""
    ended = portal(
        {"/nb/": column(entries(2025, EVERY[:2]) + entries(2024)), **reports()},
        rows=[
            (COUNTY, "/r/0-2024.html", "", "", ""),
            (BODIES[0], "/nb/", "", "", ""),
            (BODIES[1], "/r/2-2024.html", "", "", ""),
        ],
    )
    assert ended.rows == {
        COUNTY: Row("确定", "/r/0-2025.html", "/r/0-2024.html", "原网址是 2024 年度的报告"),
        BODIES[0]: Row("确定", "/r/1-2025.html", "/r/1-2024.html", "原网址是栏目"),
        BODIES[1]: Row("未找到", "", "/r/2-2024.html", "原网址是 2024 年度的报告"),
    }
    assert list(changes(tmp_path).values()) == ["已更换"] * 3


def test_a_renamed_body_is_asked_for(portal):
    ended = portal(
        {"/nb/": column(entries(2025, EVERY[:4])), **reports()}, rows=[("云溪县文化出版局", "", "", "", "")]
    )
    assert ended.rows == {
        "云溪县文化出版局": Row("待确认", "", "", "报告中的单位是“云溪县新闻出版局”，疑似同一单位")
    }


# What it writes, and how it behaves


def test_the_list_is_read_by_the_batch(portal, tmp_path):
    file = tmp_path / "list.xlsx"
    portal({"/nb/": column(entries(2025) + entry("/r/9.html", title("云溪县水利局", 2025))), **reports()})
    assert main(["find", "http://127.0.0.99:9/", "-o", str(file), "--isolated", "--timeout", "1"]) == 4
    agencies = read_agencies(tmp_path / "list.csv")
    assert [(one.name, one.kind, one.year) for one in agencies.agencies][:2] == [
        (COUNTY, BodyKind.COUNTY, 2025),
        (BODIES[0], BodyKind.DEPARTMENT, 2025),
    ]
    assert not agencies.notices
    assert not read_agencies(file).agencies
    assert words().found == FOUND_COLUMNS


def test_the_list_prints_in_a_size_that_can_be_read(tmp_path):
    agency = Agency(2, COUNTY, "https://a.example/" + "1" * 40, year=2025)
    write_list(tmp_path / "a.xlsx", [PortalRow(agency, Sureness.SURE, None)])
    sheet = load_workbook(tmp_path / "a.xlsx")["名单"]
    # What nothing stands in takes little room; the name stands on each sheet.
    assert (sheet.page_setup.paperSize, sheet.page_setup.fitToWidth) == (9, 2)
    assert sheet.print_titles.replace("'名单'!", "") == "$1:$1,$A:$A"


def test_robots_and_the_bound_of_pages_are_kept(portal):
    pages = {"/nb/": column(entries(2025)), **reports()}
    ended = portal(pages, "--max-pages", "3")
    assert (ended.code, len(ended.rows), len(ended.asked)) == (3, 2, 3)
    assert "已到打开网页数的上限" in ended.err
    ended = portal({**pages, "/robots.txt": "User-agent: *\nDisallow: /r/"})
    assert ended.asked == ["/nb/"]
    assert {row.sure for row in ended.rows.values()} == {"待确认"}
    assert {row.remark for row in ended.rows.values()} == {"网站的 robots.txt 不允许程序读取该网页"}


def test_misuse(tmp_path, capsys):
    for wrong in (["-o", "a.txt"], ["-o", "a.xlsx", "--year", "x"], ["-o", "a.xlsx", "--max-pages", "0"]):
        assert main(["find", "http://127.0.0.99:9/", *wrong, "--isolated", "--timeout", "1"]) == 2
    assert capsys.readouterr().err.count("reportlint: ") >= 3


@pytest.mark.skipif(
    not any(map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))),
    reason="没有安装 Chromium，跳过浏览器测试。 Chromium is not installed.",
)
def test_a_list_that_only_a_script_makes_and_turns(portal):
    rows = [(f"/r/{n}-2025.html", title(body, 2025)) for n, body in enumerate(EVERY[:2])]
    pages = {"/nb/": column(turned_by_script(rows)), **reports(EVERY[:2])}
    assert portal(pages).code == 4
    assert portal(pages, "--browser")[:2] == (
        0,
        {body: Row("确定", f"/r/{n}-2025.html", "") for n, body in enumerate(EVERY[:2])},
    )
