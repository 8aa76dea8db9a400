"""What kind of body reports."""

from __future__ import annotations

import re
from collections.abc import Iterable

from reportlint.model.body import Body, BodyKind
from reportlint.model.fact import Fact, FactKind
from reportlint.model.form import Form
from reportlint.model.page import MetaTag
from reportlint.model.section import Title

_WEBSITE = re.compile(r"(?:门户|政府|政务)?(?:信息)?(?:网站?|门户|平台)$")
"""What a site's name adds to the body's whose site it is."""
_OTHER_NAME = re.compile(r"（[^（）]+）$")
"""A body's second name behind its first: 信访局（县委社会工作部）."""


def read_body(title: Title | None, facts: Iterable[Fact], meta: Iterable[MetaTag], form: Form) -> Body:
    """The body that the title names, else the one that published; UNKNOWN where nothing says.

    What only the publisher says is never certain: sites publish for others.
    """
    organ = title.organ if title else ""
    body = kind_of(organ, form)
    if body.kind is not BodyKind.UNKNOWN:
        return body
    for name in _publishers(facts, meta, form):
        published = kind_of(_WEBSITE.sub("", name), form)
        if published.kind is not BodyKind.UNKNOWN:
            return Body(organ or published.name, published.kind, certain=False)
    return body


def kind_of(name: str, form: Form) -> Body:
    """The kind of body a name speaks of; UNKNOWN and uncertain where it says nothing."""
    first = _OTHER_NAME.sub("", name) or name
    for spec in form.bodies:
        if spec.names.search(first):
            perhaps = tuple(map(BodyKind, spec.perhaps))
            return Body(name, BodyKind(spec.kind), certain=not perhaps, perhaps=perhaps)
    return Body(name, BodyKind.UNKNOWN, certain=False)


def _publishers(facts: Iterable[Fact], meta: Iterable[MetaTag], form: Form) -> Iterable[str]:
    given = list(facts)
    for kind in (FactKind.SIGNATORY, FactKind.PUBLISHER, FactKind.SOURCE):
        yield from (fact.value for fact in given if fact.kind is kind)
    names = form.page.tags.get(FactKind.SOURCE, ())
    yield from (tag.content for tag in meta if tag.name.lower() in names)
