"""privacy-mobile."""

import re
from collections.abc import Iterator

from reportlint import Case, Fail, Message, Note, Report, Severity, rule
from reportlint_builtin.privacy._numbers import numbers

_MOBILE = re.compile(r"(?<![0-9A-Za-z./=_-])1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?![0-9A-Za-z@]|[.-]\d)")
_OFFICE = re.compile(r"联系|电话|热线|咨询|监督|举报|投诉|传真|邮编|地址|值班|办公")

_PERSON = re.compile(r"申请人|当事人|原告|信访人|公民|村民|居民")


@rule(
    id="privacy-mobile",
    group="privacy",
    severity="warning",
    each="report",
    clause="practice/privacy",
    title=Message("公开了手机号码", "A mobile number is published"),
    messages={
        "person": Message("公开了手机号码 {found}", "a mobile number is published: {found}"),
        "contact": Message(
            "联系方式写的是手机号码 {found}，建议改为办公电话",
            "a mobile number is given as contact: {found}; an office's number would do better",
        ),
    },
    fix=Message(
        "删去个人手机号码；作为联系方式的，改用办公电话。", "Remove it; give an office's telephone number."
    ),
    why=Message("手机号码是个人信息。", "It is personal data."),
    exceptions=Message(
        "写明是联系电话、咨询电话等的，只作提示；编号、代码不算。输出中只显示首尾几位。",
        "Where it is given as a contact it is a hint. Codes do not count. No output shows the whole number.",
    ),
    cases=(
        Case(
            Message("办公电话、编号", "an office's number, a code"),
            {"preface|编制本报告。": "编制本报告（联系电话：0999-1234567，编号13800001234）。"},
        ),
        Case(
            Message("个人手机号码", "a person's mobile"),
            {"sections/overview|落实先审后发要求": "答复申请人（13800001234）"},
            ("fail sections/overview/4/text",),
        ),
        Case(
            Message("申请人的联系电话", "how to reach an applicant"),
            {"sections/overview|落实先审后发要求": "答复申请人（联系电话13800001234）"},
            ("fail sections/overview/4/text",),
        ),
        Case(
            Message("作为联系电话", "given as a contact"),
            {"preface|编制本报告。": "编制本报告（联系电话：13800001234）。"},
            ("fail preface/1/text",),
        ),
        Case(
            Message("写在落款之后", "below the signature"),
            {"signature": "云溪县发展和改革局\n2025年1月20日\n联系人：陈科长 联系电话：13800001234"},
            ("fail signature/3/text",),
        ),
    ),
)
def privacy_mobile(report: Report) -> Iterator[Note]:
    """Find mobile numbers."""
    for number in numbers(report, _MOBILE):
        if _OFFICE.search(number.before) and not _PERSON.search(number.before):
            yield Fail(number.at, "contact", found=number.digits).weighing(Severity.INFO)
        else:
            yield Fail(number.at, "person", found=number.digits)
