"""repeated-word."""

import re
from collections.abc import Iterator

from reportlint import Case, Fail, Message, Note, Report, Review, rule
from reportlint_builtin.wording._hits import hits
from reportlint_builtin.wording._repeats import Repeat, halves, repeats

_ENDS = frozenset("，。；：、！？）”》】\n的和与及等在为是将达均已也都被")
"""What may follow a word of two characters that was written twice; before other characters the repetition may
be two words that happen to meet (服务中心｜中心组)."""
_AS_MUCH = re.compile("多少|什么|哪|谁|怎")
"""Words that are said twice to relate two things: 能给多少给多少, 缺什么补什么."""


@rule(
    id="repeated-word",
    group="wording",
    severity="warning",
    each="report",
    clause="practice/wording",
    title=Message("词语重复", "A word is repeated"),
    messages={
        "word": Message("“{found}”重复", "“{found}” stands twice"),
        "half": Message("“{found}”疑似多了一个字", "“{found}” seems to have a character too many"),
    },
    fix=Message("删去重复的词语。", "Remove one of them."),
    why=Message("词语重复多半是编辑时留下的。", "Most often it was left in when editing."),
    exceptions=Message(
        "动词重叠（研究研究）、逐一（一项一项）、“种种”“层层”“落实落细”等叠字叠词不算；前一词收尾与后一词开头碰巧相同的"
        "（人民政府政府信息、领导小组小组长）不算；表格中的标签不看。",
        "Reduplicated verbs and counting words do not count, nor words that happen to meet (人民政府｜政府信息). Labels in "
        "tables are not looked at.",
    ),
    cases=(
        Case(
            Message("叠词和相邻词语", "reduplication, and words that meet"),
            {
                "sections/overview|落实先审后发要求": "层层落实落细，一项一项对账销号，种种问题逐条研究研究，县人民政府政府信息公开工作领导小组小组长、规范规范性文件、政务公开公开栏、"
                "政务服务中心中心组成员常常检查，清清楚楚、明明白白，一一整改"
            },
        ),
        Case(
            Message("“资金”写了两遍", "a word of two characters"),
            {"sections/overview|价格管理和": "专项资金资金和"},
            ("fail sections/overview/1/text",),
        ),
        Case(
            Message("“加强”写了两遍", "a verb, with its object behind it"),
            {"sections/overview|价格管理和": "加强加强价格管理和"},
            ("fail sections/overview/1/text",),
        ),
        Case(
            Message("“行政”写了两遍", "before the word it begins"),
            {"sections/overview|落实先审后发要求": "落实先审后发要求，依法办理行政行政复议"},
            ("fail sections/overview/4/text",),
        ),
        Case(
            Message("“规范”写了两遍", "a verb with its object, which may begin a longer word"),
            {"sections/overview|落实先审后发要求": "规范规范信息制作"},
            ("fail sections/overview/4/text",),
        ),
        Case(
            Message("词的首字写了两遍", "the first character of a word twice"),
            {"sections/overview|落实先审后发要求": "落实先审后发要求，做到及及时更新"},
            ("fail sections/overview/4/text",),
        ),
        Case(
            Message("词的末字写了两遍", "the last character of a word twice"),
            {"sections/overview|落实先审后发要求": "落实先审后发要求，加强对股室的指导导"},
            ("fail sections/overview/4/text",),
        ),
        Case(
            Message("前后的词碰巧相连", "words that meet"),
            {
                "sections/overview|落实先审后发要求": "落实先审后发要求，涉及及时性的指标、培训训练、指导导向、督促检查查处、认认真真、公开体制制度"
            },
        ),
        Case(
            Message("“通过县政府”写了两遍", "a longer one"),
            {"sections/overview|其中通过县政府门户网站": "其中通过县政府通过县政府门户网站"},
            ("fail sections/overview/2/text",),
        ),
    ),
)
def repeated_word(report: Report) -> Iterator[Note]:
    """Find words that are said twice in a row."""
    text = report.prose.text
    says = Review if report.traits & {"guessed", "inferred"} else Fail
    lexicon = report.form.lexicons.get("half-twice")
    found = [
        (repeat.start, repeat.end, "word", 2 * repeat.word)
        for repeat in repeats(text)
        if not _excepted(repeat, text, report)
    ]
    found += (
        [(start, end, "half", text[start:end]) for start, end in halves(text, lexicon)] if lexicon else []
    )
    # What misses a longer term is for typo.
    slips = [hit for several in hits(report, "typos", "terms") for hit in several] if found else []
    for start, end, message, words in found:
        if not any(hit.start < end and start < hit.end for hit in slips):
            yield says(report.prose.part(start, end), message, found=words)


def _excepted(repeat: Repeat, text: str, report: Report) -> bool:
    if _AS_MUCH.search(repeat.word):
        return True
    following = text[repeat.end : repeat.end + 4]
    never = report.form.lexicons.get("never-twice")
    slip = never.entry(repeat.word) if never else None
    if slip is not None:
        return following.startswith(tuple(slip.more.get("before", ())))
    if len(repeat.word) == 2 and following and following[0] not in _ENDS:
        return True
    lexicon = report.form.lexicons.get("repetitions")
    entry = lexicon.entry(repeat.word) if lexicon else None
    if entry is None:
        return False
    before = entry.more.get("before")
    return before is None or following.startswith(tuple(before))
