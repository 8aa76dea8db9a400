"""Text that is not on the page: in scripts, comments, templates, hidden rows and conditional comments."""

from collections.abc import Iterator

from reportlint.model.message import Message
from reportlint.testing.markups._markup import Markup
from reportlint.testing.render import DraftWriter, flow
from reportlint.testing.sheet import Grid

_OLD = (
    "<!-- <p>一、总体情况</p><p>收到政府信息公开申请999件</p>"
    "<table><tr><td>行政许可</td><td>999</td></tr></table> -->"
)
_SCRIPT = """<script>
if (isPrint) { document.write('<h2>一、总体情况</h2><p>收到政府信息公开申请888件。</p>'); }
var menu = "<td>一、本年新收政府信息公开申请数量</td><td>777</td>";
</script>"""
_OFFICE = "<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]-->"
_STYLE = "<style>.hidden { display: none } /* 二、主动公开政府信息情况 */</style>"
_TEMPLATE = "<template><h2>三、收到和处理政府信息公开申请情况</h2></template>"


class Decoys(DraftWriter):
    """Writes what only looks like the report between its parts."""

    def content(self) -> str:
        decoys = iter([_OLD, _SCRIPT, _OFFICE, _STYLE, _TEMPLATE])
        parts = []
        for item in flow(self.draft):
            if item.kind == "heading":
                parts.append(next(decoys, ""))
            parts.append(self.item(item))
        return self.join(parts)

    def rows(self, grid: Grid) -> Iterator[str]:
        first, *rest = super().rows(grid)
        yield first.replace("<tr", '<tr style="display:none"', 1)
        yield first
        yield from rest


MARKUP = Markup(
    "decoys", Message("脚本、注释、隐藏行里的文字", "text in scripts, comments and hidden rows"), Decoys
)
