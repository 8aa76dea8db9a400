"""GB18030 bytes declared as gb2312."""

from reportlint.model.message import Message
from reportlint.testing.markups._markup import Markup
from reportlint.testing.render import DraftWriter


class Gb2312(DraftWriter):
    """Writes the declaration old sites carry."""

    charset = "gb2312"

    def charset_tag(self) -> str:
        return '<meta http-equiv="Content-Type" content="text/html; charset=gb2312">'

    def paragraph(self, text: str) -> str:
        # 〇 and ㊣ are in GB18030 but not in GB2312.
        return f"<p><!-- 〇㊣ -->{self.text(text)}</p>"


MARKUP = Markup(
    "gb2312", Message("声明为 gb2312 的 GB18030", "GB18030 declared as gb2312"), Gb2312, encoding="gb18030"
)
