"""paragraph-repeated."""

import re
from collections.abc import Iterator
from itertools import pairwise

from reportlint import Case, Fail, Message, Note, Paragraph, Report, rule

_SENTENCE = re.compile(r"[^。；！？]+[。；！？]?")
_CLAUSE = re.compile(r"[^，。；！？：]+")
_NUMBERS = re.compile("[^\u4e00-\u9fff]*")
BESIDE = 6
"""A clause of so many characters is hardly said twice in a row."""
NEAR = 16
"""A sentence of so many characters is hardly said twice in one part."""
FAR = 60
"""One of so many is hardly said in two parts: short ones may be, such as that no fee was charged."""
SHOWN = 20
_SAID = "定期检查公开栏目，对过期信息及时下架并登记"


@rule(
    id="paragraph-repeated",
    group="wording",
    severity="warning",
    each="report",
    clause="practice/wording",
    title=Message("同一段话出现两次", "The same passage stands there twice"),
    message=Message("“{found}……”与前面的文字重复", "“{found}…” was said before"),
    fix=Message("删去重复的文字。", "Remove the repetition."),
    why=Message("多半是粘贴时重复。", "Most often it was pasted twice."),
    exceptions=Message(
        f"紧接着的重复不足{BESIDE}字、同一部分内不足{NEAR}字、不同部分之间不足{FAR}字的句子不算；整个部分重复的由 section-duplicate 判断。",
        f"Not repetitions below {BESIDE} characters in a row, nor sentences below {NEAR} in one part, or below {FAR} in two. A whole part is for section-duplicate.",
    ),
    cases=(
        Case(Message("没有重复", "nothing twice"), {}),
        Case(
            Message("同一句在同一部分出现两次", "a sentence twice in one part"),
            {
                "sections/overview|修订信息发布审核办法": f"{_SAID}。修订信息发布审核办法",
                "sections/overview|组织业务培训3次，": f"组织业务培训3次。{_SAID}。",
            },
            ("fail sections/overview/6/text",),
        ),
        Case(
            Message("短句紧接着写了两遍", "a short sentence twice in a row"),
            {"sections/overview|落实先审后发要求": "落实先审后发要求。公开工作列入考核。公开工作列入考核"},
            ("fail sections/overview/4/text",),
        ),
        Case(
            Message("分句紧接着写了两遍", "a clause twice in a row"),
            {"sections/overview|落实先审后发要求": "层层压实责任，层层压实责任，落实先审后发要求"},
            ("fail sections/overview/4/text",),
        ),
        Case(
            Message("不同部分都说没有收费", "no fee, said in two parts"),
            {
                "sections/overview|落实先审后发要求": "落实先审后发要求。本年度未发出信息处理费收费通知，未收取信息处理费"
            },
        ),
    ),
)
def paragraph_repeated(report: Report) -> Iterator[Note]:
    """Find sentences that come again; of those in a row the first is told."""
    twice = {heading.key.removesuffix("/heading") for heading in report.repeated}
    seen: dict[str, tuple[str, Paragraph, re.Match[str]]] = {}
    for key, paragraph in _narrative(report):
        if key in twice:
            continue
        in_a_row = _said_again(paragraph)
        told = in_a_row is not None
        if in_a_row is not None:
            yield in_a_row
        for sentence in _SENTENCE.finditer(paragraph.squeezed):
            words = sentence[0].rstrip("。；！？")
            where, earlier, before = seen.setdefault(words, (key, paragraph, sentence))
            enough = len(words) >= (NEAR if where == key else FAR)
            if before is not sentence and enough and not told:
                told = True
                part = paragraph.part(*sentence.span())
                yield Fail(part, found=words[:SHOWN]).beside(earlier.part(*before.span()))


def _said_again(paragraph: Paragraph) -> Note | None:
    """A note on the first clause that stands right behind itself."""
    clauses = list(_CLAUSE.finditer(paragraph.squeezed))
    for one, other in pairwise(clauses):
        same = one[0] == other[0] and other.start() == one.end() + 1 and len(one[0]) >= BESIDE
        if same and not _NUMBERS.fullmatch(one[0]):
            first, second = (paragraph.part(*clause.span()) for clause in (one, other))
            return Fail(second, found=one[0][:SHOWN]).beside(first)
    return None


def _narrative(report: Report) -> Iterator[tuple[str, Paragraph]]:
    """The paragraphs with the key of their part."""
    yield from (("preface", paragraph) for paragraph in report.preface)
    for key, section in report.sections.items():
        yield from ((key, paragraph) for paragraph in section.paragraphs)
