"""Everything on one line, in a layout table with the site's menus around it."""

from reportlint.model.say import Say
from reportlint.testing.markups._markup import Markup
from reportlint.testing.render import Writer, element, spans
from reportlint.testing.sheet import Box, Sheet

_MENU = (
    "网站首页",
    "政务公开",
    "总体情况",
    "主动公开政府信息情况",
    "政府信息公开指南",
    "政府信息公开年报",
    "依申请公开",
    "其他需要报告的事项",
    "办事服务",
    "互动交流",
)


class OneLine(Writer):
    """Writes the whole page as one line."""

    newline = ""
    doctype = '<!DOCTYPE html PUBLIC "-//W3C//DTD HTML 4.01 Transitional//EN">'

    def body(self) -> str:
        menu = "".join(f'<li><a href="/{n}/">{entry}</a></li>' for n, entry in enumerate(_MENU))
        year = int(self.draft.get("year", "0"))
        related = "".join(
            f'<li><a href="/nb/{year - n}.html">{self.chrome("organ")}{year - n}年'
            "政府信息公开工作年度报告</a></li>"
            for n in (1, 2)
        )
        return (
            '<table width="1000" align="center" cellpadding="0" cellspacing="0"><tr><td colspan="2">'
            f'<div class="logo">{self.chrome("site")}</div><ul class="menu">{menu}</ul></td></tr>'
            f'<tr><td width="220" valign="top"><ul class="side">{menu}</ul></td><td valign="top">'
            f'<table width="100%"><tr><td class="crumbs">{self.chrome("breadcrumb")}</td></tr>'
            f"<tr><td>{self.article()}</td></tr>"
            '<tr><td class="share">分享到：<a href="#">微信</a> <a href="#">微博</a> '
            '<a href="javascript:window.print()">打印本页</a> <a href="javascript:window.close()">关闭窗口</a></td></tr>'
            f'<tr><td><b>相关链接</b><ul>{related}</ul></td></tr></table></td></tr><tr><td colspan="2" class="foot">'
            f"主办：{self.chrome('site')}办公室　网站标识码：{self.chrome('meta/SiteIDCode')}"
            "</td></tr></table>"
        )

    def title(self) -> str:
        return f'<div class="bt">{self.text(self.draft.get("title"))}</div>'

    def heading(self, text: str) -> str:
        return f"<p><strong>{self.text(text)}</strong></p>"

    def table(self, sheet: Sheet) -> str:
        rows = "".join(self.rows(sheet.grid))
        return f'<table border="0" width="100%"><tr><td><table border="1">{rows}</table></td></tr></table>'

    def box(self, box: Box) -> str:
        return element("td", self.cell_text(box), **spans(box))


MARKUP = Markup(
    "one-line", Say("整页一行，外套布局表格和网站栏目", "one line in a layout table with site menus"), OneLine
)
