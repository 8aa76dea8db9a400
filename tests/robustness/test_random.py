"""Reports with random damage: reading ends in an outcome, and nothing is made up."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from reportlint.engine import Linter
from reportlint.forms import shipped_forms
from reportlint.loaders import Unreadable, load
from reportlint.model.finding import Outcome, Verdict
from reportlint.rules import catalog
from reportlint.testing.clean import clean_draft
from reportlint.testing.markups import MARKUPS

RULES = catalog.load(isolated=True).rules
LINTER = Linter(tuple(RULES), shipped_forms(), date(2025, 6, 1))
PAGES = {name: MARKUPS[name].encode(clean_draft()) for name in ("clean", "word", "trs", "one-line")}
MARKUP = st.sampled_from(sorted(PAGES))

TAGS = b"<table>|</table>|<tr>|</td>|<td colspan=99999>|<!--|-->|<script>|<div style=display:none>|\0|&#|\xff"
PIECES = [*TAGS.split(b"|"), "第二十条".encode(), "一、".encode(), b"9" * 400]
DAMAGE = st.lists(
    st.tuples(
        st.floats(0, 1, exclude_max=True),
        st.integers(0, 400),
        st.binary(max_size=12) | st.sampled_from(PIECES),
    ),
    min_size=1,
    max_size=6,
)
"""Where in the page, how many bytes go, what comes instead."""


def outcome(data: bytes) -> Outcome:
    (found,) = load(data, name="x.html", path="x.html")
    return LINTER.unreadable(found) if isinstance(found, Unreadable) else LINTER.lint(found)


@settings(max_examples=60)
@given(MARKUP, DAMAGE)
def test_damaged_pages_end_in_an_outcome(markup: str, damage: list[tuple[float, int, bytes]]) -> None:
    page = PAGES[markup]
    for share, length, instead in damage:
        at = int(share * len(page))
        page = page[:at] + instead + page[at + length :]
    result = outcome(page)
    assert result.crashes == ()
    for finding in result.findings:
        where = finding.location.where
        assert where.line is not None
        if where.offset is not None and where.length is not None:
            assert 0 <= where.offset <= where.offset + where.length <= len(page)


@settings(max_examples=60)
@given(MARKUP, st.floats(0.02, 0.98))
def test_a_page_that_was_cut_off_is_not_called_wrong(markup: str, share: float) -> None:
    result = outcome(PAGES[markup][: int(share * len(PAGES[markup]))])
    assert [(f.rule, f.location.key) for f in result.findings if f.verdict is Verdict.FAIL] == []
