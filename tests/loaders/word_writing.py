"""Word documents for tests, written part by part."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from reportlint.testing.draft import Draft
from reportlint.testing.render import flow
from reportlint.testing.sheet import Box, DraftSheet

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="{R}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(content: str, properties: str = "") -> str:
    """A paragraph of runs; plain text becomes one run."""
    inner = content if content.startswith("<") else run(content) if content else ""
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def numbered(text: str, number: int = 1, level: int = 0) -> str:
    return paragraph(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def cell(content: str, properties: str = "") -> str:
    inner = content if content.startswith("<w:p") or content.startswith("<w:tbl") else paragraph(content)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def table(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


def numbering(*levels: str, overrides: str = "") -> str:
    """A part with one list, numbers 1 and 2, from levels as `format|text`."""
    defined = "".join(
        f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{level.split("|")[0]}"/>'
        f'<w:lvlText w:val="{level.split("|")[1]}"/></w:lvl>'
        for n, level in enumerate(levels)
    )
    return (
        f'<w:abstractNum w:abstractNumId="7">{defined}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
        f'<w:num w:numId="2"><w:abstractNumId w:val="7"/>{overrides}</w:num>'
    )


def document(
    body: str, *, links: dict[str, str] | None = None, raw: dict[str, bytes] | None = None, **parts: str
) -> bytes:
    """A document. `parts` are the contents of `styles`, `numbering` …; `links` targets by id."""
    relations = "".join(
        f'<Relationship Id="rel-{kind}" Type="{R}/{kind}" Target="{kind}.xml"/>' for kind in parts
    )
    for id_, target in (links or {}).items():
        mode = ' TargetMode="External"' if ":" in target else ""
        relations += f'<Relationship Id="{id_}" Type="{R}/link" Target="{escape(target)}"{mode}/>'
    files = {
        "[Content_Types].xml": f'<Types xmlns="{_TYPES}"/>',
        "_rels/.rels": f'<Relationships xmlns="{_RELATIONS}"><Relationship Id="r1" '
        f'Type="{R}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_RELATIONS}">{relations}</Relationships>',
        "word/document.xml": f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>",
    }
    files |= {f"word/{kind}.xml": f"<w:{kind} {NAMESPACES}>{part}</w:{kind}>" for kind, part in parts.items()}
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as archive:
        for name, content in ({name: text.encode() for name, text in files.items()} | (raw or {})).items():
            archive.writestr(name, content)
    return buffer.getvalue()


def written(draft: Draft, *, automatic: bool = False) -> bytes:
    """A report as a Word document; with `automatic` the numbers of its headings are Word's own."""
    parts = [paragraph(draft["title"])]
    for item in flow(draft):
        if item.sheet is not None:
            parts.append(table_of(item.sheet))
        elif automatic and item.kind == "heading":
            parts.append(numbered(item.text.partition("、")[2]))
        else:
            parts.append(paragraph(item.text))
    return document("".join(parts), numbering=numbering("chineseCounting|%1、"))


def table_of(sheet: DraftSheet) -> str:
    return table(*(row(*(_box(*placed) for placed in line)) for line in placed_boxes(sheet)))


def _box(box: Box, going_on: bool) -> str:
    properties = f'<w:gridSpan w:val="{box.across}"/>' if box.across > 1 else ""
    if box.down > 1 or going_on:
        properties += "<w:vMerge/>" if going_on else '<w:vMerge w:val="restart"/>'
    return cell("" if going_on else box.text, properties)


def placed_boxes(sheet: DraftSheet) -> Iterator[list[tuple[Box, bool]]]:
    """Every row with all boxes that stand in it; True for those that began in a row above."""
    above: dict[int, tuple[Box, int]] = {}
    for line in sheet.grid:
        placed: list[tuple[Box, bool]] = []
        below: dict[int, tuple[Box, int]] = {}
        fresh = iter(line)
        column = 0
        while placing := above.get(column) or next(((box, box.down) for box in fresh), None):
            box, left = placing
            placed.append((box, column in above))
            if left > 1:
                below[column] = box, left - 1
            column += box.across
        above = below
        yield placed
