"""`states`: a text states figures, each as a number beside its words, or in words that there was nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from reportlint.model.message import Message
from reportlint.model.missing import Missing
from reportlint.model.report import Report
from reportlint.model.section import Section
from reportlint.rules.declared.kind import Kind
from reportlint.rules.declared.texts import passages
from reportlint.rules.rule import Fail, Note, Open, Review
from reportlint.support.structure import StructureError, option

_SENTENCE: Final = re.compile(r"[。；！？\n]")
_CLAUSE: Final = re.compile(r"[，：]|,(?!\d{3})")
_NUMBER: Final = re.compile(
    # No year, day, share or number of a document.
    r"(?<![第〔\[\d.])\d[\d,.]*(?![\d年月日号%％〕\]])(?!个百分点)"
    r"|(?<!第)[零一二两三四五六七八九十百千万亿]+[余多]?(?:[件条篇次期个份场项起人家部批户组幅则例种]|万?元)"
    r"|未(?!来)|没有|无(?!障碍|论|偿|纸|缝)"
)


@dataclass(frozen=True, slots=True)
class StatedFigure:
    """A figure that must be stated."""

    name: str = option("叫什么", "what it is called")
    words: tuple[str, ...] = option(
        "文字中怎样称呼，其中之一即可；不写时即名称",
        "what the text may call it; by default its name",
        default=(),
    )

    @property
    def pattern(self) -> re.Pattern[str]:
        """Finds its words."""
        return re.compile("|".join(map(re.escape, self.words or (self.name,))))


@dataclass(frozen=True, slots=True)
class States:
    """Options of `states`."""

    figures: tuple[StatedFigure, ...] = option(
        '应当写明的数字，每个都要有，写作 { name = "解读材料", words = ["解读", "图解"] }；在文中的说法之后、'
        "提到另一个数字之前应当有数字，或者说明没有",
        'the figures, each of which must be stated: { name = "interpretations", words = ["解读"] }; behind its words, '
        "before another figure is spoken of, stands a number, or that there was none",
    )

    def __post_init__(self) -> None:
        if not self.figures:
            raise StructureError(Message("figures 不应为空", "figures must not be empty"))


def states(thing: Any, report: Report, options: States) -> Iterator[Note]:
    """Fail for each figure that is not stated; review where a picture may state it."""
    if isinstance(thing, Missing):
        yield Open(thing)
        return
    pictured = isinstance(thing, Section) and thing.images > 0
    sentences = [_CLAUSE.split(sentence) for _, text in passages(thing) for sentence in _SENTENCE.split(text)]
    for figure in options.figures:
        others = [other.pattern for other in options.figures if other is not figure]
        if not any(_stated(clauses, figure.pattern, others) for clauses in sentences):
            missing = Missing("words", f"{thing.key}/{figure.name}", thing.label, thing.at, "")
            sought = Message(figure.name, figure.name)
            yield (Review if pictured else Fail)(missing, thing=thing.label, sought=sought)


def _stated(clauses: Sequence[str], figure: re.Pattern[str], others: Sequence[re.Pattern[str]]) -> bool:
    """Whether a number stands in the clause of the words, or behind it before another figure is spoken of."""
    for n, clause in enumerate(clauses):
        if not figure.search(clause):
            continue
        if _NUMBER.search(clause):
            return True
        for later in clauses[n + 1 :]:
            if any(other.search(later) for other in others):
                break
            if _NUMBER.search(later):
                return True
    return False


STATES = Kind("states", states, States, ("sought",))
