"""Claims, and where the reading of sentences stands: what is spoken of, whose it is, of which year."""

from __future__ import annotations

from dataclasses import dataclass, field

from reportlint.model.grammar import Grammar, Pattern
from reportlint.model.statement import Scope, Tense
from reportlint.reading.statements.clauses import ClauseWords
from reportlint.reading.statements.coverage import Coverage
from reportlint.reading.statements.matching import Context, Matcher
from reportlint.reading.statements.tokens import NumberToken


@dataclass(slots=True)
class Claim:
    """A number, or "none", with its subject."""

    subject: str
    number: NumberToken
    tense: Tense
    scope: Scope
    certain: bool
    """Every character around it is understood."""
    body: tuple[int, int]
    """Where the words stand that say whose number it is; an empty range where none do."""
    none: bool
    pattern: Pattern
    passage: int
    column: str = ""
    """The column of the table that holds it, where `scope` is COLUMN."""
    new: bool = False
    """It counts only what came this year."""
    row: str = ""
    """The subject in whose row it stands, where that is not its own: applicants of what was carried over."""


@dataclass(slots=True)
class Topic:
    """What is being spoken of, sentence after sentence."""

    now: str = ""
    base: str = ""
    """The topic of the heading everything stands under."""
    passage: int = 0

    def turn(self, topic: str) -> None:
        """Speak of something else from here on."""
        if topic != self.now:
            self.now = topic
            self.passage += 1


@dataclass(slots=True)
class Clause:
    """What stands between two marks."""

    start: int
    words: ClauseWords
    """The words since its beginning, or since its last number."""
    end: int = 0
    channels: int = 0
    channels_joined: bool = False
    """、 or 和 stands behind the last channel: one more is another one."""
    channels_counted: bool = False
    """A number stands behind the last channel: one more begins anew, 网上135件、邮寄143件."""
    channels_before: int = 0
    """Channels named in the clauses right before, if they count nothing."""
    scope: Scope = Scope.WHOLE
    body: tuple[int, int] = (0, 0)
    last_year: bool = False
    other_year: bool = False
    counted: bool = False
    """A number has been read in it."""
    past: bool = False
    """Its first number says nothing, and is of last year: 2023年对2件申请收取180元."""
    some: bool = False
    """Its numbers are of some only: what names them stands before (2名申请人), or binds an enumeration
    (尚未审结的复议2件、诉讼3件)."""
    led_apart: bool = False
    """The clause before, without a number, says of which part this one speaks: 对征地类申请，均…."""
    led_by_kind: bool = False
    """The clause before, without a number, names applicants or outcomes: 把企业和律所算作一类，新收…."""
    topic: str = ""
    """What was spoken of before it, where a number was read right before: 纠正1件，为直接起诉案件."""
    left: NumberToken | None = None
    """A number that says nothing by itself, of this clause or the one before: 另有3件因来文较晚，结转下年."""
    opens: bool = True
    """It stands at the beginning of its sentence, or behind ；."""
    said: list[Claim] = field(default_factory=list)
    """What its last number claims."""


@dataclass(slots=True)
class Years:
    """Which year the numbers since the last semicolon are of."""

    this: bool = False
    """One of this year has been read."""
    past: bool = False
    """The first was one of a past year: so are those that follow, until this year is named."""


class Standing:
    """Where the reading stands, from clause to clause and sentence to sentence."""

    def __init__(self, grammar: Grammar, topic: Topic) -> None:
        self.topic = topic
        self.matcher = Matcher(grammar)
        self.coverage = Coverage(grammar.subjects)
        self.years = Years()
        self.planned = False
        """What is counted is announced, not done."""
        self.widened = False
        """What is counted is taken for the whole's again, though it may be of the kind last named."""
        self.named: set[str] = set()
        """Classes of the words of the sentence so far."""
        self.scope = Scope.WHOLE
        """Whose the numbers of the sentence are, from the clause on that says so."""
        self.body = (0, 0)
        self.passage = -1
        """The passage of the last number."""
        self.said: dict[str, NumberToken] = {}
        """The first number of each subject in the sentence."""
        self.disputes: set[str] = set()
        """The disputes that the sentence speaks of."""
        self.disputed: Scope | None = None
        """Whose the last number of disputes is in the sentence."""
        self.new = False
        """What is being broken down is only what came this year: 新收9件，其中自然人5件."""
        self.foreign = False
        """A number before was of something not understood that came in: 受理林木采伐申请418件."""
        self.spoken = False
        """A word of the sentence has named what it speaks of."""
        self.inside = False
        """What follows is said of the numbers named before 中: 新收申请中，…."""
        self.by_matter = False
        """What follows is what applications are about: 从申请内容看，…行政处罚9件."""
        self.labelled = False
        """What follows stands under a label that says of which kinds or ways it speaks: 方式：…；…."""

    def begin(self, *, goes_on: bool) -> None:
        """Another sentence begins; `goes_on` where it is about the whole of the one before: 其中，…."""
        self.years = Years()
        self.planned = self.widened = self.labelled = self.by_matter = self.foreign = self.spoken = False
        self.inside = False
        self.disputed = None
        if not goes_on:
            self.named.clear()
            self.said.clear()
            self._widen()
            self.scope, self.body = Scope.WHOLE, (0, 0)
            self.new = False
            self.coverage.begin()

    def _widen(self) -> None:
        """Of several disputes in the sentence before, none in particular is spoken of: 对被纠正的1件，…."""
        roots = {topic.partition("-")[0] for topic in self.disputes}
        if len(self.disputes) > 1 and self.topic.now in self.disputes:
            self.topic.turn(roots.pop() if len(roots) == 1 else "disputes")
        self.disputes.clear()

    def divided(self) -> str:
        """What the kinds last spoken of are kinds of, where several were: 直接起诉2件、复议后起诉1件."""
        root, _, kind = self.topic.now.partition("-")
        beside = {topic for topic in self.disputes if topic.startswith(f"{root}-")}
        return root if kind and len(beside) > 1 else ""

    def settle(self) -> None:
        """Where a list is complete, speak again of what it was a list of."""
        if topic := self.coverage.settle():
            self.topic.turn(topic)

    def context(self) -> Context:
        """What patterns may ask for."""
        about = self.coverage.about if self.passage == self.topic.passage else frozenset[str]()
        return Context(self.named, about)
