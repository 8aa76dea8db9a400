"""考核得分: each point is traced to a finding and to the weight that took it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import openpyxl
import pytest

from reportlint.handover.edited import Edited, EditedRow
from reportlint.handover.score_book import write_scores
from reportlint.handover.scores import score
from reportlint.handover.weights import Scale, Weight, Weights, read_weights
from reportlint.model.errors import UsageError
from reportlint.model.finding import Crash, Severity, Verdict
from reportlint.model.message import Message
from reportlint.rules import catalog
from reportlint.runs.result import RowStatus

from .records import ONE_TOTAL, Made, every_status, result, run, unreached, waived

IDS = ("table-missing", "title-form", "requests-row-total")
BODY = result(2, "云溪县统计局", ONE_TOTAL)
FINDING = BODY.outcome.findings[0]


def with_(*findings, **more):
    """The body with these findings: (rule, group, severity), or with a verdict as well."""
    made = []
    for n, (rule, group, severity, *verdict) in enumerate(findings):
        made.append(
            replace(
                FINDING,
                rule=rule,
                group=group,
                severity=Severity(severity),
                verdict=Verdict(*verdict or ["fail"]),
                fingerprint=str(n),
            )
        )
    return replace(BODY, outcome=replace(BODY.outcome, findings=tuple(made)), **more)


def weights(text, tmp_path):
    file = tmp_path / "评分标准.toml"
    file.write_text(text, encoding="utf-8")
    return read_weights(file, IDS)


def told(scored):
    """Points, weight and finding of every line."""
    return [
        (str(line.points), line.why.zh, line.finding.fingerprint if line.finding else "")
        for line in scored.lines
    ]


def test_the_closest_weight_counts(tmp_path):
    table = weights(
        """
        [severity]
        error = { off = 2 }
        warning = { off = 1 }
        [group]
        wording = { off = 0.5 }
        [rule]
        table-missing = { off = 5 }
        """,
        tmp_path,
    )
    scored = score(
        with_(
            ("table-missing", "tables", "error"),
            ("other", "tables", "error"),
            ("other", "wording", "warning"),
            ("other", "dates", "warning"),
            ("other", "dates", "info"),
        ),
        table,
    )
    assert told(scored) == [
        ("5", "按规则 table-missing", "0"),
        ("2", "按级别“错误”", "1"),
        ("0.5", "按类别“文字”", "2"),
        ("1", "按级别“警告”", "3"),
    ]
    assert (scored.off, scored.total) == (Decimal("8.5"), Decimal("91.5"))


@pytest.mark.parametrize(
    ("table", "points"),
    [
        ("[rule]\ntitle-form = { cap = 5 }", ["2", "2", "1", "0"]),
        ("[group]\nwording = { cap = 3 }", ["2", "1", "0", "0"]),
        ("[severity]\nwarning = { off = 2, cap = 7 }", ["2", "2", "2", "1"]),
        ("[rule]\ntitle-form = { cap = 5 }\n[group]\nwording = { cap = 3 }", ["2", "1", "0", "0"]),
    ],
)
def test_a_cap_holds_over_all_that_it_covers(table, points, tmp_path):
    base = "" if "[severity]" in table else "[severity]\nwarning = { off = 2 }\n"
    scored = score(with_(*[("title-form", "wording", "warning")] * 4), weights(base + table, tmp_path))
    assert [str(line.points) for line in scored.lines] == points
    assert scored.total == 100 - sum(map(Decimal, points))


def test_a_line_says_which_cap_cut_it_short(tmp_path):
    table = weights("[severity]\nwarning = { off = 2 }\n[group]\nwording = { cap = 3 }", tmp_path)
    scored = score(with_(*[("title-form", "wording", "warning")] * 3), table)
    assert [line.why.zh for line in scored.lines] == [
        "按级别“警告”",
        "按级别“警告”，每项扣 2 分；类别“文字”合计至多扣 3 分",
        "按级别“警告”，每项扣 2 分；类别“文字”合计至多扣 3 分",
    ]


@pytest.mark.parametrize(
    ("review", "lines"),
    [
        ("", []),
        ("review = { off = 0 }", []),
        ("review = { off = 0.2 }", [("0.2", "按级别“待核”", "0")]),
        ("review = { off = 3 }", [("1", "按级别“警告”", "0")]),
    ],
)
def test_suspicions_have_a_weight_of_their_own_and_cost_no_more_than_warnings(review, lines, tmp_path):
    text = f"[severity]\nerror = {{ off = 4 }}\nwarning = {{ off = 1 }}\n{review}"
    assert told(score(with_(("title-form", "wording", "error", "review")), weights(text, tmp_path))) == lines


def test_a_suspicion_of_what_costs_nothing_costs_nothing(tmp_path):
    text = "[severity]\nwarning = { off = 1 }\nreview = { off = 0.2 }\n[rule]\ntitle-form = { off = 0 }"
    doubts = with_(("title-form", "wording", "error", "review"), ("other", "wording", "info", "review"))
    assert score(doubts, weights(text, tmp_path)).lines == ()


def test_suspicions_have_a_cap_of_their_own(tmp_path):
    text = "[severity]\nwarning = { off = 1 }\nreview = { off = 0.2, cap = 0.5 }"
    scored = score(with_(*[("title-form", "wording", "error", "review")] * 4), weights(text, tmp_path))
    assert [str(line.points) for line in scored.lines] == ["0.2", "0.2", "0.1", "0.0"]
    assert scored.lines[2].why.zh == "按级别“待核”，每项扣 0.2 分；级别“待核”合计至多扣 0.5 分"


def test_what_is_waived_costs_nothing():
    assert score(waived(BODY), read_weights(None, ids())).lines == ()


def test_late_publication_costs_by_its_own_weight(tmp_path):
    scored = score(replace(result(2, "甲局"), in_time=False), weights("[status]\nlate = 5", tmp_path))
    assert told(scored) == [("5", "迟于规定时间发布", "")]
    assert scored.total == 95
    assert (
        score(replace(result(2, "甲局"), in_time=None), weights("[status]\nlate = 5", tmp_path)).total == 100
    )


def test_the_floor_holds(tmp_path):
    table = weights("[score]\nfull = 10\nfloor = 4\n[severity]\nerror = { off = 3.5 }", tmp_path)
    scored = score(with_(*[("a", "tables", "error")] * 3), table)
    assert (scored.off, scored.total) == (Decimal("10.5"), Decimal(4))


def test_where_no_report_was_judged_there_is_no_score_unless_the_office_says_so(tmp_path):
    table = weights("[status]\nnot-found = 40\nother-year = 0\n[severity]\nerror = { off = 2 }", tmp_path)
    totals = {one.status: score(one, table).total for one in every_status().rows}
    assert totals == {
        **dict.fromkeys(RowStatus),
        RowStatus.CHECKED: Decimal(98),
        RowStatus.NOT_FOUND: Decimal(60),
        RowStatus.OTHER_YEAR: Decimal(100),
    }


def test_findings_of_another_years_report_cost_nothing():
    other = replace(BODY, status=RowStatus.OTHER_YEAR, in_time=False)
    assert score(other, read_weights(None, ids())).lines == ()


def ids():
    return [rule.id for rule in catalog.load(isolated=True).rules]


def test_the_shipped_weights_name_what_there_is():
    table = read_weights(None, ids())
    assert table.scale == Scale(Decimal(100), Decimal(0))
    assert table.severities[Severity.ERROR] == Weight(Decimal(3), None)
    assert score(BODY, table).total == 97
    # A body whose report can only be suspected of faults, as in many a PDF, does not have full marks.
    assert score(with_(("a", "tables", "error", "review")), table).total == Decimal("99.8")


@pytest.mark.parametrize(
    ("rule", "group"),
    [
        ("table-missing", "tables"),
        ("section-missing", "structure"),
        ("body-missing", "structure"),
        ("text-copied-from-peer", "peers"),
        ("text-repeats-last-year", "years"),
    ],
)
def test_what_offices_weigh_most_costs_most(rule, group):
    table = read_weights(None, ids())
    most = [
        score(with_((rule, group, "error")), table).off,
        score(result(2, "甲局", in_time=False), table).off,
    ]
    assert min(most) >= 10
    assert min(most) > 3 * score(with_(("requests-row-total", "arithmetic", "error")), table).off


def test_what_was_not_mended_in_time_costs_more(tmp_path):
    text = "[severity]\nerror = { off = 2 }\nunmended = { off = 5, cap = 8 }"
    three = with_(*[("title-form", "wording", "error")] * 3)
    rows = {
        (three.agency.id, "0"): EditedRow(Message("", ""), {}, {"deadline": "2026年3月1日"}),
        (three.agency.id, "1"): EditedRow(Message("", ""), {}, {"deadline": "2026-03-09"}),
        (three.agency.id, "2"): EditedRow(Message("", ""), {}, {"deadline": "2026-03-10"}),
        ("别的单位/2025", "2"): EditedRow(Message("", ""), {}, {"deadline": "2026-03-01"}),
    }
    overdue = Edited(rows).overdue(date(2026, 3, 10))
    assert told(score(three, weights(text, tmp_path), overdue))[3:] == [
        ("5", "逾期未改正", "0"),
        ("3", "逾期未改正", "1"),
    ]
    assert score(three, weights(text, tmp_path)).off == 6


def test_lateness_is_not_counted_twice():
    table = read_weights(None, ids())
    late = [id_ for id_ in ids() if "published-late" in id_]
    assert late
    assert {table.rules[id_].off for id_ in late} == {Decimal(0)}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[rule]\ntabel-missing = { off = 1 }", " [rule]：没有“tabel-missing”。是否为“table-missing”？"),
        ("[group]\ntabels = { off = 1 }", " [group]：没有“tabels”。是否为“tables”？"),
        (
            "[severity]\nfatal = { off = 1 }",
            " [severity]：没有“fatal”。可用的有：error、info、review、unmended、warning。",
        ),
        ("[status]\nchecked = 1", " [status]：没有“checked”。"),
        ("[rules]\n", "：没有 [rules] 这个表。是否为“rule”？可用的有：group、rule、score、severity、status"),
        ("[score]\nful = 1", " [score]：不认识的键“ful”。是否为“full”？可用的有：floor、full"),
        (
            "[rule]\ntitle-form = { of = 1 }",
            " rule.title-form：不认识的键“of”。是否为“off”？可用的有：cap、off",
        ),
        ("[rule]\ntitle-form = 1", " rule.title-form：应写作 { off = 2, cap = 10 }"),
        ("[rule]\ntitle-form = { off = -1 }", " rule.title-form：分数应不小于 0"),
        ("[rule]\ntitle-form = { cap = nan }", " rule.title-form：分数应不小于 0"),
        ('[status]\nlate = "5"', " status.late：应为数字"),
        ("[status]\nlate = inf", " status.late：分数应不小于 0"),
        ("[score]\nfull = 10\nfloor = 20", " [score]：floor 不应大于 full"),
        ("score = 1", " [score]：应为表"),
    ],
)
def test_what_is_wrong_in_the_weights_is_named(text, said, tmp_path):
    with pytest.raises(UsageError) as caught:
        weights(text, tmp_path)
    assert caught.value.say.zh.removeprefix(f"评分标准 {tmp_path / '评分标准.toml'}").startswith(said)


def test_a_file_that_is_no_toml_is_refused(tmp_path):
    with pytest.raises(UsageError, match="is no valid TOML"):
        weights("off = ", tmp_path)
    with pytest.raises(UsageError, match="Can't read the weights"):
        read_weights(tmp_path / "none.toml", IDS)


def test_the_workbook_traces_every_point(tmp_path):
    crashed = result(4, "云溪县司法局")
    crash = Crash("builtin", "title-form", "title", "ValueError: x")
    crashed = replace(crashed, outcome=replace(crashed.outcome, crashes=(crash,)))
    late = replace(BODY, in_time=False)
    record = Made([late, result(3, "云溪县财政局"), crashed, unreached(5, "云溪县教育局")])
    table = Weights(
        Scale(floor=Decimal(96)),
        {"late": Decimal(3)},
        {Severity.ERROR: Weight(Decimal(2))},
        {"arithmetic": Weight(None, Decimal("1.5"))},
    )
    write_scores(tmp_path / "考核得分.xlsx", record, run(), table)
    book = openpyxl.load_workbook(tmp_path / "考核得分.xlsx")
    scores, lines, rules = ([list(row) for row in sheet.iter_rows(values_only=True)] for sheet in book)
    assert book.sheetnames == ["考核得分", "扣分明细", "评分标准"]
    assert scores == [
        ["序号", "单位", "年度", "状态", "得分", "扣分合计", "扣分项数", "说明"],
        [1, "云溪县统计局", 2024, "· 已核查", 96, 4.5, 2, "扣分合计超过满分与最低分之差，按最低分计"],
        [2, "云溪县财政局", 2024, "· 已核查", 100, 0, 0, None],
        [3, "云溪县司法局", 2024, "· 已核查", 100, 0, 0, "有规则未能运行，得分可能偏高"],
        [4, "云溪县教育局", 2024, "? 未能打开", None, None, 0, "没有读到本年度报告，不评分"],
    ]
    assert [row[:5] for row in lines[1:]] == [
        [1, "云溪县统计局", 2024, 3, "迟于规定时间发布"],
        [2, "云溪县统计局", 2024, 1.5, "按级别“错误”，每项扣 2 分；类别“勾稽”合计至多扣 1.5 分"],
    ]
    place = FINDING.location.label.zh
    assert lines[2][5:] == ["✗ 错误", place, FINDING.message.zh, FINDING.rule, FINDING.fingerprint]
    assert rules[1:] == [
        ["总分", "满分", 100, None],
        ["总分", "最低分", 96, None],
        ["状态", "迟于规定时间发布", 3, None],
        ["级别", "错误（error）", 2, None],
        ["类别", "勾稽（arithmetic）", None, 1.5],
    ]


def test_points_of_a_body_add_up_in_the_workbook(tmp_path):
    bodies = [result(n, f"云溪县第{n}局", ONE_TOTAL, in_time=n % 2 == 0) for n in range(2, 8)]
    write_scores(tmp_path / "s.xlsx", Made(bodies), run(), read_weights(None, ids()))
    scores, lines, _ = openpyxl.load_workbook(tmp_path / "s.xlsx")
    for _, name, _, _, total, off, count, _ in scores.iter_rows(min_row=2, values_only=True):
        points = [row[3] for row in lines.iter_rows(min_row=2, values_only=True) if row[1] == name]
        assert (sum(points), len(points), 100 - sum(points)) == (off, count, total)
