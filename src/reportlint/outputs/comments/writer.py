"""The format `comments`: one document, as it was handed in, with its comments."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import IO

from reportlint.loaders.archive import INSIDE
from reportlint.loaders.office import to_docx
from reportlint.model.errors import NotWritten, UsageError
from reportlint.model.finding import Origin, Outcome, Problem
from reportlint.model.message import Message
from reportlint.outputs.comments.comment import comments_of
from reportlint.outputs.format import Closing, Run

_PDF = "application/pdf"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_ONE = Message("批注一次只写一份文件；请逐份核查", "Comments are written into one document at a time")
_KINDS = Message(
    "批注只能写进 Word、WPS、ODT、RTF 文档和 PDF 文件；网页、OFD 和文本请用 -o html",
    "Comments can be written into Word, WPS, ODT, RTF documents and PDF files; for pages, OFDs and text use -o html",
)
_CHANGED = Message("文件在核查之后又改过，没有写批注", "The file was changed after it was checked")


class CommentsWriter:
    """Writes the document when its outcome is known."""

    def __init__(self, run: Run, stream: IO[bytes]) -> None:
        self._run = run
        self._stream = stream
        self._written = False

    def add(self, outcome: Outcome) -> None:
        """Write the commented document. Raises UsageError for a second one, and for what takes no comments; NotWritten
        for what could not be read either.
        """
        if self._written:
            raise UsageError(_ONE)
        if outcome.problem is not None and outcome.page is None and outcome.origin.media_type == _PDF:
            # It would be read again to no avail.
            raise NotWritten(outcome.problem.message)
        try:
            self._write(outcome)
        except Exception:
            if outcome.problem is None or outcome.page is not None:
                raise
            raise NotWritten(outcome.problem.message) from None
        self._written = True

    def close(self, closing: Closing) -> None:
        """Nothing is left to write."""

    def _write(self, outcome: Outcome) -> None:
        comments = comments_of(outcome, self._run)
        data = _data(outcome)
        if outcome.origin.media_type == _PDF:
            from reportlint.outputs.comments.pdf import commented_pdf

            self._stream.write(commented_pdf(data, outcome.page or "", comments, self._run.as_of))
        else:
            from reportlint.outputs.comments.docx import commented_docx

            self._stream.write(
                commented_docx(data, outcome.page or "", outcome.title, comments, self._run.as_of)
            )


def takes_comments(origin: Origin) -> bool:
    """Whether comments can be written into a document of its kind."""
    return origin.media_type in (_PDF, _WORD) and origin.path is not None and INSIDE not in origin.path


def _data(outcome: Outcome) -> bytes:
    """The document that was checked; one of another office program as .docx."""
    origin = outcome.origin
    if origin.path is None or not takes_comments(origin):
        raise UsageError(_KINDS)
    try:
        data = Path(origin.path).read_bytes()
    except OSError:
        raise UsageError(_CHANGED) from None
    if origin.media_type == _WORD and not data.startswith(b"PK\x03\x04\x14\x00\x06\x00") and _older(data):
        converted = to_docx(data)
        if isinstance(converted, Problem):
            raise UsageError(converted.message)
        return converted
    if hashlib.sha256(data).hexdigest() != origin.sha256:
        raise UsageError(_CHANGED)
    return data


def _older(data: bytes) -> bool:
    """Whether it is a document of another office program."""
    from reportlint.loaders.office import LOADER

    return LOADER.matches(data, "")
