"""Reports as they are kept: they say what the report said, and their places are those of its page."""

from dataclasses import replace
from datetime import date
from itertools import cycle

import pytest

from reportlint.engine import Linter
from reportlint.engine.stored import ReportDecoder, UnknownForm, encode
from reportlint.forms import shipped_forms
from reportlint.loaders import load
from reportlint.model.place import ReportId
from reportlint.testing import MARKUPS, clean_draft, clean_drafts

FORMS = shipped_forms()
NUMBERS = "全年收到政府信息公开申请10件，比上年（8件）增长25%。其中，网络申请6件、信函申请4件。"


def read(draft, markup="clean"):
    (page,) = load(MARKUPS[markup].encode(draft), name="page.html", path="page.html")
    report = Linter((), FORMS, date(2025, 6, 1)).read(page)
    return page, replace(report, id=ReportId("甲"), agency=draft["organ"], superior="云溪县人民政府")


def kept(report):
    return ReportDecoder(FORMS).decode(encode(report))


def things(report):
    """All that a finding can point at, in an order that does not depend on how it was made."""
    for table in report.tables.values():
        yield from (table, *table.rows, *table.columns, *table.cells.values())
    yield from report.lines
    yield from report.sections.values()
    yield from (*report.statements, *report.breakdowns, *report.ratios)
    yield report


# Every markup, and every draft, in turn with each other.
PAIRS = sorted({*zip(cycle(clean_drafts()), MARKUPS), *zip(clean_drafts(), cycle(MARKUPS))})


@pytest.mark.parametrize(("name", "markup"), PAIRS)
def test_what_is_kept_says_the_same_of_the_same_places(name, markup):
    page, report = read(clean_draft(*name.split("/")), markup)
    again = kept(report)
    for one, other in zip(things(report), things(again), strict=True):
        assert (type(one), one.key, report.name_of(one)) == (type(other), other.key, again.name_of(other))
        assert told(one.at) == told(other.at)
        assert other.at.report == "甲"
    for one, other in zip(report.cells.values(), again.cells.values(), strict=True):
        assert one._replace(at=other.at) == other
    assert [line.squeezed for line in again.lines] == [line.squeezed for line in report.lines]
    for field in (
        "id",
        "agency",
        "superior",
        "source",
        "sha256",
        "year",
        "body",
        "form",
        "traits",
        "doubtful",
    ):
        assert getattr(again, field) == getattr(report, field)
    assert page.where(again.at) == page.where(report.at)
    assert encode(again) == encode(report)


def told(place):
    return place.node, place.text and (place.text.raw, place.text.pieces), place.start, place.end


@pytest.mark.parametrize("markup", ["clean", "word", "trs", "one-line"])
def test_a_stretch_of_a_line_is_found_exactly(markup):
    page, report = read(clean_draft(), markup)
    line = next(
        line for line in kept(report).sections["sections/overview"].paragraphs if "326" in line.squeezed
    )
    start = line.squeezed.index("326条")
    where = page.where(line.part(start, start + 4).at)
    text = page.source.text[where.offset : where.offset + where.length]
    assert (text[0], text[-1]) == ("3", "条")
    assert text.startswith(where.quote)


def test_numbers_said_are_kept_whole():
    _, report = read(clean_draft().edit({"sections/overview": NUMBERS}))
    again = kept(report)
    assert [(one.subject, one.value, one.scope) for one in again.statements] == [
        (one.subject, one.value, one.scope) for one in report.statements
    ]
    (change,) = again.ratios
    assert (change.kind, change.percent, change.part.value, change.base.value) == ("rise", 25, 10, 8)
    (listing,) = again.breakdowns
    assert [part.value for part in listing.parts] == [6, 4]
    statement = next(one for one in again.statements if one.subject == "received")
    paragraph = again.sections["sections/overview"].paragraphs[0]
    assert statement.at.text is paragraph.text


def test_what_a_cell_holds_beside_its_text_is_kept():
    draft = clean_draft().edit({"requests/granted/natural": "1,234", "disclosure/penalties/decisions": "5件"})
    _, report = read(draft)
    for key in ("requests/granted/natural", "disclosure/penalties/decisions"):
        assert kept(report).cells[key].amount == report.cells[key].amount


def test_a_report_whose_form_is_not_at_hand_is_told():
    _, report = read(clean_draft())
    assert ReportDecoder(()).decode(encode(report)) == UnknownForm("annual-2021", "page.html")
