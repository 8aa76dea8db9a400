"""privacy-applicant-name."""

from collections.abc import Iterator

from reportlint import Case, Message, Note, Report, Review, rule
from reportlint_builtin.privacy._names import named


@rule(
    id="privacy-applicant-name",
    group="privacy",
    severity="warning",
    each="report",
    clause="practice/privacy",
    title=Message("公开了申请人、当事人的姓名", "An applicant or party is named"),
    message=Message(
        "“{word}”处疑似写出了个人姓名（{surname}某）",
        "beside “{word}” a person seems to be named ({surname}某)",
    ),
    fix=Message("隐去姓名，写作“张某某”等形式。", "Leave the name out, as in 张某某."),
    why=Message("申请人、当事人的姓名是个人信息。", "The names of applicants and parties are personal data."),
    exceptions=Message(
        "“张某”“李××”等已经隐去的不算；只看括号、冒号后面、“申请人”与“提出”“不服”之间和“…诉…局”前面的姓名，列为待核。输出中不显示姓名。",
        "Names that were masked do not count. Only names in brackets, after a colon, before 提出 or before 诉; for review. No output shows them.",
    ),
    cases=(
        Case(
            Message("已经隐去、不是姓名", "masked, or no name"),
            {
                "sections/overview|落实先审后发要求": "申请人（张某某）、申请人（自然人）、申请人：单位、原告（李××）的申请均已答复，张某诉我单位一案审结，有关部门诉前调解，依法应诉"
            },
        ),
        Case(
            Message("括号中写出姓名", "a name in brackets"),
            {"sections/overview|落实先审后发要求": "答复申请人（张建国）"},
            ("review sections/overview/4/text",),
        ),
        Case(
            Message("“申请人”后面写出姓名", "a name right behind 申请人"),
            {"sections/overview|落实先审后发要求": "申请人王建国提出的申请已经答复"},
            ("review sections/overview/4/text",),
        ),
        Case(
            Message("“对……提出的申请”", "a name as the one who asked"),
            {
                "sections/overview|落实先审后发要求": "对李桂芳提出的公开申请按时答复，对单位提出的申请、对高新区提出的申请也已答复"
            },
            ("review sections/overview/4/text",),
        ),
        Case(
            Message("案件名称中写出姓名", "a name in a case"),
            {"sections/overview|落实先审后发要求": "参加诉讼，李建国诉云溪县发展和改革局一案已经审结"},
            ("review sections/overview/4/text",),
        ),
        Case(
            Message("案号后面的“……诉本机关”", "behind the number of the case"),
            {
                "sections/overview|落实先审后发要求": "落实先审后发要求。（2024）云9901行初12号李建国诉本机关政府信息公开案已经审结"
            },
            ("review sections/overview/4/text",),
        ),
        Case(
            Message("“……诉我单位一案”", "a case against the body itself"),
            {
                "sections/overview|落实先审后发要求": "落实先审后发要求。李建国诉我单位一案（（2024）云9901行初12号）已经审结"
            },
            ("review sections/overview/4/text",),
        ),
    ),
)
def privacy_applicant_name(report: Report) -> Iterator[Note]:
    """Find names beside words for parties; the place is the word, not the name."""
    for person in named(report):
        part = report.prose.part(person.start, person.end)
        yield Review(part, word=person.word, surname=person.surname)
