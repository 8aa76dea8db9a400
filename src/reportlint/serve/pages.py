"""Pages from templates, in the language of the server."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta, timezone
from importlib.resources import files
from typing import Any, Final

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.responses import FileResponse, HTMLResponse, Response

from reportlint.model.message import Language, Message
from reportlint.outputs.html.findings import CLASSES
from reportlint.outputs.words import GRADES, MARKS

_BEIJING: Final = timezone(timedelta(hours=8))
STATIC: Final = {
    # What a report looks like is the same here and in a file of `-o html`.
    "page.css": ("html/page.css", "text/css"),
    "serve.css": ("serve/static/serve.css", "text/css"),
    "icon.svg": ("serve/static/icon.svg", "image/svg+xml"),
    "check.js": ("serve/static/check.js", "text/javascript"),
    "trial.js": ("serve/static/trial.js", "text/javascript"),
    "list.js": ("serve/static/list.js", "text/javascript"),
    "run.js": ("serve/static/run.js", "text/javascript"),
    "history.js": ("serve/static/history.js", "text/javascript"),
    "letters.js": ("serve/static/letters.js", "text/javascript"),
    "unsent.js": ("serve/static/unsent.js", "text/javascript"),
    "review.js": ("serve/static/review.js", "text/javascript"),
    "report.js": ("serve/static/report.js", "text/javascript"),
    "common.js": ("serve/static/common.js", "text/javascript"),
}


class Pages:
    """Makes pages."""

    def __init__(
        self, language: Language, version: str, parts: Iterable[str], *, endable: bool = False
    ) -> None:
        """`parts` are the names of the parts that the server has, for the menu; `endable`: pages can end it."""
        self._language = language
        self._environment = Environment(
            loader=PackageLoader("reportlint", "templates/serve"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._environment.globals |= {
            "t": self._text,
            "say": self._say,
            "when": self._when,
            "lang": "zh-CN" if language == "zh" else "en",
            "version": version,
            "parts": tuple(parts),
            "endable": endable,
            "grades": GRADES,
            "marks": MARKS,
            "classes": CLASSES,
        }

    def text(self, template: str, **values: Any) -> str:
        """The markup of a template."""
        return self._environment.get_template(template).render(values)

    def page(self, template: str, status: int = 200, **values: Any) -> Response:
        """A page."""
        return HTMLResponse(self.text(template, **values), status)

    def said(self, say: Message) -> str:
        """A sentence in the language of the server."""
        return self._say(say)

    def refusal(self, status: int, say: Message) -> Response:
        """A page that says why there is nothing to see."""
        return self.page("refusal.html", status, said=say)

    def static(self, name: str) -> Response | None:
        """A file of ours; None where there is none of this name."""
        if name not in STATIC:
            return None
        place, kind = STATIC[name]
        return FileResponse(str(files("reportlint").joinpath("templates", place)), media_type=kind)

    def _text(self, zh: str, en: str) -> str:
        return zh if self._language == "zh" else en

    def _when(self, at: str) -> str:
        """A time in UTC as an office reads it: that of Beijing, to the minute."""
        told = datetime.fromisoformat(at).astimezone(_BEIJING).strftime("%Y-%m-%d %H:%M")
        return self._text(told, f"{told} (UTC+8)")

    def _say(self, message: Message) -> str:
        return message.in_(self._language)
