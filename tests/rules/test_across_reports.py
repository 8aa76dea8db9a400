"""What rules across reports say beside where: how much it weighs, whom it names, what it points at."""

import re
from dataclasses import replace

import pytest

from reportlint import Case, Message, Peers, Severity, Verdict
from reportlint.rules import catalog
from reportlint.testing.beside import judged_beside
from tests.similarity.reports import report_of

RULES = catalog.load(isolated=True).selected()
COUNTY = "annual-2021/county"
BUREAU = {"organ": "云溪县水利局"}
OFFICE = {"base": "annual-2021/department-zero", "organ": "云溪县人民政府办公室"}
LICENCES = "disclosure/licences/decisions"


def case(edit=None, **more):
    return Case(Message("一", "one"), edit or {}, **more)


def rule(id_):
    return next(rule for rule in RULES if rule.id == id_)


def findings(id_, case_, rules=None):
    found = judged_beside(case_, rules or [rule(id_)], rule(id_).each)
    assert not found.crashes
    return found.findings


def shown(location):
    """The cell's text."""
    return re.sub("<[^>]*>", "", location.where.quote)


def example(id_, name):
    return next(case for case in rule(id_).cases if case.name.en == name)


def test_a_text_that_is_all_last_years_is_an_error():
    found = findings(
        "text-repeats-last-year", example("text-repeats-last-year", "only year and numbers were changed")
    )
    assert [(f.severity, f.arguments["share"].zh) for f in found] == [(Severity.ERROR, "100")]
    (place,) = found[0].related
    assert (place.key, place.origin.name) == ("sections/overview", "last.html")


def test_a_few_sentences_that_are_last_years_are_a_warning():
    whole = example("text-repeats-last-year", "only year and numbers were changed")
    few = {"sections/overview": whole.edit["sections/overview"].partition("（三）")[0]}
    last = {"sections/overview": whole.last["sections/overview"].partition("（三）")[0]}
    found = findings("text-repeats-last-year", replace(whole, edit=few, last=last))
    assert [(f.severity, f.arguments["share"].zh) for f in found] == [(Severity.WARNING, "100")]


def test_a_text_that_is_mostly_last_years_is_a_warning():
    whole = example("text-repeats-last-year", "only year and numbers were changed")
    more = whole.edit["sections/overview"] + "新设企业联络员，逐户走访征求意见。"
    found = findings("text-repeats-last-year", replace(whole, edit={"sections/overview": more}))
    assert [f.severity for f in found] == [Severity.WARNING]


def test_a_copied_text_names_the_body_most_alike_and_points_at_every_copy():
    (found,) = findings("text-copied-from-peer", example("text-copied-from-peer", "the same as two others"))
    assert (found.arguments["other"].zh, found.arguments["count"].zh) == ("云溪县水利局", "2")
    assert [(location.key, location.origin.name) for location in found.related] == [
        ("sections/overview", "peer-1.html"),
        ("sections/overview", "peer-2.html"),
    ]


def test_copied_figures_are_shown_in_both_reports():
    (found,) = findings("numbers-copied-from-peer", example("numbers-copied-from-peer", "all the same"))
    assert (found.location.key, shown(found.location)) == (LICENCES, "36")
    assert [(location.key, location.origin.name, shown(location)) for location in found.related] == [
        (LICENCES, "peer-1.html", "36")
    ]


@pytest.mark.parametrize(
    ("parts", "missing", "message", "severity", "verdict"),
    [
        ((BUREAU, OFFICE), (), "more", Severity.WARNING, Verdict.REVIEW),
        ((BUREAU,), (), "office", Severity.WARNING, Verdict.REVIEW),
    ],
)
def test_how_sure_a_wrong_sum_is(parts, missing, message, severity, verdict):
    wrong = case({LICENCES: "18306"}, base=COUNTY, parts=parts, missing=missing)
    (found,) = findings("hierarchy-sum", wrong)
    assert (found.message_id, found.severity, found.verdict) == (message, severity, verdict)
    assert (found.arguments["found"].zh, found.arguments["sum"].zh) == ("18306", "18305")
    assert [(location.key, location.origin.name, shown(location)) for location in found.related] == [
        (LICENCES, "part-1.html", "18305")
    ]


def test_a_sum_that_is_too_large_is_an_error():
    (found,) = findings("hierarchy-sum", example("hierarchy-sum", "one less than the sum"))
    assert (found.message_id, found.severity, found.verdict) == ("fault", Severity.ERROR, Verdict.FAIL)
    assert (found.arguments["found"].zh, found.arguments["sum"].zh) == ("18304", "18305")


def test_missing_reports_are_a_gap_of_the_run():
    missing = ("云溪县民政局", "云溪县司法局")
    wrong = case({LICENCES: "18306"}, base=COUNTY, parts=(BUREAU, OFFICE), missing=missing)
    judged = judged_beside(wrong, [rule("hierarchy-sum")], "hierarchy")
    assert not judged.findings
    assert [one.verdict for one in judged.judgements] == [Verdict.OPEN]
    (notice,) = judged.notices
    assert (
        notice.message.zh == "没有读到下级单位云溪县民政局、云溪县司法局的报告，与下级单位的合计未能全部核对"
    )
    whole = judged_beside(case({}, base=COUNTY, parts=(BUREAU, OFFICE)), [rule("hierarchy-sum")], "hierarchy")
    assert not whole.notices


def test_a_sum_that_is_too_large_already_is_told_though_reports_are_missing():
    some = example("hierarchy-sum", "a report is missing, and the sum is too large already")
    (found,) = findings("hierarchy-sum", some)
    assert (found.message_id, found.arguments["sum"].zh, found.severity) == (
        "partly",
        "18307",
        Severity.WARNING,
    )


def test_who_was_left_out_is_named():
    (found,) = findings("hierarchy-sum", example("hierarchy-sum", "a bureau is left out"))
    assert (found.message_id, found.arguments["other"].zh) == ("left-out", "云溪县发展和改革局")
    assert [location.origin.name for location in found.related] == ["part-2.html"]


def test_where_nothing_adds_up_it_is_one_finding():
    (found,) = findings("hierarchy-sum", example("hierarchy-sum", "nothing was summed up"))
    assert found.message_id == "many"
    assert int(found.arguments["rows"].zh) > 5


def test_a_part_larger_than_the_whole_explains_the_wrong_sum():
    larger = {**BUREAU, LICENCES: "18310"}
    both = [rule("hierarchy-sum"), rule("hierarchy-exceeds")]
    (found,) = findings("hierarchy-exceeds", case(base=COUNTY, parts=(larger, OFFICE)), both)
    assert (found.rule, found.severity, found.arguments["part"].zh) == (
        "hierarchy-exceeds",
        Severity.ERROR,
        "18310",
    )
    assert found.explains == (("hierarchy-sum", "report"),)


def test_figures_of_a_bureau_and_its_offices_are_not_added_up():
    judged = judged_beside(
        case(parts=({"base": "annual-2021/township"},)), [rule("hierarchy-sum")], "hierarchy"
    )
    assert [judgement.verdict for judgement in judged.judgements] == [Verdict.NOT_APPLICABLE]


def test_where_only_prescribed_words_are_left_nothing_is_judged():
    bare = {"sections/overview": "（一）主动公开。全年主动公开政府信息326条。", "sections/problems": "无。"}
    judged = judged_beside(case(bare, last=bare), [rule("text-repeats-last-year")], "years")
    assert [judgement.verdict for judgement in judged.judgements] == [Verdict.NOT_APPLICABLE]


@pytest.mark.parametrize(
    ("superior", "told"),
    [("", True), ("云溪县人民政府", True), ("云溪县水利局", False), ("安平市水利局", True)],
)
def test_a_body_of_the_same_government_is_another_body(superior, told):
    this = report_of("云溪县教育局", "云溪县水利局高度重视信息发布。", superior=superior)
    notes = list(rule("foreign-organ")(Peers(this, (), frozenset({"云溪县教育局", "云溪县水利局"}))))
    assert [note.arguments["found"] for note in notes] == (["云溪县水利局"] if told else [])


@pytest.mark.parametrize(("superior", "told"), [("云溪县水利局", 0), ("云溪县人民政府", 1)])
def test_a_body_may_have_the_figures_of_the_one_above_it(superior, told):
    figures = {f"requests/granted/{column}": number for number, column in enumerate("abcde", 2)}
    this = report_of("云溪县水文站", figures=figures, superior=superior)
    other = report_of("云溪县水利局", figures=figures, superior="云溪县人民政府")
    names = frozenset({this.name, other.name})
    notes = [
        note
        for note in rule("numbers-copied-from-peer")(
            Peers(this, (other,), names), None, rule("numbers-copied-from-peer").options
        )
        if note.verdict is Verdict.FAIL
    ]
    assert len(notes) == told
