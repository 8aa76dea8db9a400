"""The head of 表三 with two columns for labels and six for numbers, over a body with three and seven."""

from reportlint.model.message import Message
from reportlint.testing.draft import Draft
from reportlint.testing.markups._markup import Markup
from reportlint.testing.render import DraftWriter


def narrow(draft: Draft) -> DraftWriter:
    """Clean HTML of the draft with header spans that don't fit the body."""
    return DraftWriter(draft.edit({"requests/span": "2"}))


MARKUP = Markup(
    "narrow-header",
    Message("表三表头跨列数与表体不符", "header spans of table 3 that don't fit the body"),
    narrow,
    faults=frozenset({"requests-span-broken"}),
)
