"""What a page is that is no report: a list, a shell that a script fills, a frame, a page without a text."""

import pytest

from tests.robustness.counting import steps

from .reading import LINTER, page_of, read

NAME = "政府信息公开工作年度报告"
OWN = f"云溪县水利局2025年{NAME}"
BUREAUS = "水利局 教育局 民政局 财政局".split()
MENU = "".join(
    f"<li><a href='/{name}/'>{name}</a></li>" for name in "首页 要闻 政务公开 政府信息公开年报".split()
)
FOOT = "<p>主办：云溪县人民政府办公室 版权所有：云溪县人民政府</p><p>本站内容未经许可不得转载；转载请注明来源。</p>"


def site(content, title="云溪县人民政府", foot=FOOT):
    head = f"<head><title>{title}</title></head>"
    return f"<!DOCTYPE html><html>{head}<body><ul>{MENU}</ul>{content}{foot}</body></html>"


def entries(entry):
    return (
        "<ul>"
        + "".join(f"<li>{entry.format(n=n, name=name)}</li>" for n, name in enumerate(BUREAUS, 1))
        + "</ul>"
    )


def told(html):
    """What a page is, and by what it is headed: kind, title, body, year."""
    report = read(html)
    return report.page.kind.value, report.title.text if report.title else "", report.body.name, report.year


@pytest.mark.parametrize(
    "entry",
    [
        f"<a href='/{{n}}.html'>云溪县{{name}}2025年{NAME}</a>",
        f"<a href='/{{n}}.html'>云溪县{{name}}2025年{NAME}</a> 2026-01-1{{n}}",
        f"<a href='/{{n}}.html'>[2026-01-1{{n}}]云溪县{{name}}2025年{NAME}</a>",
        f"<a href='/{{n}}.html'>云溪县{{name}}2025年{NAME}2026年1月1{{n}}日</a>",
        f"<span onclick='go({{n}})'>云溪县{{name}}2025年{NAME}</span>",
        f"<a href='/{{n}}.pdf'>云溪县{{name}}2025年{NAME}.pdf</a>",
        f"<a href='/{{n}}.html'><img src='/{{n}}.jpg' alt='云溪县{{name}}2025年{NAME}'></a>",
    ],
)
def test_a_list_is_not_headed_by_one_of_its_entries(entry):
    assert told(site(entries(entry))) == ("list-page", "", "", None)
    assert told(site(f"<h1>政府信息公开年报</h1>{entries(entry)}"))[:2] == ("list-page", "政府信息公开年报")


@pytest.mark.parametrize("count", [1, 2])
def test_a_column_with_few_reports_is_a_list(count):
    links = "".join(
        f"<li><a href='/{year}.html'>云溪县水利局{year}年{NAME}</a><span>{year + 1}-01-20</span></li>"
        for year in range(2025, 2025 - count, -1)
    )
    assert told(site(f"<ul>{links}</ul>", "政府信息公开年报_云溪县水利局")) == (
        "list-page",
        "政府信息公开年报",
        "",
        None,
    )


@pytest.mark.parametrize(
    "link", ["<a href='/r.html'>{}</a> 2026-01-20", "<span onclick='go()'>{}</span> 2026-01-20"]
)
def test_a_home_page_is_not_headed_by_its_news(link):
    news = "今日召开全县经济工作会议 县领导调研重点项目 全县旅游工作会召开".split()
    items = [f"<li><a href='/n'>{one}</a> 2026-02-0{n}</li>" for n, one in enumerate(news, 1)]
    items.append(f"<li>{link.format(OWN)}</li>")
    about = "<p>2025年，云溪县山清水秀，气候宜人，物产丰富，交通便利，是远近闻名的鱼米之乡。</p>" * 3
    assert told(site(f"{about}<ul>{''.join(items)}</ul>")) == ("not-a-report", "", "", None)


@pytest.mark.parametrize("picture", ["<img src='/{n}.jpg'>", "<img src='/{n}.jpg'><p>{name}</p>"])
def test_pictures_that_lead_on_are_a_list(picture):
    page = site(f"<h1>{NAME}</h1>" + entries(f"<a href='/{{n}}.html'>{picture}</a>"))
    assert told(page)[0] == "list-page"
    assert "list-without-report" in [notice.code for notice in LINTER.lint(page_of(page)).notices]


@pytest.mark.parametrize(
    "picture", ["<p><img src='/{n}.jpg'></p>", "<p><a href='/{n}.jpg'><img src='/{n}.jpg'></a></p>"]
)
def test_pictures_of_the_report_are_not(picture):
    badges = "<a href='/wza/'><img src='/a.png'></a><a href='https://zfwzgl.example/'><img src='/b.png'></a>"
    content = f"<h1>{OWN}</h1>" + "".join(picture.format(n=n) for n in range(4)) + badges
    assert told(site(content)) == ("picture-only", OWN, "云溪县水利局", 2025)


def test_a_list_of_what_is_only_about_reports_is_a_list_without_one():
    about = [
        f"关于报送2025年{NAME}的通知",
        f"一图读懂云溪县2025年{NAME}",
        f"云溪县2025年{NAME}编写说明",
        f"《2025年{NAME}》解读",
    ]
    page = site(
        "<h1>政府信息公开年报</h1>"
        + "".join(f"<p><a href='/{n}'>{one}</a></p>" for n, one in enumerate(about))
    )
    assert told(page) == ("list-page", "政府信息公开年报", "", None)
    assert "list-without-report" in [notice.code for notice in LINTER.lint(page_of(page)).notices]
    with_one = page.replace("<p><a", f"<p><a href='/r'>云溪县教育局2025年{NAME}</a></p><p><a", 1)
    assert "list-without-report" not in [notice.code for notice in LINTER.lint(page_of(with_one)).notices]


def test_a_notice_about_reports_is_no_report_however_long():
    text = "<p>各单位要高度重视政府信息公开工作年度报告编制，明确专人负责，确保数据准确、内容完整。</p>" * 12
    assert told(site(f"<h1>关于做好2025年{NAME}编制工作的通知</h1>{text}"))[0] == "not-a-report"


@pytest.mark.parametrize(
    "content",
    [
        "<div id='app'></div><script src='/js/app.js'></script>",
        "<div id='root'><p>加载中</p></div><script src='/main.js'></script>",
        "<noscript>本网站需要启用JavaScript。</noscript><div></div>",
        f"<h1>{OWN}</h1><p>发布时间：2026-01-20</p><div id='c'></div><script>$.get('/api/3', show)</script>",
        f"<h1>{OWN}</h1><img src='/logo.png'><div id='app'></div>",
    ],
)
@pytest.mark.parametrize(
    "foot", [FOOT, FOOT + "<p>本网站由云溪县大数据发展管理局承办；建议使用新版浏览器浏览。</p>" * 9]
)
def test_a_page_that_a_script_fills_is_told_from_one_without_a_report(content, foot):
    assert told(site(content, OWN, foot))[0] == "dynamic-page"


@pytest.mark.parametrize(
    "frame", ["<iframe src='/content/3.html' height='800'></iframe>", "<iframe src='c.html'></iframe>"]
)
def test_a_page_whose_text_is_in_a_frame_is_told_from_one_in_pictures(frame):
    assert told(site(f"<h1>{OWN}</h1>{frame}", OWN))[0] == "framed-page"


def test_a_page_with_a_title_and_nothing_else_has_no_report():
    counter = "<iframe src='/count.html' width='0' height='0'></iframe>"
    assert told(site(f"<h1>{OWN}</h1><p>发布时间：2026-01-20</p>{counter}", OWN)) == (
        "not-a-report",
        OWN,
        "云溪县水利局",
        2025,
    )


@pytest.mark.parametrize("shape", ["{} 2026-01-20", "{}<span>发布时间：2026-01-20</span>", "[2026-01-20] {}"])
def test_a_date_beside_a_title_is_not_of_it(shape):
    paragraphs = "<h2>一、总体情况</h2><p>本年度主动公开政府信息12条。</p>"
    assert told(site(f"<h1>{shape.format(OWN)}</h1>{paragraphs}", OWN))[1:] == (OWN, "云溪县水利局", 2025)


@pytest.mark.parametrize(
    "entry",
    [
        f"<li onclick='go()'>云溪县第{{}}局2025年{NAME}</li>",
        f"<li><a href='/r'>云溪县第{{}}局2025年{NAME}</a> 2026-01-20</li>",
        f"<br><a href='/r'>云溪县第{{}}局2025年{NAME}</a> 2026-01-20",
    ],
)
def test_one_more_entry_of_a_list_costs_what_the_last_one_did(entry):
    def cost(entries):
        page = page_of(site("".join(entry.format(n) for n in range(entries))))
        return steps(lambda: LINTER.read(page))

    cost(1)
    counts = [cost(entries) for entries in (40, 80, 120)]
    assert counts[2] - counts[1] <= 1.1 * (counts[1] - counts[0]) + 40
