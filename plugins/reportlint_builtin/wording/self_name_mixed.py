"""self-name-mixed."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from reportlint import Case, Fail, Message, NotApplicable, Note, Passage, Report, Review, rule
from reportlint_builtin._cases import overview

_SELF = re.compile(
    r"(?:(?<!自)我|(?<![基根资成样版日原文副课书])本)(?P<name>局(?![部限域面势])|委(?![托派员任培])|厅|院|镇(?!街)|乡(?![镇本土])|街道|县(?!市区)|区(?![域间别])|市(?![场民])"
    r"|馆(?![藏内际])|中心(?![城思主任工小组])|社(?![区会保员])|(?:支|大|总)队)|(?<!自)我(?P<only>处(?![理置罚于在分境事级])|办(?![理事学案结法件证班不好完成税得的]|公(?![开布]))|关(?![于键注心系停爱联切闭口]))"
)
_PLACES = ("县", "区", "市")
"""What a bureau or a town may call the place it belongs to."""
_TOWNS = ("镇", "乡", "街道")
_ENDINGS: Mapping[str, Sequence[str]] = {
    "镇人民政府": ("镇",),
    "镇": ("镇",),
    "乡人民政府": ("乡",),
    "乡": ("乡",),
    "街道办事处": ("街道", "办", "处"),
    "街道": ("街道", "办", "处"),
    "县人民政府": ("县",),
    "县": ("县",),
    "区人民政府": ("区", "市"),
    "市人民政府": ("市",),
    "局": ("局",),
    "委员会": ("委", "局"),
    "管委会": ("委",),
    "厅": ("厅",),
    "院": ("院",),
    "馆": ("馆",),
    "中心": ("中心",),
    "社": ("社",),
    "管理处": ("处",),
    "支队": ("支队",),
    "大队": ("大队",),
    "总队": ("总队",),
    "海关": ("关",),
    "办公厅": ("办", "厅"),
    "办公室": ("办",),
}
"""How a body's name ends, and what it may call itself. A district may call the city it belongs to 我市."""
_OFFICE = re.compile(r"(?:党政|综合|党政综合|党建)?办公[室厅]$")
_OFFICES = (("镇",), ("乡",), ("街道",), ("办",))
"""The usual names of bodies that 我办 may stand beside."""
_STREET = frozenset(("街道", "办", "处"))
_GOVERNMENT = re.compile(r"(?:县|区|市)(?:人民)?政府$")


class _Said(NamedTuple):
    """A name the body calls itself by, as printed."""

    text: str
    at: Passage


@rule(
    id="self-name-mixed",
    group="wording",
    severity="warning",
    each="report",
    clause="form-2021/responsibility",
    title=Message("自称前后不一，或者与单位名称不符", "The body calls itself by names that are not its own"),
    messages={
        "mixed": Message(
            "自称有“{one}”也有“{other}”，疑似套用了其他单位的文字",
            "the body calls itself both {one} and {other}: perhaps another body's text was reused",
        ),
        "body": Message(
            "自称“{other}”，标题中的机关为“{organ}”，疑似套用了其他单位的文字",
            "the body calls itself {other}, the title names {organ}: perhaps another body's text was reused",
        ),
    },
    fix=Message(
        "统一自称，核对是否套用了其他单位的文字。", "Use one name; see whether another report was reused."
    ),
    why=Message(
        "一个单位不会既称“我局”又称“我镇”，多半是复制了其他单位的内容。",
        "One body is not both a bureau and a town: text was copied as a rule.",
    ),
    exceptions=Message(
        "部门、乡镇用“我县”“我区”“我市”称所在地的，不算；引号内的不算；“我局”与“我委”之类改名前后的列为待核。",
        "A bureau or a town may say 我县, 我区 or 我市 of the place it belongs to; what is quoted does not count. "
        "我局 and 我委, as before and after a renaming, are for review.",
    ),
    cases=(
        Case(Message("只称“我局”", "我局 only"), {}),
        Case(
            Message("“我局”和“我镇”", "我局 and 我镇"),
            overview("我局按月公布审批目录，结合我镇实际开展政策宣传。"),
            ("fail sections/overview/2/text",),
        ),
        Case(
            Message("部门称“我县”", "a bureau says 我县"),
            overview("我局按月公布审批目录，发布我县重大项目进展。"),
        ),
        Case(
            Message("“我局”和“我委”", "我局 and 我委"),
            overview("我委按月公布审批目录。"),
            ("review sections/overview/2/text",),
        ),
        Case(
            Message("引号内的话", "words in quotation marks"),
            overview("我局征集“我镇我来说”专题留言，逐条答复。"),
        ),
        Case(
            Message("“自我局限”“我委托”", "other words"),
            overview("我局克服自我局限，委托第三方开展评估。"),
        ),
        Case(
            Message("局的报告只称“我镇”", "a bureau says 我镇 only"),
            {"sections/overview|2024年，我局认真贯彻": "2024年，我镇认真贯彻"},
            ("fail sections/overview/1/text",),
        ),
        Case(
            Message("镇的报告只称“我局”", "a town says 我局 only"),
            {"sections/overview|2024年，松岗镇": "2024年，我局"},
            ("fail sections/overview/1/text",),
            base="annual-2021/township",
        ),
        Case(
            Message("档案馆的报告只称“我局”", "an archive says 我局 only"),
            {
                "organ": "云溪县档案馆",
                "signature": "云溪县档案馆\n2025年1月20日",
            },
            ("review sections/overview/1/text",),
        ),
        Case(
            Message("消防救援支队的报告只称“我镇”", "a fire brigade says 我镇 only"),
            {
                "organ": "云溪市消防救援支队",
                "signature": "云溪市消防救援支队\n2025年1月20日",
                "sections/overview|2024年，我局认真贯彻": "2024年，我镇认真贯彻",
            },
            ("fail sections/overview/1/text",),
        ),
        Case(
            Message("政府办公室既称“我办”又称“我局”", "a government's office says 我办 and 我局"),
            {
                "organ": "云溪县人民政府办公室",
                "signature": "云溪县人民政府办公室\n2025年1月20日",
                "sections/overview|2024年，我局认真贯彻": "2024年，我办认真贯彻，我办主动公开，我局公布",
            },
            ("review sections/overview/1/text",),
        ),
        Case(
            Message("各类单位的自称", "what several kinds of bodies call themselves"),
            {
                "organ": "云溪县住房公积金管理中心",
                "signature": "云溪县住房公积金管理中心\n2025年1月20日",
                "sections/overview|2024年，我局认真贯彻": "2024年，我中心认真贯彻，扎根我社区服务，我办理的事项、我关于公开的考虑均有登记",
            },
        ),
        Case(
            Message("街道办事处称“我街道”“我办”“我处”", "a subdistrict office says 我街道, 我办, 我处"),
            {
                "organ": "云溪区松岗街道办事处",
                "signature": "云溪区松岗街道办事处\n2025年1月20日",
                "sections/overview|2024年，松岗镇": "2024年，我街道认真贯彻，我办按月自查，我处专人负责，松岗街道",
            },
            base="annual-2021/township",
        ),
        Case(
            Message(
                "县政府称“我市”，可能是所在的市", "a county government says 我市: perhaps the city above"
            ),
            {"sections/overview|全县坚持": "我市坚持"},
            ("review sections/overview/1/text",),
            base="annual-2021/county",
        ),
        Case(
            Message("县政府称“我局”", "a county government says 我局"),
            {"sections/overview|全县坚持以公开促落实": "我县坚持以公开促落实，我局"},
            ("fail sections/overview/1/text",),
            base="annual-2021/county",
        ),
    ),
)
def self_name_mixed(report: Report) -> Iterator[Note]:
    """Find two names that can't be one body's, or one that can't be the title's body's."""
    found: dict[str, list[_Said]] = {}
    for match, part in report.prose.find(_SELF):
        if not _quoted(match):
            found.setdefault(match["name"] or match["only"], []).append(_Said(match[0], part))
    name = report.body.name
    government = _GOVERNMENT.search(name) is not None
    own = {said: parts for said, parts in found.items() if government or said not in _PLACES}
    if government or _names(name)[:1] in _OFFICES:
        # Its office writes the report and may speak for itself.
        own.pop("办", None)
    if not own:
        yield NotApplicable(report)
    elif len(own) > 1 and not own.keys() <= _STREET:
        yield _mixed(own)
    elif report.title is not None and report.title.organ:
        said, (first, *_) = next(iter(own.items()))
        doubtful = _fits(said, report.title.organ)
        if doubtful is not None:
            say = Review if doubtful else Fail
            yield say(first.at, "body", other=first.text, organ=report.title.organ).beside(report.title)


def _names(organ: str) -> Sequence[str]:
    """What a body may call itself, the usual name first; nothing where its name does not tell."""
    return next((names for ending, names in _ENDINGS.items() if organ.endswith(ending)), ())


def _fits(name: str, organ: str) -> bool | None:
    """None where a body may call itself so; True where that is in doubt, False where it can't."""
    # An office may speak for the body it is the office of.
    names = (*_names(organ), *_names(_OFFICE.sub("", organ)))
    if not names or name in names:
        return None
    perhaps = name in _PLACES or _kind(name) in map(_kind, names)
    return perhaps and name not in _TOWNS


def _mixed(own: Mapping[str, Sequence[_Said]]) -> Note:
    """A note on the name that is used least, beside the one used most."""
    other, *_, one = sorted(own, key=lambda name: (len(own[name]), name))
    # A bureau may have two names, 发展和改革委员会（粮食局）, and a county city may belong to another 市.
    kinds = {_kind(name) for name in own}
    say = Fail if len(kinds) > 1 or kinds == {"town"} else Review
    told, beside = own[other][0], own[one][0]
    return say(told.at, "mixed", one=beside.text, other=told.text).beside(beside.at)


def _kind(name: str) -> str:
    if name in _TOWNS:
        return "town"
    return "place" if name in _PLACES else "bureau"


def _quoted(match: re.Match[str]) -> bool:
    """Whether it stands between quotation marks."""
    before = match.string[max(match.start() - 40, 0) : match.start()]
    return before.rfind("“") > before.rfind("”") or before.rfind("《") > before.rfind("》")
