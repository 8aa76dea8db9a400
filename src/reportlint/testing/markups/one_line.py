"""Everything on one line, in a layout table with the site's menus around it."""

from reportlint.model.message import Message
from reportlint.testing.markups._markup import Markup
from reportlint.testing.markups._site import foot, menu, related, share
from reportlint.testing.render import DraftWriter, element, spans
from reportlint.testing.sheet import Box, DraftSheet


class OneLine(DraftWriter):
    """Writes the whole page as one line."""

    newline = ""
    doctype = '<!DOCTYPE html PUBLIC "-//W3C//DTD HTML 4.01 Transitional//EN">'

    def body(self) -> str:
        return (
            '<table width="1000" align="center" cellpadding="0" cellspacing="0"><tr><td colspan="2">'
            f'<div class="logo">{self.chrome("site")}</div>{menu("top")}</td></tr>'
            f'<tr><td width="220" valign="top">{menu("side")}</td><td valign="top">'
            f'<table width="100%"><tr><td class="crumbs">{self.chrome("breadcrumb")}</td></tr>'
            f"<tr><td>{self.article()}</td></tr><tr><td>{share()}</td></tr>"
            f"<tr><td>{related(self)}</td></tr></table></td></tr>"
            f'<tr><td colspan="2">{foot(self)}</td></tr></table>'
        )

    def title(self) -> str:
        return f'<div class="bt">{self.text(self.draft.get("title"))}</div>'

    def heading(self, text: str) -> str:
        return f"<p><strong>{self.text(text)}</strong></p>"

    def table(self, sheet: DraftSheet) -> str:
        rows = "".join(self.rows(sheet.grid))
        return f'<table border="0" width="100%"><tr><td><table border="1">{rows}</table></td></tr></table>'

    def box(self, box: Box) -> str:
        return element("td", self.cell_text(box), **spans(box))


MARKUP = Markup(
    "one-line",
    Message("整页一行，外套布局表格和网站栏目", "one line, in a layout table with site menus"),
    OneLine,
)
