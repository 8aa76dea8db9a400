"""Reports written as HTML, and what is read back from it."""

from __future__ import annotations

import base64
import gzip
import re
from dataclasses import replace

from reportlint import check


def checked(text):
    """The outcome of a page, with its text."""
    (one,) = check(text.encode(), isolated=True)
    return replace(one, page=text)


def views(file):
    """The views packed in a file."""
    packs = re.findall(r"<script type=\"text/plain\"[^>]*>([^<]*)</script>", file.read_text("utf-8"))
    return [gzip.decompress(base64.b64decode(pack)).decode() for pack in packs]


def lit(page):
    """The text and the role of all that is lit, without the numbers of findings."""
    return page.evaluate("""() => [...document.querySelectorAll('[data-lit]')].map(mark => {
        const copy = mark.cloneNode(true);
        copy.querySelectorAll('.ref').forEach(ref => ref.remove());
        return [copy.textContent.trim(), mark.dataset.lit, mark.dataset.role ?? ''];
    })""")
