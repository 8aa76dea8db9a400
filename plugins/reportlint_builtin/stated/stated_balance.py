"""stated-balance."""

import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from reportlint import (
    Case,
    Exactness,
    Fail,
    Message,
    Note,
    Report,
    Review,
    Scope,
    Statement,
    Tense,
    rule,
)
from reportlint_builtin._cases import overview
from reportlint_builtin._quantities import plain

_NUMBER: Final = re.compile(r"\d+(?=[件份封宗起])")


@rule(
    id="stated-balance",
    group="stated",
    severity="error",
    each="report",
    clause="practice/consistency",
    title=Message(
        "文字中收到、结转、办结的件数不平", "The text's numbers received, carried and closed do not balance"
    ),
    messages={
        "added": Message(
            "同一段文字中：收到 {received} 件加上年结转 {carried_in} 件，为 {have} 件；办结 {done} 件加结转下年度 {carried_out} 件，为 {gone} 件",
            "in one passage: received {received} and carried in {carried_in} make {have}; "
            "closed {done} and carried out {carried_out} make {gone}",
        ),
        "included": Message(
            "同一段文字中：收到 {received} 件（含上年结转 {carried_in} 件）；办结 {done} 件加结转下年度 {carried_out} 件，为 {gone} 件",
            "in one passage: received {received}, with {carried_in} carried in; "
            "closed {done} and carried out {carried_out} make {gone}",
        ),
    },
    fix=Message("核对这四个数字，改正其中填错的一个。", "Check the four numbers and correct the wrong one."),
    why=Message(
        "新收与上年结转之和，等于办结与结转下年度之和。",
        "What came in equals what was closed and what is left.",
    ),
    exceptions=Message(
        "四个数字没有在同一段全部写出的不判断；收到的件数是否包含上年结转没有写明的，两种都算相符；撤回的另行列出，也算相符；句中有没读懂的字的，列为待核。",
        "Judged only where one passage gives all four. Where it does not say whether received includes what was carried in, "
        "both are accepted; withdrawn ones may be stated apart. For review where some words are not understood.",
    ),
    cases=(
        Case(Message("平衡", "it balances"), overview()),
        Case(
            Message("含上年结转1件的10件，与 10+1 不等", "10 of which 1 carried in are not 10+1"),
            overview(
                requests="共收到政府信息公开申请10件（含上年结转1件），办结10件，结转下年度继续办理1件。"
            ),
            ("fail sections/overview/said/received",),
        ),
        Case(
            Message("另有上年结转1件，10+1 与 9+1 不等", "1 carried in besides: 10+1 are not 9+1"),
            overview(
                requests="共收到政府信息公开申请10件，另有上年结转1件；办结9件，结转下年度继续办理1件。"
            ),
            ("fail sections/overview/said/received",),
        ),
        Case(
            Message("撤回等其他情形3件，平衡", "it balances with what was withdrawn or otherwise ended"),
            overview(
                requests="全县收到政府信息公开申请20件，上年结转1件；答复16件，申请人撤回等其他情形3件，结转下年度继续办理2件。"
            ),
        ),
        Case(
            Message("全县 20+1 与 15+2 不等", "20+1 is not 15+2"),
            overview(
                requests="全县共收到政府信息公开申请20件，上年结转1件；办结15件，结转下年度继续办理2件。"
            ),
            ("fail sections/overview/said/received",),
        ),
        Case(
            Message("有没读懂的字", "some words are not understood"),
            overview(
                requests="全县共收到政府信息公开申请20件，上年结转1件；妥帖办结15件，结转下年度继续办理2件。"
            ),
            ("review sections/overview/said/received",),
        ),
    ),
)
def stated_balance(report: Report) -> Iterator[Note]:
    """Balance the four quantities of a passage that states them all."""
    passages: dict[tuple[int, Scope], dict[str, list[Statement]]] = {}
    for said in report.statements:
        if said.tense is Tense.THIS_YEAR and said.quantity.exactness is Exactness.EXACT:
            passages.setdefault((said.passage, said.scope), {}).setdefault(said.subject, []).append(said)
    for subjects in passages.values():
        single = {key: said[0] for key, said in subjects.items() if len({one.value for one in said}) == 1}
        received = single.get("received") or single.get("handled")
        four = (received, single.get("carried-in"), single.get("processed"), single.get("carried-out"))
        if None in four:
            continue
        taken, before, done, after = (said for said in four if said is not None)
        withdrawn = single["withdrawn"].value if "withdrawn" in single else 0
        included = _includes(report, taken, before)
        added = taken.value + before.value
        have = (
            {taken.value} if included else {added} if _APART.search(before.sentence) else {taken.value, added}
        )
        gone = {done.value + after.value, done.value + after.value + withdrawn}
        if have.isdisjoint(gone) and not _tells_of_the_rest(have, gone, (taken, before, done, after)):
            sure = all(said.certain for said in (taken, before, done, after))
            yield (
                (Fail if sure else Review)(
                    taken,
                    "included" if included else "added",
                    received=plain(taken.value),
                    carried_in=plain(before.value),
                    have=plain(taken.value + before.value),
                    done=plain(done.value),
                    carried_out=plain(after.value),
                    gone=plain(done.value + after.value),
                )
                .beside(before, done, after)
                .following(taken, before, done, after)
            )


def _tells_of_the_rest(have: set[Decimal], gone: set[Decimal], four: tuple[Statement, ...]) -> bool:
    """True where a sentence has a further number for what does not balance: 撤回等其他情形16件."""
    sentences = {said.sentence for said in four}
    numbers = Counter(number for sentence in sentences for number in _NUMBER.findall(sentence))
    further = numbers - Counter(plain(said.value) for said in four)
    return any(plain(one - other) in further for one in have for other in gone)


_APART = re.compile(r"另(?:有|外有?)?(?:上年|上一年|往年|20\d\d年)?[^，。；]{0,4}结转")
"""Says that what was carried in was not counted in what was received."""


def _includes(report: Report, taken: Statement, before: Statement) -> bool:
    """True where the text says that what was received includes what was carried in (含上年结转1件)."""
    return any(
        listing.whole.at == taken.at and any(part.at == before.at for part in listing.parts)
        for listing in report.breakdowns
    )
