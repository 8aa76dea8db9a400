"""foreign-organ."""

import re
from collections.abc import Iterator

from reportlint import Case, Fail, Filing, Note, Peers, Review, Say, places_in, rule
from reportlint_builtin._cases import overview
from reportlint_builtin._organs import is_organ, same
from reportlint_builtin.peers._own import GOVERNMENTS, own_names, own_places, sentences

_OF = re.compile(
    r"(?:^|编制|公布|公开|发布|现将|是)(?:的|了)?(?P<name>[\u4e00-\u9fff]{4,24}?)(?:20\d\d年度?|年度)?政府信息公开(?:工作)?(?:20\d\d年)?年度报告"
)
"""Whose report it says it is."""
_BY = re.compile(
    r"^[，　]*(?P<name>[\u4e00-\u9fff]{4,24}?)(?:根据|按照|依据|依照)[　，、（）\w]*?(?:编制|编写|公布)[^，]*年度?报告"
)
"""Who says that it makes the report."""
_DOES = re.compile(
    r"^(?:20\d\d年度?(?:以来)?，?|一年来，?)?(?P<name>[\u4e00-\u9fff]{4,24}?)(?:党组|党委|领导班子)?"
    r"(?:高度重视|认真|严格|始终|坚持|深入|切实|积极|不断|共(?=主动|发布|公开|收到)|主动公开|收到|受理)"
)
"""Who does what the report tells."""
_SELF = re.compile(r"^(?:我|本|全|该|各|其)|(?:我|本|该|各)(?:局|委|办|厅|镇|乡|县|区|市|街道|单位|机关)")


@rule(
    id="foreign-organ",
    group="peers",
    severity="error",
    each="peers",
    clause="form-2021/responsibility",
    title=Say("文字中的机关不是本单位", "The text is about another body"),
    messages={
        "report": Say(
            "文字称这是“{found}”的报告，本单位为“{own}”，疑似套用其他单位的文字",
            "the text calls itself the report of {found}; the body is {own}: another report may have been reused",
        ),
        "subject": Say(
            "以“{found}”的名义叙述工作，本单位为“{own}”，疑似套用其他单位的文字",
            "the text tells what {found} did; the body is {own}: another report may have been reused",
        ),
    },
    fix=Say("核对并改为本单位名称。", "Check, and name this body."),
    why=Say(
        "套用其他单位的报告而没有改尽名称，公布后影响公信力。",
        "A report that was reused with another body's name left in harms trust once it is published.",
    ),
    exceptions=Say(
        "上级机关、简称、合作或者参与的单位、文件名称和引号中的机关不算；以其他单位名义叙述工作的，只认名单中的单位。",
        "Bodies above, short forms, partners, and what stands in titles or quotation marks do not count; "
        "for what another body did only those of the list are known.",
    ),
    cases=(
        Case(Say("只有本单位", "this body only"), {}),
        Case(
            Say("前言是另一单位的", "the preface is another body's"),
            {
                "preface": "现公布松川县水利局2024年政府信息公开工作年度报告。本报告所列数据的统计期限为2024年1月1日至2024年12月31日。"
            },
            ("fail preface/1/text",),
        ),
        Case(
            Say("前言用简称", "a short form in the preface"),
            {
                "preface": "县发改局根据《中华人民共和国政府信息公开条例》编制2024年度报告。本报告所列数据的统计期限为2024年1月1日至2024年12月31日。"
            },
        ),
        Case(
            Say("编制单位是另一机关", "another body says that it makes the report"),
            {
                "preface": "松川县水利局根据《中华人民共和国政府信息公开条例》编制2024年度报告。本报告所列数据的统计期限为2024年1月1日至2024年12月31日。"
            },
            ("fail preface/1/text",),
        ),
        Case(
            Say("以名单中另一单位的名义叙述", "what another body of the list did"),
            overview("云溪县水利局高度重视信息发布，及时公布审批目录。"),
            ("review sections/overview/2/text",),
            missing=("云溪县水利局",),
        ),
        Case(
            Say("会同其他单位", "with a partner"),
            overview("会同云溪县水利局公布审批目录。云溪县水利局积极配合数据归集。"),
            missing=("云溪县水利局",),
        ),
        Case(
            Say("引用其他机关的文件", "a document of another body"),
            overview("落实《云溪县水利局关于公布审批目录的通知》，及时公布审批目录。"),
            missing=("云溪县水利局",),
        ),
        Case(
            Say("县政府的报告说到部门", "a government on its bureaus"),
            {"sections/overview|全县坚持": "云溪县水利局积极推进试点。全县坚持"},
            base="annual-2021/county",
            missing=("云溪县水利局",),
        ),
        Case(
            Say("上级机关", "the body above"),
            overview("云溪县人民政府高度重视政府信息公开，及时公布审批目录。"),
            missing=("云溪县人民政府",),
        ),
    ),
)
def foreign_organ(peers: Peers) -> Iterator[Note]:
    """Look who the sentences of the report say it is about."""
    this = peers.this
    government = this.body.among(GOVERNMENTS) is not False
    for line, offset, sentence in sentences(this):
        for pattern in (_OF, _BY):
            match = pattern.search(sentence)
            if match is not None and _foreign(match["name"], this) and _elsewhere(match["name"], peers):
                part = line.part(offset + match.start("name"), offset + match.end("name"))
                yield Fail(part, "report", found=match["name"], own=this.name)
                break
        else:
            match = _DOES.search(sentence)
            if match is None or government or match["name"] not in peers.names:
                continue
            if _foreign(match["name"], this) and _of_this_level(match["name"], this):
                part = line.part(offset + match.start("name"), offset + match.end("name"))
                yield Review(part, "subject", found=match["name"], own=this.name)


def _foreign(name: str, this: Filing) -> bool:
    """Whether it is a body, and neither this one nor the one above it, however shortened."""
    return is_organ(name) and not _SELF.search(name) and not any(same(name, own) for own in own_names(this))


def _of_this_level(name: str, this: Filing) -> bool:
    """Whether it is no government and stands as high as this body, so that it can't be above it."""
    places, own = places_in(name), places_in(this.body.name)
    return bool(places and own) and not name.endswith("政府") and places[-1][-1] == own[-1][-1]


def _elsewhere(name: str, peers: Peers) -> bool:
    """Whether it is known to be another: in the list, or of a place that is not this body's."""
    own = own_places(peers.this)
    return name in peers.names or bool(own and (places := places_in(name)) and not set(places) & set(own))
