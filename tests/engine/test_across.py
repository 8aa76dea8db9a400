"""Reports beside one another: points are found again, faults of rules cost little, both places are told."""

import io
import json
from dataclasses import replace
from datetime import date

import jsonschema
import pytest

from reportlint import Fail, Message, Review, rule
from reportlint.engine import Linter
from reportlint.engine.across import across
from reportlint.engine.snapshot import place_of, snapshot_of
from reportlint.forms import shipped_forms
from reportlint.loaders import load
from reportlint.model.across import Hierarchy, Peers, Years
from reportlint.model.finding import Outcome, Verdict
from reportlint.outputs import FORMATS, Closing, Extension, Run
from reportlint.outputs.json import schema
from reportlint.outputs.totals import Totals
from reportlint.rules import catalog
from reportlint.testing import MARKUPS, clean_draft, clean_drafts
from reportlint.testing.cases import judged, read

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
    now, then = years.this.figures[IN], years.last.figures[OUT]
    yield Fail(now, now=now.number).beside(then, role=Message("上一年度", "last year"))


class Desk:
    """Pages, their reports and snapshots; counts what is looked up again."""

    def __init__(self, markup="clean", **drafts):
        self.asked = []
        self.pages, self.reports, self.snapshots = {}, {}, {}
        for id, draft in drafts.items():
            (page,) = load(MARKUPS[markup].encode(draft), name=f"{id}.html", path=f"{id}.html")
            report = Linter((), shipped_forms(), date(2025, 6, 1)).read(page)
            self.pages[id], self.reports[id] = page, report
            self.snapshots[id] = snapshot_of(report, id=id, agency=draft["organ"])

    def locate(self, point):
        self.asked.append(point)
        page = self.pages[point.report]
        place = place_of(self.reports[point.report], point)
        assert place is not None
        return page.where(place), page.source.origin

    @property
    def years(self):
        return Years(self.snapshots["this"], self.snapshots["last"])


def desk(markup="clean"):
    return Desk(markup, this=clean_draft(), last=clean_draft(body="department-earlier"))


@pytest.mark.parametrize("markup", MARKUPS)
@pytest.mark.parametrize("name", clean_drafts())
def test_every_point_is_found_again(name, markup):
    report = read(clean_draft(*name.split("/")), markup)
    snapshot = snapshot_of(report, id="a")
    things = [*snapshot.figures.values(), *snapshot.lines, *snapshot.said, *snapshot.changes]
    assert len({thing.at for thing in things}) == len(things)
    for figure in snapshot.figures.values():
        assert place_of(report, figure.at) == report.cells[figure.key].at
    for line in snapshot.lines:
        place = place_of(report, line.at)
        if place.text is not None and line.key != "title":
            assert place.text.squeezed[place.start : place.end] == line.squeezed
    assert [place_of(report, said.at) for said in snapshot.said] == [said.at for said in report.statements]
    assert place_of(report, snapshot.at) == report.at


@pytest.mark.parametrize("markup", ["clean", "word", "trs", "one-line"])
def test_a_stretch_of_a_line_is_found_exactly(markup):
    reports = desk(markup)
    line = next(
        line for line in reports.snapshots["this"].section("sections/overview") if "326" in line.squeezed
    )
    start = line.squeezed.index("326条")
    where, origin = reports.locate(line.part(start, start + 4).at)
    text = reports.pages["this"].source.text
    assert text[where.offset : where.offset + where.length].startswith("3")
    assert text[where.offset : where.offset + where.length].endswith("条")
    assert text[where.offset : where.offset + where.length].startswith(where.quote)
    assert origin.path == "this.html"


def test_headings_with_one_number_are_told_apart():
    draft = clean_draft().edit({"sections/other": "本年度未收取信息处理费。\n七、特色工作\n七、下步打算"})
    report = read(draft)
    snapshot = snapshot_of(report, id="a")
    first, second = (line for line in snapshot.section("headings") if line.squeezed.startswith("七、"))
    assert first.key == second.key
    places = [place_of(report, line.at) for line in (first, second)]
    assert [place.text.squeezed[place.start : place.end] for place in places] == [
        "七、特色工作",
        "七、下步打算",
    ]


def test_what_a_report_lacks_is_not_found():
    reports = desk()
    point = reports.snapshots["this"].figures[IN].at
    assert place_of(read(clean_draft().edit({"requests/carried-in": None})), point) is None


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
    assert [(one.rule, one.key, one.verdict) for one in judged.judgements] == [
        ("office/carried", "report", Verdict.FAIL)
    ]


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

    def asks(years, snapshot, options):
        seen.append((snapshot, options))
        yield from ()

    across(reports.years, [made(asks, options="default")], reports.locate, {}, {})
    across(reports.years, [made(asks, options="default")], reports.locate, {"office/carried": "own"}, {})
    assert [(snapshot.id, options) for snapshot, options in seen] == [("this", "default"), ("this", "own")]


def test_a_crash_costs_one_verdict():
    reports = desk()

    def raises(years):
        yield Fail(years.this.figures[IN], now=1)
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
        lambda years: Fail(years.last.figures[OUT], now=1),
        lambda years: Fail(clean_report().cells[IN], now=1),
        lambda years: Fail(years.this.figures[IN], now=1).beside(
            replace(years.last.figures[OUT], at=years.last.figures[OUT].at._replace(report="other"))
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


def test_a_point_that_is_lost_leaves_the_verdict_open():
    reports = desk()

    def lost(point):
        raise LookupError(point.key)

    judged = across(reports.years, [made(carried)], lost, {}, {})
    assert judged.findings == ()
    assert [one.verdict for one in judged.judgements] == [Verdict.OPEN]
    assert judged.crashes[0].error.startswith("LookupError")


@pytest.mark.parametrize(("doubtful", "verdict"), [("this", "review"), ("last", "review"), ("", "fail")])
def test_of_a_doubtful_report_nothing_is_said_for_sure(doubtful, verdict):
    reports = desk()
    for id in ("this", "last"):
        reports.snapshots[id] = replace(reports.snapshots[id], doubtful=id == doubtful)
    (finding,) = across(reports.years, [made(carried)], reports.locate, {}, {}).findings
    assert finding.verdict == verdict


def prints(findings):
    return {finding.related[0].origin.path: finding.fingerprint for finding in findings}


def test_a_doubtful_report_that_is_not_spoken_of_does_not_matter():
    drafts = {id: clean_draft().edit({"organ": f"云溪县{id}局"}) for id in ("甲", "乙", "丙")}
    reports = Desk("clean", **drafts)
    reports.snapshots["丙"] = replace(reports.snapshots["丙"], doubtful=True)
    this, one, other = reports.snapshots.values()

    def alike(peers):
        for peer in peers.alike:
            yield Fail(peers.this.figures[IN], now=1).beside(peer.figures[IN])

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
    reports = Desk("clean", **drafts)
    this, *parts = reports.snapshots.values()

    def sums(hierarchy):
        yield Review(hierarchy.this.figures[IN], now=1).beside(
            *(part.figures[IN] for part in hierarchy.parts)
        )

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
    peers = Peers(reports.snapshots["this"], (), frozenset())
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


def test_a_part_of_another_year_has_no_report_of_this_one():
    reports = desk()
    this, last = reports.years.this, reports.years.last
    seen = []

    def asks(thing):
        seen.append(thing)
        yield from ()

    parts = (replace(this, id="part", agency="云溪县甲局"), replace(last, agency="云溪县乙局"))
    across(Hierarchy(this, parts, ("云溪县丙局",)), [made(asks, "hierarchy")], reports.locate, {}, {})
    across(Peers(this, parts, frozenset()), [made(asks, "peers")], reports.locate, {}, {})
    hierarchy, peers = seen
    assert (hierarchy.parts, hierarchy.missing) == (parts[:1], ("云溪县丙局", "云溪县乙局"))
    assert peers.alike == parts[:1]


def test_a_form_decides_which_groups_of_rules_are_for_it():
    reports = desk()
    years = replace(reports.years, this=replace(reports.snapshots["this"], groups=("website",)))
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
