"""privacy-id-number."""

import re
from collections.abc import Iterator

from reportlint import Case, Fail, Message, Note, Report, Review, rule
from reportlint_builtin.privacy._numbers import is_identity, is_old_identity, numbers

_IDENTITY = re.compile(
    r"(?<![0-9A-Za-z])\d{6} ?(?:\d{8}|\d{4} ?\d{4}) ?\d{3}[0-9Xx](?![0-9A-Za-z])|(?<![0-9A-Za-z])\d{15}(?![0-9A-Za-z])"
)
_SAID = re.compile(r"身份证|证件号|公民身份")
_CALLED = re.compile(r"(?:身份证(?:件)?(?:号码?|编号)?|公民身份号码|居民身份证号码?)[：为是（]{0,2}$")
"""Words right before a number that say it is an identity number, whatever its check digit."""
_PARTLY = re.compile(
    r"(?P<word>身份证(?:件)?(?:号码?)?|公民身份号码)[：为是（]{0,2}(?=[\d*＊×xX ]{15,20}(?![\d*＊×xX]))(?P<number>\d{6,}[*＊×xX]{2,8}[\dXx]*)"
)
_VISIBLE = 9
"""Of a number that is masked in part, so many digits tell who it is: place and year of birth with what follows."""


@rule(
    id="privacy-id-number",
    group="privacy",
    severity="error",
    each="report",
    clause="practice/privacy",
    title=Message("公开了居民身份证号码", "A citizen's identity number is published"),
    messages={
        "fault": Message(
            "疑似公开了居民身份证号码 {found}", "an identity number seems to be published: {found}"
        ),
        "partly": Message(
            "“{word}”后的号码只隐去 {hidden} 位，还可以看出 {shown} 位",
            "of the number behind “{word}” only {hidden} digits are masked, {shown} can be read",
        ),
    },
    fix=Message("立即删去该号码，并清除网站和搜索引擎的缓存。", "Remove it at once, from caches as well."),
    document_fix=Message("删去该号码。", "Remove it."),
    why=Message("身份证号码是个人信息，公开后可能被冒用。", "It is personal data and can be misused."),
    exceptions=Message(
        "紧接在“身份证号”之后的18位、15位号码都算；其他18位号码按校验码核对，不符合的不算；统一社会信用代码、索引号、标识码不算。"
        "只隐去一部分的列为待核。"
        "输出中只显示首尾几位。",
        "Right behind 身份证号 any 18 or 15 digits count, elsewhere 18 whose check digit holds. Codes of bodies and "
        "index numbers do not count. What is masked in part is for review. No output shows the whole number.",
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
        Case(
            Message("写明是身份证号，校验码不符", "called an identity number, with a wrong check digit"),
            {"sections/overview|落实先审后发要求": "答复申请人（身份证号：110101199003071234）"},
            ("fail sections/overview/4/text",),
        ),
        Case(
            Message("只隐去几位", "a few digits are masked"),
            {"sections/overview|落实先审后发要求": "答复申请人（身份证号11010119900307****）"},
            ("review sections/overview/4/text",),
        ),
        Case(
            Message("隐去大半", "most of it is masked"),
            {"sections/overview|落实先审后发要求": "答复申请人（身份证号110101************）"},
        ),
    ),
)
def privacy_id_number(report: Report) -> Iterator[Note]:
    """Find identity numbers that are called so or whose check digit holds, and those masked in part."""
    for number in numbers(report, _IDENTITY):
        old = is_old_identity(number.digits) and _SAID.search(number.before)
        if old or is_identity(number.digits) or _CALLED.search(number.before):
            yield Fail(number.at, found=number.digits)
    if "身份" not in report.prose.text:
        return
    for match in _PARTLY.finditer(report.prose.text):
        shown = sum(character.isdecimal() for character in match["number"])
        if shown > _VISIBLE:
            word = report.prose.part(*match.span("word"))
            yield Review(word, "partly", word=match["word"], hidden=len(match["number"]) - shown, shown=shown)
