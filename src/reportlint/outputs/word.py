"""Word documents from templates: a .docx with Jinja in it, filled by docxtpl.

A template may be an office's own. It can read its values and compute with them, nothing else.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from functools import lru_cache, partial
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

from lxml import etree

from reportlint.model.errors import UsageError, nearest, without_extra
from reportlint.model.message import Message
from reportlint.support.budget import Overrun, within_budget
from reportlint.support.characters import harmless
from reportlint.support.refusals import reason_of
from reportlint.support.wrap import plain

try:
    from docxtpl import DocxTemplate, RichText  # type: ignore[import-untyped]
    from jinja2 import StrictUndefined, TemplateSyntaxError, UndefinedError
    from jinja2 import Template as JinjaTemplate
    from jinja2.exceptions import SecurityError
    from jinja2.sandbox import ImmutableSandboxedEnvironment
except ImportError:
    raise without_extra(Message("输出 Word 文件", "Writing Word files"), "office") from None

_BREAKS: Final = re.compile("[\t-\r\x1c-\x1f\x85\u2028\u2029]+")
_TAG: Final = re.compile(r"\s*<[^>]*>\s*")
_BEFORE: Final = 4
"""Lines that docxtpl gives before the one in question."""


class _Unknown(UndefinedError):
    """A variable that the document does not have."""

    def __init__(self, name: object, owner: object, message: str) -> None:
        super().__init__(message)
        self.name = str(name)
        self.owner = owner


class _Strict(StrictUndefined):
    """Refuses unknown variables by name."""

    __slots__ = ()

    def __init__(self, hint: str | None = None, obj: Any = None, name: Any = None, exc: Any = None) -> None:
        # Jinja calls it with the message; that need not be a class.
        super().__init__(hint, obj, name, partial(_Unknown, name, obj))  # type: ignore[arg-type]


def _printed(value: object) -> object:
    """Text of a page on one line, as XML can hold it."""
    return harmless(_BREAKS.sub(" ", value)) if type(value) is str else value


class _Environment(ImmutableSandboxedEnvironment):
    """Compiles a text once, though the template of a letter is filled for every body.

    No single operation makes more than memory holds: what goes on for too long is ended from without.
    """

    intercepted_binops = frozenset(("*", "**", "%"))

    def __init__(self) -> None:
        super().__init__(autoescape=True, undefined=_Strict, finalize=_printed)
        self._compiled = lru_cache(64)(super().from_string)

    def from_string(self, source: Any, *_: Any, **__: Any) -> JinjaTemplate:
        """The template of a text."""
        return self._compiled(source)

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """Of numbers only, and no powers."""
        if operator == "**" or any(isinstance(one, Sequence) for one in (left, right)):
            raise SecurityError(f"{operator} is for numbers")
        return super().call_binop(context, operator, left, right)


_JINJA: Final = _Environment()


class _DocxDocument(DocxTemplate):  # type: ignore[misc]
    """A document that is refused where docxtpl would leave out what it can't read."""

    def fix_tables(self, xml: str) -> Any:
        """The tree of a filled text. Raises XMLSyntaxError."""
        etree.fromstring(xml)
        return super().fix_tables(xml)


class Template:
    """A template, ready to be filled as often as needed."""

    def __init__(self, name: str, data: bytes) -> None:
        """`name` is what messages call it. Raises UsageError where it is no Word document."""
        self._name = name
        self._document = _DocxDocument(io.BytesIO(data))
        try:
            self._document.init_docx()
        except Exception:
            # No package, none of Word's, or a damaged one: each fails in its own way.
            raise self._misuse(Message("不是 Word 文档（.docx）", "it is no Word document (.docx)")) from None

    def link(self, address: str) -> RichText:
        """What a `{{r …}}` shows of an address: a link where it is one of the web, else text."""
        shown = str(_printed(address))
        target = shown if re.match(r"https?://", shown) else ""
        text = RichText()
        text.add(shown, url_id=self._document.build_url_id(target) if target else None)
        return text

    def filled(self, values: Mapping[str, object]) -> bytes:
        """The document with these values; links in them were made since the last call. Raises UsageError."""
        try:
            done = within_budget(lambda: self._document.render(values, _JINJA))
        except _Unknown as error:
            legal = error.owner if isinstance(error.owner, Mapping) else values
            hint = nearest(error.name, legal, listed=len(legal))
            raise self._misuse(
                Message(
                    f"没有变量“{error.name}”。{hint.zh}", f"there is no variable “{error.name}”.{hint.en}"
                )
            ) from None
        except TemplateSyntaxError as error:
            near = _near(error)
            raise self._misuse(
                Message(f"“{near}”附近的写法有误：{error.message}", f"near “{near}”: {error.message}")
            ) from None
        except etree.XMLSyntaxError:
            raise self._misuse(
                Message(
                    "有标签在表格外开始、在表格内结束，或者相反；表格的行请用 {%tr …%}，段落请用 {%p …%}",
                    "a tag begins outside a table and ends inside, or the other way round; "
                    "use {%tr …%} for rows of a table and {%p …%} for paragraphs",
                )
            ) from None
        except Exception as error:
            # Whatever an office's own expressions do, such as a division by zero.
            said = f"{type(error).__name__}: {error}"
            raise self._misuse(Message(said, said)) from error
        if isinstance(done, Overrun):
            raise self._misuse(
                Message("填写一份超过了时间或内存的限额", "to fill it takes more time or memory than it may")
            )
        stream = io.BytesIO()
        self._document.save(stream)
        return _undated(stream)

    def _misuse(self, reason: Message) -> UsageError:
        return UsageError(
            Message(
                f"Word 模板 {self._name} 不能用：{reason.zh}",
                f"The Word template {self._name} can't be used: {reason.en}",
            )
        )


def template(shipped: str, own: Path | None = None) -> Template:
    """The office's own template, else the one that is shipped under a name. Raises UsageError."""
    if own is None:
        return Template(shipped, shipped_template(shipped))
    try:
        return Template(str(own), own.read_bytes())
    except OSError as error:
        why = reason_of(error)
        raise UsageError(
            Message(f"读不了 Word 模板 {own}：{why.zh}", f"Can't read the Word template {own}: {why.en}")
        ) from None


def shipped_template(name: str) -> bytes:
    """A shipped template, to begin an own one with: `letter.docx`, `reminder.docx`, `circular.docx` or `self-check.docx`."""
    return (files("reportlint") / "templates" / "letters" / name).read_bytes()


def _near(error: TemplateSyntaxError) -> str:
    """The text of the paragraph in which a template is wrong."""
    lines = list(getattr(error, "docx_context", ()))
    line = lines[min(error.lineno - 1, _BEFORE - 1)] if len(lines) >= _BEFORE else "".join(lines)
    return plain(_TAG.sub("", line))


def _undated(stream: io.BytesIO) -> bytes:
    """The package without the time at which it was written."""
    undated = io.BytesIO()
    with zipfile.ZipFile(stream) as old, zipfile.ZipFile(undated, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            new.writestr(zipfile.ZipInfo(part), old.read(part), zipfile.ZIP_DEFLATED)
    return undated.getvalue()
