"""The head of 表三 with two columns for labels and six for numbers, over a body with three and seven."""

from dataclasses import replace

from reportlint.model.say import Say
from reportlint.testing.markups._markup import Markup
from reportlint.testing.render import Writer
from reportlint.testing.sheet import Sheet


class NarrowHeader(Writer):
    """Writes header spans that don't fit the body."""

    def table(self, sheet: Sheet) -> str:
        if sheet.key != "requests":
            return super().table(sheet)
        (note, applicants), (natural, organizations, total), labels, *rows = sheet.grid
        first = (replace(note, across=2), replace(applicants, across=6))
        second = (natural, replace(organizations, across=4), replace(total, down=1))
        return super().table(Sheet(sheet.key, (first, second, labels, *rows)))


MARKUP = Markup(
    "narrow-header",
    Say("表三表头跨列数与表体不符", "header spans of table 3 that don't fit the body"),
    NarrowHeader,
)
