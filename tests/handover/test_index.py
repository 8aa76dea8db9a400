"""index.html of a run, in a real browser."""

from __future__ import annotations

import gc
import io
import logging
import unicodedata
import weakref
from dataclasses import dataclass, replace
from datetime import date

import pdfplumber
import pytest
from browsing import low_contrast
from playwright.sync_api import expect

from reportlint import check
from reportlint.handover.index import write_index
from reportlint.model.body import BodyKind
from reportlint.model.errors import UsageError
from reportlint.model.finding import Severity, Verdict
from reportlint.runs.result import RowStatus
from reportlint.testing import MARKUPS, clean_draft
from reportlint.testing.cases import read

from .records import FACTS, Made, every_status, result, run, unreached

DAY = date(2025, 2, 10)


@dataclass(frozen=True)
class Kept(Made):
    """A run that kept its pages."""

    def page(self, one):
        return one.outcome.page


def reported(row, name, changes=(), markup="clean", **more):
    """A row with the page it was judged on."""
    text = MARKUPS[markup].render(clean_draft().edit({"organ": name, **dict(changes)}))
    (outcome,) = check(text.encode(), select=["arithmetic"], as_of=DAY, isolated=True)
    return result(row, name, outcome=replace(outcome, page=text), **more)


def bodies():
    broken = {"disputes/review/total": "3"}
    more = {"requests/granted/natural": "7", **broken}
    other = {"kind": BodyKind.TOWNSHIP, "superior": "云溪县人民政府"}
    rows = [
        reported(2, "云溪县统计局"),
        reported(3, "云溪县财政局", broken, "kaipu", published=date(2025, 2, 3), in_time=False),
        reported(4, "云溪县白石镇人民政府", more, "jcms", published=date(2025, 1, 9), score=91.5),
        unreached(5, "云溪县水利局"),
    ]
    rows[2] = replace(rows[2], agency=replace(rows[2].agency, **other))
    return Kept(rows)


@pytest.fixture
def index(tmp_path):
    """`index(record, reports)`: the file of a run."""

    def write(record, reports=(), language="zh"):
        file = tmp_path / "outputs" / "index.html"
        write_index(file, record, run(language), reports, folder=tmp_path)
        return file

    return write


def names(page):
    return page.locator("#reports tbody th").all_text_contents()


def column(page, title):
    return page.locator(f"#reports tbody td[data-title='{title}']").all_text_contents()


def test_the_counts_that_are_asked_for_first(displayed, index):
    page = displayed.open(index(bodies()))
    counts = dict(
        zip(
            page.locator(".counts dt").all_text_contents(),
            page.locator(".counts dd").all_text_contents(),
            strict=True,
        )
    )
    assert counts == {
        "名单单位": "4",
        "已核查": "3",
        "有错误": "2",
        "只有警告或待核": "0",
        "未发现问题": "1",
        "有待核问题": "0",
        "年度或单位不符": "0",
        "未能核查": "1",
        "逾期发布": "1",
    }
    assert (
        page.locator("header .run").text_content()
        == "名单 名单.xlsx · 规则 1 条 · 核查日期 2025-02-10 · 核查尚未结束"
    )
    assert displayed.tried == []


def figures(page):
    """The table of figures of each chart, by its title."""
    return page.evaluate("""() => Object.fromEntries([...document.querySelectorAll('figure')].map(figure => [
        figure.querySelector('figcaption').textContent,
        [...figure.querySelectorAll('tr')].map(row => [...row.cells].map(cell => cell.textContent)),
    ]))""")


def test_charts_have_their_figures_as_tables_and_bars_of_that_length(displayed, index):
    drafts = [
        clean_draft(),
        clean_draft().edit({"requests/refused-law/total": "4", "requests/partial/total": "无"}),
    ]
    reports = [read(draft) for draft in drafts]
    page = displayed.open(index(bodies(), reports))
    found = figures(page)
    kinds = found["各类单位的核查结果"]
    assert kinds == [
        ["", "有错误", "只有警告或待核", "未发现问题", "未能核查"],
        ["部门", "1", "0", "1", "0"],
        ["乡镇", "1", "0", "0", "0"],
        ["类型未填", "0", "0", "0", "1"],
    ]
    days = found["发布日期（2025 年）"]
    assert days[0] == ["", "按时", "逾期"]
    assert len(days) == 1 + (date(2025, 2, 3) - date(2025, 1, 9)).days + 1
    assert [row for row in days if row[1:] not in (["0", "0"], ["按时", "逾期"])] == [
        ["1月9日", "1", "0"],
        ["1月20日", "1", "0"],
        ["2月3日", "0", "1"],
    ]
    assert found["各类问题涉及的报告数"] == [
        ["行政复议的总计不等于各项之和", "2"],
        ["表三某个数字疑似填错", "1"],
    ]
    assert found["收到的申请和办理结果（件）"] == [
        ["本年新收", "20"],
        ["上年结转", "2"],
        ["予以公开", "12"],
        ["部分公开", "1"],
        ["不予公开", "8"],
        ["无法提供", "2"],
        ["不予处理", "0"],
        ["其他处理", "0"],
        ["结转下年度", "2"],
    ]
    notes = page.locator("figure .note").all_text_contents()
    left_out = "下级已在名单中的上级单位、其他年度和其他单位的报告、填有文字的单元格不计"
    assert notes == [
        "据 4 份中的 3 份报告",
        "据 4 份中的 3 份报告",
        f"据 4 份中的 2 份报告表三的总计列汇总；{left_out}",
        f"据 4 份中的 2 份报告表四汇总；{left_out}",
    ]
    widths = page.evaluate(
        "[...document.querySelectorAll('figure')[0].querySelectorAll('.bar rect')].map(bar => bar.getBBox().width)"
    )
    assert max(widths) == pytest.approx(2 * min(widths), rel=0.01)
    assert page.locator("figure svg[role=img][aria-label]").count() == len(found)
    scale = page.locator("figure").nth(0).locator(".axis.x text").all_text_contents()
    assert scale == ["0", "1", "2"]


def test_a_report_of_another_year_or_body_is_counted_as_such_and_nothing_of_it_is(displayed, index):
    broken, day = {"disputes/review/total": "3"}, date(2025, 2, 3)
    late = {"published": day, "in_time": False}
    others = [
        reported(n, f"云溪县第{n}局", broken, status=status, **late)
        for n, status in ((3, RowStatus.OTHER_YEAR), (4, RowStatus.OTHER_BODY))
    ]
    page = displayed.open(index(Kept([reported(2, "云溪县统计局", broken), *others])))
    assert page.locator(".counts dd").all_text_contents() == ["3", "1", "1", "0", "0", "0", "2", "0", "0"]
    found = figures(page)
    assert found["各类问题涉及的报告数"] == [["行政复议的总计不等于各项之和", "1"]]
    assert found["各类单位的核查结果"][1:] == [["部门", "1", "0", "0", "2", "0"]]
    assert found["发布日期（2025 年）"] == [["1月20日", "1"]]
    assert page.locator("figure .note").all_text_contents() == ["据 3 份中的 1 份报告"] * 2


def test_a_report_with_a_slight_suspicion_is_not_without_findings(displayed, index):
    one = reported(2, "云溪县统计局", {"disputes/review/total": "3"})
    (finding,) = one.outcome.findings
    doubt = replace(finding, verdict=Verdict.REVIEW, severity=Severity.INFO)
    page = displayed.open(index(Kept([replace(one, outcome=replace(one.outcome, findings=(doubt,)))])))
    assert page.locator(".counts dd").all_text_contents() == ["1", "1", "0", "1", "0", "1", "0", "0", "0"]
    assert column(page, "核查结果") == ["? 有需留意之处"]
    assert figures(page)["各类问题涉及的报告数"] == [["行政复议的总计不等于各项之和", "1"]]


def test_a_report_with_hints_only_is_without_findings_in_the_chart_too(displayed, index):
    one = reported(2, "云溪县统计局", {"disputes/review/total": "3"})
    (finding,) = one.outcome.findings
    hint = replace(finding, severity=Severity.INFO)
    page = displayed.open(index(Kept([replace(one, outcome=replace(one.outcome, findings=(hint,)))])))
    assert page.locator(".counts dd").all_text_contents() == ["1", "1", "0", "0", "1", "0", "0", "0", "0"]
    assert "各类问题涉及的报告数" not in figures(page)


@pytest.mark.parametrize(("last", "told"), [(2024, False), (2023, True)])
def test_the_year_has_a_column_where_reports_are_of_several(displayed, index, last, told):
    rows = [reported(n, f"云溪县第{n}局") for n in (2, 3, 4)]
    rows[2] = replace(rows[2], agency=replace(rows[2].agency, year=last))
    page = displayed.open(index(Kept(rows)), viewport={"width": 1366, "height": 768})
    assert page.locator("#reports thead >> text=年度").count() == told
    assert page.evaluate("document.documentElement.scrollWidth") == 1366


def test_the_table_sorts_by_every_column_and_tells_how(displayed, index):
    page = displayed.open(index(bodies()))
    assert names(page) == ["云溪县统计局", "云溪县财政局", "云溪县白石镇人民政府", "云溪县水利局"]
    page.click("#reports thead >> text=错误")
    assert column(page, "错误") == ["0", "1", "2", ""]
    head = page.locator("#reports thead th", has_text="错误")
    assert head.get_attribute("aria-sort") == "ascending"
    page.click("#reports thead >> text=错误")
    assert column(page, "错误") == ["2", "1", "0", ""]
    assert head.get_attribute("aria-sort") == "descending"
    page.click("#reports thead >> text=发布日期")
    assert column(page, "发布日期") == ["2025-01-09", "2025-01-20", "2025-02-03", ""]
    assert page.locator("[aria-sort]").count() == 1
    page.click("#reports thead >> text=核查结果")
    assert column(page, "核查结果") == ["✓ 未发现问题", "✗ 有问题", "✗ 有问题", ""]
    # By rank, not by the sound of the words.
    page.click("#reports thead >> text=状态")
    assert column(page, "状态") == ["· 已核查", "· 已核查", "· 已核查", "? 未能打开"]
    page.click("#reports thead >> text=状态")
    assert column(page, "状态") == ["? 未能打开", "· 已核查", "· 已核查", "· 已核查"]
    # By sound, not by code point: 白, 财, 水, 统.
    page.click("#reports thead >> text=单位 >> nth=0")
    assert names(page) == ["云溪县白石镇人民政府", "云溪县财政局", "云溪县水利局", "云溪县统计局"]


def test_the_table_is_searched_and_narrowed_down(displayed, index):
    page = displayed.open(index(bodies()))
    page.fill("#search", "云溪 财政")
    assert names(page) == ["云溪县财政局"]
    assert page.locator("#count").text_content() == "显示 1 份，共 4 份"
    page.fill("#search", "网站没有应答")
    assert names(page) == ["云溪县水利局"]
    page.fill("#search", "没有这样的单位")
    assert names(page) == []
    page.click("text=清除条件")
    expect(page.locator("#reports tbody tr")).to_have_count(4)
    page.get_by_label("类型").select_option("乡镇")
    assert names(page) == ["云溪县白石镇人民政府"]
    page.get_by_label("类型").select_option("")
    page.get_by_label("是否按时").select_option("✗ 逾期")
    assert names(page) == ["云溪县财政局"]
    assert page.get_by_label("上级单位").count() == 0  # All have the same: there is nothing to choose.
    assert displayed.tried == []


def test_a_search_knows_every_finding_and_not_who_is_above(displayed, index):
    civil = reported(6, "云溪县民政局")
    four = {
        f"disputes/{row}/total": "9" for row in ("review", "litigation-direct", "litigation-after-review")
    }
    many = reported(7, "云溪县审计局", {**four, "requests/granted/natural": "7"})
    rows = [civil, many, *bodies().rows]
    page = displayed.open(index(Kept(rows)))
    assert {one.agency.superior for one in rows} == {"云溪县人民政府", ""}
    page.fill("#search", "民政")
    assert names(page) == ["云溪县民政局"]
    for typed in ("人民政府", "人民政", "石镇人民", "政府"):
        page.fill("#search", typed)
        assert names(page) == ["云溪县白石镇人民政府"]
    page.fill("#search", "复议后起诉 不等于")
    assert names(page) == ["云溪县审计局"]
    last = many.outcome.findings[-1]
    for words in (last.rule, last.location.label.zh, last.message.zh):
        page.fill("#search", words)
        assert "云溪县审计局" in names(page)
    page.fill("#search", "requests-suspect-cell")
    assert names(page) == ["云溪县审计局", "云溪县白石镇人民政府"]


def test_a_report_opens_and_closes_by_keyboard(displayed, index):
    page = displayed.open(index(bodies()))
    page.focus("#reports tbody a >> nth=2")
    page.keyboard.press("Enter")
    page.wait_for_selector("#view:not([hidden]) h2")
    assert page.locator(".report h2").text_content() == "云溪县白石镇人民政府 · 2024 年度"
    facts = page.locator(".facts").text_content()
    assert "发布日期2025-01-09，✓ 按时" in facts
    links = page.locator(".facts a")
    assert links.evaluate_all("all => all.map(one => [one.textContent, one.getAttribute('href')])") == [
        ["打开留存的网页", "../evidence/4/page.html"]
    ]
    page.keyboard.press("Tab")  # The kept page.
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert "予以公开 · 自然人" in page.locator(".finding[aria-current]").text_content()
    assert page.locator("[data-lit=fault]").text_content().strip() == "7✗1"
    page.go_back()
    page.wait_for_selector("#list:not([hidden])")
    page.goto(page.url.partition("#")[0] + "#4")
    page.wait_for_selector("#view:not([hidden]) h2")
    assert page.locator(".state").text_content() == "未能打开：网站没有应答"
    assert "请稍后重试" in page.locator(".remarks").text_content()
    page.click("text=返回列表")
    page.wait_for_selector("#list:not([hidden])")
    assert displayed.tried == []


def test_rows_that_were_not_judged_say_why(displayed, index):
    page = displayed.open(index(every_status()))
    assert page.locator("#reports tbody tr").count() == len(RowStatus)
    assert column(page, "状态") == [
        f"{status.sign} {status.say.zh}"
        for status in (RowStatus.CHECKED, RowStatus.OTHER_YEAR, *[s for s in RowStatus if not s.found])
    ]
    assert column(page, "主要问题")[2:] == ["网站没有应答"] * (len(RowStatus) - 2)


def test_names_with_markup_are_text(displayed, index):
    name = "<img src=x onerror='window.ran=1'></script><script>window.ran=1</script>局"
    one = reported(2, "云溪县统计局")
    agency = replace(one.agency, name=name, superior=name, note=name)
    page = displayed.open(index(Kept([replace(one, agency=agency), unreached(3, name)])))
    assert names(page) == [name, name]
    page.fill("#search", "<img")
    page.click("#reports tbody a >> nth=0")
    page.wait_for_selector("#view:not([hidden]) h2")
    assert page.locator(".report h2").text_content() == f"{name} · 2024 年度"
    assert page.evaluate("typeof window.ran") == "undefined"
    assert displayed.tried == []


def test_more_bodies_than_are_drawn_at_once(displayed, index):
    one = reported(2, "云溪县统计局", {"disputes/review/total": "3"})
    rows = [
        replace(one, agency=replace(one.agency, row=n, name=f"云溪县第{n}局"), score=float(n))
        for n in range(1500, 0, -1)
    ]
    page = displayed.open(index(Kept(rows)))
    assert page.locator("#count").text_content() == "显示 1500 份，共 1500 份"
    assert page.locator("#reports tbody tr").count() < 500
    page.click("#reports thead >> text=得分")
    assert names(page)[0] == "云溪县第1局"
    page.fill("#search", "第1321局")
    assert names(page) == ["云溪县第1321局"]
    page.fill("#search", "")
    for _ in range(5):
        before = page.locator("#reports tbody tr").count()
        page.evaluate("document.getElementById('more').scrollIntoView()")
        expect(page.locator("#reports tbody tr")).not_to_have_count(before)
    page.evaluate("location.hash = '#1321'")
    page.wait_for_selector("#view:not([hidden]) h2")
    assert page.locator(".report h2").text_content() == "云溪县第180局 · 2024 年度"
    page.click(".finding .open")
    assert page.locator("[data-lit=fault]").count() == 1
    assert displayed.tried == []


def printed(page):
    """The text of each printed page and the size of the paper in millimetres."""
    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    with pdfplumber.open(io.BytesIO(page.pdf(prefer_css_page_size=True))) as document:
        sizes = {
            (round(sheet.width / 72 * 25.4), round(sheet.height / 72 * 25.4)) for sheet in document.pages
        }
        return [unicodedata.normalize("NFKC", sheet.extract_text()) for sheet in document.pages], sizes


def test_it_prints_on_a4_without_controls(displayed, index):
    one = reported(2, "云溪县统计局", {"disputes/review/total": "3"})
    rows = [replace(one, agency=replace(one.agency, row=n, name=f"云溪县第{n}局")) for n in range(90)]
    page = displayed.open(index(Kept(rows)))
    sheets, sizes = printed(page)
    text = "".join(sheets)
    assert sizes == {(210, 297), (297, 210)}
    assert all(f"第{n}局" in text for n in range(90))
    tables = [sheet for sheet in sheets if "第" in sheet and "局" in sheet]
    assert all("核查结果" in sheet for sheet in tables[1:-1])
    assert "清除条件" not in text
    assert "⇅" not in text
    page.evaluate("location.hash = '#1'")
    page.wait_for_selector("#view:not([hidden]) h2")
    sheets, sizes = printed(page)
    assert sizes == {(210, 297)}
    assert "表四 · 行政复议 · 总计填写为 3" in sheets[0].replace("\n", "")
    assert "返回列表" not in sheets[0]
    assert "✗1" in "".join(sheets[1:])


def test_it_can_be_read_by_everyone(displayed, index):
    reports = [read(clean_draft())]
    page = displayed.open(index(bodies(), reports), reduced_motion="reduce")
    assert page.get_attribute("html", "lang") == "zh-CN"
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
    tree = page.locator("body").aria_snapshot()
    for line in (
        "- banner:",
        "- main:",
        "- contentinfo:",
        "- search:",
        '- searchbox "查找"',
        '- combobox "类型"',
        '- columnheader "错误":',
        '- rowheader "云溪县财政局":',
        '- img "各类单位的核查结果"',
    ):
        assert line in tree, tree
    assert low_contrast(page) == []
    page.evaluate("location.hash = '#3'")
    page.wait_for_selector("#view:not([hidden]) h2")
    page.click(".finding .open")
    assert low_contrast(page) == []
    tree = page.locator("body").aria_snapshot()
    assert '- region "核查发现":' in tree
    assert '- region "报告原貌":' in tree
    assert '- button "✗1 错误：' in tree
    levels = page.evaluate(
        "[...document.querySelectorAll('h1, h2, h3, h4')].filter(h => !h.closest('.paper')).map(h => h.tagName)"
    )
    assert levels[:4] == ["H1", "H2", "H3", "H4"]
    unnamed = "[...document.querySelectorAll('button, a, input, select')].filter(one => one.checkVisibility()"
    assert (
        page.evaluate(
            f"{unnamed} && !(one.ariaLabel || one.textContent.trim() || one.labels?.length)).length"
        )
        == 0
    )


def test_a_browser_too_old_is_told(displayed, index):
    file = index(bodies())
    page = displayed.open(file)
    page.add_init_script("delete globalThis.DecompressionStream")
    page.reload()
    page.click("#reports tbody a >> nth=1")
    page.wait_for_selector("#view:not([hidden])")
    assert "浏览器版本过旧" in page.locator("#view").text_content()


def test_english(displayed, index):
    page = displayed.open(index(bodies(), language="en"))
    assert page.get_attribute("html", "lang") == "en"
    assert page.locator("#count").text_content() == "4 of 4 reports"
    assert column(page, "status") == ["· checked", "· checked", "· checked", "? not reached"]
    page.click("#reports tbody a >> nth=1")
    page.wait_for_selector("#view:not([hidden]) h2")
    assert page.locator(".facts dt").first.text_content() == "source"


def test_the_same_run_gives_the_same_file(tmp_path):
    files = [tmp_path / name for name in ("a.html", "b.html")]
    for file in files:
        write_index(file, bodies(), run(), [read(clean_draft())])
    assert files[0].read_bytes() == files[1].read_bytes()


def test_only_one_report_is_in_memory(tmp_path):
    seen = []

    class Fleeting:
        facts = FACTS

        def results(self):
            for n in range(2, 8):
                gc.collect()
                assert sum(one() is not None for one in seen) <= 1
                one = reported(n, f"云溪县第{n}局")
                seen.append(weakref.ref(one.outcome))
                yield one

        def page(self, one):
            return one.outcome.page

    write_index(tmp_path / "index.html", Fleeting(), run())
    assert len(seen) == 6


def test_a_file_appears_only_when_it_is_complete(tmp_path):
    class Broken(Kept):
        def results(self):
            yield self.rows[0]
            raise OSError("the disk is gone")

    with pytest.raises(OSError, match="gone"):
        write_index(tmp_path / "index.html", Broken(bodies().rows), run())
    assert list(tmp_path.iterdir()) == []
    (tmp_path / "file").write_text("")
    with pytest.raises(UsageError):
        write_index(tmp_path / "file" / "index.html", bodies(), run())
