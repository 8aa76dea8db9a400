"""What a batch came to, at 80 columns."""

import io
import re
from dataclasses import replace

from rich.cells import cell_len

from reportlint.batch.changes import RowStanding, changes
from reportlint.batch.summary import Summary
from reportlint.model.finding import Severity, Verdict
from reportlint.model.message import Message
from reportlint.runs.result import RowStatus
from tests.handover.records import ONE_TOTAL, result, unreached


def said(*results):
    """The summary's lines."""
    summary, stream = Summary(), io.StringIO()
    for one in results:
        summary.add(one)
    summary.write(stream, (), "zh")
    return [line.rstrip() for line in stream.getvalue().splitlines()]


def things(lines):
    return lines[lines.index("先办") + 1 :]


ROWS = (
    result(2, "云溪县统计局", ONE_TOTAL),
    result(3, "云溪县司法局", in_time=False),
    unreached(4, "云溪县教育局", status=RowStatus.NOT_FOUND),
    result(5, "云溪县民政局", status=RowStatus.OTHER_YEAR),
    unreached(6, "云溪县财政局", status=RowStatus.NO_ADDRESS),
    unreached(7, "云溪县公安局", status=RowStatus.UNREADABLE),
)


def test_the_three_most_pressing_things_are_named():
    assert things(said(*ROWS)) == [
        "1. 2 家的网址上没有本年度报告，请催办或更正网址：云溪县教育局、云溪县民政局",
        "2. 错误最多，请整改：云溪县统计局 1 项",
        "3. 1 行没有填对网址，请更正名单：云溪县财政局",
    ]
    assert things(said(*ROWS[:2])) == [
        "1. 错误最多，请整改：云溪县统计局 1 项",
        "2. 1 家逾期发布：云溪县司法局",
    ]
    assert things(said(ROWS[5])) == ["1. 1 家的网页没有打开或读不出，请稍后 --only failed 再试：云溪县公安局"]
    assert "先办" not in said(result(2, "云溪县统计局"))


def test_suspicions_are_counted_as_the_sheets_count_them():
    """Slight ones too: hints alone are not."""
    one = result(2, "云溪县统计局", ONE_TOTAL)
    (finding,) = one.outcome.findings
    doubt = replace(finding, verdict=Verdict.REVIEW, severity=Severity.INFO)
    for what, told in ((doubt, [["云溪县统计局", "0", "1"]]), (replace(finding, severity=Severity.INFO), [])):
        lines = said(replace(one, outcome=replace(one.outcome, findings=(what,))))
        assert [line.split() for line in lines if line.startswith("云溪县统计局")] == told


def test_reasons_are_whole_and_lines_fit():
    why = "网页上的是“云溪县交通运输局”的报告，名单中的单位是“云溪县水利局”，请核对网址并更正名单"
    lines = said(unreached(4, "云溪县水利局", status=RowStatus.OTHER_BODY, reason=Message(why, why)))
    assert why in "".join(line.strip() for line in lines).replace("云溪县水利局! 单位不符", "").replace(
        " ", ""
    )
    assert "…" not in "".join(lines)
    assert max(map(cell_len, lines)) <= 80


def test_lines_of_chinese_are_full_whatever_blanks_stand_in_them():
    why = "一格中有 2 个网址：" + "、".join(f"https://www.yunxi.example/{n}/2024.html" for n in (1, 2))
    lines = said(unreached(4, "云溪县水利局", status=RowStatus.ROW_WRONG, reason=Message(why, why)))
    first = next(line for line in lines if line.startswith("云溪县水利局"))
    assert "一格中有2个网址：https://" in first


def row(name, status=RowStatus.CHECKED, *findings):
    return RowStanding(name, status, frozenset(findings))


def test_what_changed_is_told():
    before = {
        "a": row("甲局", RowStatus.NOT_FOUND),
        "b": row("乙局", RowStatus.CHECKED, "1", "2"),
        "c": row("丙局", RowStatus.CHECKED),
        "d": row("丁局", RowStatus.UNREACHABLE),
    }
    after = {
        "a": row("甲局", RowStatus.CHECKED, "9"),
        "b": row("乙局", RowStatus.CHECKED, "2", "3", "4"),
        "c": row("丙局", RowStatus.NOT_FOUND),
        "d": replace(before["d"], status=RowStatus.NO_REPORT),
        "e": row("新局"),
    }
    assert changes(before, after, 4).zh == (
        "本次重看 4 行：新读到报告 1 家（甲局）；读不到报告的 1 家（丙局）；情形有变的 1 家：丁局（未能打开→未见报告）；"
        "问题减少 1 项、新增 2 项"
    )
    assert changes(before, before, 2).zh == "本次重看 2 行：没有变化"


def test_a_body_has_its_year_where_the_list_has_several():
    rows = [result(2, "云溪县统计局", ONE_TOTAL), result(3, "云溪县统计局", ONE_TOTAL)]
    rows[1] = replace(rows[1], agency=replace(rows[1].agency, year=2023))
    year = rows[0].agency.year
    lines = said(*rows)
    table = lines[lines.index("问题最多的单位") + 2 :][:2]
    assert [line.split()[0] for line in table] == [f"云溪县统计局（{year}）", "云溪县统计局（2023）"]
    assert f"1. 错误最多，请整改：云溪县统计局（{year}） 1 项、云溪县统计局（2023） 1 项" in lines
    assert "云溪县统计局 " in "".join(said(rows[0]))


def test_names_steer_no_terminal_and_are_no_markup():
    lines = said(
        result(2, "[/b]云溪\x1b[2J县\u202e统计局", ONE_TOTAL),
        unreached(3, "[red]司法局\x9b", status=RowStatus.OTHER_BODY, reason=Message("是\x1b]0;x\x07局", "x")),
    )
    shown = "\n".join(lines)
    assert "[/b]云溪[2J县统计局" in shown
    assert "[red]司法局" in shown
    assert not re.search("[\x00-\x09\x0b-\x1f\x80-\x9f\u202e]", shown)
