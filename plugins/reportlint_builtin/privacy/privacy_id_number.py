"""privacy-id-number."""

import re
from collections.abc import Iterator

from reportlint import Case, Fail, Message, Note, Report, rule
from reportlint_builtin.privacy._numbers import is_identity, is_old_identity, numbers

_IDENTITY = re.compile(
    r"(?<![0-9A-Za-z])\d{6} ?(?:\d{8}|\d{4} ?\d{4}) ?\d{3}[0-9Xx](?![0-9A-Za-z])|(?<![0-9A-Za-z])\d{15}(?![0-9A-Za-z])"
)
_SAID = re.compile(r"身份证|证件号|公民身份")


@rule(
    id="privacy-id-number",
    group="privacy",
    severity="error",
    each="report",
    clause="practice/privacy",
    title=Message("公开了居民身份证号码", "A citizen's identity number is published"),
    message=Message("疑似公开了居民身份证号码 {found}", "an identity number seems to be published: {found}"),
    fix=Message("立即删去该号码，并清除网站和搜索引擎的缓存。", "Remove it at once, from caches as well."),
    document_fix=Message("删去该号码。", "Remove it."),
    why=Message("身份证号码是个人信息，公开后可能被冒用。", "It is personal data and can be misused."),
    exceptions=Message(
        "18位号码按校验码核对，不符合的不算；15位号码只在写明是身份证号码时判断；统一社会信用代码、索引号、标识码不算。"
        "输出中只显示首尾几位。",
        "The check digit must hold; 15 digits count only where they are called an identity number. Codes of bodies and "
        "index numbers do not count. No output shows the whole number.",
    ),
    cases=(
        Case(
            Message(
                "索引号、信用代码、校验码不符的数字", "index numbers, codes of bodies, a wrong check digit"
            ),
            {
                "sections/overview|落实先审后发要求": "落实先审后发要求（索引号11010119900307109X、信用代码11330000MB1234567X、流水110101199003071090）"
            },
        ),
        Case(
            Message("18位身份证号码", "18 digits"),
            {"sections/overview|落实先审后发要求": "答复申请人（身份证号11010119900307109X）"},
            ("fail sections/overview/4/text",),
        ),
        Case(
            Message("15位身份证号码", "15 digits"),
            {"sections/overview|落实先审后发要求": "答复申请人（身份证号110101900307109）"},
            ("fail sections/overview/4/text",),
        ),
    ),
)
def privacy_id_number(report: Report) -> Iterator[Note]:
    """Find identity numbers whose check digit holds."""
    for number in numbers(report, _IDENTITY):
        old = is_old_identity(number.digits) and _SAID.search(number.before)
        if old or is_identity(number.digits):
            yield Fail(number.at, found=number.digits)
