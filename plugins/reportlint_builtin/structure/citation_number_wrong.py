"""citation-number-wrong."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from reportlint import Case, Fail, Message, Note, Paragraph, Report, rule

_CITED = re.compile(
    r"(?P<name>国办[^，。；、（）《》〔〕\[\]\d]{0,10}函?)(?P<open>[〔\[（【]?)(?P<year>20\d\d)(?P<close>[〕\]）】]?)[年第]?(?P<number>\d+)号"
)
_HALF = re.compile(
    r"(?P<name>(?:(?!根据|按照|依据|依照|落实|贯彻|和|及|的|与|经)[\u4e00-\u9fff]){1,10}[发函字办规政])(?:〔(?P<first>20\d\d)|(?P<second>20\d\d)〕)第?\d+号"
)
_REGULATION = re.compile(
    r"政府信息公开条例》?[（，]?[^。（）]{0,8}(?P<found>国(?:务院)?令(?:第)?(?P<number>\d+)号)"
)
_ARTICLE = re.compile(
    r"(?:《(?:中华人民共和国)?政府信息公开条例》|《条例》)(?:（[^）]*）)?(?P<found>第(?P<number>[一二三四五六七八九十百零]{1,7}|\d{1,3})条)"
)
_ARTICLES = 56
"""How many articles the regulation has."""
_BEHIND_TITLE = re.compile(r"《(?P<title>[^《》]+)》?[^《》，。；]{0,4}[〉》]?(?:的通知》?)?（$")
"""A title whose document number follows in brackets."""
_ORDERS = ("711", "492")
"""The regulation's order as revised, and that of before, which is for citation-old-regulation."""
_TOPIC = "公开"
_DIGITS = "一二三四五六七八九"


class _DocumentNumber(NamedTuple):
    """A document number."""

    name: str
    year: str
    number: str


@rule(
    id="citation-number-wrong",
    group="structure",
    severity="warning",
    each="paragraph",
    clause="form-2021/sections",
    title=Message("文件的文号写错", "The number of a document is wrong"),
    messages={
        "fault": Message("文号“{found}”疑似有误，应为“{right}”", "“{found}” is perhaps meant to be {right}"),
        "article": Message(
            "《条例》共{articles}条，没有“{found}”", "the regulation has {articles} articles, no {found}"
        ),
        "bracket": Message("文号“{found}”缺一个括号", "“{found}” lacks one of its brackets"),
    },
    fix=Message("按文件印发时的文号改正。", "Write the number as it was issued."),
    why=Message("文号写错，读者查不到文件。", "With a wrong number the document cannot be found."),
    exceptions=Message(
        "括号形状不同不算；只核对年度报告格式文件、信息处理费文件和条例的文号，以及条例的条数。",
        "The shape of the brackets does not matter. Only the numbers of the form's circulars, of the fee rules and of "
        "the regulation are known, and how many articles the latter has.",
    ),
    cases=(
        Case(Message("文号正确", "the right number"), {}),
        Case(
            Message("“国办公开函”", "a character left out"),
            {"preface|国办公开办函〔2021〕30号": "国办公开函〔2021〕30号"},
            ("fail preface/1/text",),
        ),
        Case(
            Message("年份颠倒", "another year"),
            {"preface|国办公开办函〔2021〕30号": "国办公开办函〔2012〕30号"},
            ("fail preface/1/text",),
        ),
        Case(
            Message("缺前括号", "no opening bracket"),
            {"preface|国办公开办函〔2021〕30号": "国办公开办函2021〕30号"},
            ("fail preface/1/text",),
        ),
        Case(
            Message("条例的令号写错", "another order"),
            {
                "preface|《中华人民共和国政府信息公开条例》": "《中华人民共和国政府信息公开条例》（国务院令第771号）"
            },
            ("fail preface/1/text",),
        ),
        Case(
            Message("信息处理费文件的文号写错", "the number of the fee rules"),
            {
                "sections/overview|落实先审后发要求": "落实《政府信息公开信息处理费管理办法》（国办函〔2020〕190号）"
            },
            ("fail sections/overview/4/text",),
        ),
        Case(
            Message("《条例》没有这一条", "an article that there is not"),
            {"sections/overview|落实先审后发要求": "落实《条例》第六十条要求"},
            ("fail sections/overview/4/text",),
        ),
        Case(
            Message("其他文件、方括号", "other documents, square brackets"),
            {
                "preface|国办公开办函〔2021〕30号": "国办公开办函[2021]30号",
                "sections/overview|落实先审后发要求": "按照国办公开办函〔2019〕61号、国办函〔2020〕109号、国办发〔2022〕8号文件落实先审后发要求",
            },
        ),
    ),
)
def citation_number_wrong(paragraph: Paragraph, report: Report) -> Iterator[Note]:
    """Find near misses of known numbers, and numbers with half of their brackets."""
    text = paragraph.squeezed
    for match in _ARTICLE.finditer(text):
        if _value(match["number"]) > _ARTICLES:
            yield Fail(
                paragraph.part(*match.span("found")), "article", found=match["found"], articles=str(_ARTICLES)
            )
    if "号" not in text:
        return
    told = []
    for match in _CITED.finditer(text):
        cited = _DocumentNumber(match["name"], match["year"], match["number"])
        right = _meant(cited, _known(report)) or _entitled(text[: match.start()], cited, report)
        if right or (_TOPIC in match["name"] and not match["open"] and not match["close"]):
            told.append(match.span())
            shown = right or f"{match['name']}〔{match['year']}〕{match['number']}号"
            yield Fail(paragraph.part(*match.span()), found=match[0], right=shown)
    for match in _HALF.finditer(text):
        if not any(
            start <= match.start("name") < end or match.start() <= start < match.end() for start, end in told
        ):
            start = match.start()
            yield Fail(paragraph.part(start, match.end()), "bracket", found=text[start : match.end()])
    for match in _REGULATION.finditer(text):
        if match["number"] not in _ORDERS:
            found = match["found"]
            right = found.replace(match["number"], _ORDERS[0])
            yield Fail(paragraph.part(*match.span("found")), found=found, right=right)


def _value(number: str) -> int:
    """An article's number, written either way."""
    if number.isascii():
        return int(number)
    hundreds, hundred, rest = number.rpartition("百")
    value = 100 * (_DIGITS.find(hundreds) + 1 or 1) if hundred else 0
    tens, ten, ones = rest.removeprefix("零").rpartition("十")
    value += 10 * (_DIGITS.find(tens) + 1 or 1) if ten else 0
    return value + (_DIGITS.find(ones) + 1 if ones else 0)


def _entitled(before: str, cited: _DocumentNumber, report: Report) -> str:
    """The number of the document whose title stands right before a cited one that is another; empty where it is right."""
    title = _BEHIND_TITLE.search(before)
    numbers = report.form.vocabulary.get("titled-citations", {})
    assert isinstance(numbers, Mapping)
    known = [_number(right) for name, right in numbers.items() if title and name in title["title"]]
    # An earlier circular of the same office, under the same title: that it was replaced is another rule's.
    earlier = any(cited in _known(report) and cited.name == right.name for right in known)
    if not known or cited in known or earlier:
        return ""
    return f"{known[0].name}〔{known[0].year}〕{known[0].number}号"


def _known(report: Report) -> Sequence[_DocumentNumber]:
    """The numbers that the form knows: its own circular's first."""
    numbers = report.form.vocabulary.get("citations", ())
    assert isinstance(numbers, Sequence)
    return [_number(str(number)) for number in numbers]


def _number(text: str) -> _DocumentNumber:
    return _DocumentNumber(*re.split(r"[〔〕]", text.removesuffix("号")))


def _meant(cited: _DocumentNumber, known: Sequence[_DocumentNumber]) -> str:
    """The number that a cited one seems to be meant for; empty where it is right, or another document's."""
    if cited in known:
        return ""
    for right in known:
        agreed = [own == other for own, other in zip(cited, right, strict=True)]
        topical = _TOPIC in cited.name and _TOPIC in right.name
        # One part may be wrong: the name of an office on disclosure, the year, or, in such an office's, the number.
        if agreed in ([True, False, True], [False, True, True]) and (agreed[0] or topical):
            return f"{right.name}〔{right.year}〕{right.number}号"
        if agreed == [True, True, False] and topical:
            return f"{right.name}〔{right.year}〕{right.number}号"
    return ""
