"""A report as a flat table of texts: what it says, not how a site marks it up."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from difflib import get_close_matches
from types import MappingProxyType

from reportlint.model.message import Message
from reportlint.testing.layout import Layout, layout_of

TAGS = (
    *("SiteName", "SiteDomain", "SiteIDCode"),
    *("ColumnName", "ColumnDescription", "ColumnKeywords", "ColumnType"),
    *("ArticleTitle", "PubDate", "ContentSource"),
    *("Keywords", "Author", "Description", "Image", "Url"),
)
"""The page tags of 国办发〔2017〕47号."""

PAGE = {
    "organ": "机关名称",
    "year": "报告年度",
    "site": "网站名称",
    "url": "网址",
    "html-title": "<title>",
    "head": "<head> 中的其他内容（HTML）",
    "breadcrumb": "您所在的位置",
    "visible-date": "发布时间",
    "source": "信息来源",
    "published": "发布日期",
    "domain": "网站域名",
    "title": "标题",
    "preface": "标题与第一部分之间的段落，每行一段",
    "order": "各部分的次序",
    "requests/span": "表三表头比表体少几列",
    "signature": "落款，每行一段",
    "attachments": "附件，每行：名称 地址",
    "body/before": "正文之前的内容（HTML）",
    "body/after": "正文之后的内容（HTML）",
}
"""Keys that every report has, and what stands there."""

_CHANGE = re.compile(r"[+-]\d+(?:\.\d+)?")
_REFERENCE = re.compile(r"\{([a-zA-Z/-]+?)([+-]\d)?\}")


class DraftError(KeyError):
    """A draft that is not there, or an edit that can't be made."""

    def __init__(self, say: Message) -> None:
        super().__init__(say.en)
        self.say = say

    def __str__(self) -> str:
        return self.say.en


@dataclass(frozen=True)
class Draft:
    """A report: the id of its form and its texts by key.

    Keys: those of `PAGE`; `meta/TAG`; `sections/NAME/heading` and `sections/NAME` (its paragraphs, a line
    each; a line that begins with `<` is HTML); `TABLE/ROW/COLUMN` for the number cells; `TABLE/ROW/label`,
    `TABLE/COLUMN/label` (`TABLE/BLOCK/COLUMN/label` where a table has several blocks), `TABLE/BLOCK/bar` and
    `requests/note` for what else is printed in the tables. A text may refer to another: `{organ}`,
    `{year+1}`.
    """

    form: str
    texts: Mapping[str, str]

    @property
    def layout(self) -> Layout:
        """The layout of its form."""
        return layout_of(self.form)

    def __contains__(self, key: object) -> bool:
        return key in self.texts

    def __getitem__(self, key: str) -> str:
        """The text, with its references filled in. Raises KeyError where the report has no such thing."""
        return _REFERENCE.sub(self._referred, self.texts[key])

    def get(self, key: str, default: str = "") -> str:
        """The text, or the default where the report has no such thing."""
        return self[key] if key in self.texts else default

    def _referred(self, reference: re.Match[str]) -> str:
        key, shift = reference.groups()
        if key not in self.texts:
            return reference[0]
        return str(int(self[key]) + int(shift)) if shift else self[key]

    def edit(self, changes: Mapping[str, str | None]) -> Draft:
        """The same report with other texts; None removes a thing with all that belongs to it.

        `KEY|WORDS` changes words inside a text: `{"sections/overview|10件": "12件"}`; None cuts them out.
        For a number cell `+1` and `-1` change the number that stands there, unless the form has signed
        numbers in its column. Things are keys and what stands above them: `requests` (a table),
        `requests/granted` (a row), `requests/natural` (a column), `requests/refused-*` (a group of rows),
        `disclosure/item-5` (a block), `sections/problems` (a part, with its table). Raises DraftError for a key
        the form does not know, naming similar ones.
        """
        texts = dict(self.texts)
        for name, text in changes.items():
            key, _, words = name.partition("|")
            if words:
                self._check(key, texts)
                if words not in texts[key]:
                    raise DraftError(
                        Message(f"“{key}”中没有“{words}”", f"“{words}” does not stand in “{key}”")
                    )
                texts[key] = texts[key].replace(words, text or "")
            elif text is not None:
                self._check(key, self.keys())
                texts[key] = self._changed(key, text)
            else:
                self._check(key, {*self.keys(), *self.things()})
                for part in self.parts_of(key):
                    texts.pop(part, None)
        return Draft(self.form, MappingProxyType(texts))

    def in_year(self, year: int) -> Draft:
        """The same report of another year: its year and the one after it, wherever they stand, in dates too."""
        now = int(self["year"])
        mentioned = re.compile(rf"(?<!\d)(?:{now}|{now + 1})")
        texts = {
            key: text
            if key in self.layout.cells
            else mentioned.sub(lambda found: str(int(found[0]) + year - now), text)
            for key, text in self.texts.items()
        }
        return Draft(self.form, MappingProxyType(texts))

    def keys(self) -> set[str]:
        """Every key a report of this form may have."""
        headings = self.layout.headings
        return {
            *PAGE,
            *(f"meta/{tag}" for tag in TAGS),
            *headings,
            *(f"{section}/heading" for section in headings),
            *self.layout.labels,
            *self.layout.cells,
        }

    def things(self) -> Iterator[str]:
        """What can be removed as a whole, beside single keys."""
        yield "meta"
        for table in self.layout.form.tables:
            yield table.key
            yield from (f"{table.key}/{block.key}" for block in table.blocks)
        yield from (key.removesuffix("/label") for key in self.layout.labels if key.endswith("/label"))

    def parts_of(self, thing: str) -> set[str]:
        """The keys that belong to a thing."""
        parts = {key for key in self.keys() if key == thing or key.startswith(f"{thing}/")}
        parts |= self.layout.members(thing)
        for section in self.layout.form.sections:
            if section.key == thing and section.table:
                parts |= self.parts_of(section.table)
        return parts

    def _changed(self, key: str, text: str) -> str:
        if key not in self.layout.counts or not _CHANGE.fullmatch(text):
            return text
        try:
            return str(Decimal(self[key]) + Decimal(text))
        except (KeyError, InvalidOperation):
            raise DraftError(
                Message(f"“{key}”处没有数字可供增减", f"no number stands in “{key}” to be changed")
            ) from None

    def _check(self, key: str, known: Collection[str]) -> None:
        if key in known:
            return
        near = get_close_matches(key, sorted(known), n=3)
        raise DraftError(
            Message(
                f"{self.form} 没有“{key}”这个键" + (f"，是否为 {'、'.join(near)}？" if near else ""),
                f"“{key}” is no key of {self.form}" + (f"; did you mean {', '.join(near)}?" if near else ""),
            )
        )
