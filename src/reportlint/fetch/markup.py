"""What a page says about where its text is: redirects, frames, documents, scripts."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final
from urllib.parse import parse_qsl, unquote, urlsplit

from reportlint.fetch.address import join
from reportlint.page import Page
from reportlint.page.flow import Grid, TextLine, flow

DOCUMENTS: Final = (".docx", ".doc", ".wps", ".pdf", ".ofd", ".rtf", ".zip")
"""Suffixes of documents, those that are read best first."""
TURNED: Final = "data-reportlint-turned"
"""The attribute of what a browser showed after a click on a list's pager; on the last: `all` where there is no more."""

_REFRESH: Final = re.compile(r"""^\s*[\d.]*\s*[;,]?\s*url\s*=\s*["']?(?P<url>[^"']+?)["']?\s*$""", re.I)
_LOCATION: Final = re.compile(
    r"""(?:^|[;{}\s(,'"=])(?:(?:window|self|top|parent|document)\.)*location
    (?:(?:\.href)?\s*=(?!=)\s*|\.(?:replace|assign)\(\s*)
    (?P<quote>["'])(?P<url>[^"'<>\s]+)(?P=quote)\s*\)?\s*(?:[;}'",]|//|$)""",
    re.X | re.M,
)
_CONDITIONAL: Final = re.compile(
    r"\bif\s*\(|\?[^'\"]*:|\bswitch\s*\(|userAgent|\bconfirm\s*\(|addEventListener|onclick"
)
_COMMENT: Final = re.compile(r"/\*.*?\*/|^\s*//.*?$", re.S | re.M)
_FUNCTION: Final = re.compile(r"\bfunction\s+([\w$]+)\s*\(")
_NOT_SHOWN: Final = re.compile(
    r"<!--.*?-->|<(script|style|noscript|template|textarea)\b.*?</\1\s*>", re.S | re.I
)
_FRAME: Final = re.compile(r"<i?frame\b(?P<attributes>[^>]*)>(?:\s*</i?frame\s*>)?", re.I)
_ATTRIBUTE: Final = re.compile(r"""([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
_HIDDEN: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_BODY: Final = re.compile(r"<body\b[^>]*>(.*?)(?:</body\s*>|\Z)", re.S | re.I)
_HEAD: Final = re.compile(r"^.*?</head\s*>|<!doctype[^>]*>|</?(?:html|body)\b[^>]*>", re.S | re.I)


@dataclass(frozen=True, slots=True)
class HtmlFrame:
    """A frame that can be seen, and where its tag stands in the text."""

    start: int
    end: int
    url: str


@dataclass(frozen=True, slots=True)
class DocumentLink:
    """A document that a page links to or shows."""

    url: str
    name: str
    """The link's text, else the last part of the address."""
    suffix: str


def base(page: Page, url: str) -> str:
    """The address that the page's links are relative to."""
    element = page.root.find(".//base[@href]")
    return (join(url, element.get("href")) or url) if element is not None else url


def title(page: Page) -> str:
    """What stands in `<title>`."""
    return " ".join("".join(page.root.xpath("string(head/title)")).split())


def text(page: Page) -> str:
    """The visible text that is no link and no menu, line by line; tables included."""
    lines = []
    for item in flow(page.root):
        if isinstance(item, TextLine) and not item.link and not item.chrome:
            lines.append(item.squeezed)
        elif isinstance(item, Grid):
            lines.append("".join("".join(item.node.itertext()).split()))
    return "\n".join(line for line in lines if line)


def redirect(page: Page, url: str) -> str | None:
    """Where a page sends its reader by a meta tag or by one constant assignment of a script."""
    for meta in page.root.iter("meta"):
        said = (
            _REFRESH.match(meta.get("content", ""))
            if meta.get("http-equiv", "").lower() == "refresh"
            else None
        )
        if said and next(meta.iterancestors("noscript"), None) is None:
            target = join(base(page, url), html.unescape(said["url"]))
            return None if target == url else target
    targets = {join(base(page, url), target) for target in _assigned(page)}
    targets.discard(url)
    return targets.pop() if len(targets) == 1 else None


def _assigned(page: Page) -> Iterator[str]:
    codes = [script.text or "" for script in page.root.iter("script") if not script.get("src")]
    codes += [body.get("onload", "") for body in page.root.iter("body")]
    for code in (_COMMENT.sub("", code) for code in codes):
        if _CONDITIONAL.search(code):
            continue
        for found in _LOCATION.finditer(code):
            functions = _FUNCTION.findall(code, 0, found.start())
            # A function that nobody calls sends nobody anywhere.
            if not functions or page.source.text.count(functions[-1]) > 1:
                yield found["url"]


def frames(page: Page, url: str) -> list[HtmlFrame]:
    """The frames of a page, in order."""
    source = page.source.text
    shown = _NOT_SHOWN.sub(lambda found: " " * len(found[0]), source)
    found = []
    for tag in _FRAME.finditer(shown):
        attributes = {
            name.lower(): html.unescape(value or other or bare)
            for name, value, other, bare in _ATTRIBUTE.findall(tag["attributes"])
        }
        target = (
            join(base(page, url), attributes.get("src", "")) if attributes.get("src", "").strip() else None
        )
        tiny = any(
            attributes.get(side, "").strip().removesuffix("px") in ("0", "1") for side in ("width", "height")
        )
        if target and not tiny and not _HIDDEN.search(attributes.get("style", "")):
            found.append(HtmlFrame(tag.start(), tag.end(), target))
    return found


def documents(page: Page, url: str) -> list[DocumentLink]:
    """The documents a page links to, embeds, or shows in a viewer, each once."""
    found: dict[str, DocumentLink] = {}
    start = base(page, url)
    for element in page.root.iter("a", "embed", "object", "iframe", "frame"):
        reference = element.get("href") or element.get("src") or element.get("data") or ""
        target = join(start, reference) if reference.strip() else None
        if target is None:
            continue
        name = "".join("".join(element.itertext()).split()) if element.tag == "a" else ""
        for shown in (_viewed(target, start), target):
            suffix = shown and (_suffix(urlsplit(shown).path) or _suffix(name) or _suffix(unquote(shown)))
            if shown and suffix:
                last = unquote(urlsplit(shown).path).rpartition("/")[2]
                found.setdefault(shown, DocumentLink(shown, name or last, suffix))
                break
    return list(found.values())


def is_document(url: str) -> bool:
    """Whether an address is a document's, or a viewer's that shows one."""
    return bool(_suffix(urlsplit(url).path) or _viewed(url, url))


def _suffix(name: str) -> str:
    return next((suffix for suffix in DOCUMENTS if name.lower().endswith(suffix)), "")


def _viewed(target: str, start: str) -> str | None:
    """The document that a viewer such as `viewer.html?file=report.pdf` shows."""
    for _, value in parse_qsl(urlsplit(target).query):
        if _suffix(urlsplit(value).path):
            return join(start, value)
    return None


def insert(outer: str, frame: HtmlFrame, inner: str) -> str:
    """A page with a frame's content put where the frame stands."""
    body = _BODY.search(inner)
    content = body[1] if body else _HEAD.sub("", inner)
    opening = f'<div data-frame="{html.escape(frame.url)}">'
    return f"{outer[: frame.start]}{opening}{content}</div>{outer[frame.end :]}"
