"""The pytest plugin, run as the author of a rule pack runs it."""

import pytest

pytest_plugins = ["pytester"]

RULE = '''
from reportlint import Case, Fail, Row, Message, rule

FOUND = "fail requests/declined-repeated"


@rule(
    id="acme/many-repeats",
    group="tables",
    severity="warning",
    each="row.requests",
    clause="practice/arithmetic",
    title=Message("重复申请过多", "many repeated requests"),
    message=Message("{thing}过多", "{thing} are many"),
    fix=Message("核对。", "Check."),
    why=Message("少见。", "It is rare."),
    cases=[
        Case(Message("没有", "none"), {}),
        Case(Message("很多", "many"), {"requests/declined-repeated/natural": "90"}, [FOUND]),
        {wrong}
    ],
)
def many_repeats(row: Row):
    """Repeated requests."""
    if row.spec.key == "declined-repeated" and any((cell.number or 0) > 50 for cell in row.cells):
        yield Fail(row, thing=row.label)
'''

ACROSS = """
from reportlint import Case, Fail, Message, rule


@rule(
    id="acme/fewer-penalties",
    group="years",
    severity="info",
    each="years",
    clause="practice/arithmetic",
    title=Message("处罚减少", "fewer penalties"),
    message=Message("由 {before} 减少", "fewer than {before}"),
    fix=Message("核对。", "Check."),
    why=Message("少见。", "It is rare."),
    cases=[
        Case(Message("减少", "fewer"), {}, ["fail disclosure/penalties/decisions"]),
        Case(Message("没有减少", "as many"), {}, last={"disclosure/penalties/decisions": "4"}),
    ],
)
def fewer_penalties(years):
    now, before = (report.cells["disclosure/penalties/decisions"] for report in years.reports)
    if now.number < before.number:
        yield Fail(now, before=before.number).beside(before)
"""


@pytest.fixture
def pack(pytester):
    def write(wrong=""):
        package = pytester.mkpydir("acme_rules")
        (package / "many_repeats.py").write_text(RULE.replace("{wrong}", wrong), encoding="utf-8")
        pytester.syspathinsert()

    return write


def test_every_case_of_a_pack_is_a_test(pytester, pack):
    pack()
    pytester.runpytest("--pyargs", "acme_rules").assert_outcomes(passed=3)


def test_cases_of_rules_across_reports_are_tests(pytester, pack):
    pack()
    (pytester.path / "acme_rules" / "fewer_penalties.py").write_text(ACROSS, encoding="utf-8")
    pytester.runpytest("--pyargs", "acme_rules").assert_outcomes(passed=6)


def test_a_case_that_disagrees_says_what_was_missed_and_made_up(pytester, pack):
    pack(
        'Case(Message("少", "few"), {"requests/declined-repeated/natural": "60"}, ["fail requests/granted"]),'
    )
    result = pytester.runpytest("--pyargs", "acme_rules")
    result.assert_outcomes(passed=3, failed=1)
    result.stdout.fnmatch_lines(
        [
            "missed:  acme/many-repeats: fail requests/granted",
            "made up: acme/many-repeats: fail requests/declined-repeated",
        ]
    )


def test_a_rule_without_a_passing_case_is_told(pytester, pack):
    pack()
    module = pytester.path / "acme_rules" / "many_repeats.py"
    module.write_text(module.read_text("utf-8").replace('Case(Message("没有", "none"), {}),', ""), "utf-8")
    result = pytester.runpytest("--pyargs", "acme_rules")
    result.assert_outcomes(passed=1, failed=1)
    result.stdout.fnmatch_lines(["acme/many-repeats lacks a case that passes"])


def test_other_runs_do_not_collect_rules(pytester, pack):
    pack()
    assert pytester.runpytest("acme_rules").ret == pytest.ExitCode.NO_TESTS_COLLECTED


def test_the_fixtures_write_and_judge_a_page(judge, clean_page):
    from reportlint.rules import catalog

    rule = catalog.load(isolated=True).by_id["review-total"]
    assert judge(clean_page("annual-2021"), rule) == set()
    wrong = {"disputes/review/total": "9"}
    assert judge(clean_page("annual-2021", wrong, "word"), rule) == {"fail disputes/review/total"}
