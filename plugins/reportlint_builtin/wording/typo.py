"""typo."""

from collections.abc import Iterator

from reportlint import Case, Message, Note, Report, rule
from reportlint_builtin.wording._hits import hits, told


@rule(
    id="typo",
    group="wording",
    severity="warning",
    each="report",
    clause="practice/wording",
    title=Message("错别字", "A misspelt word"),
    message=Message("“{found}”疑似应为“{right}”", "“{found}” should perhaps be “{right}”"),
    fix=Message("核对并改正。", "Check and correct it."),
    why=Message(
        "错别字影响报告的严肃性，也可能改变意思。", "A slip weakens the report and may change its meaning."
    ),
    exceptions=Message(
        "只收入任何语境下都不对的写法，以及与 terms 中的行业用语只差一步（颠倒、重复、漏字、音近形近）的写法；“台帐”“截止2024年”等异形词和不合规范的用法只作提示；可在自己规则目录的 lexicons 中增删。",
        "Only what is wrong everywhere is in the list, and what misses a term of the trade by one character. Variants such as 台帐 are a hint. Lists of your own can add to it.",
    ),
    cases=(
        Case(
            Message("容易误判的写法", "words that only look wrong"),
            {
                "sections/overview|落实先审后发要求": "落实先审后发要求，年末收到群众来信，自己经常对照检查，以达到规范的目的，让群众领到补贴、方便办事"
            },
        ),
        Case(
            Message("“未收取”写成“末收取”", "末 for 未"),
            {"sections/other|未收取": "末收取"},
            ("fail sections/other/1/text",),
        ),
        Case(
            Message("日期写成“31曰”", "曰 for 日"),
            {"preface|12月31日": "12月31曰"},
            ("fail preface/2/text",),
        ),
        Case(
            Message("“积极推进”漏字", "a character left out"),
            {"sections/overview|认真贯彻落实": "极推进落实"},
            ("fail sections/overview/1/text",),
        ),
        Case(
            Message("前后的词碰巧连成的写法", "words that happen to meet"),
            {
                "sections/overview|落实先审后发要求": "落实先审后发要求，执行规范性文件备案制度，服务业培训按季开展，限期整改的在法定限期内完成，民政互动窗口、中国政府网网站同步更新，"
                "可以申请公开的事项、给予不公开答复的事项、知情全过程均有登记，保持增长态势"
            },
        ),
        Case(
            Message("相邻两字颠倒", "two characters exchanged"),
            {"sections/overview|落实先审后发要求": "落实先审后发要求，依法办理行政讼诉"},
            ("fail sections/overview/4/text",),
        ),
        Case(
            Message("音近的字", "a character that sounds alike"),
            {"sections/overview|落实先审后发要求": "落实保蜜审查要求"},
            ("fail sections/overview/4/text",),
        ),
        Case(
            Message("词中的字重复", "a character doubled"),
            {"sections/overview|落实先审后发要求": "落实保密密审查要求"},
            ("fail sections/overview/4/text",),
        ),
        Case(
            Message("词中漏字", "a character lost from a term"),
            {"sections/overview|落实先审后发要求": "落实政府信公开要求"},
            ("fail sections/overview/4/text",),
        ),
        Case(
            Message("词中的两个字重复", "two characters of a term doubled"),
            {"sections/overview|落实先审后发要求": "落实先审后发要求，规范办理政府信息公开公开申请"},
            ("fail sections/overview/4/text",),
        ),
        Case(
            Message("“信息公开”后面是“请求”“公开栏”", "a term that goes on in other words"),
            {
                "sections/overview|落实先审后发要求": "落实先审后发要求，登记当面提出的信息公开请求，更新政府信息公开公开栏"
            },
        ),
        Case(
            Message("“台帐”", "a variant"),
            {"sections/overview|修订信息发布审核办法": "建立信息发布台帐"},
            ("fail sections/overview/4/text",),
        ),
    ),
)
def typo(report: Report) -> Iterator[Note]:
    """Look up the list of slips, and what misses a term by one character."""
    for several in hits(report, "typos", "terms"):
        yield told(report, several)
