"""XHTML with prolog, CDATA in scripts and self-closed elements."""

from reportlint.model.message import Message
from reportlint.testing.markups._markup import Markup
from reportlint.testing.render import DraftWriter, element, spans
from reportlint.testing.sheet import Box


class Xhtml(DraftWriter):
    """Writes well-formed XML."""

    doctype = (
        '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" '
        '"http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd">'
    )
    around = (
        '<a name="top" /><div id="main">',
        '<script type="text/javascript">//<![CDATA[\nvar a = 1 < 2;\n//]]></script></div>',
    )

    def charset_tag(self) -> str:
        return '<meta http-equiv="Content-Type" content="text/html; charset=utf-8" />'

    def tag(self, name: str, content: str) -> str:
        return super().tag(name, content).removesuffix(">") + " />"

    def box(self, box: Box) -> str:
        return element("td", self.cell_text(box), **spans(box)) if box.text else "<td />"


MARKUP = Markup("xhtml", Message("带 XML 声明的 XHTML", "XHTML with an XML prolog"), Xhtml)
