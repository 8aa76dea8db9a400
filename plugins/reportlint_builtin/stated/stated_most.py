"""stated-most."""

import re
from collections.abc import Iterator

from reportlint import Case, Message, Note, Report, Review, rule
from reportlint_builtin._cases import REQUESTS, overview
from reportlint_builtin.stated._requests import COLUMNS, Named, counts, named

_MOST = re.compile(
    r"(?:类|的)?(?:提出|提交)?的?(?:答复|决定|申请人?|件)?(?:数量|件数|量)?(?:占比|所占比例)?(?:均|都)?"
    r"(?:最[多高大]|居多|居首|位居第一|为主|占(?:绝)?大?多数)(?!的是|不)"
)
_LED_BY = re.compile(r"(?:最[多大高]的[是为]|^以|[，：]以|主要(?:来自于?|由|[为是]))$")
_ONE_MORE = re.compile(r"[、和及与]|或")
_PART = re.compile(
    r"涉及|关于|领域|事项|[一二三四]季度|半年|[0-9]月|除|其余|之外|之一|咨询|培训|信访|座谈|走访|结转|补正|撤回|延期|"
    r"网上|网络|线上|线下|信函|当面|邮寄|渠道|复议|诉讼|理由|原因"
)
"""What makes those spoken of a part of all."""
_ORGANISATIONS = re.compile(r"(?:法人|组织|单位)[^，。；]{0,16}[中里]")
_SOME_OUTCOMES = re.compile(r"(?:予以公开|部分公开|不予公开|无法提供|不予处理)的?[^，。；]{0,6}中")
_COUNT = re.compile(
    r"，?(?:其中|共计?|合计|[为有达计的]|提[交出]|申请)*(?P<number>[1-9][0-9]*)[件份宗](?![^，。；、]{0,12}[中里内])"
)


@rule(
    id="stated-most",
    group="stated",
    severity="warning",
    each="report",
    clause="practice/consistency",
    title=Message(
        "文字说最多的，表三中不是最多", "What the text calls the most is not the most in table three"
    ),
    messages={
        "most": Message(
            "文字写“{found}”，表三中“{kind}”为 {number} 件，另有一类为 {other} 件",
            "the text says “{found}”; table three has {number} of “{kind}” and {other} of another kind",
        ),
        "count": Message(
            "文字中“{kind}”为 {found} 件，表三为 {number} 件",
            "the text says {found} of “{kind}”, table three {number}",
        ),
    },
    fix=Message(
        "按表三的数字改正文字，或者核对表格。", "Correct the text by table three, or check the table."
    ),
    why=Message(
        "文字对数字的概括应当与表格一致。", "What the text says of the numbers agrees with the table."
    ),
    exceptions=Message(
        "只说某一领域、渠道、时段或者某种结果的不判断；并列最多的、同时说几类的不算；一律列为待核。",
        "Not judged where a field, channel, time or outcome is spoken of; not where two are the most, or several are named. For review.",
    ),
    cases=(
        Case(
            Message("自然人最多", "natural persons are the most"),
            overview(requests="全年收到政府信息公开申请10件，申请人以自然人为主。"),
        ),
        Case(
            Message("企业不是最多", "companies are not the most"),
            overview(requests="全年收到政府信息公开申请10件，其中企业提出的最多。"),
            ("review sections/overview/3/text",),
        ),
        Case(
            Message("不予公开不是最多", "refusals are not the most"),
            overview(requests="全年收到政府信息公开申请10件，办理结果中不予公开的最多。"),
            ("review sections/overview/3/text",),
        ),
        Case(
            Message("企业最多，件数与表不符", "companies are the most of the organisations, with a number"),
            overview(requests=f"{REQUESTS}法人和其他组织中，商业企业提出的最多，提交申请21件。"),
            ("review sections/overview/3/text",),
        ),
        Case(
            Message("后面的件数是全部的", "the number behind is that of all"),
            overview(requests=f"{REQUESTS}申请人以自然人为主，10件新收申请中自然人8件、企业2件。"),
        ),
        Case(
            Message("只说一个领域", "of one field only"),
            overview(requests="涉及价格监测的政府信息公开申请中，企业提出的最多。"),
        ),
    ),
)
def stated_most(report: Report) -> Iterator[Note]:
    """Compare superlatives on applicants and outcomes with the columns and rows of table three."""
    for one in named(report, "applicants"):
        item, label = str(one.hit.entry.more["column"]), str(one.hit.entry.more["label"])
        organisations = _ORGANISATIONS.search(one.before) is not None
        items = tuple((column,) for column in COLUMNS if not (organisations and column == "natural"))
        yield from _judged(report, one, label, items, (item,))
    lexicon = report.form.lexicons.get("outcomes")
    groups = tuple(tuple(entry.more["rows"]) for entry in lexicon.entries) if lexicon is not None else ()
    for one in named(report, "outcomes"):
        yield from _judged(report, one, one.hit.text, groups, tuple(one.hit.entry.more["rows"]))


def _judged(
    report: Report, one: Named, label: str, items: tuple[tuple[str, ...], ...], item: tuple[str, ...]
) -> Iterator[Note]:
    """A note where other items hold more than the one that is called the most, however they are counted."""
    said = _MOST.match(one.after)
    led = _LED_BY.search(one.before)
    if not (said or (led and not led[0].endswith("以"))) or item not in items:
        return
    several = _ONE_MORE.match(one.after) or one.before.endswith(("、", "和", "及", "与"))
    if several or _PART.search(one.before + one.after) or _SOME_OUTCOMES.search(one.before):
        return
    at = items.index(item)
    numbers = counts(report, items)
    if not numbers or not any(numbers[0]):
        return
    kind = Message(label, label)
    reach = len(led[0]) if led else 0, said.end() if said else 0
    if all(max(some) > some[at] for some in numbers):
        found, most = one.said(*reach).lstrip("，："), max(numbers[0])
        yield Review(one.part(*reach), "most", found=found, kind=kind, number=numbers[0][at], other=most)
        return
    count = _COUNT.match(one.after, reach[1])
    if count is not None and all(int(count["number"]) != some[at] for some in numbers):
        part = one.part(0, count.end("number"))
        yield Review(part, "count", found=count["number"], kind=kind, number=numbers[0][at])
