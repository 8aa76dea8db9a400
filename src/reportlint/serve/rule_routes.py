"""The pages on which rules are read, searched and tried."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final, NamedTuple
from urllib.parse import parse_qs

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from reportlint.checking.session import Session
from reportlint.model.groups import group_name
from reportlint.model.message import Message
from reportlint.outputs.explanation import explain
from reportlint.outputs.words import SEVERITY
from reportlint.rules.rule import Rule
from reportlint.serve.answers import Refused, Tried
from reportlint.serve.bodies import form_of
from reportlint.serve.jobs import TryRules
from reportlint.serve.pages import Pages
from reportlint.serve.trays import Trays, fresh_id
from reportlint.serve.workers import JobWorkers

_MISSING: Final = Message("没有这条规则。", "There is no such rule.")
_EXAMPLE: Final = """\
[[rule]]
id = "office/contact"
group = "wording"
severity = "warning"
kind = "present"
each = "report"
words = ["联系电话"]
clause = "practice/wording"
title = { zh = "没有写联系电话", en = "No telephone number is given" }
message = { zh = "全文没有写联系电话", en = "no telephone number is given" }
fix = { zh = "写明联系电话。", en = "Give one." }
why = { zh = "本市要求写明联系电话。", en = "Our city asks for it." }

[[rule.case]]
name = { zh = "写了", en = "given" }
edit = { "sections/overview" = "联系电话：0000-1234567。" }

[[rule.case]]
name = { zh = "没有写", en = "not given" }
edit = {}
expect = ["fail report"]
"""


class MarkdownBlock(NamedTuple):
    """A piece of an explanation, without its marks."""

    kind: str
    """`h2`, `p`, `li` or `quote`."""
    parts: tuple[tuple[str, bool], ...]
    """Texts, each with whether it is code."""


class RuleRoutes:
    """Handles them."""

    def __init__(self, session: Session, pages: Pages, trays: Trays, writers: JobWorkers) -> None:
        self._session = session
        self._pages = pages
        self._trays = trays
        self._writers = writers

    def routes(self) -> list[Route]:
        """Where they are."""
        return [
            Route("/rules", self.rules),
            Route("/rules/trial", self.trial),
            Route("/rules/trial", self.tried, methods=["POST"]),
            Route("/rules/{rule:path}", self.rule),
        ]

    async def rules(self, request: Request) -> Response:
        """All rules, or those in which words are found."""
        words = request.query_params.get("q", "")[:100]
        found = [rule for rule in self._session.catalog.rules if _speaks_of(rule, words)]
        groups = [(group_name(name), list(some)) for name, some in groupby(found, lambda rule: rule.group)]
        return self._pages.page("rules.html", q=words, groups=groups, found=len(found), severities=SEVERITY)

    async def rule(self, request: Request) -> Response:
        """One rule, as `explain` tells it."""
        rule = self._session.catalog.by_id.get(request.path_params["rule"])
        if rule is None:
            return self._pages.refusal(404, _MISSING)
        text = explain(rule, self._session.clauses, self._session.config.language)
        _, title, *rest = ("", *text.split("\n"))
        return self._pages.page("rule.html", title=title.removeprefix("# "), blocks=list(blocks(rest)))

    async def trial(self, request: Request) -> Response:
        """Where rules of one's own are tried."""
        return self._pages.page("trial.html", tray=fresh_id(), example=_EXAMPLE)

    async def tried(self, request: Request) -> Response:
        """What comes of them."""
        given = parse_qs(await form_of(request))
        text, (tray_id, number) = (
            given.get("rules", [""])[0],
            [given.get(name, [""])[0] for name in ("tray", "item")],
        )
        tray = self._trays.find(tray_id)
        item = tray.items.get(int(number)) if tray and number.isdecimal() else None
        answer = await self._writers.do(
            TryRules(text.replace("\r\n", "\n"), item.folder if item else None), lambda: None, lambda _: None
        )
        tried = answer if isinstance(answer, Tried) else None
        refused = answer if isinstance(answer, Refused) else None
        return HTMLResponse(self._pages.text("tried.html", tried=tried, refused=refused))


def blocks(lines: Sequence[str]) -> Iterator[MarkdownBlock]:
    """The Markdown that `explain` writes, in pieces."""
    marks = (("## ", "h2"), ("- ", "li"), ("> ", "quote"))
    for line in filter(None, lines):
        mark, kind = next(((mark, kind) for mark, kind in marks if line.startswith(mark)), ("", "p"))
        parts = line.removeprefix(mark).split("`")
        yield MarkdownBlock(kind, tuple((part, n % 2 == 1) for n, part in enumerate(parts) if part))


def _speaks_of(rule: Rule, words: str) -> bool:
    said = [rule.id, *group_name(rule.group), *rule.title, *rule.why, *rule.fix]
    said += [text for message in rule.messages.values() for text in message]
    text = "\n".join(said).lower()
    return all(word in text for word in words.lower().split())
