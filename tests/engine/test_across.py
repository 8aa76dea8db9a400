"""Reports beside one another: faults of rules cost little, both places are told."""

import io
import json
from dataclasses import replace
from datetime import date

import jsonschema
import pytest

from reportlint import Fail, Message, Review, rule
from reportlint.engine import Linter
from reportlint.engine.across import across
from reportlint.engine.stored import ReportDecoder, encode
from reportlint.forms import shipped_forms
from reportlint.loaders import load
from reportlint.model.across import Earlier, Hierarchy, Peers, Years
from reportlint.model.finding import Judgement, Outcome, Verdict
from reportlint.model.place import ReportId
from reportlint.outputs import FORMATS, Closing, Extension, Run
from reportlint.outputs.json import schema
from reportlint.outputs.totals import Totals
from reportlint.rules import catalog
from reportlint.testing import MARKUPS, clean_draft
from reportlint.testing.cases import judged, read

FORMS = shipped_forms()
SAY = Message("结转不符", "carried over wrongly")
IN, OUT = "requests/carried-in/total", "requests/carried-out/total"


def made(judge, each="years", **more):
    return rule(
        id="office/carried",
        group=each,
        severity="error",
        each=each,
        clause="form-2021/table-3",
        title=SAY,
        message=Message("本年 {now}", "now {now}"),
        fix=SAY,
        why=SAY,
        **more,
    )(judge)


def carried(years):
    now, then = years.this.cells[IN], years.last.cells[OUT]
    yield Fail(now, now=now.number).beside(then, role=Message("上一年度", "last year"))


class Desk:
    """Reports as they are kept, and their pages; counts what is looked up on them."""

    def __init__(self, **drafts):
        self.asked = []
        self.pages, self.reports = {}, {}
        for id, draft in drafts.items():
            (page,) = load(MARKUPS["clean"].encode(draft), name=f"{id}.html", path=f"{id}.html")
            read = Linter((), FORMS, date(2025, 6, 1)).read(page)
            report = replace(read, id=ReportId(id), agency=draft["organ"])
            self.pages[id] = page
            self.reports[id] = ReportDecoder(FORMS).decode(encode(report))

    def locate(self, place):
        self.asked.append(place)
        page = self.pages[place.report]
        return page.where(place), page.source.origin

    @property
    def years(self):
        return Years(self.reports["this"], self.reports["last"])


def desk():
    return Desk(this=clean_draft(), last=clean_draft(body="department-earlier"))


def test_a_finding_has_both_places():
    reports = desk()
    judged = across(reports.years, [made(carried)], reports.locate, {}, {})
    (finding,) = judged.findings
    (beside,) = finding.related
    assert (finding.verdict, finding.location.key, beside.key) == (Verdict.FAIL, IN, OUT)
    assert finding.location.origin is None
    assert beside.origin is not None and beside.origin.path == "last.html"
    assert beside.label.zh.startswith("云溪县发展和改革局 2023 年度报告 · 表三")
    for id, location in (("this", finding.location), ("last", beside)):
        cell = location.where
        assert reports.pages[id].source.text[cell.offset : cell.offset + cell.length] == cell.quote
        assert ">1<" in cell.quote
    assert judged.judgements == (Judgement("office/carried", Verdict.FAIL, ("report",)),)


def test_pages_are_asked_only_about_findings():
    reports = desk()

    def content(years):
        yield from ()

    across(reports.years, [made(content)], reports.locate, {}, {})
    assert reports.asked == []
    across(reports.years, [made(carried)], reports.locate, {}, {})
    assert len(reports.asked) == 2


def test_a_rule_is_given_its_own_report_and_its_options():
    reports = desk()
    seen = []

    def asks(years, report, options):
        seen.append((report, options))
        yield from ()

    across(reports.years, [made(asks, options="default")], reports.locate, {}, {})
    across(reports.years, [made(asks, options="default")], reports.locate, {"office/carried": "own"}, {})
    assert [(report.id, options) for report, options in seen] == [("this", "default"), ("this", "own")]


def test_a_crash_costs_one_verdict():
    reports = desk()

    def raises(years):
        yield Fail(years.this.cells[IN], now=1)
        raise ValueError("no")

    good = replace(made(carried), id="office/good")
    judged = across(reports.years, [made(raises), good], reports.locate, {}, {})
    assert [finding.rule for finding in judged.findings] == ["office/good"]
    assert [(crash.what, crash.key, crash.error) for crash in judged.crashes] == [
        ("office/carried", "report", "ValueError: no")
    ]
    assert judged.judgements[0].verdict is Verdict.OPEN


@pytest.mark.parametrize(
    "wrong",
    [
        lambda years: Fail(years.last.cells[OUT], now=1),
        lambda years: Fail(clean_report().cells[IN], now=1),
        lambda years: Fail(years.this.cells[IN], now=1).beside(
            years.last.cells[OUT]._replace(at=years.last.cells[OUT].at._replace(report=ReportId("other")))
        ),
    ],
    ids=["the other report's own fault", "a place of a page", "a report nobody has"],
)
def test_a_note_names_things_of_these_reports(wrong):
    reports = desk()

    def strange(years):
        yield wrong(years)

    judged = across(reports.years, [made(strange)], reports.locate, {}, {})
    assert judged.findings == ()
    assert "names things of the report" in judged.crashes[0].error


def clean_report():
    return read(clean_draft())


def test_a_page_that_is_lost_leaves_the_verdict_open():
    reports = desk()

    def lost(place):
        raise LookupError(place.report)

    judged = across(reports.years, [made(carried)], lost, {}, {})
    assert judged.findings == ()
    assert [one.verdict for one in judged.judgements] == [Verdict.OPEN]
    assert judged.crashes[0].error.startswith("LookupError")


@pytest.mark.parametrize(("doubtful", "verdict"), [("this", "review"), ("last", "review"), ("", "fail")])
def test_of_a_doubtful_report_nothing_is_said_for_sure(doubtful, verdict):
    reports = desk()
    for id in ("this", "last"):
        reports.reports[id] = replace(reports.reports[id], complete=id != doubtful)
    (finding,) = across(reports.years, [made(carried)], reports.locate, {}, {}).findings
    assert finding.verdict == verdict


def prints(findings):
    return {finding.related[0].origin.path: finding.fingerprint for finding in findings}


def test_a_doubtful_report_that_is_not_spoken_of_does_not_matter():
    drafts = {id: clean_draft().edit({"organ": f"云溪县{id}局"}) for id in ("甲", "乙", "丙")}
    reports = Desk(**drafts)
    reports.reports["丙"] = replace(reports.reports["丙"], complete=False)
    this, one, other = reports.reports.values()

    def alike(peers):
        for peer in peers.alike:
            yield Fail(peers.this.cells[IN], now=1).beside(peer.cells[IN])

    peers = Peers(this, (one, other), frozenset(drafts))
    first, second = across(peers, [made(alike, "peers")], reports.locate, {}, {}).findings
    assert (first.verdict, second.verdict) == (Verdict.FAIL, Verdict.REVIEW)
    assert first.fingerprint != second.fingerprint
    turned = across(
        replace(peers, alike=(other, one)), [made(alike, "peers")], reports.locate, {}, {}
    ).findings
    assert prints(turned) == prints((first, second))


def test_a_sum_over_several_bodies_stays_the_same_finding():
    drafts = {id: clean_draft().edit({"organ": f"云溪县{id}局"}) for id in ("甲", "乙", "丙", "丁")}
    reports = Desk(**drafts)
    this, *parts = reports.reports.values()

    def sums(hierarchy):
        yield Review(hierarchy.this.cells[IN], now=1).beside(*(part.cells[IN] for part in hierarchy.parts))

    prints = [
        across(Hierarchy(this, tuple(some), ()), [made(sums, "hierarchy")], reports.locate, {}, {}).findings[
            0
        ]
        for some in (parts[:2], parts)
    ]
    assert prints[0].fingerprint == prints[1].fingerprint


def test_a_rule_of_years_is_not_for_peers_nor_for_a_page():
    reports = desk()
    years_rule = made(carried)
    peers = Peers(reports.reports["this"], (), frozenset())
    assert across(peers, [years_rule], reports.locate, {}, {}).judgements == ()
    assert judged(clean_draft(), [years_rule]).judgements == ()


def test_a_rule_of_a_page_is_not_for_years():
    reports = desk()
    rules = [one for one in catalog.load(isolated=True).rules if one.each == "report"]
    assert across(reports.years, rules, reports.locate, {}, {}).judgements == ()


@pytest.mark.parametrize(("this", "last"), [(2024, 2024), (2024, 2022), (2024, None), (None, 2023)])
def test_years_that_do_not_follow_one_another_are_not_compared(this, last):
    reports = desk()
    years = Years(replace(reports.years.this, year=this), replace(reports.years.last, year=last))
    judged = across(years, [made(carried)], reports.locate, {}, {})
    assert [one.verdict for one in judged.judgements] == [Verdict.NOT_APPLICABLE]


def test_earlier_reports_are_one_a_year_and_the_latest_first():
    reports = desk()
    this, last = reports.years.this, reports.years.last
    seen = []

    def asks(thing):
        seen.append(thing)
        yield from ()

    def of(year, id):
        return replace(last, year=year, id=ReportId(id))

    several = (of(2019, "a"), of(2023, "b"), of(2023, "c"), of(2024, "d"), of(None, "e"), of(2025, "f"))
    across(Earlier(this, several), [made(asks, "earlier")], reports.locate, {}, {})
    assert [(one.year, one.id) for one in seen[0].earlier] == [(2023, "b"), (2019, "a")]
    none = across(Earlier(this, several[3:]), [made(asks, "earlier")], reports.locate, {}, {})
    assert [one.verdict for one in none.judgements] == [Verdict.NOT_APPLICABLE]
    assert len(seen) == 1


def test_a_part_of_another_year_has_no_report_of_this_one():
    reports = desk()
    this, last = reports.years.this, reports.years.last
    seen = []

    def asks(thing):
        seen.append(thing)
        yield from ()

    parts = (replace(this, id=ReportId("part"), agency="云溪县甲局"), replace(last, agency="云溪县乙局"))
    across(Hierarchy(this, parts, ("云溪县丙局",)), [made(asks, "hierarchy")], reports.locate, {}, {})
    across(Peers(this, parts, frozenset()), [made(asks, "peers")], reports.locate, {}, {})
    hierarchy, peers = seen
    assert (hierarchy.parts, hierarchy.missing) == (parts[:1], ("云溪县丙局", "云溪县乙局"))
    assert peers.alike == parts[:1]


def test_a_form_decides_which_groups_of_rules_are_for_it():
    reports = desk()
    this = reports.reports["this"]
    years = replace(reports.years, this=replace(this, form=replace(this.form, groups=("website",))))
    assert across(years, [made(carried)], reports.locate, {}, {}).judgements == ()


def outcome_and_run():
    reports = desk()
    one = made(carried)
    found = across(reports.years, [one], reports.locate, {}, {})
    outcome = judged(clean_draft(), ())
    whole = replace(outcome, findings=found.findings, judgements=found.judgements)
    assert isinstance(whole, Outcome)
    return whole, Run(
        version="1", as_of=date(2025, 6, 1), language="zh", rules=(one,), extensions=(Extension("acme", "1"),)
    )


def written(name, run, outcome):
    stream = io.StringIO(newline="")
    writer = FORMATS[name].writer(run, stream)
    writer.add(outcome)
    totals = Totals(run.fail_on)
    totals.add(outcome)
    writer.close(Closing(totals, totals.exit()))
    return stream.getvalue()


def test_json_names_the_other_report():
    outcome, run = outcome_and_run()
    document = json.loads(written("json", run, outcome))
    jsonschema.validate(document, json.loads(schema()))
    (finding,) = document["outcomes"][0]["findings"]
    assert "report" not in finding["place"]
    assert finding["related"][0]["report"]["path"] == "last.html"
    assert finding["related"][0]["line"] is not None


def test_sarif_points_into_the_other_report():
    outcome, run = outcome_and_run()
    result = next(
        one
        for one in json.loads(written("sarif", run, outcome))["runs"][0]["results"]
        if one["kind"] == "fail"
    )
    own, other = result["locations"][0], result["relatedLocations"][0]
    assert own["physicalLocation"]["artifactLocation"] == {"uri": "page.html", "index": 0}
    assert other["physicalLocation"]["artifactLocation"] == {"uri": "last.html"}
    assert other["physicalLocation"]["region"]["startLine"] > 0
    assert other["message"]["text"].startswith("云溪县发展和改革局 2023 年度报告 · ")


def test_the_table_names_the_other_report():
    outcome, run = outcome_and_run()
    text = " ".join(written("table", run, outcome).split())
    assert "云溪县发展和改革局 2023 年度报告" in text
