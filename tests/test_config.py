"""The configuration file: what it holds, where it is found, what it refuses."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from reportlint.config.config import Config
from reportlint.config.reading import configured, find, read
from reportlint.model.errors import UsageError
from reportlint.model.finding import Severity
from reportlint.model.message import Message
from reportlint.outputs.totals import FailOn
from reportlint.rules.rule import Rule, rule
from reportlint.rules.settings import check_names, options, severities
from reportlint.suppression.waivers import Waiver

EVERYTHING = """
select = ["structure", "arithmetic"]
ignore = "website"
fail-on = "warning"
form = "annual-2021"
as-of = 2026-01-31
baseline = "last.sarif"
lang = "en"
jobs = 4
isolated = true
no-waivers = true
show-passed = true
output = ["table", "sarif=out/findings.sarif", "json=-"]

[rules.approximate-total]
severity = "info"
margin = 3

[limits]
page-seconds = 90
part-bytes = 80_000_000

[[waivers]]
rule = "table-missing"
agency = "云溪县*街道办事处"
path = "township/*"
reason = "随附件公布"
expires = 2026-12-31

[[waivers]]
fingerprint = "0123456789abcdef"
reason = "已在更正"
expires = "2026-03-01"
"""


def written(folder: Path, text: str, name: str = "reportlint.toml") -> Path:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


def refused(folder: Path, text: str, name: str = "reportlint.toml") -> Message:
    with pytest.raises(UsageError) as caught:
        read(written(folder, text, name))
    return caught.value.say


def test_everything_it_can_hold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert read(written(tmp_path, EVERYTHING)) == Config(
        output=("table", f"sarif={tmp_path}/out/findings.sarif", "json=-"),
        form="annual-2021",
        select=("structure", "arithmetic"),
        ignore=("website",),
        fail_on=FailOn.WARNING,
        as_of=date(2026, 1, 31),
        baseline=tmp_path / "last.sarif",
        lang="en",
        jobs=4,
        isolated=True,
        no_waivers=True,
        show_passed=True,
        rules={"approximate-total": {"severity": Severity.INFO, "margin": 3}},
        waivers=(
            Waiver(
                rule="table-missing",
                agency="云溪县*街道办事处",
                path="township/*",
                reason="随附件公布",
                expires=date(2026, 12, 31),
                source="reportlint.toml [[waivers]] #1",
            ),
            Waiver(
                fingerprint="0123456789abcdef",
                reason="已在更正",
                expires=date(2026, 3, 1),
                source="reportlint.toml [[waivers]] #2",
            ),
        ),
        limits={"page-seconds": 90, "part-bytes": 80_000_000},
        source="reportlint.toml",
    )


@pytest.mark.parametrize(
    "line", ["page-seconds = 0", 'page-seconds = "long"', "page-second = 9", "depth = 9"]
)
def test_a_limit_that_can_not_be(tmp_path: Path, line: str) -> None:
    assert "[limits]" in refused(tmp_path, f"[limits]\n{line}\n").zh


def test_it_may_stand_in_pyproject(tmp_path: Path) -> None:
    file = written(tmp_path, '[project]\nname = "x"\n[tool.reportlint]\nlang = "en"\n', "pyproject.toml")
    assert read(file).lang == "en"


def test_the_nearest_file_holds(tmp_path: Path) -> None:
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    outer = written(tmp_path, "")
    assert find(inner) == outer
    written(tmp_path / "a", "[tool.other]\n", "pyproject.toml")
    assert find(inner) == outer
    near = written(tmp_path / "a", "[tool.reportlint]\n", "pyproject.toml")
    assert find(inner) == near
    nearer = written(inner, "")
    assert find(inner) == nearer


def test_options_win_over_the_file(tmp_path: Path) -> None:
    file = written(tmp_path, EVERYTHING)
    config = configured(
        {"fail-on": "never", "select": ("stated",), "lang": None, "isolated": False, "output": []}, file
    )
    assert (config.fail_on, config.select) == (FailOn.NEVER, ("stated",))
    assert (config.lang, config.isolated, config.jobs) == ("en", True, 4)


@pytest.mark.parametrize(
    ("text", "zh", "en"),
    [
        (
            "selct = []",
            "reportlint.toml：没有“selct”这一项。是否为“select”？",
            "reportlint.toml: “selct” is not known. Did you mean “select”?",
        ),
        (
            'fail-on = "fatal"',
            "reportlint.toml：“fail-on”应为 error / warning / info / never 之一，现为“fatal”。",
            "reportlint.toml: “fail-on” must be one of error / warning / info / never, it is “fatal”.",
        ),
        (
            "jobs = 0",
            "reportlint.toml：“jobs”应为不小于 1 的整数，现为 0。",
            "reportlint.toml: “jobs” must be a whole number, at least 1, it is 0.",
        ),
        (
            "isolated = 1",
            "reportlint.toml：“isolated”应为 true 或 false，现为 1。",
            "reportlint.toml: “isolated” must be true or false, it is 1.",
        ),
        (
            'as-of = "31.1.2026"',
            "reportlint.toml：“as-of”应为日期，如 2026-01-31，现为“31.1.2026”。",
            "reportlint.toml: “as-of” must be a date such as 2026-01-31, it is “31.1.2026”.",
        ),
        (
            '[rules.fees]\nseverity = "fatal"',
            "reportlint.toml [rules.fees]：“severity”应为 error / warning / info 之一，现为“fatal”。",
            "reportlint.toml [rules.fees]: “severity” must be one of error / warning / info, it is “fatal”.",
        ),
        (
            '[[waivers]]\nrule = "table-missing"\nreason = "x"',
            "reportlint.toml [[waivers]] #1 缺少 expires；须写明 rule 或 fingerprint，以及 "
            "reason 和 expires。",
            "reportlint.toml [[waivers]] #1 lacks expires; it needs rule or fingerprint, reason and expires.",
        ),
        (
            '[[waivers]]\nreason = "x"\nexpires = 2026-01-01',
            "reportlint.toml [[waivers]] #1 缺少 rule；须写明 rule 或 fingerprint，以及 reason 和 expires。",
            "reportlint.toml [[waivers]] #1 lacks rule; it needs rule or fingerprint, reason and expires.",
        ),
        (
            '[[waivers]]\nrule = "a"\nreasn = "x"',
            "reportlint.toml [[waivers]] #1：没有“reasn”这一项。是否为“reason”？",
            "reportlint.toml [[waivers]] #1: “reasn” is not known. Did you mean “reason”?",
        ),
        (
            "waivers = 3",
            "reportlint.toml：“waivers”应为一组 [[waivers]] 表，现为 3。",
            "reportlint.toml: “waivers” must be a list of [[waivers]] tables, it is 3.",
        ),
    ],
)
def test_what_is_wrong_is_refused_in_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, zh: str, en: str
) -> None:
    monkeypatch.chdir(tmp_path)
    assert refused(tmp_path, text) == Message(zh, en)


def test_a_file_that_is_no_toml_or_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for text in ("select = [", "select = " + "[" * 50_000):
        assert refused(tmp_path, text).zh.startswith("reportlint.toml 不是正确的 TOML：")
    (tmp_path / "reportlint.toml").write_bytes("# 配置\nlang = 'zh'\n".encode("gbk"))
    with pytest.raises(UsageError) as caught:
        read(tmp_path / "reportlint.toml")
    assert caught.value.say.zh == "reportlint.toml 不是 UTF-8 编码（可能是 GBK）：请在编辑器中另存为 UTF-8"
    assert refused(tmp_path, "[tool]\nreportlint = 3\n", "pyproject.toml").en == (
        "pyproject.toml: a table is needed."
    )
    with pytest.raises(UsageError, match=r"^Can't read configuration none\.toml: No such file"):
        read(tmp_path / "none.toml")


@dataclass(frozen=True)
class Options:
    margin: int = 1
    words: tuple[str, ...] = ("无",)
    ratio: Decimal = Decimal("0.5")


def tunable() -> Rule:
    said = Message("话", "words")
    make = rule(
        id="some-rule",
        group="stated",
        severity="error",
        each="report",
        clause="x/1",
        title=said,
        fix=said,
        why=said,
        message=said,
        options=Options(),
    )
    return make(lambda thing: [])


def test_options_of_a_rule_are_set_by_name_and_type() -> None:
    settings = {"some-rule": {"severity": Severity.INFO, "margin": 2, "words": ["零", "没有"]}}
    assert options([tunable()], settings, "f") == {"some-rule": Options(2, ("零", "没有"))}
    assert severities([tunable()], settings) == {"some-rule": Severity.INFO}
    assert options([tunable()], {"some-rule": {"severity": Severity.INFO}}, "f") == {}


@pytest.mark.parametrize(
    ("given", "en"),
    [
        ({"margn": 2}, "f [rules.some-rule] “margn” is not known. Did you mean “margin”?"),
        ({"margin": "two"}, "f [rules.some-rule] “margin”: "),
        ({"words": 3}, "f [rules.some-rule] “words”: "),
    ],
)
def test_wrong_options_of_a_rule_are_refused(given: dict[str, object], en: str) -> None:
    with pytest.raises(UsageError) as caught:
        options([tunable()], {"some-rule": given}, "f")
    assert caught.value.say.en.startswith(en)


def test_settings_of_an_unknown_rule_are_refused() -> None:
    known = [tunable(), replace(tunable(), id="requests-zero-sum")]
    with pytest.raises(UsageError) as caught:
        check_names({"requests-zero-sums": {}}, known, "reportlint.toml")
    assert caught.value.say == Message(
        "reportlint.toml：没有名为“requests-zero-sums”的规则或分组。是否为“requests-zero-sum”？",
        "reportlint.toml: there is no rule or group “requests-zero-sums”. Did you mean “requests-zero-sum”?",
    )
    check_names({"some-rule": {}, tunable().group: {"severity": Severity.INFO}}, known, "reportlint.toml")


def test_a_group_has_a_severity_which_its_rules_may_overrule() -> None:
    one, other = tunable(), replace(tunable(), id="other-rule")
    settings = {one.group: {"severity": Severity.WARNING}, one.id: {"severity": Severity.INFO}}
    assert severities([one, other], settings) == {
        one.id: Severity.INFO,
        other.id: Severity.WARNING,
    }


def test_a_group_has_no_other_options() -> None:
    with pytest.raises(UsageError) as caught:
        check_names({tunable().group: {"margin": 2}}, [tunable()], "reportlint.toml")
    assert caught.value.say.zh == (
        f"reportlint.toml [rules.{tunable().group}] 是一个分组，只能设 severity，不能设“margin”。"
    )


def test_a_group_may_be_written_in_chinese(tmp_path: Path) -> None:
    config = read(written(tmp_path, '[rules."勾稽"]\nseverity = "warning"'))
    assert config.rules == {"arithmetic": {"severity": Severity.WARNING}}


@pytest.mark.parametrize(
    ("word", "kind"), [("乡镇", "township"), ("县(区)", "county"), ("department", "department")]
)
def test_a_kind_of_body_may_be_called_as_people_call_it(word: str, kind: str) -> None:
    assert configured({"body": word}, None).body == kind


def test_a_rule_without_options_takes_none() -> None:
    with pytest.raises(UsageError):
        options([replace(tunable(), options=None)], {"some-rule": {"margin": 2}}, "f")
