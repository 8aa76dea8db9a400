"""The table, letter by letter, as a clerk sees it at two widths."""

from __future__ import annotations

import io
from dataclasses import replace

from rich.cells import cell_len
from rich.console import Console

from reportlint.model.finding import Outcome, Severity, Verdict
from reportlint.model.message import Message
from reportlint.model.place import Region
from reportlint.outputs import Closing, Run
from reportlint.outputs.table import TableWriter
from reportlint.outputs.totals import FailOn

from .samples import BATCH, CRASHED, FAULTY, RUN, UNDECIDED, UNREADABLE, WAIVED, WRONG_TOTAL, outcome
from .writing import UNUSED, closing


def shown(
    *outcomes: Outcome, width: int = 80, run: Run = RUN, end: Closing | None = None, **style: bool
) -> str:
    stream = io.StringIO()
    console = Console(file=stream, width=width, highlight=False, markup=False, **style)  # type: ignore[arg-type]
    writer = TableWriter(run, stream, console)
    for one in outcomes:
        writer.add(one)
    writer.close(end or closing(run, outcomes))
    return stream.getvalue()


def test_a_report_at_80_columns() -> None:
    assert shown(FAULTY) == (
        """\
✗ 云溪县发展和改革局 · 2025 年度 —— 1 项错误、1 项待核
  reports/fgj.html · annual-2021 · 已核 43 项，1 项不符，1 项待核，1 项不适用

  ✗ 错误  表三 · 予以公开 · 总计                              requests-row-total
          予以公开的总计印为 5，各列之和为 4。
          位置 第 212 行，第 9 列，“5”
          相关 自然人（加数）“3”、商业企业（加数）“1”
          依据 国办公开办函〔2021〕30号所附格式：第三部分表格
          整改 核对各列，改正总计或填错的一列。
          同因 另有 1 项核对因此不符，不单列

  ? 待核  一、总体情况 · 第 2 段                               approximate-total
          “60 余条”疑似与所列各项之和 59 不符。
          位置 第 30 行，第 14 列，“60 余条”
          依据 国办公开办函〔2021〕30号：总体情况
          整改 核对各列，改正总计或填错的一列。

✗ 有达到失败级别的问题；1 项错误、1 项待核；已核 43 项，1 项不符，1 项待核，1 项
  不适用
"""
    )


def test_a_report_at_160_columns() -> None:
    assert shown(FAULTY, width=160) == (
        """\
✗ 云溪县发展和改革局 · 2025 年度 —— 1 项错误、1 项待核
  reports/fgj.html · annual-2021 · 已核 43 项，1 项不符，1 项待核，1 项不适用

"""
        + "  ✗ 错误  表三 · 予以公开 · 总计"
        + " " * 110
        + """requests-row-total
          予以公开的总计印为 5，各列之和为 4。
          位置 第 212 行，第 9 列，“5”   相关 自然人（加数）“3”、商业企业（加数）“1”   """
        + "依据 国办公开办函〔2021〕30号所附格式：第三部分表格\n"
        + """\
          整改 核对各列，改正总计或填错的一列。   同因 另有 1 项核对因此不符，不单列

"""
        + "  ? 待核  一、总体情况 · 第 2 段"
        + " " * 111
        + """approximate-total
          “60 余条”疑似与所列各项之和 59 不符。
          位置 第 30 行，第 14 列，“60 余条”   依据 国办公开办函〔2021〕30号：总体情况   """
        + "整改 核对各列，改正总计或填错的一列。\n"
        + """\

✗ 有达到失败级别的问题；1 项错误、1 项待核；已核 43 项，1 项不符，1 项待核，1 项不适用
"""
    )


def test_a_batch_in_english() -> None:
    run = replace(RUN, language="en")
    text = shown(*BATCH, run=run, end=closing(run, BATCH, notices=(UNUSED,)))
    assert text.endswith(
        """\
configuration waiver 2 is not used
6 inputs: 2 without findings, 1 not fully judged, 1 with findings, 2 not checked
  in full
? something could not be read or judged; 1 error, 1 review, 1 waived; 47 judged,
  2 fail, 1 review, 2 not judged, 1 not applicable
"""
    )


def test_no_line_is_wider_than_the_terminal() -> None:
    for width in (60, 80, 100, 160):
        lines = shown(*BATCH, width=width).splitlines()
        assert max(map(cell_len, lines)) <= width


def test_what_is_only_for_review_is_not_ticked() -> None:
    doubt = replace(WRONG_TOTAL, verdict=Verdict.REVIEW)
    first, *_, last = shown(outcome(findings=(doubt,), judgements=())).splitlines()
    assert first.startswith("? ")
    assert last.startswith("? 未发现达到失败级别的问题；1 项待核；")


def test_a_waived_finding_is_shown_and_marked() -> None:
    assert shown(WAIVED).splitlines()[0] == "✓ 青岚市人民政府 · 2025 年度 —— 未发现问题；1 项已豁免"
    assert "  - 错误  六、其他需要报告的事项 （不计）" in shown(WAIVED)
    assert "          不计 已豁免（至 2026-12-31）：主管部门同意另行发布" in shown(WAIVED)


def test_an_input_that_was_not_read_says_why_and_what_to_do() -> None:
    assert shown(UNREADABLE) == (
        """\
? reports/列表 页.html —— 未能核查：这是列表页，不是年度报告
  请提供报告正文页面
  列表页

? 有未能读取或未能判断的内容；已核 0 项
"""
    )


def test_a_failed_rule_is_named() -> None:
    lines = shown(CRASHED, width=120).splitlines()
    assert lines[0] == "? 青岚市发展和改革委员会 · 2025 年度 —— 未能完整核查"
    assert (
        "  故障 acme-rules 2.3.1 的 acme/tone 运行失败，该项未核：ZeroDivisionError: division by zero"
        in lines
    )
    assert "  说明 网页声明 gb2312，按 utf-8 读取" in lines


def test_what_was_left_open_is_listed_where_nothing_else_explains_it() -> None:
    assert "  未能判断 requests-row-total 2 项" in shown(UNDECIDED).splitlines()
    assert "未能判断 " not in shown(FAULTY)


def test_passed_checks_are_listed_when_asked_for() -> None:
    text = shown(FAULTY, run=replace(RUN, show_passed=True))
    assert "  相符 requests-row-total 40 项、section-missing 1 项" in text.splitlines()
    assert "  不适用 acme/tone 1 项" in text.splitlines()


def test_hints_of_a_rule_are_told_once_and_no_more_than_three() -> None:
    location = WRONG_TOTAL.location
    hints = tuple(
        replace(
            WRONG_TOTAL,
            rule=rule,
            severity=Severity.INFO,
            location=replace(
                location, label=Message(f"处{n}", str(n)), where=location.where._replace(line=n)
            ),
        )
        for n, rule in enumerate(
            ("punctuation", "punctuation", "basis-missing", "dead-link", "typo", "typo"), 1
        )
    )
    said = shown(outcome(findings=(WRONG_TOTAL, *hints)))
    lines = said.splitlines()
    assert lines[0].endswith("1 项错误、6 项提示")
    assert [line.split()[-1] for line in lines if line.startswith("  i ")] == [
        "punctuation",
        "basis-missing",
        "dead-link",
    ]
    assert "          同类 处2，第 2 行，第 9 列" in lines
    assert "  提示 另有 2 项没有逐项列出：typo 2 项（--show-passed 全部列出）" in lines
    everything = shown(outcome(findings=(WRONG_TOTAL, *hints)), run=replace(RUN, show_passed=True))
    assert len([line for line in everything.splitlines() if line.startswith("  i ")]) == 6


def test_on_a_page_of_one_long_line_the_words_lead() -> None:
    location = replace(WRONG_TOTAL.location, where=WRONG_TOTAL.location.where._replace(line=1, column=8071))
    said = shown(outcome(findings=(replace(WRONG_TOTAL, location=location),)), width=160)
    assert "位置 “5”，第 1 行" in said and "8071" not in said


def test_a_place_without_lines_is_given_in_words() -> None:
    location = replace(
        WRONG_TOTAL.location,
        where=Region(None, None, None, None, None, None, "5", "", Message("第 3 页", "page 3")),
    )
    assert "          位置 第 3 页，“5”" in shown(
        outcome(findings=(replace(WRONG_TOTAL, location=location),))
    )


def test_marks_do_without_colour_and_colour_is_only_for_terminals() -> None:
    assert "\x1b[" not in shown(FAULTY)
    assert "\x1b[1;31m" in shown(FAULTY, force_terminal=True)


def test_the_verdict_follows_the_fail_level() -> None:
    assert (
        shown(FAULTY, run=replace(RUN, fail_on=FailOn.NEVER))
        .splitlines()[-2]
        .startswith("! 有问题，按设定不影响退出码；1 项错误、1 项待核；")
    )
