"""What is said in words instead of numbers: 未收到, 均已办结, 没有被纠正."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from reportlint.model.grammar import WordRole
from reportlint.model.statement import Exactness, Scope, Tense
from reportlint.reading.statements.claims import Claim, Clause, Standing
from reportlint.reading.statements.grammar import UNKNOWN_CODES
from reportlint.reading.statements.tokens import NumberToken


def claims_in_words(standing: Standing, clause: Clause, end: int) -> Iterator[Claim]:
    """The claims of a clause, which ends at `end`, that says "none" or "all" of what it names."""
    words = clause.words
    if clause.other_year or not words.items:
        return
    codes = words.codes()
    of_some = standing.coverage.all_of_column
    column, whole = of_some or ("", standing.coverage.whole)
    of_one = standing.coverage.single_part if whole is None else None
    single = of_one is not None or (whole is not None and whole.value == 1)
    match = standing.matcher.nothing(standing.topic.now, codes, standing.context(), single=single)
    if match is None:
        return
    pattern, subjects = match
    if of_one is not None and pattern.counts_all and words.adverb_at is None and not words.rest:
        whole = of_one
    else:
        of_one = None
    if words.in_time and pattern.of_all and clause.opens and standing.passage != standing.topic.passage:
        # 所有申请均在法定期限内答复: of those closed, as no number of the passage says of which.
        return
    if clause.counted and not (pattern.of_all or words.items[0][1].role is WordRole.NONE):
        return
    certain = UNKNOWN_CODES.isdisjoint(codes) and not (words.unknown or end > words.at or standing.widened)
    if pattern.sure and not certain:
        return
    families = {standing.matcher.family(subject) for subject in subjects}
    if pattern.counts_all and standing.coverage.ended and families == {"dispute"}:
        # 纠正1件，为直接起诉案件: not all that were brought so.
        return
    whose = clause.scope if clause.scope is not Scope.WHOLE else standing.scope
    scope = Scope.CHANNEL if clause.channels else Scope.PART if words.apart or words.dated else whose
    if of_one is not None:
        scope = Scope.PART
    elif (pattern.of_all or pattern.counts_all) and scope is Scope.WHOLE:
        plain = certain and not clause.led_apart and not words.rest and words.or_at < words.last_at
        denied = plain and words.adverb_at is None and not pattern.counts_all
        if plain and column:
            scope = Scope.COLUMN
        elif denied and (words.whole or standing.coverage.beside(subjects)):
            # 维持5件，没有被纠正的: of the same whole as its siblings.
            pass
        elif plain and standing.coverage.names_last(subjects):
            pass
        elif not plain or not (pattern.behind or standing.coverage.of_all):
            # What must stand behind a number of its own is said of that: 其中无法提供8件，均为本机关不掌握.
            scope = Scope.PART
    number = NumberToken(Decimal(0), "", "", Exactness.EXACT, clause.start, clause.end)
    if pattern.counts_all:
        told = len(subjects) == 1 and WordRole.OPEN not in words.roles
        if whole is None or not told or not (pattern.of_all or whole.value == 1):
            return
        number = replace(whole, start=clause.start, end=clause.end)
    tense = Tense.LAST_YEAR if standing.years.past else Tense.THIS_YEAR
    row = standing.coverage.row_of(subjects) if pattern.counts_all and scope is Scope.WHOLE else ""
    scope = Scope.COLUMN if row else scope
    for subject in subjects:
        yield Claim(
            subject,
            number,
            tense,
            scope,
            certain,
            clause.body,
            not pattern.counts_all,
            pattern,
            standing.topic.passage,
            column if scope is Scope.COLUMN and not row else "",
            new=standing.new and pattern.counts_all and standing.matcher.family(subject) == "applicant",
            row=row,
        )
