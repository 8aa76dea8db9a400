"""The numbers of a sentence as possible parts and wholes of lists."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from reportlint.model.grammar import Subject, WordRole
from reportlint.model.statement import Tense
from reportlint.reading.statements.claims import Claim
from reportlint.reading.statements.following import dangling
from reportlint.reading.statements.stretches import Stretches
from reportlint.reading.statements.tokens import NumberToken, Sentence, Token
from reportlint.reading.statements.units import counts_parts

_REACHES = {WordRole.INTRO: 4, WordRole.OPEN: 2}
"""Characters that may stand between the beginning of a clause and a word that opens a list, or leaves it open."""
_BY = re.compile(r"[了至到近约超逾]*[\d一二两三四五六七八九十百千万半几数]|[^\w]|$")
"""What stands behind 增 or 减 where that is said of a number."""
_CLAUSE_MARKS = "，；："
_PAST = frozenset({WordRole.LAST_YEAR, WordRole.OTHER_YEAR})
_FORMER = _PAST | {WordRole.COMPARE}
_CHANGED = frozenset({WordRole.COMPARE, WordRole.RISE, WordRole.FALL})
_OF_LAST_YEAR = frozenset(
    {
        WordRole.LAST_YEAR,
        WordRole.OTHER_YEAR,
        WordRole.SILENT,
        WordRole.TOTAL,
        WordRole.COMPARE,
        WordRole.INTRO,
        WordRole.RESPECTIVELY,
    }
)
"""Words of which a label may consist that gives last year's number: 上年为, 上年分别为."""
_DIVIDED = re.compile("(?:[^，。；：、0-9]{0,12}[^集])?(?:之|当)?[中里]，")
"""What stands behind a number whose parts follow: 件里，, 件申请中，."""
_EACH = re.compile(
    r"各(?:自|有|为|占|计|[提报]出?|[提递]交|收到?|受理|办理?|办结|答复|举办|开展|组织|召开|发布|公开|报送|完成|制发|出台|申请)?"
    r"了?$|(?<!平均)每[^，。；：、0-9]{0,6}$"
)
"""What stands before a number that counts for each of several things, or is a pace: 两村各3期, 每村每月1期."""
_NO_COUNT = re.compile(r"(?<=[/／][0-9])|(?<=[/／][0-9]{2})|(?<=[/／][0-9]{3})|[A-Za-z/／]|[至到~—－-]+[0-9]")
"""What stands right behind a number that is part of a name (5G) or of a fraction (19/32), or begins a range (11至20个工作日)."""


@dataclass(slots=True)
class Between:
    """What stands between a number and the one before it."""

    start: int
    """Where the number's label begins."""
    depth: int
    """Of brackets."""
    marks: str = ""
    roles: set[WordRole] = field(default_factory=set)
    said: set[WordRole] = field(default_factory=set)
    """Roles of the words of the number's clause, what stands before a colon included: 上年：1200件."""
    strange: int = 0
    """Unknown characters of that clause."""
    total_end: int = -1
    """Where a word that announces a sum ends (共计); -1 where there is none in the label."""
    tail: int = 0
    """Unknown characters right behind the number before, up to the first mark."""
    lead: int = 0
    """Unknown characters of the clauses that stand between that mark and the label."""
    unknown: int = 0
    """Unknown characters of the label."""
    channel: bool = False
    residual: bool = False
    """Named 其他: the list claims to hold everything."""
    added: bool = False
    """A word like 以及 says that it is one more part."""
    outside: set[WordRole] = field(default_factory=set)
    """Roles of the words before the last bracket."""
    past: int = -1
    """Where a word that names a year before or compares with one ends: 较上年; -1 where none does."""
    dated: bool = False
    """It stands in a bracket right behind such a word, or only 、 stands between it and a number of last year:
    上年分别为14件、11件."""

    def skip(self, unknown: int) -> None:
        """Pass over unknown characters."""
        self.unknown += unknown
        self.strange += unknown

    def begin(self, at: int) -> None:
        """Begin a label."""
        self.start, self.unknown, self.total_end = at, 0, -1


@dataclass(slots=True)
class ListItem:
    """A number with what stands before it, and what it is said about."""

    number: NumberToken
    before: Between
    claim: Claim | None
    family: str
    """The family of its subject; empty where it has none."""
    opens: int
    """Where its sentence begins."""
    leading: bool
    """It is the first number of its sentence."""
    open: bool = False
    """An open-list word follows it in its clause."""
    shared: bool = False
    """A percentage follows it: 60件，占60%."""
    each: bool = False
    """It counts for each of several things: 许可和处罚各32件."""
    respective: bool = False
    """分别 stands between it and the number before."""
    divided: bool = False
    """What follows says what it consists of: 35件里，…."""
    stretch: str = ""
    """The quarter or the half of the year that it is of: 一, 上."""

    @property
    def kind(self) -> str:
        """Its family without the detail after the dot."""
        return self.family.partition(".")[0]

    @property
    def last_year(self) -> bool:
        """True for a number that last year's is compared by: 1404件（上年1200件）.

        2023年年报1条 is no such number: the year belongs to the name of what is counted.
        """
        if self.claim is not None:
            return self.claim.tense is Tense.LAST_YEAR
        said = self.before.said
        if self.before.dated:
            return WordRole.THIS_YEAR not in said
        dated = not said.isdisjoint(_PAST)
        return dated and not self.before.strange and said <= _OF_LAST_YEAR

    @property
    def rest(self) -> bool:
        """True for what is left of the whole: 其余6件."""
        return WordRole.REST in self.before.said

    @property
    def change(self) -> bool:
        """True for a number that says by how much another one has changed: 较上年净增5个."""
        return not self.before.said.isdisjoint(_CHANGED)


def items(
    sentence: Sentence, claims: list[Claim], subjects: Mapping[str, Subject], text: str
) -> Iterator[ListItem]:
    """The numbers of a sentence, in order; those that count nobody knows what are left out.

    `text` is the squeezed paragraph.
    """
    by_number = {id(claim.number): claim for claim in claims}
    item: ListItem | None = None
    rest, stretches = False, Stretches(text)
    before, at = Between(sentence.start, 0), sentence.start
    since = at
    for index, token in enumerate(sentence.tokens):
        before.skip(token.start - at)
        at = token.end
        if token.mark:
            _pass_mark(before, token)
        elif token.number is not None and counts_parts(token.number, text):
            continue
        elif token.number is not None:
            claim = by_number.get(id(token.number))
            known = not (_NO_COUNT.match(text, token.end) or dangling(sentence, index, unit=False))
            rest = False
            if claim is not None or known:
                family = subjects[claim.subject].family if claim is not None else ""
                item = ListItem(token.number, before, claim, family, sentence.start, leading=item is None)
                parted = before.marks not in ("", "、") or since == sentence.start
                item.stretch = stretches.of(since, before.start, token.number.start, parted=parted)
                item.divided = _DIVIDED.match(text, token.end) is not None
                item.respective = text.find("分别", since, token.start) >= 0
                item.each = _EACH.search(text, before.start, token.number.start) is not None
                yield item
                before, since = Between(token.end, before.depth, dated=item.last_year), token.end
            else:
                before.skip(token.end - token.start)
        elif token.word is not None:
            if token.word.role is WordRole.OPEN and item is not None and not (before.marks or item.rest):
                item.open = True
            rest = rest or token.word.role in (WordRole.REST, WordRole.LEFT)
            if _in_a_name(token, text):
                before.skip(token.end - token.start)
            else:
                _pass_word(before, token)
        elif token.percent is None:
            before.skip(token.end - token.start)
        elif item is not None:
            item.shared = True
            # 较上年增长8.4%：图文177篇: the change has been told.
            before.said -= _CHANGED
            # 占比分别为23%、77%，发布信息701件: those were percentages.
            before.roles.discard(WordRole.INTRO)
    if item is not None and rest:
        # …9份，其余不予公开: how many more there are is not told.
        item.open = True


def _in_a_name(token: Token, text: str) -> bool:
    """True for a character that says 增 or 减 of no number but is part of a name: 渔业资源增殖信息, 减灾救灾信息."""
    moves = token.word is not None and token.word.role in (WordRole.RISE, WordRole.FALL)
    return moves and token.end - token.start == 1 and _BY.match(text, token.end) is None


def _pass_mark(before: Between, token: Token) -> None:
    # 复议即被纠正，…；另外，3件: a word that opens a list opens none behind what is said in between.
    if token.mark == "；":
        before.roles -= {WordRole.SUBSET, WordRole.INTRO}
    elif token.mark == "（":
        before.outside = set(before.roles)
    elif token.mark == "）" and "（" in before.marks:
        # A bracket without a number opens no list behind it: 行政许可（含出入境）21463件.
        before.roles -= {WordRole.SUBSET, WordRole.INTRO} - before.outside
    elif token.mark == "，" and before.unknown:
        before.roles.discard(WordRole.INTRO)
    if not before.marks:
        before.tail = before.unknown
    elif token.mark in _CLAUSE_MARKS or token.mark == "（":
        before.lead += before.unknown
    before.dated = (before.dated and token.mark == "、") or (
        token.mark == "（" and before.past == token.start
    )
    before.depth += (token.mark == "（") - (token.mark == "）")
    before.marks += token.mark
    if token.mark == "、" and token.start != before.start:
        return
    before.begin(token.end)
    if token.mark != "：":
        before.said, before.strange = set(), 0
    if token.mark in "，；：（":
        before.channel = before.residual = before.added = False


def _pass_word(before: Between, token: Token) -> None:
    word = token.word
    assert word is not None
    if word.role in _FORMER:
        before.past = token.end
    # A word deep in its clause says nothing of the list: 公开形式分别为…, 护士注册等许可.
    reach = _REACHES.get(word.role)
    role = WordRole.REST if word.role is WordRole.LEFT else word.role
    if reach is None or token.start - before.start <= reach:
        before.roles.add(role)
    before.said.add(role)
    before.channel = before.channel or word.role is WordRole.CHANNEL
    before.residual = before.residual or word.role is WordRole.RESIDUAL
    before.added = before.added or (word.role is WordRole.AND and token.start == before.start)
    if word.role in (WordRole.SUBSET, WordRole.INTRO):
        before.lead += before.unknown
        before.begin(token.end)
        before.said &= _PAST  # 上年分别为
        before.strange = 0
    elif word.role is WordRole.TOTAL:
        before.total_end = token.end
