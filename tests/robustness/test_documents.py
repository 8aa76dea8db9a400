"""Word documents and PDFs with random content and damage: read or refused in so many words, nothing lost."""

from __future__ import annotations

import re
from io import BytesIO
from zipfile import ZIP_STORED, ZipFile

from hypothesis import given, settings
from hypothesis import strategies as st
from loaders.pdf_writing import Paper, boxes
from loaders.word_writing import cell, document, numbering, paragraph, row, run, table

from reportlint.loaders import Unreadable, load
from reportlint.page import Page


def read(data: bytes, name: str) -> Page | Unreadable:
    (found,) = load(data, name=name)
    if isinstance(found, Unreadable):
        assert found.problem.code != "loader-crashed", found.problem.message.en
    return found


WORDS = st.text("政府信息公开申请件条0123456789", min_size=1, max_size=6)
RUNS = st.recursive(
    WORDS.map(run),
    lambda inner: st.one_of(
        inner.map(lambda x: f'<w:ins w:id="1">{x}</w:ins>'),
        inner.map(lambda x: f"<w:smartTag>{x}</w:smartTag>"),
        inner.map(lambda x: f"<w:sdt><w:sdtContent>{x}</w:sdtContent></w:sdt>"),
        inner.map(lambda x: f'<w:hyperlink w:anchor="a">{x}</w:hyperlink>'),
        inner.map(lambda x: f"<mc:AlternateContent><mc:Choice>{x}</mc:Choice></mc:AlternateContent>"),
        inner.map(lambda x: f"{x}<w:bookmarkStart/><w:proofErr/>"),
        st.tuples(inner, inner).map("".join),
        inner.map(
            lambda x: (
                f"<w:r><w:pict><v:textbox><w:txbxContent>{paragraph(x)}</w:txbxContent></v:textbox></w:pict></w:r>"
            )
        ),
    ),
    max_leaves=4,
)
PROPERTIES = st.sampled_from(["", '<w:rPr><w:del w:id="1"/></w:rPr>', '<w:outlineLvl w:val="0"/>'])
SPANS = st.sampled_from(["", '<w:gridSpan w:val="2"/>'])
BLOCKS = st.recursive(
    st.tuples(RUNS, PROPERTIES).map(lambda pair: paragraph(*pair)),
    lambda inner: st.one_of(
        inner.map(lambda x: f"<w:sdt><w:sdtContent>{x}</w:sdtContent></w:sdt>"),
        st.lists(st.tuples(inner, SPANS), min_size=1, max_size=3).map(
            lambda cells: table(row(*(cell(paragraph("") + content, spans) for content, spans in cells)))
        ),
        st.tuples(inner, inner).map("".join),
    ),
    max_leaves=5,
)


@given(BLOCKS)
def test_no_character_of_a_word_document_is_lost(body: str) -> None:
    found = read(document(body, numbering=numbering("decimal|%1.")), "draft.docx")
    assert isinstance(found, Page)
    written = "".join(re.findall(r"<w:t [^>]*>([^<]*)</w:t>", body))
    assert sorted(re.sub(r"\s", "", "".join(found.root.itertext()))) == sorted(written)


DAMAGE = st.lists(
    st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 40), st.binary(max_size=8)),
    min_size=1,
    max_size=4,
)


def damaged(data: bytes, damage: list[tuple[float, int, bytes]]) -> bytes:
    for share, length, instead in damage:
        at = int(share * len(data))
        data = data[:at] + instead + data[at + length :]
    return data


@given(BLOCKS, DAMAGE)
def test_damaged_word_documents_end_in_words(body: str, damage: list[tuple[float, int, bytes]]) -> None:
    whole = document(body)
    read(damaged(whole, damage), "draft.docx")
    with ZipFile(BytesIO(whole)) as archive:
        part = archive.read("word/document.xml")
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_STORED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", damaged(part, damage))
    read(buffer.getvalue(), "draft.docx")


def _pdf() -> bytes:
    paper = Paper()
    paper.paragraph("一、总体情况")
    paper.table(boxes(["信息内容", "本年制发件数"], ["规章", "0"]))
    return paper.pdf(pageCompression=0)


PDF = _pdf()


@settings(max_examples=60)
@given(DAMAGE)
def test_damaged_pdfs_end_in_words(damage: list[tuple[float, int, bytes]]) -> None:
    read(damaged(PDF, damage), "report.pdf")
