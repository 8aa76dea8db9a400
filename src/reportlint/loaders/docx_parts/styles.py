"""Paragraph styles and lists: what a paragraph's style and numbering say about it."""

from __future__ import annotations

import re
from typing import Final

from reportlint.loaders.docx_parts.numbers import written
from reportlint.loaders.docx_parts.package import DocxPackage, child, local, switched_on, value, whole
from reportlint.model.text import Element

_HEADING: Final = re.compile(r"(?:heading|标题)\s*([1-9])", re.IGNORECASE)
_CONTENTS: Final = re.compile(r"(?:toc|目录)\s*[1-9]", re.IGNORECASE)
_PLACEHOLDER: Final = re.compile(r"%([1-9])")
_LEVELS: Final = 9
_BODY_LEVEL: Final = 9
"""The outline level that means "no heading"."""
_PRIVATE: Final = re.compile(r"[\ue000-\uf8ff]")


class Styles:
    """The paragraph styles of a document."""

    def __init__(self, package: DocxPackage) -> None:
        self._styles: dict[str, Element] = {}
        self._default: str | None = None
        tree = package.part("styles")
        for style in tree if tree is not None else ():
            if local(style) == "style" and value(style, "type") == "paragraph":
                id_ = value(style, "styleId") or ""
                self._styles[id_] = style
                if value(style, "default") in {"1", "true"}:
                    self._default = id_

    def of(self, paragraph: Element) -> str | None:
        """Id of a paragraph's style."""
        return value(child(paragraph, "pPr", "pStyle")) or self._default

    def lineage(self, id_: str | None) -> list[Element]:
        """A style and the ones it is based on, nearest first."""
        found: list[Element] = []
        while id_ in self._styles and self._styles[id_] not in found:
            found.append(self._styles[id_])
            id_ = value(child(found[-1], "basedOn"))
        return found

    def level(self, paragraph: Element) -> int | None:
        """Level of a heading from 1 on; None for body text."""
        lineage = self.lineage(self.of(paragraph))
        for holder in (paragraph, *lineage):
            level = whole(child(holder, "pPr", "outlineLvl"))
            if level is not None:
                return level + 1 if level < _BODY_LEVEL else None
        for style in lineage:
            named = _HEADING.fullmatch(value(child(style, "name")) or "")
            if named:
                return int(named[1])
        return None

    def in_contents(self, paragraph: Element) -> bool:
        """Whether a paragraph is an entry of the table of contents."""
        return any(
            _CONTENTS.fullmatch(value(child(style, "name")) or "")
            for style in self.lineage(self.of(paragraph))
        )


class Numbering:
    """The lists of a document, counted as they come. `label` must be asked in the order of the text."""

    def __init__(self, package: DocxPackage, styles: Styles) -> None:
        self._styles = styles
        self._abstract: dict[str, Element] = {}
        self._lists: dict[str, Element] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[tuple[str, int]] = set()
        tree = package.part("numbering")
        for element in tree if tree is not None else ():
            if local(element) == "abstractNum":
                self._abstract[value(element, "abstractNumId") or ""] = element
            elif local(element) == "num":
                self._lists[value(element, "numId") or ""] = element

    def label(self, paragraph: Element) -> str:
        """The automatic number of a paragraph as it is shown, such as `一、`; empty without one."""
        number, level = self._membership(paragraph)
        listed = self._lists.get(number or "")
        if listed is None or not 0 <= level < _LEVELS:
            return ""
        abstract_id, abstract = self._definition(listed)
        if abstract is None:
            return ""
        levels = self._levels(abstract, listed)
        if level not in levels:
            return ""
        counts = self._count(abstract_id, number or "", level, levels, listed)
        return self._shown(level, levels, counts)

    def _membership(self, paragraph: Element) -> tuple[str | None, int]:
        """List and level of a paragraph, from itself or from its style."""
        own = child(paragraph, "pPr", "numPr")
        level = whole(child(own, "ilvl"))
        number = value(child(own, "numId"))
        style_id = self._styles.of(paragraph)
        if number is None:
            for style in self._styles.lineage(style_id):
                inherited = child(style, "pPr", "numPr")
                number = number or value(child(inherited, "numId"))
                level = whole(child(inherited, "ilvl")) if level is None else level
                if number is not None and level is None:
                    level = self._level_of_style(number, value(style, "styleId"))
                if number is not None:
                    break
        return number, level or 0

    def _level_of_style(self, number: str, style_id: str | None) -> int | None:
        """The level that a list ties to a style."""
        listed = self._lists.get(number)
        _, abstract = self._definition(listed) if listed is not None else ("", None)
        for level in abstract if abstract is not None else ():
            if local(level) == "lvl" and value(child(level, "pStyle")) == style_id:
                return whole(level, "ilvl")
        return None

    def _definition(self, listed: Element) -> tuple[str, Element | None]:
        id_ = value(child(listed, "abstractNumId")) or ""
        abstract = self._abstract.get(id_)
        link = value(child(abstract, "numStyleLink"))
        if link:
            for other, element in self._abstract.items():
                if value(child(element, "styleLink")) == link:
                    return other, element
        return id_, abstract

    @staticmethod
    def _levels(abstract: Element, listed: Element) -> dict[int, Element]:
        overrides = (child(override, "lvl") for override in listed if local(override) == "lvlOverride")
        levels = [element for element in abstract if local(element) == "lvl"]
        return {whole(level, "ilvl") or 0: level for level in (*levels, *overrides) if level is not None}

    def _count(
        self, abstract_id: str, number: str, level: int, levels: dict[int, Element], listed: Element
    ) -> list[int | None]:
        counts = self._counts.setdefault(abstract_id, [None] * _LEVELS)
        if (number, level) not in self._begun:
            self._begun.add((number, level))
            for override in listed:
                if local(override) == "lvlOverride" and whole(override, "ilvl") == level:
                    start = whole(child(override, "startOverride"))
                    if start is not None:
                        counts[level] = start - 1
        before = counts[level]
        counts[level] = _start(levels[level]) if before is None else before + 1
        for deeper in range(level + 1, _LEVELS):
            restart = whole(child(levels.get(deeper), "lvlRestart"))
            if restart is None or level < restart:
                counts[deeper] = None
        return counts

    @staticmethod
    def _shown(level: int, levels: dict[int, Element], counts: list[int | None]) -> str:
        definition = levels[level]
        pattern = value(child(definition, "lvlText")) or ""
        style = _style(definition)
        if style == "bullet":
            return _PRIVATE.sub("•", pattern)
        legal = switched_on(child(definition, "isLgl"))

        def number(match: re.Match[str]) -> str:
            place = int(match[1]) - 1
            if place not in levels:
                return ""
            count = counts[place]
            shown = _start(levels[place]) if count is None else count
            return written(shown, "decimal" if legal else _style(levels[place]))

        return _PLACEHOLDER.sub(number, pattern)


def _start(level: Element) -> int:
    start = whole(child(level, "start"))
    return 1 if start is None else start


def _style(level: Element) -> str:
    """Name of a level's number format; newer ones stand in an alternative."""
    plain = value(child(level, "numFmt"))
    if plain is None:
        plain = value(child(level, "AlternateContent", "Fallback", "numFmt"))
    return plain or "decimal"
