"""citation-old-regulation."""

import re
from collections.abc import Iterator

from reportlint import BodyKind, Case, Fail, Message, Note, Report, Review, rule

_ORDER = re.compile(r"国务院令第?492号?(?!.{0,60}711)")
_SENTENCE = re.compile(r"[^。；\n]+")
_ARTICLES = re.compile(
    r"(?:《(?:中华人民共和国)?政府信息公开条例》|《条例》)(?:（[^）]*）)?"
    r"(?P<found>第(?:[一二三四五六七八九十]{1,4}|\d{1,2})条(?:[、和及与]+第(?:[一二三四五六七八九十]{1,4}|\d{1,2})条)*)"
)
_NUMBER = re.compile(r"第(.+?)条")
_BASIS = re.compile(
    r"(?:根据|按照|依据|依照|遵照)(?P<basis>.*?)，?(?:现|特)?(?:(?:编制|编写|撰写|制作)(?:$|，|而成|[^，]{0,45}(?:报告|年报))"
    r"|(?:向社会)?(?:公布|发布)[^，]{0,45}(?:报告|年报))"
)
"""A sentence that says what the report rests on."""
_RIGHT = frozenset(("四十九", "五十", "49", "50", "五十四", "五十五", "54", "55"))
"""Those on reports, and those by which organisations that are no organs of government make them."""
_OLD = frozenset(("三十一", "三十二", "31", "32"))
_BEYOND = re.compile(r"[六七八九]十|一?百|五十[七八九]|5[7-9]$|[6-9]\d$|\d{3}")
"""Articles that there are not, which citation-number-wrong tells."""
_DEADLINE = re.compile(
    r"(?:每年)的?3月31日(?:之?前|以前)[^。；]{0,20}(?:公布|公开|发布|编制|报送)[^。；]{0,20}(?:报告|年报)"
)
_OF_GOVERNMENT = re.compile(r"政府(?!信息|网站|门户)")
_KINDS = (BodyKind.DEPARTMENT, BodyKind.VERTICAL, BodyKind.MINISTRY)


@rule(
    id="citation-old-regulation",
    group="structure",
    severity="warning",
    each="report",
    clause="regulation-711/50",
    title=Message(
        "编制依据、期限不是现行条例的", "The basis or the deadline is not that of the regulation in force"
    ),
    messages={
        "order": Message(
            "引用“{found}”，是2019年修订以前的规定", "“{found}” is from before the revision of 2019"
        ),
        "old": Message(
            "编制依据写作“{found}”，其中有2019年修订以前的条文；年度报告现由第四十九条、第五十条规定",
            "the basis is “{found}”, with an article from before the revision of 2019; reports now rest on Articles 49 and 50",
        ),
        "article": Message(
            "编制依据写作“{found}”；年度报告由条例第四十九条、第五十条规定",
            "the basis is “{found}”; reports rest on Articles 49 and 50 of the regulation",
        ),
        "deadline": Message(
            "写作“{found}”，是2019年修订以前的期限；部门的年度报告应在每年1月31日前公布",
            "“{found}” is the deadline from before the revision of 2019; a department's report is due on 31 January",
        ),
    },
    fix=Message(
        "按现行条例（国务院令第711号）第四十九条、第五十条的规定改写。",
        "Write by Articles 49 and 50 of the regulation in force (Order No. 711).",
    ),
    why=Message(
        "条例2019年修订后，年度报告的依据是第四十九条、第五十条，部门的期限由3月31日改为1月31日。",
        "Since 2019 the report rests on Articles 49 and 50, and departments publish by 31 January, not 31 March.",
    ),
    exceptions=Message(
        "同时写明修订后条例的，依据中写到第四十九条或者第五十条的，条文不作编制依据的，不算；说的是政府的年度报告的期限，不算。",
        "Not where the revised regulation or Article 49 or 50 is named as well, where an article is not the basis of the "
        "report, or where the deadline is that of a government's report.",
    ),
    cases=(
        Case(Message("引用现行条例", "the regulation in force"), {}),
        Case(
            Message("写明公布和修订", "issued and revised"),
            {
                "preface|《中华人民共和国政府信息公开条例》": "《中华人民共和国政府信息公开条例》（2007年4月5日中华人民共和国国务院令第492号公布，2019年4月3日中华人民共和国国务院令第711号修订）"
            },
        ),
        Case(
            Message("引用国务院令第492号", "Order No. 492"),
            {
                "preface": "根据《中华人民共和国政府信息公开条例》（国务院令第492号）要求，编制本报告。统计期限为2024年1月1日至2024年12月31日。"
            },
            ("fail preface/1/text",),
        ),
        Case(
            Message("依据第三十二条编制", "by Article 32"),
            {"preface": "根据《条例》第三十二条的规定，编制本报告。统计期限为2024年1月1日至2024年12月31日。"},
            ("fail preface/1/text",),
        ),
        Case(
            Message("依据第二十条编制", "by Article 20"),
            {
                "preface": "按照《中华人民共和国政府信息公开条例》第二十条要求，特编制本机关年度报告。统计期限为2024年1月1日至2024年12月31日。"
            },
            ("fail preface/1/text",),
        ),
        Case(
            Message("依据第四十九条、第五十条编制", "by Articles 49 and 50"),
            {
                "preface": "根据《条例》第四十九条、第五十条的规定，编制本报告。统计期限为2024年1月1日至2024年12月31日。"
            },
        ),
        Case(
            Message("条文是办理申请的依据", "an article on requests"),
            {
                "sections/overview|落实先审后发要求": "依据《条例》第三十二条征求第三方意见2次，按照《条例》第二十条公布信息"
            },
        ),
        Case(
            Message("部门写3月31日前公布", "a department by 31 March"),
            {"sections/overview|落实先审后发要求": "按照规定于每年3月31日前公布年度报告"},
            ("fail sections/overview/4/text",),
        ),
        Case(
            Message("学校、医院依第五十五条", "a school or hospital by Article 55"),
            {
                "preface": "根据《中华人民共和国政府信息公开条例》第五十五条的规定，编制本报告。统计期限为2024年1月1日至2024年12月31日。"
            },
        ),
        Case(
            Message("政府的年度报告3月31日前公布", "a government's report by 31 March"),
            {"sections/overview|落实先审后发要求": "每年3月31日前协助公布县政府的年度报告"},
        ),
    ),
)
def citation_old_regulation(report: Report) -> Iterator[Note]:
    """Find the order of 2007, an article that is not on reports given as their basis, and the old deadline."""
    department = report.body.among(_KINDS)
    for paragraph in report.paragraphs:
        text = paragraph.squeezed
        if match := _ORDER.search(text):
            yield Fail(paragraph.part(match.start(), match.end()), "order", found=match[0])
        for sentence in _SENTENCE.finditer(text):
            basis = _BASIS.search(sentence[0])
            articles = _ARTICLES.search(basis["basis"]) if basis else None
            if basis and articles:
                numbers = set(_NUMBER.findall(articles["found"]))
                start = sentence.start() + basis.start("basis") + articles.start("found")
                part = paragraph.part(start, start + len(articles["found"]))
                if numbers & _OLD:
                    yield Fail(part, "old", found=articles["found"])
                elif not numbers & _RIGHT and not any(map(_BEYOND.match, numbers)):
                    yield Fail(part, "article", found=articles["found"])
            deadline = _DEADLINE.search(sentence[0]) if department else None
            if deadline and not _OF_GOVERNMENT.search(sentence[0]):
                start = sentence.start() + deadline.start()
                part = paragraph.part(start, start + len(deadline[0]))
                says = Fail if report.body.certain else Review
                yield says(part, "deadline", found=deadline[0])
