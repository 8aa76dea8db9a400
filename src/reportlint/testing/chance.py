"""Reports by chance: figures that balance, and a narrative that states them in varied wordings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache
from random import Random
from typing import NamedTuple

from reportlint.support.toml import parsed_toml
from reportlint.testing.clean import DRAFTS, balanced, clean_draft
from reportlint.testing.draft import Draft

_MARK = re.compile(r"\{([a-z-]+)(:hanzi)?\}")
_HANZI = "零一二三四五六七八九十"
_ORGANS = ("云溪县水利局", "云溪县卫生健康局", "云溪县民政局", "云溪县文化和旅游局", "云溪县交通运输局")


class DraftClaim(NamedTuple):
    """A number that the narrative states about one of the grammar's subjects."""

    subject: str
    number: int


class RandomDraft(NamedTuple):
    """A draft, and what its narrative claims."""

    draft: Draft
    claims: tuple[DraftClaim, ...]


def random_draft(rng: Random) -> RandomDraft:
    """A county bureau's report with random figures. Nothing in it is wrong."""
    figures = _figures(rng)
    base = clean_draft()
    cells = balanced(base.form, figures)
    said = _Narrator(rng, _facts(cells))
    sections = {
        "sections/overview": "\n".join(said.overview()),
        "sections/problems": said.one("problems"),
        "sections/other": said.one("other"),
    }
    organ = rng.choice(_ORGANS)
    page = {"organ": organ, "signature": f"{organ}\n2025年1月20日"}
    draft = base.edit(page | sections | {key: f"{number:f}" for key, number in cells.items()})
    return RandomDraft(draft, tuple(said.claims))


def _figures(rng: Random) -> dict[str, Decimal]:
    """Cells that balance once totals are added. One report in four has no applications at all."""
    most = rng.choice((0, 1, 3, 12, 400))
    cells: dict[str, Decimal] = {}
    layout = clean_draft().layout
    rows = [row.key for row in layout.form.table("requests").blocks[0].rows]
    for column in ("natural", "commercial", "research", "welfare", "legal", "other"):
        # Fees nobody paid would need a statement on fees that were asked for.
        outcomes = {row: _few(rng, most) if row != "other-unpaid" else 0 for row in rows[2:-2]}
        carried_out = _few(rng, most)
        settled = sum(outcomes.values()) + carried_out
        carried_in = rng.randint(0, min(settled, most))
        numbers = {
            **outcomes,
            "received": settled - carried_in,
            "carried-in": carried_in,
            "carried-out": carried_out,
        }
        cells |= {f"requests/{row}/{column}": Decimal(number) for row, number in numbers.items()}
    for row in ("review", "litigation-direct", "litigation-after-review"):
        for column in ("upheld", "corrected", "other", "pending"):
            cells[f"disputes/{row}/{column}"] = Decimal(_few(rng, min(most, 30)))
    made, repealed = _few(rng, 9), _few(rng, 9)
    documents = {"made": made, "repealed": repealed, "in-force": made + repealed + _few(rng, 60)}
    cells |= {f"disclosure/normative-documents/{key}": Decimal(number) for key, number in documents.items()}
    for row in ("licences", "penalties", "coercion"):
        cells[f"disclosure/{row}/decisions"] = Decimal(_few(rng, 90_000))
    cells["disclosure/charges/amount"] = Decimal(_few(rng, 9_000)) / rng.choice((1, 10, 100, 10_000))
    return cells


def _few(rng: Random, most: int) -> int:
    """Often nothing, mostly little, at times a lot."""
    return rng.choice((0, 0, rng.randint(0, min(most, 5)), rng.randint(0, most)))


def _facts(cells: Mapping[str, Decimal]) -> dict[str, int]:
    """The number of each subject a wording may name."""

    def total(*rows: str) -> int:
        return int(sum(cells[key] for key in cells if any(key == f"{row}/total" for row in rows)))

    def group(name: str) -> int:
        return int(
            sum(cells[key] for key in cells if key.startswith(f"requests/{name}-") and key.endswith("/total"))
        )

    return {
        "received": total("requests/received"),
        "carried-in": total("requests/carried-in"),
        "handled": total("requests/received", "requests/carried-in"),
        "processed": total("requests/outcome-total"),
        "carried-out": total("requests/carried-out"),
        "granted": total("requests/granted"),
        "partial": total("requests/partial"),
        "refused": group("refused"),
        "unable": group("unable"),
        "declined": group("declined"),
        "other-outcome": group("other"),
        "review": total("disputes/review"),
        "litigation": total("disputes/litigation-direct", "disputes/litigation-after-review"),
        "documents-made": int(cells["disclosure/normative-documents/made"]),
        "documents-repealed": int(cells["disclosure/normative-documents/repealed"]),
        "documents-in-force": int(cells["disclosure/normative-documents/in-force"]),
    }


class _Narrator:
    """Chooses wordings, fills them in and notes what they claim."""

    def __init__(self, rng: Random, facts: Mapping[str, int]) -> None:
        self.rng = rng
        self.facts = facts
        self.claims: list[DraftClaim] = []

    def overview(self) -> Iterator[str]:
        """Part one, a paragraph a line, in one of the ways it is set out."""
        heads = self.rng.choice(
            (
                ("", "", "", "", ""),
                (
                    "（一）主动公开。",
                    "（二）依申请公开。",
                    "（三）政府信息管理。",
                    "（四）平台建设。",
                    "（五）监督保障。",
                ),
                ("1.主动公开。", "2.依申请公开。", "3.政府信息管理。", "4.平台建设。", "5.监督保障。"),
            )
        )
        quiet = not any(self.facts[fact] for fact in ("received", "carried-in", "carried-out"))
        peaceful = not (self.facts["review"] or self.facts["litigation"])
        requests = self.one("requests-none") if quiet else self.one("requests") + self.one("outcomes")
        disputes = self.one("disputes-none" if peaceful else "disputes")
        paragraphs = (
            self.one("disclosure"),
            requests + disputes,
            *map(self.one, ("management", "platform", "supervision")),
        )
        yield self.one("opening")
        yield from (head + paragraph for head, paragraph in zip(heads, paragraphs, strict=True))

    def one(self, topic: str) -> str:
        """One of a topic's wordings, filled in."""
        parts = {mark: self.rng.randint(1, 2_000) for mark in "abc"}
        numbers = {**self.facts, **parts, "whole": sum(parts.values()), "year": 2024}

        def filled(mark: re.Match[str]) -> str:
            subject, hanzi = mark[1], mark[2]
            number = numbers[subject]
            if subject in self.facts:
                self.claims.append(DraftClaim(subject, number))
            return _HANZI[number] if hanzi and number < len(_HANZI) else str(number)

        return _MARK.sub(filled, self.rng.choice(_wordings()[topic]))


@cache
def _wordings() -> Mapping[str, list[str]]:
    return parsed_toml((DRAFTS / "wordings.toml").read_text(encoding="utf-8"))
