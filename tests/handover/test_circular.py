"""通报: who published in time, what was found, in what counts and examples."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from docx import Document
from paper import needs_office, printed

from reportlint.handover.circular import CircularLimits, write_circular
from reportlint.handover.letterhead import Letterhead
from reportlint.model.finding import Severity, Verdict
from reportlint.model.message import Message
from reportlint.runs.result import RowStatus

from .records import ONE_TOTAL, Made, every_status, result, run, unreached, waived

OFFICE = Letterhead("云溪县政务公开办公室", "云政公开〔2025〕3号", date(2025, 2, 12), date(2025, 3, 5))
RUN = run()
LATE = {"in_time": False, "published": date(2025, 2, 3)}
UNDATED = {"in_time": None, "published": None}


@pytest.fixture
def written(tmp_path):
    """`written(record, **more)`: the circular's paragraphs and tables."""

    def made(record, letterhead=OFFICE, run=RUN, **more):
        write_circular(tmp_path / "通报.docx", record, run, letterhead, **more)
        document = Document(tmp_path / "通报.docx")
        tables = [[[cell.text for cell in row.cells] for row in table.rows] for table in document.tables]
        return [one.text for one in document.paragraphs if one.text], tables

    return made


def regraded(one, **changes):
    findings = tuple(replace(finding, **changes) for finding in one.outcome.findings)
    return replace(one, outcome=replace(one.outcome, findings=findings))


def mixed():
    faulty = result(3, "云溪县水利局", ONE_TOTAL, **LATE)
    return Made(
        [
            result(2, "云溪县统计局"),
            faulty,
            regraded(result(4, "云溪县司法局", ONE_TOTAL), verdict=Verdict.REVIEW, rule="r", group="stated"),
            regraded(result(5, "云溪县档案局", ONE_TOTAL, **UNDATED), severity=Severity.WARNING),
            waived(result(6, "云溪县民政局", ONE_TOTAL)),
            regraded(result(7, "云溪县气象局", ONE_TOTAL), severity=Severity.INFO),
            unreached(8, "云溪县教育局"),
            unreached(9, "云溪县体育局", status=RowStatus.NOT_FOUND),
        ]
    )


def test_several_counties_stand_side_by_side(written):
    def below(superior, *rows):
        return [replace(one, agency=replace(one.agency, superior=superior)) for one in rows]

    first = [result(2, "云溪县统计局"), result(3, "云溪县水利局", ONE_TOTAL, **LATE)]
    second = [unreached(4, "澄阳县统计局"), result(5, "澄阳县水利局")]
    lines, tables = written(Made([*below("云溪县人民政府", *first), *below("澄阳县人民政府", *second)]))
    assert "按上级单位分列如下：" in lines
    assert tables[0] == [
        ["上级单位", "单位（个）", "已核查（份）", "按时（份）", "有问题（份）", "问题（项）"],
        ["云溪县人民政府", "2", "2", "1", "1", "1"],
        ["澄阳县人民政府", "2", "1", "1", "0", "0"],
    ]
    assert "按上级单位分列如下：" not in written(Made(first))[0]


def test_a_list_without_years_is_about_one(written):
    rows = [result(n, name) for n, name in enumerate(("云溪县统计局", "云溪县水利局", "云溪县司法局"), 2)]
    rows = [replace(one, agency=replace(one.agency, year=None)) for one in rows]
    rows[2] = replace(rows[2], outcome=replace(rows[2].outcome, year=2023))
    lines, tables = written(Made(rows))
    assert "列入核查名单的单位共3个，截至2025年2月10日，读取并核查报告2份。" in "".join(lines)
    assert "所报网址为其他年度报告的单位1个：司法局。" in lines
    assert [row[1:3] for row in tables[-1][1:]] == [
        ["云溪县统计局", "已核查"],
        ["云溪县水利局", "已核查"],
        ["云溪县司法局", "年度不符"],
    ]


def test_it_tells_scope_publication_problems_and_demands(written):
    lines, _ = written(mixed())
    assert lines[: lines.index("附件1")] == [
        "关于2024年度政府信息公开工作年度报告",
        "核查情况的通报",
        "云政公开〔2025〕3号",
        "各有关单位：",
        "依据《中华人民共和国政府信息公开条例》第四十七条、第四十九条、第五十条和年度报告的规定格式，"
        "对8个单位的2024年度政府信息公开工作年度报告进行了核查。现将有关情况通报如下。",
        "一、核查范围",
        "列入核查名单的单位共8个，截至2025年2月10日，读取并核查报告6份。"
        "逐项核对的内容包括报告的结构、规定的表格、表内和表间勾稽关系、文字与表格是否一致、发布时间等。",
        "二、发布情况",
        "按时发布报告的单位4个。",
        "迟于规定时间发布报告的单位1个：水利局。",
        "已发布报告、发布时间有待核实的单位1个：档案局。",
        "所报网址不存在的单位1个：体育局。",
        "网页未能打开、有待复核的单位1个：教育局。",
        "三、存在的问题",
        "6份报告中，3份有问题，共3项，其中错误1项、警告1项、疑似问题1项。分类情况如下：",
        "（一）勾稽",
        "主要有：表三某个数字疑似填错（2项）。",
        "例1　云溪县水利局：表三 · 予以公开 · 总计填写为 7，疑似应为 6：这样改后，不成立的 2 条勾稽关系全部成立"
        "（5+1=6，表中填 7；7+1+1+1+1=11，表中填 10）。",
        "https://a3.example/report.html",
        "（二）文表一致",
        "主要有：文表一致（1项）。",
        "例1　云溪县司法局：表三 · 予以公开 · 总计填写为 7，疑似应为 6：这样改后，不成立的 2 条勾稽关系全部成立"
        "（5+1=6，表中填 7；7+1+1+1+1=11，表中填 10）。",
        "https://a4.example/report.html",
        "四、有关要求",
        "请有关单位对照问题清单逐项核对，于2025年3月5日前完成整改，并将整改情况书面反馈云溪县政务公开办公室；"
        "疑似问题经核对不属实的，说明情况。尚未发布报告的单位，请于同一期限前发布并报送网址。",
        "附件：1.各单位情况表",
        "　　　2.问题清单（摘要）",
        "云溪县政务公开办公室",
        "2025年2月12日",
    ]


def test_the_tables_hold_classes_bodies_and_problems(written):
    _, (classes, bodies, problems) = written(mixed())
    assert classes[1:] == [["勾稽", "2", "0", "2"], ["文表一致", "1", "1", "1"]]
    assert bodies[1:] == [
        ["1", "云溪县统计局", "已核查", "2025.1.20", "按时", "0", "0", "0"],
        ["2", "云溪县水利局", "已核查", "2025.2.3", "逾期", "1", "0", "0"],
        ["3", "云溪县司法局", "已核查", "2025.1.20", "按时", "0", "0", "1"],
        ["4", "云溪县档案局", "已核查", "—", "待核实", "0", "1", "0"],
        ["5", "云溪县民政局", "已核查", "2025.1.20", "按时", "0", "0", "0"],
        ["6", "云溪县气象局", "已核查", "2025.1.20", "按时", "0", "0", "0"],
        ["7", "云溪县教育局", "未能打开", "—", "—", "—", "—", "—"],
        ["8", "云溪县体育局", "网页不存在", "—", "—", "—", "—", "—"],
    ]
    assert [row[:4] for row in problems[1:]] == [
        ["1", "云溪县水利局", "错误", "表三 · 予以公开 · 总计"],
        ["2", "云溪县司法局", "待核", "表三 · 予以公开 · 总计"],
        ["3", "云溪县档案局", "警告", "表三 · 予以公开 · 总计"],
    ]


def test_every_body_is_told_of_once(written):
    lines, (_, bodies, *_) = written(every_status())
    begin, end = lines.index("二、发布情况") + 1, lines.index("三、存在的问题")
    named = [line.rstrip("。").split("：")[1] for line in lines[begin:end] if "：" in line]
    told = [name for names in named for name in names.split("、")]
    in_time = [row[1] for row in bodies[1:] if row[4] == "按时"]
    assert sorted([*told, *(name.removeprefix("云溪县") for name in in_time)]) == sorted(
        row[1].removeprefix("云溪县") for row in bodies[1:]
    )
    assert len(bodies) == 1 + len(every_status().rows)


def test_rows_of_another_year_are_no_further_bodies(written):
    def of(year, name, row):
        one = result(row, name, ONE_TOTAL, **LATE)
        return replace(one, agency=replace(one.agency, year=year))

    names = ("云溪县统计局", "云溪县城市管理局", "云溪县松岗镇人民政府", "云溪县人民政府")
    rows = [of(year, name, n) for n, name in enumerate(names, 2) for year in (2023, 2024)]
    lines, (_, bodies, _) = written(Made(rows))
    assert "迟于规定时间发布报告的单位4个：统计局、城市管理局、松岗镇、云溪县人民政府。" in lines
    assert "4份报告中，4份有问题，共4项，其中错误4项、警告0项、疑似问题0项。分类情况如下：" in lines
    assert [row[:2] for row in bodies[1:]] == [[str(n), name] for n, name in enumerate(names, 1)]


def test_a_run_without_findings_says_so(written):
    lines, tables = written(Made([result(2, "云溪县统计局")]))
    assert "已核查的报告未发现问题。" in lines
    assert "尚未发布报告的单位，请于2025年3月5日前发布并报送网址。" in lines
    assert [line for line in lines if line.startswith("附件")] == ["附件：各单位情况表", "附件"]
    assert not [line for line in lines if "份有问题" in line]
    assert [len(table) for table in tables] == [2]


def test_an_example_shows_each_of_the_most_frequent_kinds_and_no_suspicion_where_a_fault_is_known(written):
    rows = [
        regraded(result(2, "甲局", ONE_TOTAL), rule="a", verdict=Verdict.REVIEW),
        regraded(result(3, "乙局", ONE_TOTAL), rule="a"),
        regraded(result(4, "丙局", ONE_TOTAL), rule="b"),
        regraded(result(5, "丁局", ONE_TOTAL), rule="c"),
        regraded(result(6, "戊局", ONE_TOTAL), rule="c"),
    ]
    titles = {"a": "甲类", "b": "乙类", "c": "丙类"}
    rules = tuple(replace(RUN.rules[0], id=id_, title=Message(zh, zh)) for id_, zh in titles.items())
    lines, _ = written(Made(rows), run=replace(RUN, rules=rules))
    begin = lines.index("（一）勾稽") + 1
    assert lines[begin] == "主要有：甲类（2项）、丙类（2项）、乙类（1项）。"
    assert [line.split("：")[0] for line in lines[begin + 1 : begin + 5 : 2]] == ["例1　乙局", "例2　丁局"]


def test_a_body_with_several_problems_is_counted_once(written):
    one = result(2, "云溪县统计局", ONE_TOTAL)
    two = replace(one, outcome=replace(one.outcome, findings=one.outcome.findings * 2))
    lines, (classes, bodies, _) = written(Made([two, result(3, "云溪县财政局", ONE_TOTAL)]))
    assert "2份报告中，2份有问题，共3项，其中错误3项、警告0项、疑似问题0项。分类情况如下：" in lines
    assert classes[1:] == [["勾稽", "3", "0", "2"]]
    assert [row[5] for row in bodies[1:]] == ["2", "1"]


def test_a_page_that_is_no_report_is_not_counted_as_read(written):
    loaded = unreached(2, "云溪县教育局", status=RowStatus.NO_REPORT, outcome=result(2, "甲局").outcome)
    lines, _ = written(Made([loaded]))
    assert any("读取并核查报告0份" in line for line in lines)


def test_the_year_is_that_of_most_reports_or_the_one_before_the_check(written):
    def of(year):
        one = result(2, "甲局")
        return replace(one, agency=replace(one.agency, year=year))

    for years, told in (((2023, 2022, 2023, 2024), 2023), ((None,), 2024)):
        lines, _ = written(Made([of(year) for year in years]))
        assert lines[0] == f"关于{told}年度政府信息公开工作年度报告"
    nothing = replace(unreached(2, "甲局"), agency=replace(unreached(2, "甲局").agency, year=None))
    assert written(Made([nothing]))[0][0] == "关于2024年度政府信息公开工作年度报告"


def test_a_list_that_is_whole_says_nothing_of_a_cut(written):
    lines, _ = written(mixed())
    assert [line for line in lines if line.startswith("注：本表列")] == []


def test_a_long_list_is_cut_and_says_so(written):
    rows = [result(n, f"云溪县第{n}局", ONE_TOTAL, **LATE) for n in range(2, 7)]
    lines, (_, bodies, problems) = written(Made(rows), limits=CircularLimits(names=2, bodies=3, problems=4))
    assert "迟于规定时间发布报告的单位5个：第2局、第3局等，全部名单见各单位情况表。" in lines
    assert (len(bodies), len(problems)) == (4, 5)
    assert lines[-4:] == [
        "注：本表列前3个单位，共5个单位，全部内容见《总表.xlsx》。",
        "附件2",
        "问题清单（摘要）",
        "注：本表列前4项，共5项，全部内容见《问题清单.xlsx》。",
    ]


def test_the_results_are_read_once(written):
    class Once(Made):
        def results(self):
            nonlocal read
            read += 1
            return super().results()

    read = 0
    written(Once(mixed().rows))
    assert read == 1


def test_what_is_not_given_stays_blank(written):
    lines, _ = written(mixed(), letterhead=Letterhead())
    assert lines[2] == "〔　　　　〕　　号"
    assert "（发文机关）" in lines
    assert any("于　　　　年　　月　　日前完成整改，并将整改情况书面反馈发文机关" in line for line in lines)


def test_the_same_run_gives_the_same_circular(tmp_path):
    for name in ("a.docx", "b.docx"):
        write_circular(tmp_path / name, mixed(), RUN, OFFICE)
    assert (tmp_path / "a.docx").read_bytes() == (tmp_path / "b.docx").read_bytes()


def test_an_own_template_may_say_other_things(tmp_path, written):
    own = tmp_path / "模板.docx"
    document = Document()
    document.add_paragraph(
        "{{ 年度 }}：{% for 类 in 发布情况 %}{{ 类.名称 }}{{ 类.数量 }};{% endfor %}{{ 问题总数 }}"
    )
    document.save(own)
    lines, tables = written(Made([result(2, "云溪县统计局", ONE_TOTAL)]), own=own)
    assert (lines, tables) == (["2024：按时发布报告1;1"], [])


@needs_office
def test_it_prints(tmp_path):
    write_circular(tmp_path / "通报.docx", mixed(), RUN, OFFICE)
    pages = printed(tmp_path / "通报.docx", tmp_path)
    assert pages[0].startswith(
        "关于2024年度政府信息公开工作年度报告核查情况的通报云政公开〔2025〕3号各有关单位："
    )
    annexes = [page for page in pages if page.startswith(("附件1", "附件2"))]
    assert len(annexes) == 2
    assert "7云溪县教育局未能打开" in annexes[0]
    assert all(page.endswith(f"—{n}—") for n, page in enumerate(pages, 1))


def test_bodies_of_several_counties_stand_together_and_their_county_once(written):
    names = (
        "云溪县统计局",
        "澄阳县统计局",
        "澄阳县城市管理局",
        "云溪县城市管理局",
        "澄阳县人民政府",
        "青州市科技馆",
    )
    lines, _ = written(Made([result(n, name, ONE_TOTAL, **LATE) for n, name in enumerate(names, 2)]))
    told = "云溪县统计局、城市管理局；澄阳县统计局、城市管理局、澄阳县人民政府；青州市科技馆"
    assert f"迟于规定时间发布报告的单位6个：{told}。" in lines


def test_bodies_of_several_counties_are_not_grouped_where_each_is_alone(written):
    names = ("云州市云溪县统计局", "云州市澄阳县教育局")
    lines, _ = written(Made([result(n, name, ONE_TOTAL, **LATE) for n, name in enumerate(names, 2)]))
    assert "迟于规定时间发布报告的单位2个：云溪县统计局、澄阳县教育局。" in lines


def test_many_reports_of_zeros_below_one_body_are_a_line(written):
    def zero(n, superior="云溪县人民政府", **more):
        one = result(n, f"云溪县第{n}局", zero=True, **more)
        return replace(one, agency=replace(one.agency, superior=superior))

    three = [zero(2), zero(3), zero(4), result(5, "云溪县统计局")]
    lines, _ = written(Made([*three, zero(6, status=RowStatus.OTHER_YEAR), zero(7, "澄阳县人民政府")]))
    said = [line for line in lines if "三张表全部为0" in line]
    assert said == [
        "云溪县人民政府所属单位的4份报告中，三张表全部为0的有3份，是否属实有待核实：第2局、第3局、第4局。"
    ]
    assert not any("三张表全部为0" in line for line in written(Made(three[1:]))[0])
