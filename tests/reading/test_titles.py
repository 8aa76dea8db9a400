"""The title: which lines it is, which body and year it names."""

import pytest

from reportlint.model.page import PageKind

from .reading import page, read

NAME = "政府信息公开工作年度报告"


def titled(lines: str) -> str:
    return page().replace("<h1>云溪县发展和改革局2024年政府信息公开工作年度报告</h1>", lines)


@pytest.mark.parametrize(
    ("title", "organ", "year"),
    [
        (f"云溪县水利局2024年{NAME}", "云溪县水利局", 2024),
        (f"云溪县水利局2024年度{NAME}", "云溪县水利局", 2024),
        (f"2024年云溪县水利局{NAME}", "云溪县水利局", 2024),
        (f"云溪县 2024 年{NAME}", "云溪县", 2024),
        ("云溪县水利局政府信息公开工作2024年度报告", "云溪县水利局", 2024),
        ("云溪县水利局2024年政府信息公开年度报告", "云溪县水利局", 2024),
        ("云溪县水利局2024年信息公开工作年度报告", "云溪县水利局", 2024),
        ("云溪县水利局2024年政府信息公开工作报告", "云溪县水利局", 2024),
        ("云溪县水利局关于2024年度政府信息公开工作的年度报告", "云溪县水利局", 2024),
        (f"关于云溪县水利局2024年{NAME}", "云溪县水利局", 2024),
        ("云溪县水利局2024年政府信息公开年度工作报告", "云溪县水利局", 2024),
        (f"2024年{NAME}", "", 2024),
        (f"云溪县水利局{NAME}", "云溪县水利局", None),
        (f"2024云溪县松岗镇2024年度{NAME}", "云溪县松岗镇", 2024),
        ("云溪县松岗镇2024政府信息", "云溪县松岗镇", 2024),
        ("云溪县松岗镇2024年政府信息公开工作年度报", "云溪县松岗镇", 2024),
        (f"云溪县信访局（县委社会工作部）2024年{NAME}", "云溪县信访局（县委社会工作部）", 2024),
        (f"云溪县水利局（2024年度）{NAME}", "云溪县水利局", 2024),
        (f"云溪县水利局二〇二四年{NAME}", "云溪县水利局", 2024),
        (f"二○二四年度云溪县水利局{NAME}", "云溪县水利局", 2024),
        (f"云溪县水利局（公开版）2024年{NAME}", "云溪县水利局", 2024),
    ],
)
def test_body_and_year_of_a_title(title, organ, year):
    found = read(titled(f"<h1>{title}</h1>")).title
    assert (found.text, found.organ, found.year) == (title.replace(" ", ""), organ, year)


@pytest.mark.parametrize(
    "lines",
    [
        f"<h1>云溪县水利局<br>2024年{NAME}</h1>",
        f"<p>云溪县水利局</p><p>2024年{NAME}</p>",
        f"<p>云溪县水利局</p><p>2024年</p><p>{NAME}</p>",
        f"<p>云溪县水利局</p><p>{NAME}</p><p>（2024年度）</p>",
        f"<h1>云溪县水利局{NAME}</h1><p>2024年</p>",
        "<p>云溪县水利局2024年政府信息</p><p>公开工作年度报告</p>",
        "<h1>云溪县水利局2024年<br/>政府信息公开工作<br/></h1><h1>年度报告</h1>",
    ],
)
def test_a_title_over_several_lines(lines):
    report = read(titled(lines))
    assert (report.title.organ, report.title.year) == ("云溪县水利局", 2024)
    assert not {"云溪县水利局", f"2024年{NAME}"} & {text.squeezed for text in report.outside}


def test_a_company_above_the_title_is_its_body():
    report = read(titled(f"<h1>云溪县水务集团有限公司<br>2024年{NAME}</h1>"))
    assert (report.title.organ, report.title.year) == ("云溪县水务集团有限公司", 2024)


@pytest.mark.parametrize("tag", ['<meta name="ArticleTitle" content="{}">', "<title>{}</title>"])
@pytest.mark.parametrize("suffix", ["", "_云溪县人民政府", " - 云溪县人民政府", "|云溪县水利局"])
def test_without_a_line_the_title_is_the_tags(tag, suffix):
    html = titled("")
    start, end = html.index("<title>"), html.index("</head>")
    title = f"云溪县水利局2024年{NAME}"
    text = title + (suffix if "title>" in tag else "")
    found = read(html[:start] + tag.format(text) + html[end:]).title
    assert (found.text, found.organ) == (title, "云溪县水利局")


def test_a_trail_and_links_are_no_title():
    html = titled(
        f"<p>当前位置：首页 &gt; 年报 &gt; 云溪县林业局2023年{NAME}</p>"
        f'<p><a href="/1.html">云溪县民政局2022年{NAME}</a></p><h1>云溪县水利局2024年{NAME}</h1>'
    )
    assert read(html).title.organ == "云溪县水利局"


@pytest.mark.parametrize(
    "title",
    [
        f"<h1>{NAME}自查表</h1>",
        f"<h1>{NAME}核查情况</h1>",
        f"<p>{NAME}</p><p>整改通知单</p>",
        f"<p>关于2024年度{NAME}</p><p>核查情况的通报</p>",
    ],
)
def test_a_paper_about_reports_is_none(title):
    assert read(titled(title)).page.kind is PageKind.OTHER
    assert read(titled(f"<h1>云溪县水利局2024年{NAME}</h1>")).page.kind is PageKind.REPORT
