"""website-section-missing."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from reportlint import Case, Fail, Message, Missing, Note, Report, Review, Table, fold, rule

_UNIT: Final = re.compile(r"单位\w{1,3}$")


@rule(
    id="website-section-missing",
    group="website",
    severity="error",
    each="table.website",
    clause="website-12/contents",
    title=Message("政府网站工作年度报表缺少一个部分", "A part of the annual website report is missing"),
    message=Message("报表中未找到“{part}”部分", "the report has no part “{part}”"),
    fix=Message(
        "补上该部分，没有的填0或者“否”。", "Add the part; where there is nothing, fill in 0 or “no”."
    ),
    why=Message(
        "国办函〔2018〕12号规定的报表包括信息发布、专栏专题、解读回应、办事服务、互动交流、安全防护、移动新媒体、创新发展。",
        "The report covers information published, special columns, interpretation and replies, services, interaction, "
        "security, mobile media and innovation.",
    ),
    exceptions=Message(
        "部分的名称没有印出、但其中的项目有一个在表中的，视为具备；名称写在表外的、页面不完整、结构不确定的，列为待核。",
        "A part counts as present where one of its items stands in the table. For review where its name stands "
        "outside the table, where the page is cut off or its structure is in doubt.",
    ),
    cases=(
        Case(Message("八个部分齐全", "all eight parts"), {}, base="website-annual/site"),
        Case(
            Message("没有印“解读回应”，但有其中的项目", "the name is left out, its items are there"),
            {"website/interpretation-*/label": ""},
            base="website-annual/site",
        ),
        Case(
            Message("没有“安全防护”", "security is left out"),
            {"website/security-*": None},
            ("fail website/安全防护",),
            base="website-annual/site",
        ),
        Case(
            Message("没有“创新发展”", "innovation is left out"),
            {"website/innovation": None},
            ("fail website/创新发展",),
            base="website-annual/site",
        ),
    ),
)
def website_section_missing(table: Table, report: Report) -> Iterator[Note]:
    """Look for each part's name or one of its items among the labels of the table."""
    parts = report.form.vocabulary.get("website-parts")
    printed = {_UNIT.sub("", text) for text, _ in table.label_texts}
    others = [fold(text.squeezed) for text in report.outside]
    for name, words in parts.items() if isinstance(parts, Mapping) else ():
        if printed.isdisjoint(map(fold, words)):
            named = any(line.startswith(tuple(map(fold, words))) for line in others)
            said = Review if named or _doubtful(report) else Fail
            label = Message(f"{table.label.zh} · {name}", f"{table.label.en} · {name}")
            note = said(Missing("part", f"{table.key}/{name}", label, table.at, table.spec.clause), part=name)
            yield note.explaining(*(lost for lost in table.missing if _part_of(lost, table) == fold(name)))


def _doubtful(report: Report) -> bool:
    return not report.complete or bool(report.traits & {"guessed", "document"})


def _part_of(missing: Missing, table: Table) -> str:
    """Which part a missing row, or a group of rows, belongs to."""
    rows = [row for block in table.spec.blocks for row in block.rows]
    keys = ((row, {f"{table.key}/{row.key}", f"{table.key}/{row.key.partition('-')[0]}-*"}) for row in rows)
    row = next((row for row, own in keys if missing.key in own), None)
    return "" if row is None else row.group or row.labels[0]
