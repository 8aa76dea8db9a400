"""One page that shows reports as published, their faults marked in place. Needs the extra `[html]`."""

from reportlint.outputs.html.writer import HtmlWriter

__all__ = ["HtmlWriter"]
