"""One draft with eight faults, in every kind of file that needs no other program: the same findings in each."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from functools import cache
from io import BytesIO
from zipfile import ZipFile

import pytest

from reportlint.engine import Linter
from reportlint.forms import shipped_forms
from reportlint.loaders import load
from reportlint.page import Page
from reportlint.rules import catalog
from reportlint.testing import MARKUPS, clean_draft
from reportlint.testing.render import flow

from .ofd_writing import ofd_of
from .pdf_manners import WordCanvas, WpsCanvas
from .pdf_writing import paper_of
from .test_text import WRITTEN, text_of
from .word_writing import cell, document, numbering, paragraph, row, run, table, table_of, written

RULES = tuple(rule for rule in catalog.load(isolated=True).rules if rule.enabled)
LINTER = Linter(RULES, shipped_forms(), date(2025, 1, 25))

FAULTY = clean_draft().edit(
    {
        "preface|2024年1月1日至2024年12月31日": "2023年1月1日至2023年12月31日",
        "preface|国办公开办函〔2021〕30号": "国办公开办函〔2019〕60号",
        "sections/overview|收到政府信息公开申请10件": "收到政府信息公开申请12件",
        "sections/overview|通过县政府门户网站公开212条": "通过县政府门户网站公开213条",
        "requests/granted/total": "+1",
        "disputes/review/total": "9",
        "sections/problems|在五个工作日内": "在____个工作日内",
        "sections/other": "我局没有其他需要报告的事项。",
    }
)
EXPECTED = {
    "period-wrong-year": "fail",
    "citation-old-form": "fail",
    "stated-received": "fail",
    "breakdown-exceeds": "review",
    "requests-suspect-cell": "fail",
    "review-total": "fail",
    "placeholder": "fail",
    "processing-fee-statement": "fail",
}
OF_TABLES = {"stated-received", "requests-suspect-cell", "review-total"}
"""Those that rest on cells; in plain text these were tied to their labels by guess."""


def _page() -> bytes:
    return MARKUPS["clean"].encode(FAULTY)


def _word(text: Callable[[str], str] = paragraph, grid: Callable[[str], str] = lambda whole: whole) -> bytes:
    parts = [text(FAULTY["title"])]
    parts += [grid(table_of(item.sheet)) if item.sheet else text(item.text) for item in flow(FAULTY)]
    return document("".join(parts), numbering=numbering("chineseCounting|%1、"))


def _tracked(text: str) -> str:
    """The second half was put in, and something else taken out."""
    half = len(text) // 2
    gone = '<w:del w:id="1"><w:r><w:delText>删去的九百件</w:delText></w:r></w:del>'
    return paragraph(f'{run(text[:half])}{gone}<w:ins w:id="2">{run(text[half:])}</w:ins>')


def _boxed(text: str) -> str:
    box = f"<v:shape><v:textbox><w:txbxContent>{paragraph(text)}</w:txbxContent></v:textbox></v:shape>"
    return paragraph(f"<w:r><w:pict>{box}</w:pict></w:r>")


def _mhtml() -> bytes:
    whole = MIMEMultipart("related")
    page = MIMEText(_page().decode(), "html", "utf-8")
    page["Content-Location"] = "http://yunxi.example.gov.cn/a.html"
    whole.attach(page)
    return whole.as_bytes()


def _saved() -> bytes:
    """As a browser saves a page with all its files."""
    mark = b"<!-- saved from url=(0033)http://yunxi.example.gov.cn/a.html -->\r\n"
    return mark + _page().replace(b"</head>", '<link href="./年报_files/a.css"></head>'.encode())


def _zip() -> bytes:
    buffer = BytesIO()
    with ZipFile(buffer, "w") as archive:
        archive.writestr("局/年报.html", _saved())
        archive.writestr("局/年报_files/frame.html", "<p>x</p>")
    return buffer.getvalue()


KINDS: dict[str, tuple[str, Callable[[], bytes]]] = {
    "page": ("a.html", _page),
    "saved page": ("a.html", _saved),
    "one file": ("a.mhtml", _mhtml),
    "archive": ("a.zip", _zip),
    "Word": ("a.docx", _word),
    "Word, automatic numbers": ("a.docx", lambda: written(FAULTY, automatic=True)),
    "Word, tracked changes": ("a.docx", lambda: _word(_tracked)),
    "Word, text boxes": ("a.docx", lambda: _word(_boxed)),
    "Word, nested tables": (
        "a.docx",
        lambda: _word(grid=lambda inner: table(row(cell(paragraph("") + inner + paragraph(""))))),
    ),
    "PDF": ("a.pdf", lambda: paper_of(FAULTY).pdf()),
    "PDF, as Word prints": ("a.pdf", lambda: paper_of(FAULTY, lead=120).pdf(manner=WordCanvas)),
    "PDF, as WPS prints": ("a.pdf", lambda: paper_of(FAULTY, lead=240).pdf(manner=WpsCanvas)),
    "OFD": ("a.ofd", lambda: ofd_of(paper_of(FAULTY, lead=250, open_ends=True))),
    **{
        f"text: {way}": (
            "a.md" if "markdown" in way else "a.txt",
            lambda grid=grid: text_of(FAULTY, grid).encode(),
        )
        for way, grid in WRITTEN.items()
    },
}


@cache
def findings(kind: str) -> list[tuple[str, str, str]]:
    name, make = KINDS[kind]
    (found,) = load(make(), name=name)
    assert isinstance(found, Page), found
    return sorted((one.rule, one.verdict.value, one.message.zh) for one in LINTER.lint(found).findings)


def test_the_draft_has_these_faults() -> None:
    assert {rule: verdict for rule, verdict, _ in findings("page")} == EXPECTED
    assert len(findings("page")) == len(EXPECTED)


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "page"])
def test_each_kind_of_file_gives_the_same_findings(kind: str) -> None:
    guessed = OF_TABLES if kind.startswith("text") else set()
    expected = [
        (rule, "review" if rule in guessed else verdict, say) for rule, verdict, say in findings("page")
    ]
    assert findings(kind) == expected
