"""How numbers are said in the narrative: the words, the patterns, and what each one claims.

Read from `rules/forms/statements.toml`; every pattern there carries an example that is a test.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from reportlint.model.message import Message

Reading = tuple[str, ...]
"""A sum of cell keys; a leading `-` subtracts."""


@dataclass(frozen=True, slots=True)
class Subject:
    """Something numbers are said about, and the cells such a number may agree with."""

    key: str
    """Such as `received`."""
    title: Message
    readings: tuple[Reading, ...] = ()
    """Admissible readings, best first; none where the tables do not have the figure."""
    family: str = ""
    """What kind of part it is in a list: `outcome`, `applicant` … Parts of one list share it, up to a dot."""
    per: int = 1
    """How many single units the tables' unit is: 10000 for cells in 万元."""


class WordRole(StrEnum):
    """What a class of words does in a sentence, beyond the patterns that name it."""

    PLAIN = "plain"
    NOUN = "noun"
    """Names what is counted: after a number it decides what the number is about."""
    NONE = "none"
    """Says that there was nothing: 无, 未收到."""
    SILENT = "silent"
    """Says nothing: patterns do not see it."""
    OPAQUE = "opaque"
    """Not understood; taken whole, so that no other word is seen in it: 不动产 denies nothing."""
    ADVERB = "adverb"
    """Patterns of numbers do not see it, patterns of "none" do."""
    CHANNEL = "channel"
    """By which way: the number is only part of the whole."""
    WAY = "way"
    """Silent, but right before a number it is what is counted: 申请渠道三条."""
    PERIOD = "period"
    """A stretch of the year, or one example: so are the numbers of the clauses that follow."""
    PART = "part"
    """Names a kind or a manner: the number beside it is that of a part."""
    INSIDE = "inside"
    """What follows are parts of what stands before: 9件中."""
    REST = "rest"
    """其余: the number is that of what is left, which is compared only where something names that."""
    MATTER = "matter"
    """从申请内容看: what is counted from here on is what applications are about, whatever it is called."""
    LEFT = "left"
    """余下: the same, and patterns see it: what is left of those closed is open."""
    BEYOND = "beyond"
    """之外: the number is that of what is left without what the words before it name."""
    OBJECT = "object"
    """对, 就: the number right behind it is that of some, not of all."""
    NEW = "new"
    """新收: only what came this year, nothing that was carried over."""
    IN_TIME = "in-time"
    """May single out a part: 按期办结9件, the others later."""
    JURISDICTION = "jurisdiction"
    """Whose: the number is that of all bodies of an area."""
    BODY = "body"
    """Whose: the number is that of the body named, which may be another one."""
    PLAN = "plan"
    """Nothing that was done yet, like the numbers that follow up to a semicolon or this year's: 拟废止."""
    HAVING = "having"
    """有: behind a number of the same clause it begins parts of that number, as INSIDE does: 5件复议有4件…."""
    STOP = "stop"
    """What follows in the sentence is a plan, or the sum of many years."""
    EACH = "each"
    """The number holds for each of the nouns before it: 各."""
    RESPECTIVELY = "respectively"
    """The numbers that follow belong to the nouns before it one by one: 分别."""
    ABOUT = "about"
    OVER = "over"
    NEARLY = "nearly"
    LAST_YEAR = "last-year"
    NEXT_YEAR = "next-year"
    THIS_YEAR = "this-year"
    OTHER_YEAR = "other-year"
    INTRO = "intro"
    """Begins a list that may be complete: 包括, 分别为."""
    SUBSET = "subset"
    """Begins a list of parts: 其中."""
    TOGETHER = "together"
    """A sentence that begins so is about what the one before is about: 连同上年转入的1件，…"""
    OPEN = "open"
    """A list with this word is not complete: 等, 主要."""
    RESIDUAL = "residual"
    """Names what is left over: a list with it holds everything."""
    AND = "and"
    """Adds a further part to a list: 以及."""
    OR = "or"
    """Names another case: 均已办结或正在办理."""
    TURN = "turn"
    """Begins a new total: 另, 此外, 同时."""
    TOTAL = "total"
    """Says that the number that follows is a sum: 共计."""
    SHARE = "share"
    RATE = "rate"
    COMPARE = "compare"
    RISE = "rise"
    FALL = "fall"
    SAME = "same"
    REACH = "reach"
    """This year's number follows the last year's: 由1200件增至1404件."""


@dataclass(frozen=True, slots=True)
class WordClass:
    """Words that mean the same to the patterns."""

    name: str
    words: tuple[str, ...]
    role: WordRole
    code: str
    """The character that stands for the class in patterns."""
    topic: str = ""
    """The topic the words establish."""
    subject: str = ""
    """In a pattern with `each`: the subject each of the words brings."""
    after: tuple[str, ...] = ()
    """Where not empty: the words establish their topic only right after a word of one of these classes,
    and only where nothing else is being spoken of."""
    within: tuple[str, ...] = ()
    """Where not empty: the words establish their topic only where one of these is being spoken of."""


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence and what must be read from it."""

    text: str
    says: tuple[str, ...]
    """`SUBJECT VALUE`, or `SUBJECT none`; ` last-year` is added where the number is about last year."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """One way of saying a number, or of saying that there was nothing."""

    form: str
    """As written in the grammar file."""
    regex: re.Pattern[str]
    """Over the class codes of a clause."""
    subjects: tuple[str, ...]
    """What the number is about; `*` in a key stands for the topic."""
    topics: frozenset[str]
    """The topics in which it holds."""
    each: bool
    """True: every noun of the last group is a subject of its own, its key given by the word class."""
    example: Example
    money: bool = False
    units: frozenset[str] = frozenset()
    """Where not empty: the units a number may have that it holds for."""
    unless: frozenset[str] = frozenset()
    """Classes of words after which, in the same sentence, it does not hold."""
    beside: frozenset[str] = frozenset()
    """Classes of words: where not empty, the sentence must have named one of them."""
    leads: frozenset[str] = frozenset()
    """Classes of words: where not empty, one of them must stand between its number and the next."""
    after: frozenset[str] = frozenset()
    """Subjects: where not empty, the last number of the passage, if any, must be about one of them."""
    behind: frozenset[str] = frozenset()
    """Subjects: where not empty, the passage must have a number before, and its last must be about one of them."""
    against: frozenset[str] = frozenset()
    """Subjects: it does not hold where the passage has a number above 0 about one of them."""
    sure: bool = False
    """True where it holds only if every character is understood: 许可决定3件, not 施工许可决定3件."""
    tail: bool = False
    """True where words after the number belong to the pattern."""
    of_all: bool = False
    """True where it says something of all (均, 全部) that was last named as a whole."""
    counts_all: bool = False
    """True where the number last named is said of its subject: 行政复议3件，均获维持."""
    names_year: bool = False
    """True where last or next year is part of what it says (上年结转), not when it was."""


@dataclass(frozen=True, slots=True)
class Grammar:
    """The grammar of statements of one form, compiled by `reportlint.reading.statements`."""

    subjects: Mapping[str, Subject] = field(default_factory=dict)
    classes: Mapping[str, WordClass] = field(default_factory=dict)
    """By name."""
    lexicon: Mapping[str, WordClass] = field(default_factory=dict)
    """By word."""
    units: Mapping[str, str] = field(default_factory=dict)
    """`count`, `money` or `other` by unit."""
    prefixes: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    """For each two characters that words begin with, the lengths of those words, longest first."""
    topical: re.Pattern[str] | None = None
    """The two characters with which a word that names a topic can begin."""
    cue: re.Pattern[str] | None = None
    """What a sentence must have to claim anything: a number, or a word that can say "none"."""
    numbers: Mapping[str, tuple[Pattern, ...]] = field(default_factory=dict)
    """Patterns of numbers by topic, in the order of the file."""
    nothing: Mapping[str, tuple[Pattern, ...]] = field(default_factory=dict)
    """Patterns that say "none", by topic."""
    disclaimed: re.Pattern[str] | None = None
    """What makes the numbers of a sentence another matter's, wherever in it that stands."""
    bases: tuple[tuple[re.Pattern[str], str], ...] = ()
    """What the words between 占 and a share name (办结总数), with the subject's key."""
    framed: re.Pattern[str] | None = None
    """What says by what a whole is divided (按领域分), with the mark behind it: a complete list follows."""
    left: re.Pattern[str] | None = None
    """What stands between a part and what is left of the whole (，尚有)."""
    movements: Mapping[str, re.Pattern[str]] = field(default_factory=dict)
    """What stands before a number added to a stock or taken from it, its net change, and the stock itself."""

    pairs: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...] = ()
    """What is done first, and what is done with that: 发现 and 整改."""
    complements: tuple[tuple[re.Pattern[str], tuple[re.Pattern[str], ...]], ...] = ()
    """What two kinds are called that make the whole together: 原创 and 转载."""
    kinds: re.Pattern[str] | None = None
    """How a sentence begins that divides all applications: 申请事项涉及."""

    def within(self, cells: Collection[str]) -> Grammar:
        """The same grammar with the readings a form can have: those whose cells are all among `cells`."""

        def known(reading: Reading) -> bool:
            return all(term.removeprefix("-") in cells for term in reading)

        return replace(
            self,
            subjects={
                key: replace(subject, readings=tuple(filter(known, subject.readings)))
                for key, subject in self.subjects.items()
            },
        )
