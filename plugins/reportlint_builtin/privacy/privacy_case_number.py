"""privacy-case-number."""

import re
from collections.abc import Iterator

from reportlint import Case, Message, Note, Report, Review, rule
from reportlint_builtin.privacy._names import in_case

_YEAR = r"[（〔\[]20\d\d[）〕\]]"
_REVIEW = "[\u4e00-\u9fff]?(?:[行政府]{1,2}复(?:[决议终驳]|不受)?|复[决议])字?"
_CASE = re.compile(
    rf"{_YEAR}[\u4e00-\u9fff]{{1,3}}\d{{0,4}}(?:行初|行终|行申|行再|行审|行赔初|行赔终)字?第?\d+号"
    rf"|{_YEAR}{_REVIEW}第?\d+号|{_REVIEW}{_YEAR}第?\d+号"
)
"""Numbers of court cases, and of reviews: （2025）豫13行终21号, 〔2025〕云行复决字第12号, 云政复决〔2025〕12号."""
_ENDS = re.compile("[。；\n]")
NEAR = 30
"""A name this near a case number, in the same sentence, goes with it."""


@rule(
    id="privacy-case-number",
    group="privacy",
    severity="info",
    each="report",
    clause="practice/privacy",
    title=Message("案号与当事人姓名同时公开", "A case number is published with a party's name"),
    message=Message(
        "案号 {found} 与当事人姓名同时公开", "the case number {found} stands beside a party's name"
    ),
    fix=Message("隐去姓名，或者不写案号。", "Leave out the name or the number."),
    why=Message(
        "案号与姓名同时公开，可以查到当事人的全部案情。", "Together they lead to all of the person's case."
    ),
    exceptions=Message(
        "只写案号、没有姓名的不算；已经隐去的姓名不算；“原告：…”“李建国诉…局”一类写法由 privacy-applicant-name 判断。",
        "A number without a name does not count, nor a masked name. Names after 原告 and before 诉 are for privacy-applicant-name.",
    ),
    cases=(
        Case(
            Message("只有案号", "a number alone"),
            {"sections/overview|落实先审后发要求": "落实（2024）云9901行初12号判决要求"},
        ),
        Case(
            Message("案号与姓名", "number and name"),
            {"sections/overview|落实先审后发要求": "落实（2024）云9901行初12号李建国案判决要求"},
            ("review sections/overview/4/text",),
        ),
        Case(
            Message("复议案号与姓名", "the number of a review and a name"),
            {
                "sections/overview|落实先审后发要求": "李建国等3人不服答复，按〔2025〕云行复决字第12号决定重新答复"
            },
            ("review sections/overview/4/text",),
        ),
        Case(
            Message("复议案号，没有姓名", "the number of a review alone"),
            {
                "sections/overview|落实先审后发要求": "林业局不服（2025）豫13行终21号判决，李某某等3人申请行政复议，按云政复决〔2025〕12号决定重新答复"
            },
        ),
    ),
)
def privacy_case_number(report: Report) -> Iterator[Note]:
    """Find case numbers near a name."""
    text = report.prose.text
    for match, part in report.prose.find(_CASE):
        before = _ENDS.split(text[max(match.start() - NEAR, 0) : match.start()])[-1]
        after = _ENDS.split(text[match.end() : match.end() + NEAR])[0]
        if in_case(report, before) or in_case(report, after):
            yield Review(part, found=match[0])
