"""What is compared with what: this year's number, last year's, and how far the comparison reaches."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from reportlint.model.grammar import WordClass, WordRole
from reportlint.model.statement import Scope, Tense
from reportlint.reading.statements.claims import Claim
from reportlint.reading.statements.expressions import Expression
from reportlint.reading.statements.tokens import NumberToken
from reportlint.reading.statements.units import same_unit

_YEARS = frozenset({WordRole.LAST_YEAR, WordRole.OTHER_YEAR})
_YEAR_ONLY = frozenset({WordRole.LAST_YEAR, WordRole.SILENT, WordRole.TOTAL, WordRole.COMPARE})
_LEVEL = frozenset({WordRole.LAST_YEAR, WordRole.AND, WordRole.TOTAL, WordRole.NOUN, WordRole.SAME})
"""Words of which 与上年持平 is made."""
_SAYS_WHEN = frozenset(
    {
        WordRole.LAST_YEAR,
        WordRole.THIS_YEAR,
        WordRole.COMPARE,
        WordRole.TOTAL,
        WordRole.SILENT,
        WordRole.RISE,
        WordRole.FALL,
        WordRole.SAME,
        WordRole.AND,
    }
)
_TOGETHER = 1
"""Unknown characters that a clause may have which says that nothing changed: 同上年持平."""
_FOREIGN = 2
"""Unknown characters of a clause that can't name another thing that is compared."""
_KEPT = frozenset({WordRole.COMPARE, WordRole.LAST_YEAR})
_MADE = frozenset({WordRole.SILENT, WordRole.THIS_YEAR, WordRole.TOTAL, WordRole.REACH})
"""Words of which a clause is made that only gives this year's number: 达到9600人."""


@dataclass(slots=True)
class Comparison:
    """What has been read of the sentence so far."""

    claims: dict[int, Claim]
    """By the identity of their number."""
    words: list[WordClass] = field(default_factory=list)
    """Of the clause, since the last number or percentage."""
    topics: set[str] = field(default_factory=set)
    """Named in the clause."""
    unknown: int = 0
    """Unknown characters of the clause."""
    dated: int = -1
    """Unknown characters since the clause named a past year; -1 where it has not."""
    compared: bool = False
    told: bool = False
    """By how much has been said."""
    respective: bool = False
    """分别 has been read: several numbers are compared, each with its own."""
    other: bool = False
    """The year that it is compared with is not last year."""
    beside: bool = False
    """Last year's number stands beside this year's: 1404件（上年1200件）."""
    last_year: bool = False
    rate: bool = False
    """A rate was said since the last number: what changes then is the rate."""
    part: NumberToken | None = None
    dated_part: bool = False
    """It is called last year's, though words stand beside it that are not its own: 专栏由上年的48个."""
    base: NumberToken | None = None
    difference: NumberToken | None = None
    """Of the same comparison: 减少38件，下降19.6%."""
    levels: list[Expression] = field(default_factory=list)
    """Percentages that are no change: the rates of which 个百分点 are said."""
    outer: list[NumberToken | None] = field(default_factory=list)
    """This year's number before each bracket that is open."""
    since: bool = False
    """A mark that ends a statement stands between the number and here."""
    totalled: bool = False
    """A word for the whole has been read since the number before: 总量."""
    numbers: list[NumberToken] = field(default_factory=list)
    """All of the sentence."""
    former: Mapping[str, NumberToken] = field(default_factory=dict)
    """This year's of the sentences before, by subject."""
    alone: NumberToken | None = None
    """The only number of the sentence before."""
    subjects: set[str] = field(default_factory=set)
    """Named in the sentence."""
    narrowed: bool = False
    """The sentence has said more than what it compares, and when: 网站主动公开量较上年."""

    def begin(self) -> None:
        """Forget what the clause speaks of: another begins."""
        self.topics.clear()
        self.unknown = 0
        self.dated = -1

    def compare(self) -> None:
        """Begin a comparison: what was compared with before is so no longer."""
        if (self.compared or self.since) and not self.beside:
            self.base = None
        self.compared, self.other, self.told = True, False, False
        self.difference = None
        if self.since and (self.words or self.unknown):
            self.part = None
        self.since = False

    def skip(self, unknown: int) -> None:
        """Pass over unknown characters."""
        self.narrowed = self.narrowed or unknown > 0
        self.unknown += unknown
        self.dated += unknown if self.dated >= 0 else 0

    def enter(self) -> None:
        """A bracket opens."""
        self.outer.append(self.part)

    def leave(self) -> None:
        """It closes: what is said behind it is of the number before it, 18件（网上11件），是上年的3倍."""
        outer = self.outer.pop() if self.outer else None
        self.part = outer if outer is not None else self.part

    def pause(self, mark: str) -> None:
        """Take in a mark: behind ； the comparison is over, behind others it may go on."""
        if self.since and (self.unknown or any(word.role not in _SAYS_WHEN for word in self.words)):
            # 窗口1件；从数量看，较上年减少5件: not of what was counted before.
            self.part = None
        self.words = [word for word in self.words if word.role in _KEPT and mark != "；"]
        self.begin()
        if mark == "；":
            if self.told:
                self.base = self.difference = None
            self.compared = self.last_year = self.beside = self.respective = False
            self.since = True

    def level(self) -> bool:
        """True where 持平 or 一致 says that nothing changed, and not that two other things are alike."""
        roles = {word.role for word in self.words}
        # 收到9件，与上年的8件持平: right behind last year's number.
        alone = roles <= _LEVEL and (
            WordRole.LAST_YEAR in roles or (self.beside and roles == {WordRole.SAME})
        )
        return self.unknown <= _TOGETHER and (self.compared or alone)

    def hear(self, word: WordClass) -> None:
        """Take in a word."""
        if word.role is WordRole.COMPARE:
            self.compare()
        self.totalled = self.totalled or word.role is WordRole.TOTAL
        self.respective = self.respective or word.role is WordRole.RESPECTIVELY
        self.words.append(word)
        if word.subject:
            self.subjects.add(word.subject)
        self.narrowed = self.narrowed or not (word.subject or word.role in _SAYS_WHEN)
        if word.topic and not word.after:
            self.topics.add(word.topic)
        if word.role in _YEARS:
            self.dated = 0
            self.last_year = self.last_year or word.role is WordRole.LAST_YEAR
            self.other = word.role is WordRole.OTHER_YEAR

    def remember(self, number: NumberToken, *, compared: bool, dated: bool) -> None:
        """Take in a number that is no difference: this year's, or that of a year before.

        `compared` is set where a rise or fall follows without a mark: 比年初的43件多14件; `dated` where it stands in
        a bracket right behind a past year: 与2020年（82件）比.
        """
        roles = {word.role for word in self.words}
        if self._made(number, roles):
            self.part, self.base, self.beside = number, None, False
        elif WordRole.REACH in roles:
            # 由上年的1200件增至1404件: both years' numbers, one right after the other.
            # Only the first that is called last year's is what 比上年 behind them speaks of.
            self.beside = self.base is not None or self.dated_part
            self.base = self.base if self.base is not None else self.part
            self.part = number
            self.compared, self.last_year, self.rate = self.base is not None, False, False
            self.difference = None
            self.begin()
        elif dated or (compared and WordRole.COMPARE in roles) or self._former(number, roles):
            self.base = number
            self.beside = self.part is not None
        else:
            # 上年收到8件，今年收到3件: the number of the year before may come first.
            pending = self.base is not None and self.part is None
            self.base = self.base if pending and self._same_subject(self.base, number) else None
            self.beside = self.base is not None
            self.part, self.difference, self.totalled = number, None, False
            self.dated_part = self.dated == 0 and self.last_year and not self.other
            self.compared = self.last_year = self.rate = self.since = self.told = self.respective = False
            self.begin()

    def _made(self, number: NumberToken, roles: set[WordRole]) -> bool:
        """True for what a difference has made: 较年初增加1200人，达到9600人."""
        named = self.dated >= 0 or self.unknown or not roles - _KEPT <= _MADE
        return self.difference is not None and same_unit(self.difference, number) and not named

    def _former(self, number: NumberToken, roles: set[WordRole]) -> bool:
        """True for a number of a year before."""
        claim = self.claims.get(id(number))
        if claim is not None:
            return claim.tense is Tense.LAST_YEAR
        if self.told and self.dated < 0:
            # 50条，较上年增长10%，公告20条: behind a change only what is called last year's is that.
            return False
        if self.compared:
            return self.dated == 0 or (self.last_year and not self.other)
        if not self.last_year or self.other:
            return False
        return roles <= _YEAR_ONLY or (self.dated == 0 and not roles & {WordRole.NOUN, WordRole.PLAIN})

    def _same_subject(self, base: NumberToken | None, number: NumberToken) -> bool:
        one, other = self.claims.get(id(base)), self.claims.get(id(number))
        if one is None or other is None:
            return base is not None and same_unit(base, number)
        return one.subject == other.subject

    def former_number(self, base: NumberToken) -> NumberToken | None:
        """This year's number of what last year's number counts, or of all that the sentence names.

        Where it names nothing it goes on from the sentence before: 公开信息1612条。比上年的1401条多211条.
        """
        claim = self.claims.get(id(base))
        if claim is not None:
            return self.former.get(claim.subject) if claim.scope is Scope.WHOLE else None
        if self.narrowed or len(self.subjects) > 1:
            return None
        return self.former.get(next(iter(self.subjects))) if self.subjects else self.alone

    def about(self, part: NumberToken) -> bool:
        """False where the clause itself names what is compared, and that is not what the number counts."""
        roles = {word.role for word in self.words}
        if self.unknown > _FOREIGN or self.rate or WordRole.RATE in roles:
            return False
        if self.totalled and part is not self.numbers[0]:
            # …、概况87条，总量比上年多612条: of the whole, not of the last part.
            return False
        claim = self.claims.get(id(part))
        return self.topics <= (claim.pattern.topics if claim is not None else frozenset())
