"""Headings in the same paragraph as the text that follows."""

from itertools import pairwise

from reportlint.model.message import Message
from reportlint.testing.markups._markup import Markup
from reportlint.testing.render import DraftItem, DraftWriter, flow


class RunIn(DraftWriter):
    """Writes a heading and its first paragraph as one."""

    def content(self) -> str:
        parts = []
        joined = False
        for item, following in pairwise([*flow(self.draft), DraftItem("end")]):
            if joined:
                joined = False
            elif item.kind == "heading" and following.kind == "paragraph":
                parts.append(f"<p><b>{self.text(item.text)}。</b>{self.text(following.text)}</p>")
                joined = True
            else:
                parts.append(self.item(item))
        return self.join(parts)

    def heading(self, text: str) -> str:
        return f"<p><b>{self.text(text)}</b></p>"


MARKUP = Markup("run-in", Message("标题与正文同段", "headings in the same paragraph as text"), RunIn)
