"""severe-typo."""

from collections.abc import Iterator

from reportlint import Case, Message, Note, Report, rule
from reportlint_builtin.wording._hits import hits, told


@rule(
    id="severe-typo",
    group="wording",
    severity="error",
    each="report",
    clause="practice/wording",
    title=Message("严重表述错误", "A grave slip"),
    message=Message("“{found}”疑似应为“{right}”", "“{found}” should perhaps be “{right}”"),
    fix=Message("立即改正。", "Correct it at once."),
    why=Message(
        "国名、国家机关名称、领导人姓名等写错，属于政府网站检查中的严重表述错误。",
        "Wrong names of the state, its bodies or its leaders are graver than other slips in inspections of websites.",
    ),
    exceptions=Message(
        "只收入任何语境下都不对的写法；可在自己规则目录的 lexicons 中增删。",
        "Only what is wrong everywhere is in the list; lists of your own can add to it.",
    ),
    cases=(
        Case(Message("没有错误", "none"), {}),
        Case(
            Message("“政府”写错", "政府 misspelt"),
            {"sections/overview|县政府门户网站": "县攻府门户网站"},
            ("fail sections/overview/2/text",),
        ),
        Case(
            Message("“社会主义”写错", "two characters exchanged"),
            {"sections/overview|落实先审后发要求": "落实新时代中国特色社会义主思想和先审后发要求"},
            ("fail sections/overview/4/text",),
        ),
        Case(
            Message("国名写错", "the state's name misspelt"),
            {"preface|《中华人民共和国政府信息公开条例》": "《中华人民共合国政府信息公开条例》"},
            ("fail preface/1/text",),
        ),
    ),
)
def severe_typo(report: Report) -> Iterator[Note]:
    """Look up the list of grave slips, and what misses a grave term by one character."""
    for several in hits(report, "severe-typos", "terms-severe"):
        yield told(report, several)
