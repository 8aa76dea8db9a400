"""accountability-missing."""

import re
from collections.abc import Iterator

from reportlint import BodyKind, Case, Fail, Message, NotApplicable, Note, Report, Review, rule

_GOVERNMENTS = (BodyKind.PROVINCE, BodyKind.CITY, BodyKind.COUNTY, BodyKind.TOWNSHIP)
_ASKED = (
    (Message("工作考核", "assessment"), re.compile(r"考核|考评|绩效|测评|评估")),
    (
        Message("社会评议", "public appraisal"),
        re.compile(r"评议|满意度|第三方评估|测评|评价|社会监督|群众监督|意见建议|征求意见"),
    ),
    (
        Message("责任追究", "accountability"),
        re.compile(r"责任追究|追责|问责|追究|责任(?:落实|倒查)|通报批评|责任制"),
    ),
)

_TRAINING = """2024年，县政府推进政府信息公开，依法主动公开各类信息。
（一）主动公开。及时公布政策文件和重点领域信息。
（二）依申请公开。全县受理政府信息公开申请45件，规范受理、办理、答复流程。
（三）政府信息管理。落实先审后发要求，定期清理历史信息。
（四）政府信息公开平台建设。做好县政府网站专栏和政务新媒体的日常维护。
（五）监督保障。组织业务培训3次，参训人员覆盖全部单位。"""


@rule(
    id="accountability-missing",
    group="structure",
    severity="warning",
    each="report",
    clause="regulation-711/50",
    title=Message(
        "政府的年度报告没有写工作考核、社会评议或责任追究",
        "A government's report leaves out assessment, appraisal or accountability",
    ),
    message=Message("全文没有写“{missing}”的结果情况", "the report says nothing of the results of {missing}"),
    fix=Message(
        "在总体情况的监督保障中补写；没有发生的，如实说明。",
        "Add it under supervision; where there was none, say so.",
    ),
    why=Message(
        "各级人民政府的年度报告还应当包括工作考核、社会评议和责任追究结果情况。",
        "Reports of governments also cover assessment, public appraisal and accountability.",
    ),
    exceptions=Message(
        "部门不要求；满意度测评、第三方评估等说法都可以；机关性质不能确定的列为待核。",
        "Not asked of departments; other words are accepted; for review where the kind of body is not certain.",
    ),
    cases=(
        Case(Message("都写到", "all there"), {}, base="annual-2021/county"),
        Case(
            Message("监督保障只写培训", "training only"),
            {"sections/overview": _TRAINING},
            ("fail report",),
            base="annual-2021/county",
        ),
    ),
)
def accountability_missing(report: Report) -> Iterator[Note]:
    """Look for words of each of the three anywhere in a government's report."""
    if report.body.kind not in _GOVERNMENTS:
        yield NotApplicable(report)
        return
    text = "\n".join(paragraph.squeezed for paragraph in report.paragraphs)
    missing = [name for name, words in _ASKED if not words.search(text)]
    if missing:
        says = Fail if report.body.certain and report.complete else Review
        note = says(
            report,
            missing=Message("、".join(name.zh for name in missing), ", ".join(name.en for name in missing)),
        )
        # Where all three are lacking and part one is, too, they went with it.
        whole = len(missing) == len(_ASKED)
        gone = [part for part in report.missing if part.key == "sections/overview" and whole]
        yield note.following(*gone)
