"""批注: the document itself, with a comment at each finding."""

from reportlint.outputs.comments.writer import CommentsWriter

__all__ = ["CommentsWriter"]
