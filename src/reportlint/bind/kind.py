"""What a page is, before anything is judged: a report, or what else."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportlint.model.form import Form
from reportlint.model.place import Place
from reportlint.model.report import Link, PageFacts, PageKind, Section, Table, Title
from reportlint.model.text import Element
from reportlint.page.flow import Item, Line, Picture

LIST_LINKS = 4
"""From this many links to reports on, a page without a report of its own is a list."""
TEXT_ENOUGH = 300
"""Characters of narrative under a report's title that make a report even without headings and tables."""
LITTLE_TEXT = 200
"""With less text than this, attachments or pictures are what the page is about."""

_ILLUSTRATION = re.compile(r"图解|一图|图片解读|图说|解读")
_SENTENCE = re.compile(r"[。；]")


def page_facts(
    root: Element,
    items: Sequence[Item],
    *,
    title: Title | None,
    sections: Sequence[Section],
    tables: Sequence[Table],
    links: Sequence[Link],
    form: Form,
) -> PageFacts:
    """What the page is, from what was found on it.

    Two of the form's parts, or one of its tables, or its title over enough text make a report.
    """
    lines = [item for item in items if isinstance(item, Line) and not item.link and not item.chrome]
    characters = sum(len(line.squeezed) for line in lines)
    narrative = sum(len(line.squeezed) for line in lines if _SENTENCE.search(line.squeezed))
    attachments = sum(link.kind == "attachment" for link in links)
    pictures = sum(isinstance(item, Picture) and bool(item.source) for item in items)
    reports = sum(link.kind == "link" and form.name.search(link.text) is not None for link in links)
    if len(sections) >= 2 or tables or (title and (sections or narrative >= TEXT_ENOUGH)):
        kind = PageKind.REPORT
    elif reports >= LIST_LINKS:
        kind = PageKind.LIST
    elif title and _ILLUSTRATION.search(title.text):
        kind = PageKind.ILLUSTRATION
    elif attachments and narrative < LITTLE_TEXT:
        kind = PageKind.ATTACHMENT
    elif title and pictures and narrative < LITTLE_TEXT:
        kind = PageKind.PICTURE
    elif narrative < LITTLE_TEXT and _says_report_in_script(root, form):
        kind = PageKind.DYNAMIC
    else:
        kind = PageKind.OTHER
    return PageFacts(kind, characters, attachments, pictures, Place(root))


def _says_report_in_script(root: Element, form: Form) -> bool:
    """True where a script holds the words of a report."""
    return any(
        sum(spec.heading.search(script.text) is not None for spec in form.sections[1:]) >= 3
        for script in root.iter("script")
        if script.text and len(script.text) > LITTLE_TEXT
    )
