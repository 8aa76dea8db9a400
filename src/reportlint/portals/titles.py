"""What the text of a link, or a title, says of a report: which body's it is, of which year, or that it is none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from reportlint.model.body import BodyKind
from reportlint.model.form import Form
from reportlint.portals.words import words
from reportlint.reading.body_kind import kind_of
from reportlint.reading.outline.title import organ_of

_YEAR: Final = re.compile(r"(?<!\d)(20[0-3]\d)(?!\d|[-/.]\d|年\d{1,2}月)")
_YEAR_OF: Final = re.compile(r"20[0-3]\d(?:年度?)?")
_YEAR_ALONE: Final = re.compile(
    r"[（(\[【]?20[0-3]\d(?:年度?)?[)）\]】]?"
    r"(?:(?:(?:政府)?信息公开(?:工作)?)?(?:年度(?:工作)?报告|年报)|(?:政府)?信息公开(?:工作)?报告|(?:年度|度)?报告)?"
)
_CALLED: Final = re.compile(
    r"(.*?)(?:政府|政务)?(?:信息)?(?:公开)?(?:工作)?(?:的)?(?:年度?)?(?:工作)?(?:年报|报告)(?:（[^（）]*）|\.\w{3,4})*"
)
_NAME: Final = re.compile(r"([^\W\d_]+)(?:（[^（）]+）)?")
_LONGEST: Final = 30


@dataclass(frozen=True, slots=True)
class NamedReport:
    """What a title names."""

    body: str
    """Empty where it names none."""
    year: int | None


@dataclass(frozen=True, slots=True)
class TitleReader:
    """Reads titles with the forms at hand."""

    forms: Sequence[Form]

    @property
    def _annual(self) -> Sequence[Form]:
        """Forms that have groups of rules of their own are those of other reports."""
        return [form for form in self.forms if not form.groups]

    def named(self, text: str) -> NamedReport | None:
        """The report, or the column of them, that a text names; None where it names none or is about one."""
        for form in self._annual:
            match = form.name.search(text)
            if match:
                if words().is_about(text[: match.start()], text[match.end() :]):
                    return None
                return NamedReport(self._bare(organ_of(text, form)), year_in(text))
        return None

    def is_body(self, text: str) -> bool:
        """Whether a text is nothing but the name of a body."""
        name = _NAME.fullmatch(text)
        if name is None or not 2 <= len(text) <= _LONGEST or not name[1].endswith(words().ends):
            return False
        return self.kind(text) is not None

    def calls_report(self, text: str) -> bool:
        """Whether a text calls something a report, of a body or of a year, and names no other sort of report."""
        if any(form.name.search(text) for form in self._annual):
            return False
        match = _CALLED.fullmatch(text)
        name = _YEAR_OF.sub("", match[1]) if match else text
        speaks = any(word in text for word in ("公开", "年度", "年报"))
        return match is not None and speaks and (not name or self.is_body(name))

    def kind(self, name: str) -> BodyKind | None:
        """The kind of body that a name surely is; None where it is not sure, UNKNOWN never."""
        body = kind_of(name, self.forms[0])
        return None if body.kind is BodyKind.UNKNOWN else body.kind

    def _bare(self, organ: str) -> str:
        return organ if self.is_body(organ) or len(organ) > 2 else ""


def year_in(text: str) -> int | None:
    """The year that a text names, days left out; None where it names none."""
    found = _YEAR.search(text)
    return int(found[1]) if found else None


def only_year(text: str) -> bool:
    """Whether a text is a year and no more: 2025年, 2025年度报告."""
    return _YEAR_ALONE.fullmatch(text) is not None
