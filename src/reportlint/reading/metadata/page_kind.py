"""What a page is, before anything is judged: a report, or what else."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple
from urllib.parse import urlsplit

from reportlint.model.form import Form
from reportlint.model.page import Link, PageFacts, PageKind
from reportlint.model.place import Place
from reportlint.model.section import Section, Title
from reportlint.model.table import Table
from reportlint.model.text import Element, squeeze
from reportlint.page.flow import Item, Picture, TextLine
from reportlint.reading.metadata.unread import Scripted, framed, scripted
from reportlint.reading.outline.boundaries import reads_as_foot
from reportlint.reading.outline.title import bare_title, reads_as_title

LIST_LINKS = 3
"""From this many links to reports, or pictures that lead on, a page without a report of its own is a list."""
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
_FILE_NAME = re.compile(r"^附件[0-9一二三四五]*[：:.、]?|\.(?:pdf|docx?|wps|ofd|rtf|zip)$", re.I)
_AFTER_NAME = re.compile(r"[\W_]*(?:全文|公开版|正文)?[\W_]*")
"""What may follow the name of a report in its title; what goes on otherwise is about reports: 编制工作的通知."""
_IMAGE = re.compile(r"\.(?:jpe?g|png|gif|bmp|webp)(?:[?#].*)?$", re.I)


class _Named(NamedTuple):
    """The reports that a page leads to, each once."""

    reports: frozenset[str]
    about: frozenset[str]
    """Titles of what is only about a report: 图解, 通知."""


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
    url: str | None = None,
) -> PageFacts:
    """What the page is, from what was found on it.

    Two of the form's parts, or one of its tables, or its title over enough text make a report; `several` says
    that other reports stand beside it. `url` is the page's address.
    """
    lines = [item for item in items if isinstance(item, TextLine) and not item.link and not item.chrome]
    characters = sum(len(line.squeezed) for line in lines)
    told = [line.squeezed for line in lines if _SENTENCE.search(line.squeezed)]
    narrative = sum(len(text) for text in told if not reads_as_foot(text, form))
    headed = title is not None and _names_one(title.text, form)
    # Under a report's title what says nothing about disclosure is the site's.
    speaks = sum(len(text) for text in told if "公开" in text and not reads_as_foot(text, form))
    little = narrative < LITTLE_TEXT or (headed and speaks < LITTLE_TEXT)
    attachments = sum(link.kind == "attachment" for link in links)
    leading, pictures = _pictures(items, title, url)
    named = _named(lines, links, title, form)
    if several:
        kind = PageKind.SEVERAL
    elif title and _is_about_reports(title, lines):
        kind = PageKind.OTHER
    elif title and not tables and _ILLUSTRATION.search(title.text):
        kind = PageKind.ILLUSTRATION
    elif len(sections) >= 2 or tables or (title and (sections or (headed and speaks >= TEXT_ENOUGH))):
        kind = PageKind.REPORT
    elif _is_list(named, leading, pictures, title):
        kind = PageKind.LIST
    elif not little:
        kind = PageKind.OTHER
    else:
        kind = PageKind.ATTACHMENT if attachments else _without_text(root, title, pictures, form)
    return PageFacts(kind, characters, attachments, pictures, Place(root.number), bool(named.reports))


def _without_text(root: Element, title: Title | None, pictures: int, form: Form) -> PageKind:
    """What a page is that has next to no text: its report may be where it was not read."""
    by_script = scripted(root, form)
    if by_script is Scripted.WHOLE:
        return PageKind.DYNAMIC
    if framed(root):
        return PageKind.FRAMED
    if title and pictures:
        return PageKind.PICTURE
    return PageKind.DYNAMIC if by_script else PageKind.OTHER


def _is_list(named: _Named, leading: int, pictures: int, title: Title | None) -> bool:
    """Whether a page without a report leads to some: by name, by picture, or as a column of one or two years."""
    if len(named.reports | named.about) >= LIST_LINKS or leading >= max(LIST_LINKS, pictures + 1):
        return True
    return (
        bool(named.reports) and (title is None or title.year is None) and len(named.reports) > (title is None)
    )


def _named(lines: Sequence[TextLine], links: Sequence[Link], title: Title | None, form: Form) -> _Named:
    """What a page leads to, by the texts of its links and by lines that read as the title of another report."""
    own = title.text if title else ""
    texts = [_FILE_NAME.sub("", squeeze(link.text)) for link in links if link.kind in ("link", "attachment")]
    texts += [line.squeezed for line in lines if reads_as_title(line.squeezed, form)]
    names = {bare_title(text) for text in texts if _YEAR.search(text) and form.name.search(text)} - {own}
    reports = frozenset(name for name in names if _names_one(name, form))
    return _Named(reports, frozenset(names - reports))


def _names_one(title: str, form: Form) -> bool:
    """True where a title is a report's, and not that of something about one."""
    found = [match.end() for match in form.name.finditer(title)]
    if not found or _ILLUSTRATION.search(title):
        return False
    return _AFTER_NAME.fullmatch(_YEAR.sub("", title[found[-1] :])) is not None


def _pictures(items: Sequence[Item], title: Title | None, url: str | None) -> tuple[int, int]:
    """How many pictures below the title lead to pages of the same site, and how many there are besides."""
    node = title.at.node if title else None
    start = next(
        (n for n, item in enumerate(items) if isinstance(item, TextLine) and item.node.number == node), 0
    )
    images = [
        item.node
        for item in items[start:]
        if isinstance(item, Picture) and item.source and item.node.tag == "img"
    ]
    leading = sum(_leads_on(image, url) for image in images)
    return leading, len(images) - leading


def _leads_on(image: Element, url: str | None) -> bool:
    """True for a picture that is a link to another page of the site, and not to itself in full size."""
    link = next(image.iterancestors("a"), None)
    href = (link.get("href") or "").strip() if link is not None else ""
    if not href or href.startswith(("#", "javascript:")) or _IMAGE.search(href):
        return False
    try:
        host = urlsplit(href).hostname
    except ValueError:
        return False
    return host is None or url is None or host == urlsplit(url).hostname


def _is_about_reports(title: Title, lines: Sequence[TextLine]) -> bool:
    """True where the title goes on, in its line or in one of its own: 年度报告 / 整改通知单."""
    return _OF_SUCH.search(title.text) is not None or any(
        re.fullmatch(_ABOUT_REPORTS, line.squeezed) for line in lines[:_HEAD_LINES]
    )
