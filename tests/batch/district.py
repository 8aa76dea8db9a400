"""A made-up district: its bodies, their figures of two years, and reports in which nothing is wrong.

Figures agree within a report, from year to year and from level to level: a county's are the sums of those below it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from random import Random

from reportlint.model.body import BodyKind
from reportlint.testing import MARKUPS, Draft, clean_draft
from reportlint.testing.clean import balanced

from .prose import Author

YEARS = (2024, 2025)
MARKUP_NAMES = tuple(name for name, markup in MARKUPS.items() if markup.faithful and not markup.faults)

_BUREAUS = (
    "发展和改革局 教育局 科学技术局 公安局 民政局 司法局 财政局 人力资源和社会保障局 自然资源局 住房和城乡建设局 交通运输局 "
    "水利局 农业农村局 商务局 文化和旅游局 卫生健康局 退役军人事务局 应急管理局 审计局 市场监督管理局 统计局 医疗保障局 "
    "林业局 城市管理局 行政审批服务局 信访局 工业和信息化局"
).split()
_TOWNS = "松岗镇 白石乡 柳湾镇 桥头镇 双泉乡 石门镇 枫林乡 下坪镇 莲塘镇 沙溪镇 云台乡 青竹镇 梅岭乡".split()
COUNTIES = "云溪县 澄阳县 霁川县 榆塘县 汀湖县 砚台县".split()

_COLUMNS = {"natural": 1.0, "commercial": 0.4, "research": 0.1, "welfare": 0.1, "legal": 0.2, "other": 0.1}
_DISPUTES = ("review", "litigation-direct", "litigation-after-review")
_DOCUMENTS = "disclosure/normative-documents"

Figures = Mapping[str, Decimal]
"""The cells of a report's tables by key, without the totals."""


@dataclass(frozen=True)
class Body:
    """A body that reports."""

    name: str
    kind: BodyKind
    superior: str = ""

    @property
    def myself(self) -> str:
        """What it calls itself."""
        if self.kind is BodyKind.DEPARTMENT:
            return "我局"
        return {BodyKind.COUNTY: "全县", BodyKind.CITY: "全市"}.get(
            self.kind, "我镇" if "镇" in self.name else "我乡"
        )


@dataclass(frozen=True)
class Filed:
    """A body and its reports."""

    body: Body
    figures: Mapping[int, Figures]
    drafts: Mapping[int, Draft]
    markup: str

    def page(self, year: int) -> bytes:
        """The report of a year as a site sends it."""
        return MARKUPS[self.markup].encode(self.drafts[year])


def county(seed: int, name: str, bodies: int, superior: str = "") -> list[Filed]:
    """A county government and the bodies below it, the government first."""
    rng = Random(f"{seed}/{name}")
    government = Body(f"{name}人民政府", BodyKind.COUNTY, superior)
    towns = min(len(_TOWNS), bodies // 3)
    names = [f"{name}{bureau}" for bureau in rng.sample(_BUREAUS, bodies - towns)]
    below = [Body(bureau, BodyKind.DEPARTMENT, government.name) for bureau in names]
    below += [
        Body(f"{name}{town}人民政府", BodyKind.TOWNSHIP, government.name)
        for town in rng.sample(_TOWNS, towns)
    ]
    figures = [two_years(rng) for _ in below]
    whole = {year: summed([each[year] for each in figures]) for year in YEARS}
    return [
        filed(rng, body, each) for body, each in zip([government, *below], [whole, *figures], strict=True)
    ]


def towns_and_bureaus(counties: Sequence[str]) -> list[str]:
    """Names of bodies, by county."""
    return [
        *(f"{name}{bureau}" for name in counties for bureau in _BUREAUS),
        *(f"{name}{town}人民政府" for name in counties for town in _TOWNS),
    ]


def filed(rng: Random, body: Body, figures: Mapping[int, Figures]) -> Filed:
    """The reports of a body that has these figures."""
    drafts: dict[int, Draft] = {}
    for year in YEARS:
        last = _facts(figures[year - 1])["received"] if year - 1 in figures and rng.random() < 0.5 else None
        drafts[year] = _draft(rng, body, year, figures[year], last)
    return Filed(body, figures, drafts, rng.choice(MARKUP_NAMES))


def _draft(rng: Random, body: Body, year: int, figures: Figures, last_received: int | None) -> Draft:
    author = Author(rng, body.myself, {"year": year, **_facts(figures)})
    place = body.name[:3]
    month = 3 if body.kind in (BodyKind.COUNTY, BodyKind.CITY) else 1
    published = f"{year + 1}-{month:02d}-{rng.randint(10, 28)}"
    texts = {
        "organ": body.name,
        "year": str(year),
        "site": f"{place}人民政府",
        "published": published,
        "signature": None,
        "preface": author.preface(),
        "sections/overview": author.overview(last_received),
        "sections/problems": author.problems(),
        "sections/other": author.other(),
    }
    cells = {key: f"{number:f}" for key, number in balanced("annual-2021", figures).items()}
    return clean_draft().edit({**texts, **cells})


def two_years(rng: Random, most: int | None = None) -> dict[int, Figures]:
    """The figures of a body below a government; `most` applications a year. One in four has none."""
    most = rng.choice((0, 4, 12, 60)) if most is None else most
    figures: dict[int, Figures] = {}
    for year in YEARS:
        figures[year] = _figures(rng, most, figures.get(year - 1))
    return figures


def _figures(rng: Random, most: int, last: Figures | None) -> Figures:
    cells: dict[str, int] = {}
    rows = [row.key for row in clean_draft().layout.form.table("requests").blocks[0].rows]
    outcomes = [row for row in rows[2:-3] if row != "other-unpaid"]
    for column, share in _COLUMNS.items():
        received = rng.randint(0, round(most * share))
        carried_in = (
            int(last[f"requests/carried-out/{column}"]) if last else rng.randint(0, round(most * share / 6))
        )
        carried_out = rng.randint(0, min(received, round(most * share / 6)))
        cells |= {
            f"requests/received/{column}": received,
            f"requests/carried-in/{column}": carried_in,
            f"requests/carried-out/{column}": carried_out,
        }
        for _ in range(received + carried_in - carried_out):
            key = f"requests/{rng.choice(outcomes[:2] + outcomes)}/{column}"
            cells[key] = cells.get(key, 0) + 1
    for row in _DISPUTES:
        waiting = int(last[f"disputes/{row}/pending"]) if last else 0
        cells[f"disputes/{row}/upheld"] = waiting + rng.randint(0, most // 10)
        cells[f"disputes/{row}/pending"] = rng.randint(0, most // 12)
    made, repealed = rng.randint(0, 4), rng.randint(0, 2)
    in_force = int(last[f"{_DOCUMENTS}/in-force"]) if last else rng.randint(12, 60)
    cells |= {
        f"{_DOCUMENTS}/made": made,
        f"{_DOCUMENTS}/repealed": repealed,
        f"{_DOCUMENTS}/in-force": in_force + (made - repealed if last else 0),
        "disclosure/licences/decisions": rng.randint(20, 4000),
        "disclosure/penalties/decisions": rng.randint(5, 900),
        "disclosure/coercion/decisions": rng.randint(0, 40),
    }
    return {key: Decimal(number) for key, number in cells.items()} | {
        "disclosure/charges/amount": Decimal(rng.randint(0, 9_000)) / 100
    }


def summed(parts: list[Figures]) -> Figures:
    """The figures of a body that reports for those below it."""
    keys = dict.fromkeys(key for part in parts for key in part)
    return {key: sum((part.get(key, Decimal(0)) for part in parts), Decimal(0)) for key in keys}


def _facts(figures: Figures) -> dict[str, int]:
    """The numbers of the tables that the text states."""

    def total(*rows: str) -> int:
        return sum(int(number) for key, number in figures.items() if key.rpartition("/")[0] in rows)

    taken = total("requests/received", "requests/carried-in")
    return {
        "received": total("requests/received"),
        "carried-in": total("requests/carried-in"),
        "carried-out": total("requests/carried-out"),
        "processed": taken - total("requests/carried-out"),
        "review": total("disputes/review"),
        "litigation": total("disputes/litigation-direct", "disputes/litigation-after-review"),
        "documents-made": int(figures[f"{_DOCUMENTS}/made"]),
        "documents-repealed": int(figures[f"{_DOCUMENTS}/repealed"]),
        "documents-in-force": int(figures[f"{_DOCUMENTS}/in-force"]),
    }
