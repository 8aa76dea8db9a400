"""Comments in the document that was handed in: each at its words, and nothing else changed."""

from __future__ import annotations

import io
import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st
from loaders.pdf_writing import Paper, boxes
from loaders.word_writing import W, cell, document, paragraph, row, run, table, written
from lxml import etree
from pypdf import PdfReader, PdfWriter
from pypdf.annotations import Text as TextNote
from pypdf.generic import NameObject

from reportlint.cli import main
from reportlint.loaders import load
from reportlint.loaders.docx_parts.convert import convert
from reportlint.loaders.docx_parts.package import DocxPackage
from reportlint.loaders.paper.convert import PaperDocument
from reportlint.loaders.pdf import read_pdf
from reportlint.model.place import Place, Region
from reportlint.model.text import Text, TextPiece
from reportlint.outputs.comments.comment import Comment
from reportlint.outputs.comments.docx import commented_docx
from reportlint.outputs.comments.pdf import commented_pdf
from reportlint.page import Page
from reportlint.testing import clean_draft

DAY = date(2026, 1, 20)
BOLD = "<w:b/>"
FAULTS = {
    "disclosure/penalties/decisions": "—",
    "requests/granted/natural": "50",
    "disputes/review/total": "9",
}


def page_of(data: bytes) -> Page:
    (found,) = load(data, name="draft")
    assert isinstance(found, Page)
    return found


def words(page: Page, sought: str) -> Region:
    """The place of some words within one paragraph; they may run through elements."""
    for block in page.root.iter("p"):
        pieces, raw = [], ""
        for node, tail, text in _texts(block):
            pieces.append(TextPiece(len(raw), node.number, tail))
            raw += text
        text = Text(raw, pieces)
        if sought in text.squeezed:
            start = text.squeezed.index(sought)
            return page.where(Place(block.number, text, start, start + len(sought)))
    raise AssertionError(sought)


def _texts(block: Any) -> Sequence[tuple[Any, bool, str]]:
    found = []
    for node in block.iter():
        if node.text:
            found.append((node, False, node.text))
        if node is not block and node.tail:
            found.append((node, True, node.tail))
    return found


def commented(data: bytes, *comments: Comment, title: str = "") -> bytes:
    after = commented_docx(data, page_of(data).source.text, title, comments, DAY)
    assert convert(DocxPackage(after)) == convert(DocxPackage(data))
    return after


def part(data: bytes, name: str) -> Any:
    with ZipFile(io.BytesIO(data)) as archive:
        return etree.fromstring(archive.read(name))


def spanned(data: bytes) -> dict[str, str]:
    """For each comment the text that it is tied to."""
    held: dict[str, str] = {}
    open_: set[str] = set()
    for node in part(data, "word/document.xml").iter():
        name = etree.QName(node).localname
        id_ = node.get(f"{{{W}}}id", "")
        if name == "commentRangeStart":
            open_.add(id_)
            held[id_] = ""
        elif name == "commentRangeEnd":
            open_.remove(id_)
        elif name == "t":
            for one in open_:
                held[one] += node.text or ""
    assert not open_
    return held


def one(data: bytes, where: Region | None, **options: str) -> str:
    (text,) = spanned(commented(data, Comment(where, ("甲",)), **options)).values()
    return text


class TestWhereInWord:
    def test_words_over_several_runs(self) -> None:
        data = document(paragraph(run("收到申请1", BOLD) + run("2") + run("件，办结")))
        assert one(data, words(page_of(data), "申请12件")) == "申请12件"

    def test_the_look_of_the_text_stays(self) -> None:
        data = document(paragraph(run("收到申请12件", BOLD)))
        after = commented(data, Comment(words(page_of(data), "12"), ("甲",)))
        runs = [
            (
                "".join(text.text for text in found.iter(f"{{{W}}}t")),
                found.find(f"{{{W}}}rPr/{{{W}}}b") is not None,
            )
            for found in part(after, "word/document.xml").iter(f"{{{W}}}r")
            if found.find(f"{{{W}}}t") is not None
        ]
        assert runs == [("收到申请", True), ("12", True), ("件", True)]

    def test_tracked_changes_stay(self) -> None:
        body = paragraph(
            run("收到")
            + '<w:del w:id="1" w:author="x"><w:r><w:delText>11</w:delText></w:r></w:del>'
            + f'<w:ins w:id="2" w:author="x">{run("共12件")}</w:ins>'
            + run("申请")
        )
        data = document(body)
        after = commented(data, Comment(words(page_of(data), "12件申请"), ("甲",)))
        assert list(spanned(after).values()) == ["12件申请"]
        main_part = part(after, "word/document.xml")
        assert [text.text for text in main_part.iter(f"{{{W}}}delText")] == ["11"]
        assert "".join(text.text for text in main_part.find(f".//{{{W}}}ins").iter(f"{{{W}}}t")) == "共12件"

    def test_tabs_breaks_and_marks_between_texts_stay(self) -> None:
        inner = "<w:r><w:t>a&lt;b&amp;</w:t><w:tab/><w:t>甲乙</w:t><w:br/><w:t>丙</w:t></w:r>"
        data = document(paragraph(inner))
        assert one(data, words(page_of(data), "乙")) == "乙"

    def test_a_cell_and_a_blank_one(self) -> None:
        data = document(table(row(cell("规章"), cell("12"), cell(""))))
        page = page_of(data)
        first, second, third = (page.where(Place(node.number)) for node in page.root.iter("td"))
        after = commented(data, *(Comment(where, ("甲",)) for where in (second, third, first)))
        assert spanned(after) == {"0": "12", "1": "", "2": "规章"}
        cells = list(part(after, "word/document.xml").iter(f"{{{W}}}tc"))
        assert [len(list(one.iter(f"{{{W}}}commentReference"))) for one in cells] == [1, 1, 1]

    def test_what_is_about_all_stands_at_the_title(self) -> None:
        data = document(paragraph("内部资料") + paragraph("云溪县年度报告") + paragraph("甲"))
        assert one(data, None, title="云溪县年度报告") == "云溪县年度报告"
        assert one(data, None) == "内部资料"

    def test_a_note_and_a_text_box_are_commented_where_they_hang(self) -> None:
        notes = f'<w:footnote w:id="2">{paragraph("含上年结转。")}</w:footnote>'
        inside = paragraph("框中") + table(row(cell("框表")))
        box = f"<w:r><w:pict><v:textbox><w:txbxContent>{inside}</w:txbxContent></v:textbox></w:pict></w:r>"
        body = paragraph(run("收到") + '<w:r><w:footnoteReference w:id="2"/></w:r>') + paragraph(
            run("乙") + box
        )
        data = document(body, footnotes=notes)
        page = page_of(data)
        (in_box,) = (page.where(Place(node.number)) for node in page.root.iter("td"))
        wheres = [*(words(page, text) for text in ("上年结转", "框中", "框表")), in_box]
        after = commented(data, *(Comment(where, ("甲",)) for where in wheres))
        assert [text[:2] for text in spanned(after).values()] == ["收到", *["乙框"] * 3]
        marks = [one for one in part(after, "word/document.xml").iter() if "comment" in one.tag]
        assert not any("txbxContent" in up.tag for mark in marks for up in mark.iterancestors())
        assert part(after, "word/footnotes.xml").find(f".//{{{W}}}commentRangeStart") is None

    def test_two_at_the_same_words(self) -> None:
        data = document(paragraph("收到申请12件"))
        page = page_of(data)
        wheres = [words(page, text) for text in ("12", "12", "申请12件", "收到申请1")]
        after = commented(data, *(Comment(where, ("甲",)) for where in wheres))
        assert spanned(after) == {"0": "12", "1": "12", "2": "申请12件", "3": "收到申请1"}

    @settings(max_examples=60)
    @given(st.data())
    def test_any_words_of_any_runs(self, data: st.DataObject) -> None:
        texts = data.draw(st.lists(st.text("甲乙1<&\"'z", min_size=1, max_size=6), min_size=1, max_size=5))
        body = document(paragraph("".join(run(text, BOLD if n % 2 else "") for n, text in enumerate(texts))))
        page = page_of(body)
        whole = "".join(texts)
        ranges = data.draw(st.lists(st.tuples(*[st.integers(0, len(whole))] * 2), min_size=1, max_size=4))
        kept = [(min(pair), max(pair)) for pair in ranges if pair[0] != pair[1]]
        (block,) = page.root.iter("p")
        text = Text(whole, [TextPiece(0, block.number, False)])
        at = [page.where(Place(block.number, text, *pair)) for pair in kept]
        found = spanned(commented(body, *(Comment(where, ("甲",)) for where in at)))
        assert found == {str(n): whole[start:end] for n, (start, end) in enumerate(kept)}


class TestThePackage:
    def test_all_else_is_as_it_was(self) -> None:
        data = document(paragraph("甲"), styles="<w:x/>", raw={"custom/任意.bin": b"\0\1"})
        after = commented(data, Comment(None, ("一", "二")))
        with ZipFile(io.BytesIO(data)) as old, ZipFile(io.BytesIO(after)) as new:
            changed = {
                name
                for name in new.namelist()
                if name not in old.namelist() or old.read(name) != new.read(name)
            }
            assert set(old.namelist()) <= set(new.namelist())
        assert changed == {
            "[Content_Types].xml",
            "word/document.xml",
            "word/_rels/document.xml.rels",
            "word/comments.xml",
        }
        (comment,) = part(after, "word/comments.xml")
        assert comment.get(f"{{{W}}}author") == "reportlint"
        assert comment.get(f"{{{W}}}date") == "2026-01-20T00:00:00Z"
        assert ["".join(line.itertext()) for line in comment] == ["一", "二"]

    def test_comments_that_were_there_stay(self) -> None:
        theirs = '<w:comment w:id="7" w:author="张"><w:p><w:r><w:t>请核</w:t></w:r></w:p></w:comment>'
        data = document(paragraph("甲乙"), comments=theirs)
        after = commented(data, Comment(None, ("一",)))
        found = {one.get(f"{{{W}}}id"): "".join(one.itertext()) for one in part(after, "word/comments.xml")}
        assert found == {"7": "请核", "8": "一"}

    def test_ours_of_an_earlier_check_give_way_where_nobody_answered(self) -> None:
        data = document(paragraph("收到申请12件"))
        once = commented(data, Comment(words(page_of(data), "12"), ("甲",)), Comment(None, ("乙",)))
        again = commented(once, Comment(words(page_of(once), "申请"), ("丙",)))
        assert spanned(again) == {"0": "申请"}
        assert [told.get(f"{{{W}}}id") for told in part(again, "word/comments.xml")] == ["0"]
        assert all(len(one) for one in part(again, "word/document.xml").iter(f"{{{W}}}r"))

        # As Word keeps them: 甲 was answered, 乙 was not.
        ours, theirs = 'w:author="reportlint"', 'w:author="张"'
        notes = "".join(
            f'<w:comment w:id="{n}" {by}><w:p w14:paraId="0{n}"><w:r><w:t>{text}</w:t></w:r></w:p></w:comment>'
            for n, (by, text) in enumerate([(ours, "甲"), (theirs, "已核"), (ours, "乙")])
        )
        marks = "".join(
            f'<w:commentRangeStart w:id="{n}"/><w:commentRangeEnd w:id="{n}"/>'
            f'<w:r><w:rPr/><w:commentReference w:id="{n}"/></w:r>'
            for n in range(3)
        )
        data = document(
            paragraph(run("收到") + marks),
            comments=notes,
            commentsExtended='<w15:x w15:paraId="00"/><w15:x w15:paraId="01" w15:paraIdParent="00"/>'
            '<w15:x w15:paraId="02"/>',
            commentsIds='<w15:x w15:paraId="00" w15:durableId="a0"/><w15:x w15:paraId="02" w15:durableId="a2"/>',
            commentsExtensible='<w15:x w15:durableId="a0"/><w15:x w15:durableId="a2"/>',
        )
        after = commented(data, Comment(None, ("丙",)))
        assert spanned(after) == {"0": "", "1": "", "2": "收到"}
        assert ["".join(told.itertext()) for told in part(after, "word/comments.xml")] == ["甲", "已核", "丙"]
        left = {
            name: [list(entry.attrib.values()) for entry in part(after, f"word/{name}.xml")]
            for name in ("commentsExtended", "commentsIds", "commentsExtensible")
        }
        assert left == {
            "commentsExtended": [["00"], ["01", "00"]],
            "commentsIds": [["00", "a0"]],
            "commentsExtensible": [["a0"]],
        }

    def test_another_document_is_refused(self) -> None:
        with pytest.raises(ValueError, match="does not read"):
            commented_docx(document(paragraph("甲")), "<html></html>", "", (), DAY)


BROKEN = {
    "a.docx": document(paragraph("甲")).replace(b"word/document.xml", b"word/locument.xml"),
    "a.doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4096),
    "a.pdf": b"%PDF-1.5\ntrailer",
}


class TestTheFormat:
    def test_a_word_file(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        monkeypatch.chdir(tmp_path)
        Path("报告.docx").write_bytes(written(clean_draft().edit(FAULTS)))
        assert (
            main(["check", "报告.docx", "--as-of", "2025-03-01", "-o", "comments=批注.docx", "-o", "csv"])
            == 1
        )
        told = capsys.readouterr().out
        comments = part(Path("批注.docx").read_bytes(), "word/comments.xml")
        first, *others = (["".join(line.itertext()) for line in one] for one in comments)
        assert first[0].startswith("reportlint") and first[0].endswith("2 项错误、1 项警告")
        assert [lines[0][:4] for lines in others] == ["【警告】", "【错误】", "【错误】"]
        assert all(
            {line.partition("：")[0] for line in lines[1:]} >= {"理由", "整改", "依据"} for lines in others
        )
        assert list(spanned(Path("批注.docx").read_bytes()).values())[1:] == ["—", "50", "9"]
        assert main(["check", "批注.docx", "--as-of", "2025-03-01", "-o", "csv"]) == 1
        assert capsys.readouterr().out == told.replace("报告.docx", "批注.docx")

    @pytest.mark.parametrize("inputs", [["a.html"], ["a.docx", "b.docx"], ["-"]])
    def test_what_takes_no_comments(
        self,
        inputs: list[str],
        tmp_path: Path,
        monkeypatch: pytest.MonkeyPatch,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        monkeypatch.chdir(tmp_path)
        Path("a.html").write_text("<p>甲</p>", encoding="utf-8")
        for name in ("a.docx", "b.docx"):
            Path(name).write_bytes(written(clean_draft()))
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"<p>x</p>")))
        assert main(["check", *inputs, "-o", "comments=out.docx"]) == 2
        assert "批注" in capsys.readouterr().err
        assert not Path("out.docx").exists()

    @pytest.mark.parametrize("name", ["a.docx", "a.doc", "a.pdf"])
    def test_what_can_not_be_read_costs_only_this_output(
        self,
        name: str,
        tmp_path: Path,
        monkeypatch: pytest.MonkeyPatch,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        monkeypatch.chdir(tmp_path)
        Path(name).write_bytes(BROKEN[name])
        assert main(["check", name, "-o", "comments=out.docx", "-o", "json=out.json", "-o", "csv"]) == 3
        assert not Path("out.docx").exists()
        (outcome,) = json.loads(Path("out.json").read_text(encoding="utf-8"))["outcomes"]
        told = "".join(capsys.readouterr().err.split())
        assert f"没有写成：{outcome['problem']['message']['zh']}".replace(" ", "") in told

    def test_word_opens_it(self, tmp_path: Path) -> None:
        made = io.BytesIO()
        own = Document()
        own.add_paragraph("云溪县水务局2025年政府信息公开工作年度报告")
        own.add_paragraph("一、总体情况")
        own.save(made)
        data = made.getvalue()
        after = commented(data, Comment(words(page_of(data), "总体情况"), ("甲", "乙")))
        (comment,) = Document(io.BytesIO(after)).comments
        assert (comment.author, comment.text) == ("reportlint", "甲\n乙")


class TestPdf:
    def paper(self) -> bytes:
        paper = Paper()
        paper.paragraph(
            "全年主动公开政府信息326条，其中通过政府门户网站公开212条，通过政务微信公众号公开114条。" * 2
        )
        paper.new_page()
        paper.table(boxes(["甲", "1"], ["乙", "2"]))
        return paper.pdf()

    def notes(self, *wheres: Region | None) -> list[tuple[int, Any]]:
        data = self.paper()
        after = commented_pdf(
            data, page_of(data).source.text, [Comment(at, ("一", "二")) for at in wheres], DAY
        )
        old, new = read_pdf(data), read_pdf(after)
        assert isinstance(old, PaperDocument) and isinstance(new, PaperDocument) and old.html == new.html
        return [
            (number, note.get_object())
            for number, sheet in enumerate(PdfReader(io.BytesIO(after)).pages, 1)
            for note in sheet.get("/Annots", ())
        ]

    def test_words_are_highlighted_line_by_line(self) -> None:
        page = page_of(self.paper())
        ((number, note),) = self.notes(words(page, "政府信息326条，其中通过政府门户网站公开212条"))
        assert (number, note["/Subtype"], note["/T"], note["/Contents"]) == (
            1,
            "/Highlight",
            "reportlint",
            "一\n二",
        )
        assert len(note["/QuadPoints"]) == 2 * 8
        ((_, figure),) = self.notes(words(page, "326"))
        left, _, right, _ = map(float, figure["/Rect"])
        assert len(figure["/QuadPoints"]) == 8 and right - left < 4 * 15

    def test_a_cell_is_highlighted_on_its_page(self) -> None:
        page = page_of(self.paper())
        ((number, note),) = self.notes(page.where(Place(list(page.root.iter("td"))[3].number)))
        assert (number, note["/Subtype"]) == (2, "/Highlight")

    def test_what_is_about_all_is_a_note_on_the_first_page(self) -> None:
        ((number, note),) = self.notes(None)
        assert (number, note["/Subtype"], note["/Contents"]) == (1, "/Text", "一\n二")

    def test_ours_of_an_earlier_check_give_way_where_nobody_answered(self) -> None:
        def noted(data: bytes, text: str) -> bytes:
            page = page_of(data)
            return commented_pdf(data, page.source.text, [Comment(words(page, "326条"), (text,))], DAY)

        def told(data: bytes) -> list[str]:
            return [
                note.get_object()["/Contents"] for note in PdfReader(io.BytesIO(data)).pages[0]["/Annots"]
            ]

        once = noted(self.paper(), "甲")
        assert told(noted(once, "乙")) == ["乙"]
        writer = PdfWriter(clone_from=PdfReader(io.BytesIO(once)))
        answer = TextNote(rect=(0, 0, 9, 9), text="已核")
        answer[NameObject("/IRT")] = writer.pages[0]["/Annots"][0]
        writer.add_annotation(0, answer)
        answered = io.BytesIO()
        writer.write(answered)
        assert told(noted(answered.getvalue(), "乙")) == ["甲", "已核", "乙"]
