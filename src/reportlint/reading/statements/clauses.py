"""The words of a clause, as the codes that patterns are matched against."""

from __future__ import annotations

from dataclasses import dataclass, field

from reportlint.model.grammar import WordClass, WordRole
from reportlint.model.statement import Exactness
from reportlint.reading.statements.grammar import (
    BREAK_CODE,
    GAP,
    GAP_CODE,
    NUMBER,
    NUMBER_SLACK,
    SLACK,
    SLIP_CODE,
)
from reportlint.reading.statements.tokens import NumberToken, Token

UNSEEN = frozenset(
    {
        WordRole.SILENT,
        WordRole.CHANNEL,
        WordRole.WAY,
        WordRole.BODY,
        WordRole.JURISDICTION,
        WordRole.THIS_YEAR,
        WordRole.OTHER_YEAR,
        WordRole.PERIOD,
        WordRole.PART,
        WordRole.PLAN,
        WordRole.INSIDE,
        WordRole.HAVING,
        WordRole.REST,
        WordRole.BEYOND,
        WordRole.OR,
        WordRole.OBJECT,
        WordRole.IN_TIME,
        WordRole.STOP,
        WordRole.ABOUT,
        WordRole.OVER,
        WordRole.NEARLY,
        WordRole.INTRO,
        WordRole.SUBSET,
        WordRole.TOGETHER,
        WordRole.OPEN,
        WordRole.TURN,
        WordRole.TOTAL,
        WordRole.EACH,
        WordRole.RESPECTIVELY,
        WordRole.AND,
    }
)
"""Words that patterns do not see."""
_NAMES_THE_WHOLE = {WordRole.THIS_YEAR, WordRole.TOTAL, WordRole.JURISDICTION}
"""Words that say what the number is of, whatever stands before them in the clause: …，全年收到9件."""
_SETS_APART = {WordRole.PART}
_LEAVES_A_REST = {WordRole.REST, WordRole.LEFT, WordRole.BEYOND}
_RESPECTIVELY = {WordRole.INTRO, WordRole.RESPECTIVELY}
_EXACTNESS = {
    WordRole.ABOUT: Exactness.ABOUT,
    WordRole.OVER: Exactness.OVER,
    WordRole.NEARLY: Exactness.NEARLY,
}


@dataclass(slots=True)
class ClauseWords:
    """Words in order, each with the number of unknown characters before it."""

    items: list[tuple[int, WordClass]] = field(default_factory=list)
    topics: set[str] = field(default_factory=set)
    """The topics they name."""
    unknown: int = 0
    """Unknown characters since the last word."""
    at: int = 0
    """Where the last token ended."""
    mark: str = ""
    """The mark that ends them."""
    or_at: int = -1
    """Where the last 或 stands."""
    last_at: int = 0
    """Where the last word that is kept ended."""
    turns: list[WordClass] = field(default_factory=list)
    """Words among them that establish a topic only within others."""
    adverb_at: int | None = None
    """Where the first adverb begins: 均, 全部."""
    roles: set[WordRole] = field(default_factory=set)
    """What the words among them do, seen or not."""
    heard: set[str] = field(default_factory=set)
    """The classes of all words among them."""
    last_role: WordRole | None = None
    """That of the word right before here."""
    way: bool = False
    """渠道 or the like was the last word that can be counted."""
    parted_at: int | None = None
    """Where the first word begins that sets a kind or manner apart."""
    twice: bool = False
    """The year is named again behind a word: 年内受理、年内办结, what is both."""

    @property
    def blank(self) -> bool:
        """True where nothing before a number can be what it counts."""
        return not (self.items or self.unknown or self.channel or self.apart or self.dated)

    @property
    def apart(self) -> bool:
        """A word among them says that the number is that of a kind, or of what was done in some way."""
        return self.twice or not self.roles.isdisjoint(_SETS_APART)

    @property
    def tells_apart(self) -> bool:
        """The same of words behind a number, which 均 makes the manner of all: 5件决定已全部在7日内公示."""
        said_of_all = (
            self.parted_at is not None and self.adverb_at is not None and self.adverb_at < self.parted_at
        )
        return self.apart and not (said_of_all and not self.twice)

    @property
    def dated(self) -> bool:
        """A stretch of the year stands among them."""
        return WordRole.PERIOD in self.roles

    @property
    def dates_number(self) -> bool:
        """True where they say of which stretch the number before them is, and not only when it was settled.

        12件在1月收到, but not 上年结转的7件均在1月底前办结.
        """
        return self.dated and self.adverb_at is None

    @property
    def whole(self) -> bool:
        """A word among them names the whole: 共, 全年."""
        return not self.roles.isdisjoint(_NAMES_THE_WHOLE)

    @property
    def respectively(self) -> bool:
        """分别为 stands among them."""
        return not self.roles.isdisjoint(_RESPECTIVELY)

    @property
    def each(self) -> bool:
        """各 stands among them."""
        return WordRole.EACH in self.roles

    @property
    def new(self) -> bool:
        """新收 stands among them."""
        return WordRole.NEW in self.roles

    def names_right_before(self, at: int) -> bool:
        """Something is named right before `at`, and not denied: 申请中, 新收件中."""
        near = bool(self.items) and at - self.last_at <= SLACK
        return near and all(word.role is not WordRole.NONE for _, word in self.items)

    @property
    def rest(self) -> bool:
        """其余 stands among them, or 除…之外."""
        return not self.roles.isdisjoint(_LEAVES_A_REST)

    @property
    def inside(self) -> bool:
        """中 stands among them: 征地类申请中，…."""
        return WordRole.INSIDE in self.roles

    @property
    def in_time(self) -> bool:
        """按期 stands among them."""
        return WordRole.IN_TIME in self.roles

    @property
    def channel(self) -> bool:
        """A channel stands among them."""
        return WordRole.CHANNEL in self.roles

    @property
    def some(self) -> bool:
        """The word right before here is 对 or 就."""
        return self.last_role is WordRole.OBJECT

    @property
    def exactness(self) -> Exactness:
        """What the word right before here says about a number that follows."""
        return Exactness.EXACT if self.last_role is None else _EXACTNESS.get(self.last_role, Exactness.EXACT)

    def pass_(self, token: Token) -> None:
        """Take in the next token, whatever it is; only seen words are kept."""
        if token.start < self.at:
            return
        self.unknown += token.start - self.at
        self.at = token.end
        word = token.word
        self.last_role = None if word is None else word.role
        if word is None:
            return
        role = word.role
        if role is WordRole.ADVERB and self.adverb_at is None:
            self.adverb_at = token.start
        elif role is WordRole.OR:
            self.or_at = token.start
        elif role in _SETS_APART and self.parted_at is None:
            self.parted_at = token.start
        elif role in _NAMES_THE_WHOLE:
            self.twice = self.twice or (role is WordRole.THIS_YEAR and self.whole and bool(self.items))
            self.unknown = self.unknown if self.items else 0
        self.roles.add(role)
        self.heard.add(word.name)
        if word.within:
            self.turns.append(word)
        self.way = role is WordRole.WAY or (self.way and role in UNSEEN)
        if role not in UNSEEN:
            self.items.append((self.unknown, word))
            self.last_at = token.end
            if word.topic:
                self.topics.add(word.topic)
            self.unknown = 0

    def topic_within(self, topic: str) -> str:
        """What is spoken of with these words, where `topic` was: of reviews, 法院 makes suits."""
        return next((word.topic for word in self.turns if topic in word.within), topic)

    def codes(self) -> str:
        """The words as codes, gaps included, up to here."""
        return "".join(gap_code(gap) + word.code for gap, word in self.items)

    def before(self, number: NumberToken, *unseen: WordRole) -> str:
        """The codes up to and including the number that starts here, without the words of some roles."""
        parts: list[str] = []
        skipped = 0
        for gap, word in self.items:
            skipped += gap
            if word.role in unseen:
                continue
            parts.append(gap_code(skipped) + word.code)
            skipped = 0
        return (
            "".join(parts) + gap_code(skipped + self.unknown + number.start - self.at, NUMBER_SLACK) + NUMBER
        )


def gap_code(unknown: int, slack: int = SLACK) -> str:
    """The code of some unknown characters, of which `slack` may be a slip."""
    if not unknown:
        return ""
    return SLIP_CODE if unknown <= slack else GAP_CODE if unknown <= GAP else BREAK_CODE
