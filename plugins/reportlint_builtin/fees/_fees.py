"""What a report says about the processing fee."""

from decimal import Decimal

from reportlint import Report, Scope, Statement, Tense


def said(report: Report, subject: str) -> list[Statement]:
    """This year's statements about `fee` (received, in yuan), `fee-due` (of the notices, in yuan) or
    `fee-notices`; not those of a part of the whole, such as one body's."""
    return [
        one
        for one in report.statements
        if one.subject == subject
        and one.tense is Tense.THIS_YEAR
        and one.scope not in (Scope.PART, Scope.PERIOD)
    ]


def charged(report: Report) -> Statement | None:
    """The fee that was charged this year, where the report names one above 0."""
    return next((one for one in said(report, "fee") if one.quantity.value > 0), None)


def denied(report: Report, subject: str) -> Statement | None:
    """What says that there was none (`fee`, `fee-notices`) this year."""
    return next((one for one in said(report, subject) if one.none or not one.value), None)


def yuan(statement: Statement) -> Decimal:
    """The amount in yuan."""
    return statement.quantity.value
