"""privacy-bank-card."""

import re
from collections.abc import Iterator

from reportlint import Case, Fail, Message, Note, Report, rule
from reportlint_builtin.privacy._numbers import is_card, is_identity, numbers

_CARD = re.compile(r"(?<![0-9A-Za-z])[3-6]\d{3}(?: ?\d{4}){3}(?: ?\d{1,3})?(?![0-9A-Za-z])")
_UNIONPAY = "62"
_SAID = re.compile(r"银行|卡号|账号|帐号|账户|帐户|存折|打卡")


@rule(
    id="privacy-bank-card",
    group="privacy",
    severity="error",
    each="report",
    clause="practice/privacy",
    title=Message("公开了银行卡号", "A bank card's number is published"),
    message=Message("疑似公开了银行卡号 {found}", "a bank card's number seems to be published: {found}"),
    fix=Message("立即删去该号码，并清除网站和搜索引擎的缓存。", "Remove it at once, from caches as well."),
    document_fix=Message("删去该号码。", "Remove it."),
    why=Message("银行卡号是个人信息，公开后可能被盗用。", "It is personal data and can be misused."),
    exceptions=Message(
        "16至19位，按校验码（Luhn）核对；不是以62开头的，只在写明是卡号、账号时判断；索引号、代码不算。输出中只显示首尾几位。",
        "16 to 19 digits whose check digit holds; those that do not begin with 62 only where they are called a card or "
        "account. Codes do not count. No output shows the whole number.",
    ),
    cases=(
        Case(
            Message("索引号、校验码不符的数字", "an index number, a wrong check digit"),
            {
                "sections/overview|落实先审后发要求": "落实先审后发要求（索引号6222021234567890102，流水6222021234567890100）"
            },
        ),
        Case(
            Message("银行卡号", "a card"),
            {"sections/overview|落实先审后发要求": "退还费用（卡号6222 0212 3456 7890 102）"},
            ("fail sections/overview/4/text",),
        ),
    ),
)
def privacy_bank_card(report: Report) -> Iterator[Note]:
    """Find numbers of bank cards whose check digit holds."""
    for number in numbers(report, _CARD):
        said = number.digits.startswith(_UNIONPAY) or _SAID.search(number.before)
        if said and is_card(number.digits) and not is_identity(number.digits):
            yield Fail(number.at, found=number.digits)
