"""processing-fee-overdue."""

import re
from collections.abc import Iterator

from reportlint import Case, Fail, Message, Note, Report, Review, Row, Scope, Tense, rule
from reportlint_builtin._quantities import spoken
from reportlint_builtin.fees._fees import denied, said

_NO_NOTICE = re.compile(
    r"(?:未|没有|无)(?:发出|产生)?(?:过)?(?:信息处理费)?收费通知|(?:未|没有)收取(?:任何)?(?:政府)?(?:信息公开)?(?:信息)?处理费"
)

_NO_OUTCOMES = (
    "2024年，我局推进政府信息公开，保障群众的知情权、参与权和监督权。\n（一）主动公开。及时公布各类信息。\n"
    "（二）依申请公开。全年收到政府信息公开申请10件，上年结转1件；办结10件，结转下年度继续办理1件。\n"
    "（三）政府信息管理。落实先审后发要求。\n（四）政府信息公开平台建设。维护网站专栏。\n（五）监督保障。纳入年度考核。"
)


@rule(
    id="processing-fee-overdue",
    group="fees",
    severity="error",
    each="row.requests",
    clause="fee-109/notice",
    title=Message("有逾期未缴费的申请，没有收费通知", "Applications with unpaid fees, but no notices"),
    messages={
        "none": Message(
            "{row}为 {count} 件，文字说没有发出收费通知或者没有提到收费",
            "{row} has {count}; the text says there were no notices, or nothing",
        ),
        "untold": Message(
            "文字中有申请人逾期未缴费的申请“{said}”，{row}为 {count} 件",
            "the text has “{said}” whose fee was not paid in time, {row} has {count}",
        ),
        "fewer": Message(
            "{row}为 {count} 件，文字中的收费通知只有 {notices} 件",
            "{row} has {count}, but only {notices} notices are stated",
        ),
    },
    fix=Message(
        "核对发出的收费通知件数和逾期未缴费的件数。",
        "Check the notices sent and the applications given up for want of payment.",
    ),
    why=Message(
        "申请人逾期未缴费，以先发出收费通知为前提。",
        "An application can only lapse for want of payment after a notice.",
    ),
    cases=(
        Case(Message("没有这种情形", "none"), {}),
        Case(
            Message("文字中有1件逾期未缴费，表中为0", "one unpaid in the text, none in the table"),
            {
                "sections/other": "本年度发出收费通知2件，其中1件实际收取信息处理费400元，另1件申请人逾期未缴。"
            },
            ("fail requests/other-unpaid",),
        ),
        Case(
            Message("2件逾期未缴费，文字说没有通知", "two unpaid, no notices"),
            {
                "requests/other-unpaid/natural": "2",
                "requests/other-unpaid/total": "2",
                "requests/granted/natural": "3",
                "requests/granted/total": "4",
                "sections/overview": _NO_OUTCOMES,
            },
            ("fail requests/other-unpaid",),
        ),
    ),
)
def processing_fee_overdue(row: Row, report: Report) -> Iterator[Note]:
    """Compare the row of unpaid fees with the notices that the text states."""
    total = report.amount_of((f"{row.key}/total",))
    if row.spec.key != "other-unpaid" or total is None:
        return
    if not total:
        # Of all of them the text is compared elsewhere; those that are some of the notices may not be more either.
        for one in report.statements:
            if (
                one.subject == "other-unpaid"
                and one.scope is Scope.PART
                and one.value
                and one.tense is Tense.THIS_YEAR
            ):
                note = (Fail if one.certain else Review)(
                    row, "untold", row=row.label, count=total, said=spoken(one.quantity)
                )
                yield note.beside(one)
        return
    notices = [one for one in said(report, "fee-notices") if not one.none]
    text = "\n".join(paragraph.squeezed for paragraph in report.paragraphs)
    if notices and notices[0].quantity.value < total:
        yield Fail(row, "fewer", row=row.label, count=total, notices=notices[0].quantity.value).beside(
            notices[0]
        )
    elif not notices and (denied(report, "fee-notices") or _NO_NOTICE.search(text) or "费" not in text):
        yield Fail(row, "none", row=row.label, count=total)
