"""What a number claims, and how much of the whole it covers."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from reportlint.model.grammar import WordRole
from reportlint.model.statement import Exactness, Scope, Tense
from reportlint.reading.statements.claims import Claim, Clause, Standing
from reportlint.reading.statements.clauses import ClauseWords
from reportlint.reading.statements.fitting import CountedNumber, fit
from reportlint.reading.statements.following import ends_in_more, parallel
from reportlint.reading.statements.grammar import NUMBER, UNKNOWN_CODES
from reportlint.reading.statements.matching import subjects_of
from reportlint.reading.statements.tokens import NumberToken
from reportlint.reading.statements.units import FORM_UNITS

_ALL = 100
"""Percent."""


def counted_claims(standing: Standing, clause: Clause, counted: CountedNumber) -> Iterator[Claim]:
    """The claims of a number; its coverage is taken in whether it claims anything or not."""
    number, before = counted.number, counted.before
    if before.exactness is not Exactness.EXACT and before.unknown + number.start - before.at == 0:
        number.exactness = before.exactness
    found = None
    if not standing.by_matter:
        context = standing.context()
        found = fit(standing.matcher, counted, standing.topic.now, context, last_year=clause.last_year)
    after = counted.after() if found is None else found.after
    some = before.some and before.at == number.start
    letters = found is not None and not found.match.pattern.tail and after.channel
    some = some or (clause.some and number.kind != "money")
    apart = some or letters or before.apart or after.tells_apart or standing.planned
    apart = apart or (number.one and standing.coverage.unnamed)
    if found is not None and found.match.pattern.tail:
        # 2起诉讼由律师出庭: something not understood is said of these; 3件复议、1件诉讼被纠正: of both.
        apart = (
            apart
            or after.unknown > 0
            or (after.mark == "、" and ends_in_more(counted.sentence, counted.index))
        )
    if found is None:
        _pass_over(standing, clause, counted, after, apart=apart)
        return
    pattern, topic = found.match.pattern, found.topic
    standing.topic.turn(topic)
    if topic == "applications":
        standing.named.clear()
    if pattern.tail:
        clause.words.at = after.at
    if series := parallel(len(found.match.nouns), before, counted.sentence, counted.index):
        said = list(zip(found.match.nouns, series, strict=True))
    else:
        subjects = subjects_of(found.match, topic, zero=number.value == 0, each=before.each)
        said = [(subject, number) for subject in subjects]
    kinds = _applicants_behind(standing, after)
    if kinds and {standing.matcher.family(subject) for subject, _ in said} == {"intake"}:
        said, apart = [(kinds[0], number)], apart or len(kinds) > 1
    if not said:
        standing.coverage.covers((), number, topic, apart=True)
        return
    past = (standing.years.past or (clause.past and not before.whole)) and not pattern.names_year
    tense = Tense.LAST_YEAR if past else found.tense
    if _of_whole_said(standing, [subject for subject, _ in said], number) and not (
        before.whole or before.new
    ):
        apart = True
    families = {standing.matcher.family(subject) for subject, _ in said}
    if (clause.led_by_kind or standing.labelled) and families <= {"intake", "progress"} and not before.whole:
        # 把企业和律所算作“市场一侧”，新收14件; 事由：登记9件: of those.
        apart = True
    if families & {"intake"}:
        # 新收申请中，大厅窗口受理9件: by someone not understood, of those.
        apart = apart or (standing.inside and not found.certain)
        # 相关申请达29件，占新收总数的39.19%: of which it is a part.
        apart = apart or (not before.new and _is_share(counted))
        standing.foreign = False
    apart = apart or (standing.foreign and families == {"progress"})
    new = _of_what_is_new(standing, counted, [subject for subject, _ in said])
    rest = before.rest and {subject for subject, _ in said} != {"carried-out"}
    scope = _covered(standing, clause, said, topic, tense, apart=rest or apart or after.dates_number)
    for subject, one in said:
        yield Claim(
            subject,
            one,
            tense,
            scope,
            found.certain and not standing.widened,
            standing.body,
            False,
            pattern,
            standing.topic.passage,
            standing.coverage.column,
            new,
            standing.coverage.row,
        )


def carried_behind(standing: Standing, clause: Clause, end: int) -> Iterator[Claim]:
    """What a clause that ends at `end` says of the number of the clause before: 另有3件因来文较晚，结转下年."""
    number, words = clause.left, clause.words
    if number is None or clause.counted or not words.items:
        return
    codes, topic = words.codes(), standing.topic.now
    match = standing.matcher.counted(
        topic, NUMBER, codes, number=number, complete=True, vetoed=False, context=standing.context()
    )
    if match is None or not (match.pattern.tail and match.pattern.names_year):
        return
    subjects = subjects_of(match, topic, zero=False, each=False)
    if standing.coverage.covers(subjects, number, topic, apart=words.apart):
        certain = UNKNOWN_CODES.isdisjoint(codes) and not (words.unknown or end > words.at)
        for subject in subjects:
            yield Claim(
                subject,
                number,
                Tense.THIS_YEAR,
                standing.scope,
                certain,
                standing.body,
                False,
                match.pattern,
                standing.topic.passage,
            )


def _is_share(counted: CountedNumber) -> bool:
    """True where less than all is said to be the number's share: 29件，占39.19%; not 占全市的12%."""
    marks, shares = 0, False
    for token in counted.sentence.behind(counted.index):
        if token.percent is not None:
            return shares and token.percent < _ALL
        marks += bool(token.mark)
        elsewhere = token.word is not None and token.word.role is WordRole.JURISDICTION
        if token.number is not None or marks > 1 or elsewhere:
            return False
        shares = shares or (token.word is not None and token.word.role is WordRole.SHARE)
    return False


def _applicants_behind(standing: Standing, after: ClauseWords) -> list[str]:
    """Whose applications were counted, where that stands behind: 新收4件企业申请."""
    if not after.items or after.items[0][0]:
        return []
    subjects = [word.subject for _, word in after.items if word.subject]
    named = [one for one in subjects if standing.matcher.family(one) == "applicant"]
    return named if after.items[0][1].subject in named else []


def _pass_over(
    standing: Standing, clause: Clause, counted: CountedNumber, after: ClauseWords, *, apart: bool
) -> None:
    """Take in a number that claims nothing."""
    number, before = counted.number, counted.before
    if counted.bare and after.items and after.mark == "、":
        # 3件新制发文件、9件现行有效文件: the labels stand behind.
        clause.words.at = after.at
    clause.past = WordRole.LAST_YEAR in before.roles and WordRole.COMPARE not in before.roles
    named = any(word.role is WordRole.NOUN for _, word in before.items)
    clause.some = clause.some or named or number.kind == "other"
    # 来信63封，回复60封: of the letters.
    alone = before.channel and not before.items and not standing.said
    standing.foreign = standing.foreign or alone or _foreign(counted)
    # 公益组织首次成为申请主体，提出3件，…: of theirs.
    apart = apart or clause.led_by_kind
    if number.kind == "other":
        clause.words.at = _noun_end(counted)
    if number.kind == "count" and number.unit in FORM_UNITS:
        standing.coverage.covers((), number, standing.topic.now, apart=apart)


def _covered(
    standing: Standing,
    clause: Clause,
    said: list[tuple[str, NumberToken]],
    topic: str,
    tense: Tense,
    *,
    apart: bool,
) -> Scope:
    """Whose the number is, and how much of it; numbers of a past year leave no trace."""
    families = {standing.matcher.family(subject) for subject, _ in said}
    if families == {"result"} and standing.disputed is Scope.WHOLE and standing.scope is Scope.BODIES:
        # 行政复议10件，省政府维持6件: by whom they were decided, not whose they are.
        standing.scope, standing.body = Scope.WHOLE, (0, 0)
    elif families == {"dispute"}:
        standing.disputed = standing.scope
    channels = clause.channels or (clause.channels_before if topic == "disclosure" else 0)
    if tense is Tense.THIS_YEAR:
        standing.years.this = True
        subjects = [subject for subject, _ in said]
        whole = standing.coverage.covers(subjects, said[0][1], topic, apart=apart or channels == 1)
        standing.passage = standing.topic.passage
        if not whole:
            column = (standing.coverage.column or standing.coverage.row) and standing.scope is Scope.WHOLE
            period = standing.coverage.of_period and not apart and standing.scope is Scope.WHOLE
            part = Scope.PERIOD if period else Scope.PART
            return Scope.CHANNEL if channels == 1 else Scope.COLUMN if column else part
    else:
        standing.years.past = not standing.years.this
    return Scope.CHANNEL if channels == 1 else standing.scope


def _of_whole_said(standing: Standing, subjects: list[str], number: NumberToken) -> bool:
    """True where the sentence has said how many there are of them all, and these are fewer: 市级受理296件.

    Numbers of stretches of the year stand side by side: 1月至11月收到155件，12月收到4件.
    """
    if standing.coverage.of_period:
        return False
    wholes = [standing.said.get(subject) for subject in subjects]
    if "handled" in subjects:
        wholes.append(standing.said.get("received"))
    for subject in subjects:
        standing.said.setdefault(subject, number)
    return any(whole is not None and number.value < whole.value for whole in wholes)


def _of_what_is_new(standing: Standing, counted: CountedNumber, subjects: list[str]) -> bool:
    """True where only what came this year is counted; its applicants are those of what came this year."""
    families = {standing.matcher.family(subject) for subject in subjects}
    new = counted.before.new and not _carried_in_follows(counted)
    if families == {"intake"}:
        standing.new = new
    return new or (families == {"applicant"} and standing.new)


def _carried_in_follows(counted: CountedNumber) -> bool:
    """True for 新收9件（含上年结转1件）, which counts more than what came anew."""
    following = islice(counted.sentence.behind(counted.index), 3)
    roles = [token.word.role for token in following if token.word is not None]
    return WordRole.SUBSET in roles and WordRole.LAST_YEAR in roles


def _foreign(counted: CountedNumber) -> bool:
    """True where the words of a number that says nothing speak of applications, and of something not understood."""
    words = counted.before
    unknown = any(gap for gap, _ in words.items[1:]) or counted.number.start > words.at
    return unknown and any(word.topic == "applications" for _, word in words.items)


def _noun_end(counted: CountedNumber) -> int:
    """Where the noun right behind a number ends: 1家企业."""
    token = next(counted.sentence.behind(counted.index), None)
    adjacent = token is not None and token.word is not None and token.start == counted.number.end
    return token.end if token is not None and adjacent else counted.number.end
