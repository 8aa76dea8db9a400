"""OFDs for tests: what is drawn on a canvas, written as an OFD (GB/T 33190-2016) instead."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics

from .pdf_writing import Paper

POINTS = 72 / 25.4
NAMESPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'


class OfdCanvas:
    """Takes what a canvas of reportlab takes, as far as `Paper` asks for it; its objects are OFD's."""

    def __init__(self) -> None:
        self.objects: list[str] = []
        self._font, self._size = "", 0.0

    def setFont(self, name: str, size: float) -> None:
        self._font, self._size = name, size

    def drawString(self, x: float, y: float, text: str) -> None:
        steps = [pdfmetrics.stringWidth(one, self._font, self._size) / POINTS for one in text]
        size = self._size / POINTS
        self.objects.append(text_object(text, x / POINTS, (A4[1] - y) / POINTS, size, steps))

    def drawCentredString(self, x: float, y: float, text: str) -> None:
        self.drawString(x - pdfmetrics.stringWidth(text, self._font, self._size) / 2, y, text)

    def rect(self, x: float, y: float, width: float, height: float) -> None:
        self.objects.append(path([(x, y), (x + width, y), (x + width, y + height), (x, y + height)], " C"))

    def lines(self, drawn: Iterable[tuple[float, float, float, float]]) -> None:
        self.objects += [path([(x0, y0), (x1, y1)]) for x0, y0, x1, y1 in drawn]


def text_object(
    text: str, x: float, y: float, size: float, steps: Sequence[float], *, attributes: str = ""
) -> str:
    """Characters from a place on, in millimetres from the upper edge; equal steps are written once."""
    runs: list[tuple[float, int]] = []
    for step in steps[:-1]:
        runs[-1:] = [(step, runs[-1][1] + 1)] if runs and runs[-1][0] == step else [*runs[-1:], (step, 1)]
    deltas = " ".join(f"g {times} {step:.3f}" if times > 1 else f"{step:.3f}" for step, times in runs)
    box = f"{x:.3f} {y - size:.3f} {sum(steps):.3f} {size * 1.2:.3f}"
    return (
        f'<ofd:TextObject ID="9" Boundary="{box}" Font="3" Size="{size:.3f}" {attributes}>'
        f'<ofd:TextCode X="0" Y="{size:.3f}" DeltaX="{deltas}">{escape(text)}</ofd:TextCode></ofd:TextObject>'
    )


def path(points: Sequence[tuple[float, float]], end: str = "") -> str:
    """A stroke through points of paper, in a boundary of its own."""
    xs, ys = [x / POINTS for x, _ in points], [(A4[1] - y) / POINTS for _, y in points]
    left, top = min(xs), min(ys)
    steps = " L ".join(f"{x - left:.3f} {y - top:.3f}" for x, y in zip(xs, ys, strict=True))
    box = f"{left:.3f} {top:.3f} {max(xs) - left:.3f} {max(ys) - top:.3f}"
    return (
        f'<ofd:PathObject ID="9" Boundary="{box}" LineWidth="0.35">'
        f"<ofd:AbbreviatedData>M {steps}{end}</ofd:AbbreviatedData></ofd:PathObject>"
    )


def ofd(
    pages: Sequence[Sequence[str]], *, templates: Sequence[Sequence[str]] = (), parts: Mapping[str, str] = {}
) -> bytes:
    """A document of pages, each drawn on all templates. `parts` stand beside the others, or in their place."""
    used = "".join(f'<ofd:Template TemplateID="{n + 900}"/>' for n in range(len(templates)))
    named = "".join(
        f'<ofd:TemplatePage ID="{n + 900}" BaseLoc="Tpls/{n}.xml"/>' for n in range(len(templates))
    )
    listed = "".join(f'<ofd:Page ID="{n + 100}" BaseLoc="Pages/{n}.xml"/>' for n in range(len(pages)))
    written = {
        "OFD.xml": _xml("OFD", "<ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody>"),
        "Doc_0/Document.xml": _xml(
            "Document",
            f"<ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 {A4[0] / POINTS} {A4[1] / POINTS}"
            f"</ofd:PhysicalBox></ofd:PageArea><ofd:DocumentRes>Res.xml</ofd:DocumentRes>{named}"
            f"</ofd:CommonData><ofd:Pages>{listed}</ofd:Pages>",
        ),
        **{f"Doc_0/Tpls/{n}.xml": _xml("Page", layer(drawn)) for n, drawn in enumerate(templates)},
        **{f"Doc_0/Pages/{n}.xml": _xml("Page", used + layer(drawn)) for n, drawn in enumerate(pages)},
        **parts,
    }
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as archive:
        for name, content in written.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def layer(objects: Iterable[str]) -> str:
    """The content of a page, a template or a unit."""
    return f'<ofd:Content><ofd:Layer ID="8">{"".join(objects)}</ofd:Layer></ofd:Content>'


def resources(units: Mapping[str, Iterable[str]]) -> str:
    """A resource part with composite units by id."""
    made = "".join(
        f'<ofd:CompositeGraphicUnit ID="{id_}">{layer(drawn)}</ofd:CompositeGraphicUnit>'
        for id_, drawn in units.items()
    )
    return _xml("Res", f"<ofd:CompositeGraphicUnits>{made}</ofd:CompositeGraphicUnits>")


def ofd_of(paper: Paper, *, numbers: bool = True) -> bytes:
    """What was drawn for a PDF, with page numbers where wanted."""
    pages = []
    for number, drawn in enumerate(paper.pages, 1):
        canvas = OfdCanvas()
        if numbers:
            canvas.setFont("STSong-Light", 9)
            canvas.drawCentredString(A4[0] / 2, 45, f"- {number} -")
        for work in drawn:
            work(canvas)  # type: ignore[arg-type]
        pages.append(canvas.objects)
    return ofd(pages)


def _xml(kind: str, inside: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?><ofd:{kind} {NAMESPACE}>{inside}</ofd:{kind}>'
