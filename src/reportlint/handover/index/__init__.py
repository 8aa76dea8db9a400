"""index.html: the page a leader looks at, for a whole run. Needs the extra `[html]`."""

from reportlint.handover.index.writing import write_index

__all__ = ["write_index"]
