"""processing-fee-contradiction."""

import re
from collections.abc import Iterator
from typing import Final

from reportlint import Case, Fail, Message, Note, Report, Review, Statement, rule
from reportlint_builtin._quantities import spoken
from reportlint_builtin._sentences import sentence_of
from reportlint_builtin.fees._fees import charged, denied, said

_CASES: Final = re.compile(
    r"(?:[对向就]|共?有)(?:[1-9][0-9]*|[一二两三四五六七八九十]+)[件名位份宗个](?:(?!是否|解释|说明|告知)[^，。；0-9]){0,16}?"
    r"(?:收取|征收|计收|产生)[了过]?[^，。；0-9]{0,4}处理费(?!的)"
)
"""How many applications a fee was charged for, without the sum."""
_PAID_IN: Final = re.compile(
    r"(?:收取|征收|计收)的[^，。；0-9]{0,8}处理费[^，。；0-9未没]{0,6}(?:上缴|缴入|缴至|缴纳|入库)[^，。；未没]{0,8}"
)
"""A fee that was paid in."""
_NOT_CHARGED: Final = re.compile(r"[免减未没无不拟撤]|应收|应当?缴|可以|放弃|逾期|上年|去年|往年|标准")
"""Words of a sentence that tells of a fee that was not charged, or not this year."""
_PAID: Final = re.compile(
    r"(?:(?<!未)(?:已|均|全部|都)[^，。；未没不0-9]{0,8}(?:缴清|缴纳|缴费|交清)|足额(?:缴纳|缴清))(?=[，。；]|$)"
)
"""Says that what the notices ask for was paid."""
_YEAR: Final = re.compile(r"20[0-9]{2}(?=年)")


@rule(
    id="processing-fee-contradiction",
    group="fees",
    severity="error",
    each="report",
    clause="practice/consistency",
    title=Message("信息处理费前后矛盾", "The text contradicts itself on the fee"),
    messages={
        "fee": Message(
            "一处说没有收取信息处理费，另一处说收取“{amount}”",
            "one place says that no fee was charged, another that “{amount}” were",
        ),
        "notices": Message(
            "一处说没有发出收费通知，另一处说收取“{amount}”",
            "one place says that no notice was sent, another that “{amount}” were charged",
        ),
        "cases": Message(
            "一处说没有收取信息处理费，另一处写“{cases}”",
            "one place says that no fee was charged, another “{cases}”",
        ),
        "paid": Message(
            "收费通知的金额为“{due}”，写明已经缴清，又写实际收取“{amount}”",
            "the notices are for “{due}” and are said to be paid, yet “{amount}” were charged",
        ),
        "over": Message(
            "收费通知的金额为“{due}”，实际收取“{amount}”，收取的比通知的多",
            "the notices are for “{due}”, “{amount}” were charged, which is more",
        ),
    },
    fix=Message("核对收费情况，改正其中一处。", "Check what was charged and correct one of them."),
    why=Message("两种说法不能同时成立。", "Both cannot be true."),
    cases=(
        Case(Message("说法一致", "one statement"), {}),
        Case(
            Message("又说收取，又说没有", "both"),
            {"sections/other": "本年度发出收费通知1件，收取信息处理费400元。\n全年未收取信息处理费。"},
            ("fail sections/other/said/fee",),
        ),
        Case(
            Message("又说对2件申请收取，没有写金额", "charged for two applications, without the sum"),
            {"sections/other": "本年度对2件申请收取信息处理费。其他情况正常。没有收取任何费用。"},
            ("review sections/other/said/fee",),
        ),
        Case(
            Message("又说收取的已经上缴", "what was charged has been paid in"),
            {"sections/other": "本年度未收取信息处理费，收取的信息处理费已全额缴入国库，计120元。"},
            ("review sections/other/said/fee",),
        ),
        Case(
            Message("后来免收", "waived afterwards"),
            {"sections/other": "本年度对2件申请应收取信息处理费，经批准免收。没有收取任何费用。"},
        ),
        Case(
            Message("没有向任何申请人收取过", "in other words"),
            {"sections/other": "本年度就1件申请收取信息处理费260元。没有向任何申请人收取过信息处理费。"},
            ("fail sections/other/said/fee",),
        ),
        Case(
            Message("没有发出通知，却收了费", "no notice, yet a fee"),
            {"sections/other": "本年度未发出收费通知，实际收取信息处理费400元。"},
            ("fail sections/other/said/fee",),
        ),
        Case(
            Message("收取的比通知的多", "more was charged than the notices ask for"),
            {"sections/other": "发出收费通知1件，通知总金额200元，实际收取信息处理费800元。"},
            ("review sections/other/said/fee",),
        ),
        Case(
            Message("已经缴清，却一元未收", "paid in full, and nothing charged"),
            {"sections/other": "发出收费通知1件，通知金额860元，申请人已按期缴清，实收0元。"},
            ("review sections/other/said/fee",),
        ),
        Case(
            Message("没有缴纳，一元未收", "not paid, and nothing charged"),
            {"sections/other": "发出收费通知1件，通知金额860元，申请人未缴纳，实收0元。"},
        ),
        Case(
            Message("收取的不多于通知的", "no more than they ask for"),
            {"sections/other": "发出收费通知2件，通知总金额800元，实际收取信息处理费600元。"},
        ),
        Case(
            Message("上一年收过，本年没有", "charged last year, not this year"),
            {"sections/other": "2023年收取信息处理费200元，2024年未收取信息处理费。"},
        ),
        Case(
            Message("邮寄费不是信息处理费", "postage is another thing"),
            {"sections/other": "本年度未收取信息处理费，另收取邮寄费20元。"},
        ),
    ),
)
def processing_fee_contradiction(report: Report) -> Iterator[Note]:
    """Look for a word of none beside an amount above 0."""
    fee = charged(report)
    due = next(iter(said(report, "fee-due")), None)
    if fee is None:
        yield from _unpaid(report, due) if due is not None else _cases(report)
        return
    if due is not None and 0 < due.value < fee.value:
        yield Review(fee, "over", amount=spoken(fee.quantity), due=spoken(due.quantity)).beside(due)
    for name, subject in (("fee", "fee"), ("notices", "fee-notices")):
        if (denial := denied(report, subject)) is not None:
            make = Fail if fee.certain and denial.certain else Review
            yield make(fee, name, amount=spoken(fee.quantity)).beside(denial)
            return


def _unpaid(report: Report, due: Statement) -> Iterator[Note]:
    """A sentence that asks for a sum, says that it was paid, and that nothing was charged."""
    for fee in said(report, "fee"):
        here = fee.sentence == due.sentence and not (fee.none or fee.value) and due.value > 0
        if here and _PAID.search(fee.sentence):
            yield Review(fee, "paid", amount=spoken(fee.quantity), due=spoken(due.quantity)).beside(due)
            return


def _cases(report: Report) -> Iterator[Note]:
    """What says that a fee was charged for some applications, where none is said to have been charged."""
    denial = denied(report, "fee")
    if denial is None:
        return
    for match, part in (*report.prose.find(_CASES), *report.prose.find(_PAID_IN)):
        sentence = match[0] if match.re is _PAID_IN else sentence_of(match)
        years = {int(year) for year in _YEAR.findall(sentence_of(match))} - {report.year}
        if not years and not _NOT_CHARGED.search(sentence):
            yield Review(denial, "cases", cases=match[0]).beside(part)
            return
