"""Reports of invented counties by the thousand, some with a fault of which it is known what must be said."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from decimal import Decimal
from itertools import repeat
from pathlib import Path
from random import Random
from types import MappingProxyType
from typing import Final, NamedTuple

from reportlint.testing import MARKUPS, Draft, clean_draft
from reportlint.testing.clean import balanced

YEARS: Final = (2024, 2025)
COUNTY: Final = 25
"""Bodies of a county: the government and its bureaus."""
MARKUP_NAMES: Final = ("clean", "trs", "one-line", "vsb", "old-html")
FAULTY: Final = 10
"""One report in so many has a fault."""
FOLDER: Final = 1_000
"""Pages in a folder."""
_COPY, _REPEAT = 37, 43
"""Of a county's reports, the one with the text of the body before, and the one with text of last year's."""

_FIRST, _SECOND = "云清澄霁榆汀砚松白柳桥双枫莲沙梅兰竹苇棠", "溪川湖塘湾岭台泉洲浦山原河城林坪港渡源峰"
_THIRD = ("", *"东西南北上中下新古安宁和")
_BUREAUS = (
    "发展和改革局 教育局 科学技术局 公安局 民政局 司法局 财政局 人力资源和社会保障局 自然资源局 住房和城乡建设局 交通运输局 "
    "水利局 农业农村局 商务局 文化和旅游局 卫生健康局 退役军人事务局 应急管理局 审计局 市场监督管理局 统计局 医疗保障局 "
    "林业局 城市管理局"
).split()
_MATTERS = (
    "校车安排 供水管网 河道整治 社保缴费 农机补贴 医保目录 老旧小区 公交线路 就业培训 仓储用地 食品抽检 森林防火 停车收费 "
    "危房改造 养老床位 学位分配 垃圾分类 电梯检验 燃气巡检 征地批复 采购合同 预算执行 救助标准 道路施工 苗木供应 水质监测 "
    "文物修缮 种粮补助 厂房租赁 志愿活动 夜市管理 冷链运输 窗口服务 档案整理 审批时限 信访答复 会议纪要 统计数据 项目招标"
).split()
_EFFORTS = (
    "逐件登记 分栏归集 制成图表 组织回访 重新编排 按月通报 设专人校核 汇编成册 补充说明 请群众评议 改用短句 拍成短片 "
    "注明依据 列入清单 当场解释 送到村组 逐条比对 先行试读 定期清理 交叉检查"
).split()
_ENDS = (
    "方便群众查阅 减少重复来访 便于企业比较 答复更有依据 错漏及时更正 老人也能看懂 栏目不再空置 办事少跑一趟 口径保持一致 "
    "责任落到岗位 疑问当天回应 内容前后衔接"
).split()


_STOCK: Final = {
    "overview": (
        "{year}年，本机关按照上级部署做好政府信息公开工作。\n（一）主动公开。按要求更新栏目内容，做到应公开尽公开。\n"
        "（二）依申请公开。全年收到政府信息公开申请0件。\n（三）政府信息管理。严格审查，先审后发。\n"
        "（四）政府信息公开平台建设。栏目运行平稳。\n（五）监督保障。明确专人负责，定期检查。",
        "{year}年，本机关认真落实政府信息公开工作要求。\n（一）主动公开。及时发布工作动态和办事指南。\n"
        "（二）依申请公开。全年收到政府信息公开申请0件，上年结转0件。\n（三）政府信息管理。落实保密审查。\n"
        "（四）政府信息公开平台建设。做好日常维护。\n（五）监督保障。组织一次业务培训。",
    ),
    "problems": (
        "存在的主要问题：一是公开内容不够丰富。二是更新不够及时。\n改进措施：一是充实栏目内容。二是加强日常检查。",
        "存在的主要问题：一是业务能力有待提高。二是主动公开意识不强。\n改进措施：一是加强学习。二是压实责任。",
    ),
}
"""What bodies write that had nothing to report."""


class Report(NamedTuple):
    """A page and what stands in the list."""

    name: str
    year: int
    superior: str
    markup: str
    draft: Draft
    rule: str
    """The rule that must answer; empty where nothing was planted."""


class _Body(NamedTuple):
    name: str
    superior: str
    figures: Mapping[int, Mapping[str, int]]
    """By year."""


class Fault(NamedTuple):
    """An edit of a report, and the rule that must answer it."""

    rule: str
    edit: Mapping[str, str | None]


FAULTS: Final = (
    Fault("requests-suspect-cell", {"requests/granted/natural": "+1"}),
    Fault("section-missing", {"sections/problems": None}),
    Fault("review-total", {"disputes/review/total": "+1"}),
    Fault("requests-row-missing", {"requests/refused-third-party": None}),
    Fault("year-mismatch", {"title": "{organ}2019年政府信息公开工作年度报告"}),
    Fault("table-missing", {"disputes": None}),
)
COPIED: Final = "text-copied-from-peer"
REPEATED: Final = "problems-repeat-last-year"


def write(
    folder: Path, pages: int, processes: int, *, idle: bool = False
) -> tuple[Path, set[tuple[str, str]]]:
    """Write so many pages and their list; gives the list and what must be found, as (body/year, rule).

    `idle`: two reports in three are of bodies that had nothing to report, as in many a county.
    """
    rows = ["单位,网址,上级单位,年度"]
    planted: set[tuple[str, str]] = set()
    with ProcessPoolExecutor(processes) as pool:
        for written in pool.map(_write, _shares(pages), repeat(folder), repeat(idle)):
            for name, path, superior, year, rule in written:
                rows.append(f"{name},{path},{superior},{year}")
                if rule:
                    planted.add((f"{name}/{year}", rule))
    file = folder / "agencies.csv"
    file.write_text("\n".join(rows) + "\n", encoding="utf-8-sig")
    return file, planted


def _shares(pages: int) -> Iterator[tuple[int, int]]:
    """Counties by number, each with how many of its pages are wanted."""
    whole = COUNTY * len(YEARS)
    for number, before in enumerate(range(0, pages, whole)):
        yield number, min(whole, pages - before)


def _write(share: tuple[int, int], folder: Path, idle: bool) -> list[tuple[str, Path, str, int, str]]:
    number, pages = share
    written = []
    for at, report in enumerate(county(number, idle=idle)[:pages]):
        page = number * COUNTY * len(YEARS) + at
        path = folder / f"{page // FOLDER:03}" / f"{page:06}.html"
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(MARKUPS[report.markup].encode(report.draft))
        written.append((report.name, path, report.superior, report.year, report.rule))
    return written


def county(number: int, *, idle: bool = False) -> list[Report]:
    """The reports of one county, body by body, each year's after that of the year before; `idle` as for `write`."""
    rng = Random(number)
    first, second = number % len(_FIRST), number // len(_FIRST) % len(_SECOND)
    third = number // len(_FIRST) // len(_SECOND) % len(_THIRD)
    place = f"{_FIRST[first]}{_SECOND[second]}{_THIRD[third]}县"
    government = f"{place}人民政府"
    below = [_NOTHING if idle and at % 3 else _two_years(rng) for at in range(len(_BUREAUS))]
    whole = {year: _summed([each[year] for each in below]) for year in YEARS}
    bodies = [_Body(government, "", whole)]
    bodies += [_Body(f"{place}{name}", government, each) for name, each in zip(_BUREAUS, below, strict=True)]
    reports: list[Report] = []
    for body in bodies:
        for year in YEARS:
            reports.append(_report(rng, body, year, reports))
    return reports


def _report(rng: Random, body: _Body, year: int, before: list[Report]) -> Report:
    """The report after those of its county that come before it."""
    at, (name, superior, years) = len(before), body
    figures = years[year]
    faulty, rule, edit = at % FAULTY == FAULTY - 1, "", {}
    texts = {"overview": _overview(rng, year, figures), "problems": _problems(rng)}
    if not any(figures.values()):
        # Nothing is planted in what all of them say in the same words.
        texts = {part: rng.choice(_STOCK[part]).format(year=year) for part in texts}
    elif at == _COPY:
        rule = COPIED
        texts = {part: before[-len(YEARS)].draft[f"sections/{part}"] for part in texts}
    elif at == _REPEAT:
        rule = REPEATED
        texts["problems"] = before[-1].draft["sections/problems"]
    elif faulty:
        rule, edit = FAULTS[rng.randrange(len(FAULTS))]
    cells = {key: f"{number:f}" for key, number in balanced("annual-2021", _decimal(figures)).items()}
    base = clean_draft()
    month = 3 if not superior else 1
    draft = Draft(
        base.form,
        MappingProxyType(
            {
                **base.texts,
                "organ": name,
                "year": str(year),
                "published": f"{year + 1}-{month:02}-20",
                "signature": f"{name}\n{year + 1}年{month}月20日",
                "preface": f"根据《中华人民共和国政府信息公开条例》编制本报告，统计期限为{year}年1月1日至{year}年12月31日。",
                "sections/overview": texts["overview"],
                "sections/problems": texts["problems"],
                **cells,
            }
        ),
    )
    markup = MARKUP_NAMES[rng.randrange(len(MARKUP_NAMES))]
    return Report(name, year, superior, markup, draft.edit(edit) if edit else draft, rule)


def _two_years(rng: Random) -> dict[int, dict[str, int]]:
    """Figures of a bureau, this year's going on where last year's ended."""
    figures: dict[int, dict[str, int]] = {}
    for year in YEARS:
        last = figures.get(year - 1)
        carried_in = last["requests/carried-out/natural"] if last else rng.randint(0, 3)
        received, carried_out = rng.randint(7, 60), rng.randint(0, 3)
        refused = rng.randint(1, 3)
        made, in_force = rng.randint(0, 3), rng.randint(10, 40)
        figures[year] = {
            "requests/received/natural": received,
            "requests/carried-in/natural": carried_in,
            "requests/carried-out/natural": carried_out,
            "requests/refused-third-party/natural": refused,
            "requests/granted/natural": received + carried_in - carried_out - refused,
            "disclosure/normative-documents/made": made,
            "disclosure/normative-documents/in-force": (
                last["disclosure/normative-documents/in-force"] if last else in_force
            )
            + (made if last else 0),
            "disclosure/licences/decisions": rng.randint(20, 4000),
            "disclosure/penalties/decisions": rng.randint(5, 900),
            "disputes/review/upheld": rng.randint(1, 4),
        }
    return figures


_NOTHING: Final = dict.fromkeys(YEARS, dict.fromkeys(_two_years(Random(0))[YEARS[0]], 0))


def _summed(parts: list[dict[str, int]]) -> dict[str, int]:
    return {key: sum(part[key] for part in parts) for key in parts[0]}


def _decimal(figures: Mapping[str, int]) -> dict[str, Decimal]:
    return {key: Decimal(number) for key, number in figures.items()}


def _overview(rng: Random, year: int, figures: Mapping[str, int]) -> str:
    received, carried_in, carried_out = (
        figures[f"requests/{row}/natural"] for row in ("received", "carried-in", "carried-out")
    )
    return "\n".join(
        (
            f"{year}年，{_said(rng, 4)}",
            f"（一）主动公开。{_said(rng, 6)}",
            f"（二）依申请公开。全年收到政府信息公开申请{received}件，上年结转{carried_in}件；"
            f"办结{received + carried_in - carried_out}件，结转下年度继续办理{carried_out}件。{_said(rng, 3)}",
            f"（三）政府信息管理。{_said(rng, 4)}",
            f"（四）政府信息公开平台建设。{_said(rng, 4)}",
            f"（五）监督保障。{_said(rng, 3)}",
        )
    )


def _problems(rng: Random) -> str:
    return f"存在的主要问题：一是{_said(rng, 2)}二是{_said(rng, 2)}\n改进措施：一是{_said(rng, 2)}二是{_said(rng, 2)}"


def _said(rng: Random, sentences: int) -> str:
    return "".join(
        f"对{rng.choice(_MATTERS)}、{rng.choice(_MATTERS)}{rng.choice(_EFFORTS)}，{rng.choice(_ENDS)}。"
        for _ in range(sentences)
    )
