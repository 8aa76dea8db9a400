"""Changes against a year before: 同比增长20%, 较上年（31件）减少5件, 由84万次升至105万次, 与上年持平, 是上年的两倍."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from reportlint.model.grammar import WordClass, WordRole
from reportlint.model.statement import Exactness, Tense
from reportlint.reading.statements.claims import Claim
from reportlint.reading.statements.comparison import Comparison
from reportlint.reading.statements.expressions import Expression
from reportlint.reading.statements.ratios import Relation, put
from reportlint.reading.statements.tokens import NumberToken, Sentence, Token
from reportlint.reading.statements.units import same_unit

_YEAR_ONLY = frozenset({WordRole.LAST_YEAR, WordRole.SILENT, WordRole.TOTAL, WordRole.COMPARE})
_YEAR_AND_NOUN = _YEAR_ONLY | {WordRole.NOUN}
_SAYS = frozenset({WordRole.RISE, WordRole.FALL, WordRole.SAME})
"""Without any of these words and without an expression a sentence says no change."""
_HUNDRED = Decimal(100)
_AGAINST = {WordRole.COMPARE, WordRole.LAST_YEAR}
_ROUGH = 10
"""How coarse an expression may be that a change is not computed from."""


def changes(
    sentence: Sentence,
    claims: Sequence[Claim],
    said: Sequence[Expression],
    former: Mapping[str, NumberToken],
    alone: NumberToken | None = None,
) -> Iterator[Relation]:
    """The changes of a sentence, with the numbers they relate as far as the text gives them.

    `former` are this year's numbers of the sentences before, by subject: …1612条。上年主动公开1601条，同比增长0.7%;
    `alone` is the number of the sentence before where it had one only.
    """
    if not said and not any(token.word and token.word.role in _SAYS for token in sentence.tokens):
        return
    numbers = [token.number for token in sentence.tokens if token.number is not None]
    seen = Comparison(
        {id(claim.number): claim for claim in claims}, numbers=numbers, former=former, alone=alone
    )
    pieces = _pieces(sentence, said)
    waiting: list[Relation] = []
    at = sentence.start
    for index, piece in enumerate(pieces):
        seen.skip(piece.start - at)
        at = piece.end
        if isinstance(piece, Token) and piece.number is not None and not _directed(seen):
            plainly = not (seen.unknown or seen.other) and {word.role for word in seen.words} <= _YEAR_ONLY
            dated = index > 0 and _opens(pieces[index - 1]) and seen.dated == 0
            seen.remember(piece.number, compared=_compared(pieces, index), dated=dated)
            if plainly:
                _supply(waiting, seen)
            waiting.clear()
            seen.words = []
        else:
            found = list(_changes_at(pieces, index, seen))
            waiting += [one for one in found if one.base is None and one.kind in ("rise", "fall")]
            yield from found


def _changes_at(pieces: Sequence[Token | Expression], index: int, seen: Comparison) -> Iterator[Relation]:
    """The changes that a word, a mark, a difference or an expression says."""
    piece = pieces[index]
    if isinstance(piece, Expression):
        yield from _expression(piece, seen, _in_brackets(pieces, index, seen))
        seen.words, seen.told = [], True
        seen.begin()
    elif piece.word is not None:
        seen.hear(piece.word)
        if piece.word.role is WordRole.SAME and seen.level():
            behind = _in_brackets(pieces, index, seen)
            yield _change("same", piece, seen, behind if isinstance(behind, NumberToken) else seen.base)
            seen.told = True
    elif piece.mark in ("，", "；", "："):
        seen.pause(piece.mark)
    elif piece.mark == "（":
        seen.enter()
    elif piece.mark == "）":
        seen.leave()
    elif piece.number is not None:
        seen.difference = piece.number
        behind = _in_brackets(pieces, index, seen)
        base = behind if isinstance(behind, NumberToken) else seen.base
        yield _change(_direction(seen.words), piece, seen, base)
        seen.words, seen.told = [], True


def _directed(seen: Comparison) -> bool:
    """True where the next number says by how much something rose or fell."""
    return bool(_direction(seen.words)) and (seen.compared or seen.beside)


def _supply(waiting: list[Relation], seen: Comparison) -> None:
    """Give last year's number to the changes that were said before it: 减少14件，上年为36件."""
    for relation in waiting:
        if seen.base is not None and relation.part is not None and relation.part is seen.part:
            relation.base = seen.base if same_unit(seen.base, relation.part) else None


def _pieces(sentence: Sentence, said: Sequence[Expression]) -> list[Token | Expression]:
    """Tokens and expressions in order; a token that is part of an expression is left out."""
    covered = {at for one in said for at in range(one.start, one.end)}
    tokens = [token for token in sentence.tokens if token.start not in covered]
    return sorted([*tokens, *said], key=lambda piece: piece.start)


def _opens(piece: Token | Expression) -> bool:
    """True for a bracket that opens."""
    return isinstance(piece, Token) and piece.mark == "（"


def _compared(pieces: Sequence[Token | Expression], index: int) -> bool:
    """True where a rise or fall by a number follows, with no mark between: 43件多14件."""
    risen = False
    for n in range(index + 1, len(pieces)):
        piece = pieces[n]
        if isinstance(piece, Expression) or piece.number is not None:
            return risen
        if piece.mark:
            return False
        risen = risen or (piece.word is not None and piece.word.role in (WordRole.RISE, WordRole.FALL))
    return False


def _in_brackets(
    pieces: Sequence[Token | Expression], index: int, seen: Comparison
) -> NumberToken | Expression | None:
    """Last year's number in brackets right behind a change: 增长17%（上年1200件）."""
    at, roles = pieces[index].end, set[WordRole]()
    for n in range(index + 1, len(pieces)):
        piece = pieces[n]
        if n == index + 1 and not (isinstance(piece, Token) and piece.mark == "（"):
            return None
        if piece.start != at:
            return None
        at = piece.end
        dated = WordRole.LAST_YEAR in roles and roles <= _YEAR_AND_NOUN
        if isinstance(piece, Expression):
            return piece if dated else None
        if piece.number is not None:
            claim = seen.claims.get(id(piece.number))
            told = claim is not None and claim.tense is Tense.LAST_YEAR
            return piece.number if told or dated else None
        if piece.word is not None:
            roles.add(piece.word.role)
        elif piece.mark not in ("（", "："):
            return None
    return None


def _direction(words: Sequence[WordClass]) -> str:
    for word in reversed(words):
        if word.role in (WordRole.RISE, WordRole.FALL):
            return word.role.value
    return ""


def _expression(
    said: Expression, seen: Comparison, behind: NumberToken | Expression | None
) -> Iterator[Relation]:
    direction = "rise" if said.doubled else _direction(seen.words)
    against = seen.compared or seen.beside
    number = behind if isinstance(behind, NumberToken) else None
    if said.kind == "points":
        if direction and seen.levels and (against or len(seen.levels) > 1):
            yield from _points(direction, said, seen, behind)
    elif not direction:
        if said.kind == "times" and seen.base is not None and seen.part is not None:
            yield _change("times", said, seen, number or seen.base)
        elif said.kind == "share":
            _level(said, seen)
    elif against and _whole(said):
        yield _change(direction, said, seen, number or seen.base)


def _whole(said: Expression) -> bool:
    """True for an expression that a change can be computed from: not 增长三成, but 减少三分之一."""
    return said.kind == "times" or said.step < _ROUGH


def _level(said: Expression, seen: Comparison) -> None:
    roles = {word.role for word in seen.words}
    if roles >= _AGAINST and len(seen.levels) == 1:
        # 占45.1%，较上年的41.6%提高: what it is compared with.
        seen.levels = [said, *seen.levels]
        return
    reached = WordRole.REACH in roles and len(seen.levels) == 1
    seen.levels = [*seen.levels, said] if reached else [said]
    seen.rate = seen.rate or WordRole.RATE in roles


def _points(
    direction: str, said: Expression, seen: Comparison, behind: NumberToken | Expression | None
) -> Iterator[Relation]:
    """A change of a rate, where both rates are given."""
    now = seen.levels[-1]
    base = behind if isinstance(behind, Expression) else seen.levels[-2] if len(seen.levels) > 1 else None
    if base is None or base.kind != "share":
        return
    yield Relation(
        direction,
        None,
        said.decimals,
        put(said.value, "个百分点", said.start, said.end),
        put(now.value, "%", now.start, now.end),
        put(base.value, "%", base.start, base.end),
        "",
        said.start,
        said.end,
    )


def _change(kind: str, said: Token | Expression, seen: Comparison, base: NumberToken | None) -> Relation:
    """A change of the number before; of two at once (分别减少2件、1件), over years (两年净增4件), it is not told which."""
    part = seen.part if seen.part is not None and seen.about(seen.part) else None
    difference = seen.difference
    if seen.respective or any(word.role is WordRole.STOP for word in seen.words):
        part = base = None
    elif seen.part is None and base is not None:
        part = seen.former_number(base)
    if part is not None and base is not None and not same_unit(part, base):
        base = None
    if difference is not None and base is not None and not same_unit(difference, base):
        difference = None
    if difference is not None and part is not None and not same_unit(difference, part):
        # 转载85篇，关注用户较年初增加1200人: of something else.
        part = None
    claim = seen.claims.get(id(part)) if part is not None else None
    percent, decimals, exactness, step = None, 0, Exactness.EXACT, Decimal(1)
    if isinstance(said, Expression):
        percent, decimals, exactness, step = said.value, said.decimals, said.exactness, said.step
        if kind == "times":
            difference, percent = put(said.value, "倍", said.start, said.end), None
        elif said.doubled:
            percent, step = (2**said.value - 1) * _HUNDRED, Decimal(20)
        elif said.kind == "times":
            percent, decimals = said.value * _HUNDRED, max(0, said.decimals - 2)
            step = _HUNDRED.scaleb(-said.decimals)
    subject = claim.subject if claim is not None else ""
    relation = Relation(
        kind, percent, decimals, difference, part, base, subject, said.start, said.end, exactness, step
    )
    relation.part = _meant(relation, seen.numbers)
    return relation


def _risen(relation: Relation, numbers: Sequence[NumberToken]) -> NumberToken | None:
    """The number before of which both the difference and the percentage are right: of a list its whole, perhaps."""
    part, difference = relation.part, relation.difference
    assert difference is not None
    gap = difference.value if relation.kind == "rise" else -difference.value
    if part is None or relation.kind not in ("rise", "fall"):
        return part
    told = [one for one in reversed(numbers) if one.start <= part.start and one.unit == part.unit]
    fitting = (
        one
        for one in told
        if one.value > gap
        and relation.percent is not None
        and abs(abs(gap) / (one.value - gap) * _HUNDRED - relation.percent)
        < Decimal(1).scaleb(-relation.decimals)
    )
    return next(fitting, part)


def _meant(relation: Relation, numbers: Sequence[NumberToken]) -> NumberToken | None:
    """This year's number: the one before, unless another one of the sentence is what the change makes.

    It may stand behind: 较上年末（60件）净增2件，现行有效62件.
    """
    base, difference, percent = relation.base, relation.difference, relation.percent
    if base is None and difference is not None and percent is not None:
        return _risen(relation, numbers)
    if base is None or relation.kind not in ("rise", "fall") or (difference is None and percent is None):
        return relation.part
    change = difference.value if difference is not None else base.value * (percent or 0) / _HUNDRED
    wanted = base.value + (change if relation.kind == "rise" else -change)
    slack = 0 if difference is not None else base.value / _HUNDRED
    candidates = [number for number in numbers if number.unit == base.unit and number is not base]
    before = [relation.part] if relation.part is not None else []
    return next((one for one in (*before, *candidates) if abs(one.value - wanted) <= slack), relation.part)
