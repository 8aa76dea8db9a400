"""Numbers of more digits than any count has: read, judged, and written in every format."""

from __future__ import annotations

import io
from datetime import date

import pytest

from reportlint.engine import Linter
from reportlint.forms import shipped_forms
from reportlint.handover.figures import FORMATS
from reportlint.loaders import Unreadable, load
from reportlint.model.amount import DIGITS
from reportlint.page import Page
from reportlint.rules import catalog
from reportlint.testing import MARKUPS, clean_draft

LINTER = Linter(tuple(catalog.load(isolated=True).rules), shipped_forms(), date(2025, 1, 20))
CELL = "disclosure/licences/decisions"


def report(digits: int) -> Page:
    """Nines in a cell, and in sentences: in figures, in numerals, as a percentage, with a unit before it."""
    nines = "9" * digits
    text = MARKUPS["clean"].render(clean_draft().edit({CELL: nines}))
    for right, wrong in (
        ("政府信息326条", f"政府信息{nines}条"),
        ("公开申请10件", f"公开申请{'九' * digits}〇件"),
        ("业务培训3次", f"业务培训3次，比上年增长{nines}.{nines}%，为{nines}亿元"),
    ):
        assert right in text
        text = text.replace(right, wrong)
    (page,) = load(text.encode(), name="x.html")
    assert not isinstance(page, Unreadable)
    return page


@pytest.mark.parametrize("digits", [DIGITS, DIGITS + 1, 29, 310, 5_000])
def test_no_rule_and_no_format_fails(digits: int) -> None:
    page = report(digits)
    outcome = LINTER.lint(page)
    assert outcome.crashes == ()
    wrong = {finding.location.key for finding in outcome.findings if finding.rule == "cell-not-number"}
    assert wrong == (set() if digits <= DIGITS else {CELL})
    found = LINTER.read(page)
    assert found.cells[CELL].text == "9" * digits
    for figures in FORMATS.values():
        writer = figures.writer(io.BytesIO(), shipped_forms(), "zh")
        writer.add(found)
        writer.close()
