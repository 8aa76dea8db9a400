"""Every visible character of a page is somewhere in the report, or named as outside it."""

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportlint.model.text import squeeze
from reportlint.page.hiding import hidden
from reportlint.testing import MARKUPS
from reportlint.testing.chance import random_draft

from .reading import LINTER, page_of

UNSEEN = {"script", "style", "noscript", "template"}
few = settings(max_examples=4, deadline=None)
random_drafts = st.integers(0, 2**32 - 1).map(lambda seed: random_draft(Random(seed)).draft)


@pytest.mark.parametrize("markup", MARKUPS.values(), ids=list(MARKUPS))
@few
@given(random_drafts)
def test_nothing_is_lost(markup, draft):
    page = page_of(markup.render(draft))
    report = LINTER.read(page)
    assert lost(page, report) == []


def lost(page, report):
    """Texts of the body that stand in no text or cell of the report."""
    texts = [paragraph.text for paragraph in (*report.preface, *report.signature)]
    texts += [paragraph.text for section in report.sections.values() for paragraph in section.paragraphs]
    texts += report.outside
    places = [heading.at for heading in report.headings] + ([report.title.at] if report.title else [])
    cells = set()
    for table in (*report.tables.values(), *report.extra_tables):
        places += [at for _, at in (*table.label_texts, *table.loose)]
        places += [cell.at for cell in table.cells.values()]
    texts += [at.text for at in places if at.text is not None]
    cells = {at.node for at in places if at.text is None}
    known = {(piece.node, piece.tail) for text in texts for piece in text.pieces}
    return [
        text
        for node in page.root.find("body").iter()
        for text, tail in ((node.text, False), (node.tail, True))
        if text
        and squeeze(text)
        and (node.number, tail) not in known
        and not any(
            holder.number in cells or holder.tag in UNSEEN or hidden(holder)
            for holder in around(node.getparent() if tail else node)
        )
    ]


def around(node):
    while node is not None:
        yield node
        node = node.getparent()
