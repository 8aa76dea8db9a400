"""What a report says about the processing fee."""

from decimal import Decimal

from reportlint import Report, Statement


def said(report: Report, subject: str) -> list[Statement]:
    """The statements about `fee` (received, in yuan), `fee-due` (of the notices, in yuan) or `fee-notices`."""
    return [statement for statement in report.statements if statement.subject == subject]


def charged(report: Report) -> Statement | None:
    """The fee that was charged, where the report names one above 0."""
    return next((one for one in said(report, "fee") if one.quantity.value > 0), None)


def yuan(statement: Statement) -> Decimal:
    """The amount in yuan."""
    return statement.quantity.value
