"""PDFs in the manner of Word and of WPS, written part by part: what pages look like inside when these print them.

Stands in for reportlab's canvas, as far as `Paper` draws on it. Fonts are subsets whose codes mean nothing without
their ToUnicode map; they are not embedded, as nobody looks at the pages.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable
from itertools import cycle
from typing import BinaryIO, ClassVar, NamedTuple

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics

_WIDTHS = "STSong-Light"
"""The font that `Paper` measures its lines with."""


class _Font(NamedTuple):
    """Codes by character, in the order in which they came."""

    codes: dict[str, int]

    def hex(self, text: str) -> str:
        return "".join(f"{self.codes.setdefault(one, 3 + len(self.codes)):04x}" for one in text)

    def widths(self) -> str:
        return "".join(f"{code}[{_width(one, 1000):.0f}]" for one, code in self.codes.items())

    def to_unicode(self) -> str:
        pairs = "".join(
            f"<{code:04x}><{one.encode('utf-16-be').hex()}>\n" for one, code in self.codes.items()
        )
        return (
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def\n"
            "1 begincodespacerange <0000><ffff> endcodespacerange\n"
            f"{len(self.codes)} beginbfchar\n{pairs}endbfchar endcmap end end"
        )


class MannerCanvas:
    """Pages as a stream of operators each; how text and lines are drawn is the manner."""

    producer: ClassVar[str]

    def __init__(self, file: BinaryIO, pagesize: tuple[float, float] = A4) -> None:
        self.file, self.size = file, pagesize
        self.font = _Font({})
        self.point, self.grey = 10.0, 0.0
        self.pages: list[str] = []
        self.ops: list[str] = []

    def setFont(self, _name: str, size: float) -> None:
        self.point = size

    def setFillGray(self, grey: float) -> None:
        self.ops.append(f"{grey} g")

    def drawCentredString(self, x: float, y: float, text: str) -> None:
        self.drawString(x - _width(text, self.point) / 2, y, text)

    def drawString(self, x: float, y: float, text: str) -> None:
        raise NotImplementedError

    def lines(self, drawn: Iterable[tuple[float, float, float, float]]) -> None:
        for line in drawn:
            self.line(*line)

    def line(self, x0: float, y0: float, x1: float, y1: float) -> None:
        raise NotImplementedError

    def showPage(self) -> None:
        self.pages.append("\n".join(self.ops))
        self.ops = []

    def save(self) -> None:
        """Write the file: catalog, pages, a Type0 font for all and a simple one for Latin text."""
        count = len(self.pages)
        kids = " ".join(f"{8 + 2 * n} 0 R" for n in range(count))
        latin = " ".join(f"{_width(chr(code), 1000):.0f}" for code in range(32, 127))
        objects = [
            "<</Type/Catalog/Pages 2 0 R/MarkInfo<</Marked true>>/Lang(zh-CN)>>",
            f"<</Type/Pages/Kids[{kids}]/Count {count}>>",
            "<</Type/Font/Subtype/Type0/BaseFont/ABCDEF+SimSun/Encoding/Identity-H/DescendantFonts[4 0 R]"
            "/ToUnicode 5 0 R>>",
            "<</Type/Font/Subtype/CIDFontType2/BaseFont/ABCDEF+SimSun/CIDToGIDMap/Identity/DW 1000"
            "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
            f"/FontDescriptor 6 0 R/W[{self.font.widths()}]>>",
            _stream(self.font.to_unicode()),
            "<</Type/FontDescriptor/FontName/ABCDEF+SimSun/Flags 32/Ascent 859/Descent -141/CapHeight 683"
            "/ItalicAngle 0/StemV 50/FontBBox[-8 -145 1000 859]>>",
            "<</Type/Font/Subtype/TrueType/BaseFont/TimesNewRoman/Encoding/WinAnsiEncoding/FirstChar 32/LastChar 126"
            f"/Widths[{latin}]/FontDescriptor 6 0 R>>",
        ]
        for n, page in enumerate(self.pages):
            box = f"[0 0 {self.size[0]:.2f} {self.size[1]:.2f}]"
            objects += [
                f"<</Type/Page/Parent 2 0 R/MediaBox{box}/Contents {9 + 2 * n} 0 R"
                "/Resources<</Font<</F1 3 0 R/F2 7 0 R>>>>>>",
                _stream(page),
            ]
        objects.append(f"<</Producer({self.producer})>>")
        self.file.write(_file(objects))


class WordCanvas(MannerCanvas):
    """A run of one font is one array with kerning, in marked content; rules are thin filled areas with corners."""

    producer = "Microsoft Word"
    _RUNS = re.compile(r"[ -~]+|[^ -~]+")
    _RULE = 0.48

    def drawString(self, x: float, y: float, text: str) -> None:
        for run in self._RUNS.findall(text):
            kerns = cycle((3, -3))
            if run[0] <= "~":
                shown = "".join(f"({_escaped(one)}){next(kerns)}" for one in run)
                name = "F2"
            else:
                shown = "".join(f"<{self.font.hex(one)}>{next(kerns)}" for one in run)
                name = "F1"
            self.ops.append(
                f"/P <</MCID {len(self.ops)}>> BDC q\nBT /{name} {self.point} Tf 1 0 0 1 {x:.2f} {y:.2f} Tm "
                f"[{shown}] TJ ET\nQ EMC"
            )
            x += _width(run, self.point)
        self.ops.append(
            f"/P <</MCID 0>> BDC BT /F2 {self.point} Tf 1 0 0 1 {x:.2f} {y:.2f} Tm [( )] TJ ET EMC"
        )

    def line(self, x0: float, y0: float, x1: float, y1: float) -> None:
        wide = self._RULE
        across, up = max(x1 - x0 - wide, wide), max(y1 - y0 - wide, wide)
        for x, y, width, height in (
            (x0, y0, wide, wide),
            (x0 + wide * (y0 == y1), y0 + wide * (x0 == x1), across, up),
            (x1, y1, wide, wide),
        ):
            self.ops.append(f"/Artifact BMC 0 g {x:.2f} {y:.2f} {width:.2f} {height:.2f} re f* EMC")


class WpsCanvas(MannerCanvas):
    """Every character is placed by itself, in a scaled space; rules are paths of two points."""

    producer = "WPS Writer"

    def drawString(self, x: float, y: float, text: str) -> None:
        for one in text:
            self.ops.append(
                f"q 0.5 0 0 0.5 0 0 cm BT /F1 1 Tf {2 * self.point} 0 0 {2 * self.point} {2 * x:.2f} {2 * y:.2f} Tm "
                f"<{self.font.hex(one)}> Tj ET Q"
            )
            x += _width(one, self.point)

    def line(self, x0: float, y0: float, x1: float, y1: float) -> None:
        self.ops.append(f"q 0.5 w 0 G {x0:.2f} {y0:.2f} m {x1:.2f} {y1:.2f} l S Q")


def _width(text: str, size: float) -> float:
    return float(pdfmetrics.stringWidth(text, _WIDTHS, size))


def _escaped(text: str) -> str:
    return re.sub(r"([()\\])", r"\\\1", text)


def _stream(text: str) -> str:
    data = zlib.compress(text.encode("latin-1"))
    return f"<</Filter/FlateDecode/Length {len(data)}>>\nstream\n{data.decode('latin-1')}\nendstream"


def _file(objects: list[str]) -> bytes:
    data, places = b"%PDF-1.7\n%\xb5\xb5\xb5\xb5\n", []
    for number, text in enumerate(objects, 1):
        places.append(len(data))
        data += f"{number} 0 obj\n{text}\nendobj\n".encode("latin-1")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"xref\n0 {len(places) + 1}\n0000000000 65535 f \n{table}"
    root = f"trailer\n<</Size {len(places) + 1}/Root 1 0 R/Info {len(places)} 0 R>>"
    return data + f"{end}{root}\nstartxref\n{len(data)}\n%%EOF\n".encode("latin-1")
