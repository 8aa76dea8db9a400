"""SARIF that validators, GitHub and viewers take."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from reportlint.model.finding import Crash, Judgement, Outcome, Severity, Verdict
from reportlint.model.message import Message
from reportlint.model.place import Region
from reportlint.outputs import BaselineGone, Run

from .samples import (
    BATCH,
    CLAUSES,
    CLEAN,
    FAULTY,
    RULES,
    RUN,
    TOTAL_SPOT,
    UNDECIDED,
    UNREADABLE,
    WAIVED,
    WRONG_TOTAL,
    finding,
    origin,
    outcome,
)
from .writing import UNUSED, closing, written

SCHEMA = Path(__file__).parents[2].parent / "shared" / "sarif-schema-2.1.0.json"
GONE = BaselineGone(
    "section-missing", "f" * 32, "sections/other", "a" * 32, "没有找到这一部分。", "reports/fgj.html"
)
BROKEN = Crash("acme-rules 2.3.1", "import", "", "ImportError: no module")

SHOWN = replace(RUN, show_suppressed=True)


def log(*outcomes: Outcome, run: Run = RUN, **end: Any) -> dict[str, Any]:
    document = json.loads(written("sarif", run, outcomes, closing(run, outcomes, **end)))
    check(document)
    return document["runs"][0]  # type: ignore[no-any-return]


def check(document: dict[str, Any]) -> None:
    """The OASIS schema where it lies beside the project, and what GitHub asks for beyond it."""
    if SCHEMA.exists():
        schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
        errors = jsonschema.Draft4Validator(schema, format_checker=jsonschema.FormatChecker()).iter_errors(
            document
        )
        assert [error.message for error in errors] == []
    assert document["version"] == "2.1.0"
    assert document["$schema"].startswith("https://")
    (run,) = document["runs"]
    components = [run["tool"]["driver"], *run["tool"].get("extensions", [])]
    for rule in (rule for component in components for rule in component.get("rules", [])):
        for text in (rule["shortDescription"]["text"], rule["fullDescription"]["text"]):
            assert 0 < len(text) <= 1024
        assert rule["help"]["text"]
        assert rule["help"]["markdown"]
        assert len(rule.get("name", "")) <= 255
        assert rule.get("name", "").lower() != rule["id"].lower()
        assert "security-severity" not in rule["properties"]
        assert len(rule["properties"]["tags"]) <= 10
    for kind in run["tool"]["driver"]["notifications"]:
        assert kind["fullDescription"]["text"]
        assert kind["help"]["text"]
        assert kind.get("name", "").lower() != kind["id"]
    for result in run["results"]:
        assert result["message"]["text"]
        assert result["locations"][0]["physicalLocation"]["region"]["startLine"] >= 1
        uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        assert re.fullmatch(r"[A-Za-z0-9%/._~:?=&+-]+", uri)
        assert all(result["partialFingerprints"].values())
        assert (result["kind"] == "fail") == (result["level"] in ("error", "warning", "note"))
    states = {"baselineState" in result for result in run["results"]}
    assert len(states) <= 1


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("all_of_it", [False, True])
def test_every_document_is_valid(language: Any, all_of_it: bool) -> None:
    run = replace(RUN, language=language, show_passed=all_of_it, show_suppressed=all_of_it)
    assert log(*BATCH, run=run, notices=(UNUSED,), crashes=(BROKEN,))["results"]
    assert log(run=run)["results"] == []


def test_one_run_lists_every_rule_that_was_on_in_the_catalogues_order() -> None:
    run = log(CLEAN)
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == [
        "section-missing",
        "requests-row-total",
        "approximate-total",
    ]
    assert [
        (one["name"], one.get("version"), [rule["id"] for rule in one.get("rules", [])])
        for one in run["tool"]["extensions"]
    ] == [
        ("builtin", "0.1.0", []),
        ("acme-rules", "2.3.1", ["acme/tone"]),
    ]
    assert run["tool"]["driver"]["rules"][1]["defaultConfiguration"] == {"enabled": True, "level": "error"}
    assert (run["language"], run["columnKind"]) == ("zh-CN", "unicodeCodePoints")


def test_a_finding_says_what_where_and_with_what() -> None:
    results = {
        result["ruleId"]: result for result in log(FAULTY)["results"] if result["kind"] != "notApplicable"
    }
    total = results["requests-row-total"]
    assert (total["kind"], total["level"], total["ruleIndex"]) == ("fail", "error", 1)
    assert total["message"]["text"] == "予以公开的总计印为 5，各列之和为 4。"
    assert total["message"]["id"] == "fault"
    assert total["message"]["arguments"] == ["予以公开", "5", "4"]
    place = total["locations"][0]
    assert place["physicalLocation"]["artifactLocation"] == {"uri": "reports/fgj.html", "index": 0}
    assert place["physicalLocation"]["region"] == {
        "startLine": 212,
        "startColumn": 9,
        "endLine": 212,
        "endColumn": 10,
        "charOffset": 21208,
        "charLength": 1,
        "snippet": {"text": "5"},
    }
    assert place["logicalLocations"] == [
        {"name": "表三 · 予以公开 · 总计", "fullyQualifiedName": "requests/granted/total", "kind": "element"},
        {
            "fullyQualifiedName": "/html/body/table[2]/tr[4]/td[9]",
            "decoratedName": "/html/body/table[2]/tr[4]/td[9]",
            "kind": "element",
        },
    ]
    assert [(one["id"], one["message"]["text"]) for one in total["relatedLocations"]] == [
        (1, "表三 · 予以公开 · 自然人（加数）"),
        (2, "表三 · 予以公开 · 商业企业（加数）"),
    ]
    assert total["taxa"] == [{"id": "form-2021/table-3", "toolComponent": {"name": "form-2021", "index": 0}}]
    suspicion = results["approximate-total"]
    assert (suspicion["kind"], suspicion["level"], suspicion["properties"]["severity"]) == (
        "review",
        "none",
        "warning",
    )


def test_messages_can_be_said_in_the_other_language() -> None:
    run = log(FAULTY)
    result = run["results"][1]
    texts = [
        run["tool"]["driver"]["rules"][1]["messageStrings"]["fault"]["text"],
        run["translations"][0]["rules"][1]["messageStrings"]["fault"]["text"],
    ]
    assert texts == [
        "{0}的总计印为 {1}，各列之和为 {2}。",
        "The total of {0} is printed {1}, its columns add up to {2}.",
    ]
    assert texts[0].format(*result["message"]["arguments"]) == result["message"]["text"]
    assert run["translations"][0]["language"] == "en-US"


def test_marks_keep_their_number_where_languages_order_them_differently() -> None:
    other = replace(RULES[1], messages={"fault": Message("{sum}{{不是}}{printed}", "{printed} is not {sum}")})
    run = replace(RUN, rules=(other,))
    faulty = outcome(
        findings=(finding(other, TOTAL_SPOT, {"printed": Message("5", "5"), "sum": Message("4", "4")}),)
    )
    document = log(faulty, run=run)
    assert document["results"][0]["message"]["arguments"] == ["4", "5"]
    assert document["tool"]["driver"]["rules"][0]["messageStrings"]["fault"]["text"] == "{0}{{不是}}{1}"
    assert document["translations"][0]["rules"][0]["messageStrings"]["fault"]["text"] == "{1} is not {0}"


ALL = replace(RUN, show_passed=True)


def test_only_findings_are_results() -> None:
    """Consumers that know no kinds show every result as an alert."""
    assert log(CLEAN)["results"] == []
    assert log(UNDECIDED)["results"] == []
    assert {result["kind"] for result in log(FAULTY)["results"]} == {"fail", "review"}


def test_what_was_not_judged_is_a_notification_that_names_its_rule() -> None:
    (invocation,) = log(UNDECIDED)["invocations"]
    (told,) = [
        one for one in invocation["toolExecutionNotifications"] if one["descriptor"]["id"] == "not-judged"
    ]
    assert (told["level"], told["message"]["text"]) == ("note", "requests-row-total：2 处未能判断。")
    assert told["associatedRule"] == {"id": "requests-row-total", "index": 1}
    assert told["properties"] == {"keys": "requests/granted, requests/refused"}


def test_what_was_not_judged_is_one_result_a_rule_when_asked_for() -> None:
    (open_,) = [result for result in log(UNDECIDED, run=ALL)["results"] if result["kind"] == "open"]
    assert (open_["level"], open_["ruleId"]) == ("none", "requests-row-total")
    assert open_["message"]["text"] == "2 处未能判断。"
    assert [one["fullyQualifiedName"] for one in open_["locations"][0]["logicalLocations"]] == [
        "requests/granted",
        "requests/refused",
    ]


def test_passed_checks_are_results_when_asked_for() -> None:
    kinds = {result["kind"] for result in log(FAULTY, run=ALL)["results"]}
    assert kinds == {"fail", "review", "notApplicable", "pass"}


def test_a_rule_that_never_applied_is_one_result_of_the_run_when_asked_for() -> None:
    idle = [
        result
        for result in log(FAULTY, FAULTY, CLEAN, run=ALL)["results"]
        if result["kind"] == "notApplicable"
    ]
    assert [(one["ruleId"], one["message"]["text"]) for one in idle] == [
        ("acme/tone", "本次核查的内容均不适用此规则。")
    ]
    judged = replace(CLEAN, judgements=(Judgement("acme/tone", Verdict.PASS, ("report",)),))
    kinds = [result["kind"] for result in log(FAULTY, judged, run=ALL)["results"]]
    assert "notApplicable" not in kinds


def test_a_rule_has_a_name_of_its_own_and_a_page_where_there_is_documentation() -> None:
    rule = log(CLEAN, run=replace(RUN, docs_url="https://docs.example/"))["tool"]["driver"]["rules"][1]
    assert (rule["id"], rule["name"]) == ("requests-row-total", "RequestsRowTotal")
    assert rule["helpUri"] == "https://docs.example/rules/requests-row-total.html"
    assert "helpUri" not in log(CLEAN)["tool"]["driver"]["rules"][1]


def test_the_documentation_is_where_the_tool_and_its_own_rules_are_explained() -> None:
    tool = log(CLEAN, run=replace(RUN, docs_url="https://docs.example/"))["tool"]
    assert tool["driver"]["informationUri"] == "https://docs.example/"
    assert "helpUri" not in tool["extensions"][1]["rules"][0]


def test_a_rule_of_one_word_has_no_name_beside_its_id() -> None:
    rule = replace(RUN.rules[1], id="typo")
    (first,) = log(CLEAN, run=replace(RUN, rules=(rule,)))["tool"]["driver"]["rules"]
    assert (first["id"], "name" in first) == ("typo", False)


def test_every_result_has_a_region() -> None:
    (result,) = log(WAIVED, run=SHOWN)["results"]
    assert result["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "reports/qs.html", "index": 0},
        "region": {"startLine": 1},
    }
    assert result["locations"][0]["logicalLocations"][0]["fullyQualifiedName"] == "sections/other"


def test_a_finding_that_does_not_count_is_a_notification() -> None:
    run = log(WAIVED)
    assert run["results"] == []
    (told,) = run["invocations"][0]["toolExecutionNotifications"]
    assert (told["descriptor"]["id"], told["associatedRule"]["id"]) == ("not-counted", "section-missing")
    assert told["message"]["text"].endswith("（已豁免（至 2026-12-31）：主管部门同意另行发布）")
    assert told["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "reports/qs.html"


def test_a_finding_that_does_not_count_is_marked_when_asked_for() -> None:
    run = log(WAIVED, run=SHOWN)
    (result,) = run["results"]
    assert "toolExecutionNotifications" not in run["invocations"][0]
    assert result["suppressions"] == [
        {
            "kind": "external",
            "status": "accepted",
            "justification": "已豁免（至 2026-12-31）：主管部门同意另行发布",
            "properties": {"kind": "waiver"},
        }
    ]


def test_clauses_are_taxonomies() -> None:
    run = log(CLEAN)
    assert [
        (one["name"], one["shortDescription"]["text"], [taxon["id"] for taxon in one["taxa"]])
        for one in run["taxonomies"]
    ] == [
        ("form-2021", "国办公开办函〔2021〕30号", ["form-2021/table-3", "form-2021/overview"]),
        ("regulation-711", "《政府信息公开条例》第五十条", ["regulation-711/50"]),
    ]
    assert run["tool"]["driver"]["supportedTaxonomies"] == [
        {"name": "form-2021", "index": 0},
        {"name": "regulation-711", "index": 1},
    ]
    assert run["tool"]["driver"]["rules"][1]["relationships"][0]["target"]["id"] in CLAUSES


def test_names_of_files_are_percent_encoded() -> None:
    run = log(UNREADABLE)
    assert run["artifacts"][0]["location"] == {
        "uri": "reports/%E5%88%97%E8%A1%A8%20%E9%A1%B5.html",
        "index": 0,
    }


@pytest.mark.parametrize(
    ("name", "path", "url", "uri"),
    [
        ("./a/../b c.html", "./a/../b c.html", None, "b%20c.html"),
        ("/srv/年报.html", "/srv/年报.html", None, "file:///srv/%E5%B9%B4%E6%8A%A5.html"),
        ("C:\\年报\\a.html", "C:\\年报\\a.html", None, "file:///C:/%E5%B9%B4%E6%8A%A5/a.html"),
        ("stdin", None, None, "stdin"),
        ("x", None, "https://xx.example/年报?id=1", "https://xx.example/%E5%B9%B4%E6%8A%A5?id=1"),
    ],
)
def test_the_address_of_an_input(name: str, path: str | None, url: str | None, uri: str) -> None:
    place = replace(origin(name), path=path, url=url)
    run = log(outcome(origin=place))
    assert run["artifacts"][0]["location"]["uri"] == uri


def test_artifacts_say_how_they_were_read() -> None:
    artifact = log(FAULTY)["artifacts"][0]
    assert artifact["hashes"] == {"sha-256": "ab" * 32}
    assert (artifact["length"], artifact["encoding"], artifact["mimeType"]) == (9216, "utf-8", "text/html")
    assert artifact["properties"]["declaredEncoding"] == "gb2312"
    assert artifact["properties"]["verdicts"] == {"fail": 1, "not-applicable": 1, "pass": 41, "review": 1}


def test_what_failed_is_a_notification() -> None:
    (invocation,) = log(*BATCH, notices=(UNUSED,), crashes=(BROKEN,))["invocations"]
    assert invocation["executionSuccessful"] is False
    assert invocation["exitCode"] == 3
    told = [
        (one["descriptor"]["id"], one["level"], one["message"]["text"])
        for one in invocation["toolExecutionNotifications"]
    ]
    assert told == [
        (
            "not-counted",
            "note",
            "六、其他需要报告的事项：没有找到“其他需要报告的事项”这一部分。（已豁免（至 2026-12-31）：主管部门同意另行发布）",
        ),
        (
            "rule-failed",
            "error",
            "acme-rules 2.3.1 的 acme/tone 运行失败：ZeroDivisionError: division by zero",
        ),
        ("reading", "note", "网页声明 gb2312，按 utf-8 读取"),
        ("not-checked", "error", "这是列表页，不是年度报告。请提供报告正文页面"),
        ("not-judged", "note", "requests-row-total：2 处未能判断。"),
    ]
    assert [one["descriptor"]["id"] for one in invocation["toolConfigurationNotifications"]] == [
        "plugin-failed",
        "configuration",
    ]


def test_faults_of_the_report_are_no_failure_of_the_tool() -> None:
    (invocation,) = log(FAULTY)["invocations"]
    assert (invocation["executionSuccessful"], invocation["exitCode"]) == (True, 1)


def test_changed_severities_are_told() -> None:
    run = log(FAULTY, run=replace(RUN, severities={"section-missing": Severity.INFO}))
    assert run["invocations"][0]["ruleConfigurationOverrides"] == [
        {"descriptor": {"id": "section-missing", "index": 0}, "configuration": {"level": "note"}}
    ]


def test_identity_survives_republication_and_differs_between_bodies() -> None:
    moved = Region(9, 1, 9, 2, 900, 1, "6", "/html/body/div/table")
    again = replace(WRONG_TOTAL, location=replace(TOTAL_SPOT, where=moved))
    first, later, other = (
        log(one)["results"][0]["partialFingerprints"]
        for one in (
            outcome(findings=(WRONG_TOTAL,)),
            outcome("elsewhere/b.html", findings=(again,)),
            outcome(body="青岚市教育局", findings=(WRONG_TOTAL,)),
        )
    )
    assert first == later
    assert first["reportlint/v2"] == other["reportlint/v2"]
    assert first["primaryLocationLineHash"] != other["primaryLocationLineHash"]


def test_what_is_gone_is_absent() -> None:
    known = replace(WRONG_TOTAL, baseline="unchanged")
    run = log(outcome(findings=(known,)), run=SHOWN, gone=(GONE,))
    assert [result["baselineState"] for result in run["results"]] == ["unchanged", "absent"]
    run = log(outcome(findings=(known,)), gone=(GONE,))
    assert [result["baselineState"] for result in run["results"]] == ["unchanged"]
    assert run["properties"]["gone"] == 1


def test_the_same_outcomes_give_the_same_bytes() -> None:
    assert written("sarif", RUN, BATCH) == written("sarif", RUN, BATCH)
