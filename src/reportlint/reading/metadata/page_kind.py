"""What a page is, before anything is judged: a report, or what else."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reportlint.model.form import Form
from reportlint.model.page import Link, PageFacts, PageKind
from reportlint.model.place import Place
from reportlint.model.section import Section, Title
from reportlint.model.table import Table
from reportlint.model.text import Element, squeeze
from reportlint.page.flow import Item, Picture, TextLine

LIST_LINKS = 3
"""From this many links to reports on, a page without a report of its own is a list."""
TEXT_ENOUGH = 300
"""Characters of narrative under a report's title that make a report even without headings and tables."""
LITTLE_TEXT = 200
"""With less text than this, attachments or pictures are what the page is about."""

_ILLUSTRATION = re.compile(r"图解|一图|图片解读|图说|解读")
_ABOUT_REPORTS = r"自查表|核查结果|核查情况(?:的通报)?|整改通知单"
"""What a title goes on with on papers about reports, which lie in the same folders: this tool's, and offices' own."""
_OF_SUCH = re.compile(f"报告(?:{_ABOUT_REPORTS})")
_HEAD_LINES = 10
_YEAR = re.compile(r"20[0-3]\d")
_SENTENCE = re.compile(r"[。；]")
_ESCAPED = re.compile(r"(?:\\u|%u|&#x)([0-9a-fA-F]{4});?")


def page_facts(
    root: Element,
    items: Sequence[Item],
    *,
    title: Title | None,
    sections: Sequence[Section],
    tables: Sequence[Table],
    links: Sequence[Link],
    form: Form,
    several: bool = False,
) -> PageFacts:
    """What the page is, from what was found on it.

    Two of the form's parts, or one of its tables, or its title over enough text make a report; `several` says
    that other reports stand beside it.
    """
    lines = [item for item in items if isinstance(item, TextLine) and not item.link and not item.chrome]
    characters = sum(len(line.squeezed) for line in lines)
    narrative = sum(len(line.squeezed) for line in lines if _SENTENCE.search(line.squeezed))
    attachments = sum(link.kind == "attachment" for link in links)
    pictures = sum(isinstance(item, Picture) and bool(item.source) for item in items)
    reports = sum(link.kind == "link" and _names_report(link.text, form) for link in links)
    if several:
        kind = PageKind.SEVERAL
    elif title and _is_about_reports(title, lines):
        kind = PageKind.OTHER
    elif title and not tables and _ILLUSTRATION.search(title.text):
        kind = PageKind.ILLUSTRATION
    elif len(sections) >= 2 or tables or (title and (sections or narrative >= TEXT_ENOUGH)):
        kind = PageKind.REPORT
    elif reports >= LIST_LINKS:
        kind = PageKind.LIST
    elif attachments and narrative < LITTLE_TEXT:
        kind = PageKind.ATTACHMENT
    elif title and pictures and narrative < LITTLE_TEXT:
        kind = PageKind.PICTURE
    elif narrative < LITTLE_TEXT and says_report_unseen(root, form):
        kind = PageKind.DYNAMIC
    else:
        kind = PageKind.OTHER
    return PageFacts(kind, characters, attachments, pictures, Place(root.number))


def _is_about_reports(title: Title, lines: Sequence[TextLine]) -> bool:
    """True where the title goes on, in its line or in one of its own: 年度报告 / 整改通知单."""
    return _OF_SUCH.search(title.text) is not None or any(
        re.fullmatch(_ABOUT_REPORTS, line.squeezed) for line in lines[:_HEAD_LINES]
    )


def _names_report(text: str, form: Form) -> bool:
    """True for the title of a report of some year; menus name the column without one."""
    return _YEAR.search(text) is not None and form.name.search(text) is not None


def says_report_unseen(root: Element, form: Form) -> bool:
    """True where a script, or a field that is not shown, holds the words of a report."""
    return any(
        sum(spec.heading.search(text) is not None for spec in form.sections[1:]) >= 3
        for text in _unseen(root)
    )


def _unseen(root: Element) -> Iterator[str]:
    for node in root.iter("script", "template", "textarea", "noscript", "input"):
        text = (node.get("value") or "") if node.tag == "input" else "".join(node.itertext())
        if len(text) > LITTLE_TEXT:
            yield squeeze(_ESCAPED.sub(lambda match: chr(int(match[1], 16)), text))
