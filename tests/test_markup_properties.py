"""The same random report, in every markup: read back, it has the same figures, texts and statements."""

import re
import unicodedata
from datetime import date
from decimal import Decimal
from html import unescape
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportlint.engine import Linter
from reportlint.forms import shipped_forms
from reportlint.loaders import load
from reportlint.model.text import squeeze
from reportlint.testing import MARKUPS
from reportlint.testing.chance import random_draft

LINTER = Linter((), shipped_forms(), date(2025, 6, 1))
FAITHFUL = [markup for markup in MARKUPS.values() if markup.faithful]
each_markup = pytest.mark.parametrize("markup", FAITHFUL, ids=[markup.name for markup in FAITHFUL])


def read(markup, draft):
    page = next(load(markup.encode(draft), name="page.html", path="page.html"))
    return page, LINTER.read(page)


@each_markup
@settings(max_examples=8, deadline=None)
@given(st.integers(0, 2**32 - 1).map(lambda seed: random_draft(Random(seed))))
def test_all_of_a_report_comes_back(markup, spoken):
    page, report = read(markup, spoken.draft)
    every_figure_comes_back(spoken.draft, report)
    every_part_comes_back_with_its_text(spoken.draft, report)
    every_number_said_comes_back(spoken.claims, report)
    the_place_of_every_cell_quotes_its_own_text(spoken.draft, page, report)


def every_figure_comes_back(draft, report):
    numbers = {key: cell.number for key, cell in report.cells.items()}
    assert numbers == {key: Decimal(draft[key]) for key in draft.layout.cells}


def every_part_comes_back_with_its_text(draft, report):
    assert report.title.year == 2024
    assert report.title.organ == draft["organ"]
    texts = {key: section.text.replace("\n", "") for key, section in report.sections.items()}
    expected = {key: squeezed(draft[key]) for key in draft.layout.headings}
    signature = "".join(line.squeezed for line in report.signature)
    assert plain(signature) == plain(squeezed(draft["signature"]))
    assert {key: plain(text) for key, text in texts.items()} == {
        key: plain(text) for key, text in expected.items()
    }


def every_number_said_comes_back(claims, report):
    said = {(statement.subject, int(statement.quantity.value)) for statement in report.statements}
    assert set(claims) <= said
    for statement in report.statements:
        amounts = [report.amount_of(reading) for reading in statement.readings]
        assert not amounts or statement.quantity.value in amounts, statement.sentence
    for breakdown in report.breakdowns:
        assert not breakdown.closed or sum(part.value for part in breakdown.parts) == breakdown.whole.value


def the_place_of_every_cell_quotes_its_own_text(draft, page, report):
    for key, cell in report.cells.items():
        where = page.where(cell.at)
        printed = page.source.text[where.offset : where.offset + where.length]
        assert plain(unescape(re.sub(r"<[^>]*>", "", printed))) == draft[key], key
        line = page.source.text.splitlines()[where.line - 1]
        assert line[where.column - 1 :].startswith(printed[:1])


def squeezed(text):
    return "".join(squeeze(line) for line in text.splitlines())


def plain(text):
    """Without what markups may write differently: thousands separators, width, white space."""
    text = unicodedata.normalize("NFKC", squeeze(text))
    return re.sub(r"(?<=\d),(?=\d{3})|\s|[\u00ad\ufeff\u200b\u2060\ue000-\uf8ff]", "", text)
