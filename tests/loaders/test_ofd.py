"""OFDs: read as the same pages in a PDF are; what the format has of its own; what cannot be read named."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportlint.engine import Linter
from reportlint.forms import shipped_forms
from reportlint.loaders import Unreadable, load
from reportlint.loaders.ofd import document_of
from reportlint.model.text import squeeze
from reportlint.page import Page
from reportlint.rules import catalog
from reportlint.support import limits
from reportlint.testing.clean import clean_draft
from tests.robustness.counting import steps

from .ofd_writing import layer, ofd, ofd_of, resources, text_object
from .pdf_writing import Paper, boxes, paper_of

BIG = 2_000_000


def page(data: bytes, name: str = "report.ofd") -> Page:
    (found,) = load(data, name=name)
    assert isinstance(found, Page), found
    return found


def code(data: bytes, name: str = "report.ofd") -> str:
    (found,) = load(data, name=name)
    assert isinstance(found, Unreadable)
    return found.problem.code


def told(data: bytes) -> list[str]:
    return [squeeze("".join(p.itertext())) for p in page(data).root.iter("p")]


def words(text: str, x: float = 30, y: float = 50, size: float = 5, attributes: str = "") -> str:
    return text_object(text, x, y, size, [size] * len(text), attributes=attributes)


def placed(unit: str, attributes: str) -> str:
    return f'<ofd:CompositeObject ID="9" ResourceID="{unit}" {attributes}/>'


@settings(max_examples=3)
@given(
    st.sampled_from(["annual-2021/department", "annual-2019/department"]),
    st.sampled_from([0, 3]),
    st.integers(0, 690),
    st.booleans(),
)
def test_the_same_report_reads_as_in_a_pdf_wherever_its_pages_break(
    name: str, repeated: int, lead: int, open_ends: bool
) -> None:
    paper = paper_of(clean_draft(*name.split("/")), repeated=repeated, lead=lead, open_ends=open_ends)
    found, other = page(ofd_of(paper)), page(paper.pdf(), "report.pdf")
    assert found.source.text == other.source.text
    assert [notice.code for notice in found.notices] == ["read-from-ofd"]


def test_the_same_faults_are_found_as_in_a_pdf() -> None:
    rules = tuple(rule for rule in catalog.load(isolated=True).rules if rule.enabled)
    linter = Linter(rules, shipped_forms(), date(2025, 6, 1))
    wrong = clean_draft().edit({"requests/granted/natural": "50", "disputes/review/total": "9"})
    paper = paper_of(wrong, lead=300)

    def findings(found: Page) -> list[tuple[str, str, str]]:
        return [(one.rule, one.verdict, one.message.zh) for one in linter.lint(found).findings]

    expected = findings(page(paper.pdf(), "report.pdf"))
    assert findings(page(ofd_of(paper))) == expected
    assert {rule for rule, *_ in expected} == {"requests-suspect-cell", "review-total"}


class TestObjects:
    def test_templates_and_pages_are_printed_together_and_running_heads_are_no_text(self) -> None:
        pages = [[words(f"{n}、工作情况", y=60)] for n in "一二三"]
        assert told(ofd(pages, templates=[[words("云溪县水务局", y=10)]])) == [
            f"{n}、工作情况" for n in "一二三"
        ]

    def test_units_within_units_are_drawn_where_they_stand(self) -> None:
        parts = {
            "Doc_0/Res.xml": resources(
                {
                    "1": [words("收到申请", x=0, y=5), placed("2", 'Boundary="20 0 40 10"')],
                    "2": [words("十件。", x=0, y=10, size=10, attributes='CTM="0.5 0 0 0.5 0 0"')],
                }
            )
        }
        drawn = [placed("1", 'Boundary="30 60 90 10"'), words("另收费", x=65, y=65)]
        assert told(ofd([drawn], parts=parts)) == ["收到申请十件。另收费"]

    def test_a_text_of_several_lines(self) -> None:
        text = (
            '<ofd:TextObject ID="9" Boundary="30 50 40 12" Font="3" Size="5"><ofd:TextCode X="0" Y="5" '
            'DeltaX="g 3 5 -15 5" DeltaY="g 3 0 6 0">全年收到申请十件</ofd:TextCode></ofd:TextObject>'
        )
        assert told(ofd([[text]])) == ["全年收到申请十件"]

    def test_what_is_not_shown_and_what_stands_askew_is_no_text(self) -> None:
        drawn = [
            words("全年没有收费。"),
            words("草稿", attributes='Visible="false"'),
            words("内部资料", attributes='CTM="0.7 0.7 -0.7 0.7 0 0"'),
        ]
        assert told(ofd([drawn])) == ["全年没有收费。"]

    def test_a_glyph_that_a_hanzi_and_a_radical_share_is_the_hanzi(self) -> None:
        (found,) = page(ofd([[words("⼀、⼯作情况")]])).root.iter("p")
        assert found.text == "一、工作情况"

    def test_lines_drawn_as_thin_areas(self) -> None:
        def bar(x: float, y: float, width: float, height: float) -> str:
            return (
                f'<ofd:PathObject ID="9" Boundary="{x} {y} {width} {height}" Stroke="false" Fill="true">'
                f"<ofd:AbbreviatedData>M 0 0 L {width} 0 L {width} {height} L 0 {height} C"
                "</ofd:AbbreviatedData></ofd:PathObject>"
            )

        drawn = [bar(30 + 30 * n, 40, 0.2, 20) for n in range(3)] + [
            bar(30, 40 + 10 * n, 60.2, 0.2) for n in range(3)
        ]
        drawn += [
            words(text, x, y, 4)
            for text, x, y in (("甲", 35, 46), ("1", 65, 46), ("乙", 35, 56), ("2", 65, 56))
        ]
        (table,) = page(ofd([[*drawn, bar(30, 40, 60, 10)]])).root.iter("table")
        assert [[cell.text for cell in row] for row in table.iter("tr")] == [["甲", "1"], ["乙", "2"]]

    def test_part_names_are_found_as_programs_on_windows_find_them(self) -> None:
        with ZipFile(BytesIO(ofd([[words("全年没有收费。")]]))) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
        buffer = BytesIO()
        with ZipFile(buffer, "w") as archive:
            for name, content in parts.items():
                archive.writestr(name.replace("Pages/", "PAGES\\"), content)
        assert told(buffer.getvalue()) == ["全年没有收费。"]


class TestWhatCannotBeRead:
    def test_text_drawn_as_curves(self) -> None:
        paper = Paper()
        paper.rectangle((100, 100, 200, 200))
        assert code(ofd_of(paper)) == "scanned"

    def test_characters_without_meaning(self) -> None:
        assert code(ofd([[words("\ue001\ue002\ue003\ue004全年")]])) == "garbled"

    @pytest.mark.parametrize(
        "part",
        ["OFD.xml", "Doc_0/Document.xml", "Doc_0/Pages/0.xml"],
    )
    def test_a_part_that_is_no_xml(self, part: str) -> None:
        assert code(ofd([[words("甲")]], parts={part: "\x01secret"})) == "ofd-broken"

    def test_a_part_that_is_missing(self) -> None:
        whole = ofd([[words("甲")]])
        assert code(whole.replace(b"Pages/0.xml", b"Pages/9.xml")) == "ofd-broken"

    def test_a_file_cut_off(self) -> None:
        assert code(ofd([[words("甲")]])[:-30]) == "ofd-broken"

    def test_too_many_pages(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(limits, "PDF_PAGES", 2)
        assert code(ofd([[words("甲")]] * 3)) == "too-large"

    def test_too_many_parts(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(limits, "ARCHIVE_MEMBERS", 3)
        assert code(ofd([[words("甲")]] * 3)) == "archive-bomb"

    def test_a_part_too_large(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(limits, "PART_BYTES", 1_000_000)
        bomb = ofd([[words("甲")]], parts={"Doc_0/Pages/0.xml": " " * BIG})
        assert len(bomb) < 10_000
        assert code(bomb) == "archive-bomb"

    def test_units_that_draw_each_other_without_end(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(limits, "PART_TAGS", 10_000)
        again = [placed("1", 'Boundary="0 0 9 9"')] * 10
        assert code(ofd([again], parts={"Doc_0/Res.xml": resources({"1": again})})) == "too-large"

    def test_entities_are_not_expanded(self) -> None:
        bomb = (
            '<!DOCTYPE x [<!ENTITY a "甲甲甲"><!ENTITY f SYSTEM "file:///etc/hostname">]><ofd:Page '
            'xmlns:ofd="http://www.ofdspec.org/2016">'
            + layer([words("全年没有收费。").replace("全年", "&a;&f;")])
            + "</ofd:Page>"
        )
        assert code(ofd([[]], parts={"Doc_0/Pages/0.xml": bomb})) == "scanned"

    @pytest.mark.parametrize("steps", ["g 99999999999999999999 1", "g -5 1", "g", "1e999 nan", "5 g 3"])
    def test_absurd_steps_cost_nothing(self, steps: str) -> None:
        drawn = words("收费").replace('DeltaX="5.000"', f'DeltaX="{steps}"')
        assert steps in drawn
        assert sorted("".join(told(ofd([[drawn]])))) == sorted("收费")


def test_characters_larger_than_any_paper_cost_no_more_than_others() -> None:
    few, many = (ofd([[words("甲", size=size)] * 9]) for size in (5, 90_000))
    assert steps(lambda: document_of(many)) <= 2 * steps(lambda: document_of(few))


def test_an_archive_of_them_is_looked_through() -> None:
    paper = Paper()
    paper.paragraph("一、总体情况")
    paper.table(boxes(["信息内容", "本年制发件数"], ["规章", "0"]))
    buffer = BytesIO()
    with ZipFile(buffer, "w") as archive:
        archive.writestr("单位/报告.ofd", ofd_of(paper))
    found = page(buffer.getvalue(), "all.zip")
    assert found.source.origin.media_type == "application/ofd"
    assert [p.text for p in found.root.iter("p")] == ["一、总体情况"]
