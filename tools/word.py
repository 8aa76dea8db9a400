"""A Word document from paragraphs and tables, in the look of 公文 (GB/T 9704—2012).

A4; margins 37, 26, 35 and 28 mm; 三号仿宋 at 28 points a line; page numbers between dashes, outside.
Fonts are named as offices have them; `w:altName` names what stands in where one is missing.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from typing import NamedTuple
from xml.sax.saxutils import escape

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"

SONG, FANG, HEI, KAI = "方正小标宋简体", "仿宋_GB2312", "黑体", "楷体_GB2312"
_FONTS = {SONG: "宋体", FANG: "仿宋", HEI: "SimHei", KAI: "楷体", "宋体": "SimSun"}


class Style(NamedTuple):
    """A paragraph style."""

    name: str
    font: str = FANG
    half_points: int = 32
    """二号 is 44, 三号 32, 小四 24, 五号 21."""
    line: int = 560
    """Twentieths of a point between lines, exactly."""
    align: str = "both"
    indent: str = ""
    """Attributes of `w:ind`."""
    after: int = 0
    """Twentieths of a point below."""
    more: str = ""
    """Further paragraph properties that come before the spacing."""


_TWO = 'w:firstLineChars="200" w:firstLine="640"'
STYLES = {
    "Normal": Style("正文"),
    "Body": Style("公文正文", indent=_TWO),
    "Title": Style("公文标题", SONG, 44, 640, "center", after=60, more="<w:keepNext/>"),
    "Number": Style("发文字号", align="center"),
    "Head1": Style("一级标题", HEI, indent=_TWO, more="<w:keepNext/>"),
    "Head2": Style("二级标题", KAI, indent=_TWO, more="<w:keepNext/>"),
    "Closing": Style("结束段", indent=_TWO, more="<w:keepNext/><w:widowControl/>"),
    "Link": Style(
        "网址", half_points=24, line=400, align="left", indent=_TWO, more='<w:wordWrap w:val="0"/>'
    ),
    "Annex": Style("附件说明", indent='w:leftChars="200" w:left="640"', more="<w:keepNext/>"),
    "Sign": Style("署名", align="right", indent='w:rightChars="400" w:right="1280"', more="<w:keepNext/>"),
    "AnnexMark": Style("附件标志", HEI, align="left", more="<w:pageBreakBefore/>"),
    "Note": Style("附注", half_points=24, line=400, align="left"),
    "Cell": Style("表格", half_points=21, line=360, align="left"),
    "CellNumber": Style("表格数字", half_points=21, line=360, align="center"),
    "CellHead": Style("表头", HEI, 21, 360, "center", more="<w:keepNext/>"),
}


def paragraph(style: str, text: str = "") -> str:
    """A paragraph; `{{r …}}` in it stands for runs, as docxtpl has it."""
    # Quotation marks and dots are those of the Chinese font, beside digits too.
    chinese = '<w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr>'
    run = f'<w:r>{chinese}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>' if text else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{run}</w:p>'


class Column(NamedTuple):
    """A column of a table."""

    head: str
    mm: int
    text: str
    style: str = "Cell"


def table(loop: str, columns: Sequence[Column], repeat_head: bool = True) -> str:
    """A table with a head and a row for everything a Jinja `for` goes through."""
    width = sum(_twips(column.mm) for column in columns)
    grid = "".join(f'<w:gridCol w:w="{_twips(column.mm)}"/>' for column in columns)
    head = _row([(column.mm, column.head, "CellHead") for column in columns], "<w:tblHeader/>" * repeat_head)
    row = _row([(column.mm, column.text, column.style) for column in columns])
    begin, end = (_row([(columns[0].mm, f"{{%tr {tag} %}}", "Cell")]) for tag in (loop, "endfor"))
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="Grid"/><w:tblW w:w="{width}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{head}{begin}{row}{end}</w:tbl>'
    )


def sheet(pairs: Sequence[Sequence[tuple[int, str, str]]]) -> str:
    """A table of fixed rows; each cell is its width in mm, its text and its style."""
    grid = "".join(f'<w:gridCol w:w="{_twips(mm)}"/>' for mm, _, _ in pairs[0])
    width = sum(_twips(mm) for mm, _, _ in pairs[0])
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="Grid"/><w:tblW w:w="{width}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{"".join(map(_row, pairs))}</w:tbl>'
    )


def _row(cells: Sequence[tuple[int, str, str]], properties: str = "") -> str:
    body = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{_twips(mm)}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>'
        f"{paragraph(style, text)}</w:tc>"
        for mm, text, style in cells
    )
    return f"<w:tr><w:trPr><w:cantSplit/>{properties}</w:trPr>{body}</w:tr>"


def document(title: str, body: Sequence[str]) -> bytes:
    """The bytes of a .docx with these paragraphs and tables; always the same for the same."""
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relations(
            ("officeDocument", "word/document.xml"),
            (f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
        ),
        "docProps/core.xml": _core(title),
        "word/document.xml": f"<w:document {_W} {_R}><w:body>{''.join(body)}{_section()}</w:body></w:document>",
        "word/_rels/document.xml.rels": _relations(
            ("styles", "styles.xml"),
            ("settings", "settings.xml"),
            ("fontTable", "fontTable.xml"),
            ("footer", "footer1.xml"),
            ("footer", "footer2.xml"),
        ),
        "word/styles.xml": _styles(),
        "word/settings.xml": _settings(),
        "word/fontTable.xml": _font_table(),
        "word/footer1.xml": _footer("right", 'w:rightChars="100" w:right="280"'),
        "word/footer2.xml": _footer("left", 'w:leftChars="100" w:left="280"'),
    }
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, xml in parts.items():
            archive.writestr(zipfile.ZipInfo(name), _HEAD + xml, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def _twips(mm: float) -> int:
    return round(mm * 1440 / 25.4)


def _section() -> str:
    top, right, bottom, left, foot = (_twips(mm) for mm in (37, 26, 35, 28, 25))
    return (
        '<w:sectPr><w:footerReference w:type="default" r:id="rId4"/><w:footerReference w:type="even" r:id="rId5"/>'
        f'<w:pgSz w:w="{_twips(210)}" w:h="{_twips(297)}"/><w:pgMar w:top="{top}" w:right="{right}" '
        f'w:bottom="{bottom}" w:left="{left}" w:header="851" w:footer="{foot}" w:gutter="0"/></w:sectPr>'
    )


def _footer(align: str, indent: str) -> str:
    """The page number in 四号宋体: — 1 —, one character from the outer edge."""
    run = (
        '<w:rPr><w:rFonts w:ascii="宋体" w:hAnsi="宋体" w:eastAsia="宋体"/>'
        '<w:sz w:val="28"/><w:szCs w:val="28"/></w:rPr>'
    )
    text = '<w:r>{0}<w:t xml:space="preserve">{1}</w:t></w:r>'
    page = f'<w:fldSimple w:instr=" PAGE ">{text.format(run, "1")}</w:fldSimple>'
    return (
        f'<w:ftr {_W} {_R}><w:p><w:pPr><w:ind {indent}/><w:jc w:val="{align}"/></w:pPr>'
        f"{text.format(run, '— ')}{page}{text.format(run, ' —')}</w:p></w:ftr>"
    )


def _styles() -> str:
    defaults = (
        "<w:docDefaults><w:rPrDefault><w:rPr>"
        f'<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="{FANG}" w:cs="Times New Roman"/>'
        '<w:sz w:val="32"/><w:szCs w:val="32"/><w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/>'
        "</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
    )
    edges = "".join(
        f'<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
        for edge in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    grid = (
        '<w:style w:type="table" w:default="1" w:styleId="Grid"><w:name w:val="公文表格"/><w:tblPr>'
        f"<w:tblBorders>{edges}</w:tblBorders><w:tblCellMar>"
        '<w:left w:w="80" w:type="dxa"/><w:right w:w="80" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    )
    return f"<w:styles {_W}>{defaults}{''.join(_style(*pair) for pair in STYLES.items())}{grid}</w:styles>"


def _style(key: str, style: Style) -> str:
    kind = ' w:default="1"' if key == "Normal" else ""
    name = "Normal" if key == "Normal" else style.name
    based = "" if key == "Normal" else '<w:basedOn w:val="Normal"/>'
    indent = f"<w:ind {style.indent}/>" if style.indent else ""
    return (
        f'<w:style w:type="paragraph"{kind} w:styleId="{key}"><w:name w:val="{name}"/>{based}<w:qFormat/>'
        f'<w:pPr>{style.more}<w:spacing w:after="{style.after}" w:line="{style.line}" w:lineRule="exact"/>{indent}'
        f'<w:jc w:val="{style.align}"/></w:pPr><w:rPr><w:rFonts w:eastAsia="{style.font}"/>'
        f'<w:sz w:val="{style.half_points}"/><w:szCs w:val="{style.half_points}"/></w:rPr></w:style>'
    )


def _font_table() -> str:
    fonts = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{other}"/><w:charset w:val="86"/></w:font>'
        for name, other in _FONTS.items()
    )
    return f"<w:fonts {_W}>{fonts}</w:fonts>"


def _settings() -> str:
    return (
        f'<w:settings {_W}><w:evenAndOddHeaders/><w:characterSpacingControl w:val="compressPunctuation"/>'
        '<w:compat><w:compatSetting w:name="compatibilityMode" '
        'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        '<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/></w:settings>'
    )


def _core(title: str) -> str:
    return (
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>'
        + escape(title)
        + "</dc:title></cp:coreProperties>"
    )


def _relations(*targets: tuple[str, str]) -> str:
    each = "".join(
        f'<Relationship Id="rId{n}" Type="{kind if "/" in kind else f"{_RELATION}/{kind}"}" Target="{target}"/>'
        for n, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{each}</Relationships>'


def _content_types() -> str:
    kinds = {
        "document": "document.main",
        "styles": "styles",
        "settings": "settings",
        "fontTable": "fontTable",
    }
    kinds |= {"footer1": "footer", "footer2": "footer"}
    each = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_TYPE}.{kind}+xml"/>'
        for name, kind in kinds.items()
    )
    return (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Override PartName="/docProps/core.xml" '
        'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
        f"{each}</Types>"
    )
