"""Outcomes made by hand: invented bodies, invented figures."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from reportlint.model.finding import (
    Crash,
    Finding,
    Judgement,
    Location,
    Notice,
    Origin,
    Outcome,
    Problem,
    Suppression,
    Verdict,
    fingerprint,
)
from reportlint.model.form import Clause, ClauseStatus, Force
from reportlint.model.message import Message
from reportlint.model.place import Region
from reportlint.outputs import Extension, Run
from reportlint.rules.rule import Case, Rule, rule

AS_OF = date(2026, 1, 20)

CLAUSES = {
    clause.id: clause
    for clause in (
        Clause(
            "form-2021/table-3",
            "form-2021",
            Message(
                "国办公开办函〔2021〕30号所附格式：第三部分表格",
                "Form of Guoban Gongkai Banhan [2021] No. 30: table of part three",
            ),
            Message(
                "第一项加第二项之和，等于第三项加第四项之和。",
                "Items one and two equal items three and four.",
            ),
            Force.MUST,
            ClauseStatus.VERIFIED,
        ),
        Clause(
            "form-2021/overview",
            "form-2021",
            Message(
                "国办公开办函〔2021〕30号：总体情况", "Form of Guoban Gongkai Banhan [2021] No. 30: overview"
            ),
            Message("总体情况对贯彻落实条例情况进行综述。", "The overview covers the year."),
            Force.SHOULD,
            ClauseStatus.VERIFIED,
            paraphrase=True,
        ),
        Clause(
            "regulation-711/50",
            "regulation-711",
            Message("《政府信息公开条例》第五十条", "Regulation, Article 50"),
            Message("年度报告应当包括下列内容。", "The report contains the following."),
            Force.MUST,
            ClauseStatus.VERIFIED,
        ),
    )
}


def _rule(  # noqa: PLR0917
    id_: str, group: str, severity: str, clause: str, title: Message, message: Message, **more: object
) -> Rule:
    made = rule(
        id=id_,
        group=group,
        severity=severity,
        each="report",
        clause=clause,
        title=title,
        message=message,
        fix=Message(
            "核对各列，改正总计或填错的一列。", "Check the columns and correct the total or the wrong one."
        ),
        why=Message("表内数字应当自相吻合。", "The figures of a table must agree with one another."),
        **more,  # type: ignore[arg-type]
    )
    return made(lambda thing: [])


ROW_TOTAL = _rule(
    "requests-row-total",
    "arithmetic",
    "error",
    "form-2021/table-3",
    Message("表三某行的总计不等于各列之和", "A row's printed total differs from the sum of its columns"),
    Message(
        "{label}的总计印为 {printed}，各列之和为 {sum}。",
        "The total of {label} is printed {printed}, its columns add up to {sum}.",
    ),
    cases=(
        Case(
            Message("总计少一", "total is one short"),
            {"requests/granted/total": "3"},
            ("fail requests/granted/total",),
        ),
        Case(Message("合计相符", "adds up"), {"requests/granted/natural": "0"}),
    ),
)
APPROXIMATE = _rule(
    "approximate-total",
    "stated",
    "warning",
    "form-2021/overview",
    Message("约数与所列各项之和不符", "A rounded total disagrees with its items"),
    Message(
        "“{said}”疑似与所列各项之和 {sum} 不符。",
        "“{said}” seems to disagree with {sum}, the sum of its items.",
    ),
)
MISSING = _rule(
    "section-missing",
    "structure",
    "error",
    "regulation-711/50",
    Message("缺少规定的部分", "A prescribed part is missing"),
    Message("没有找到“{title}”这一部分。", "There is no part “{title}”."),
)
ACME = replace(
    _rule(
        "acme/tone",
        "wording",
        "info",
        "regulation-711/50",
        Message("语气", "Tone"),
        Message("语气不妥。", "The tone is off."),
    ),
    plugin="acme-rules 2.3.1",
)
RULES = (MISSING, ROW_TOTAL, APPROXIMATE, ACME)

RUN = Run(
    version="0.1.0",
    as_of=AS_OF,
    rules=RULES,
    extensions=(Extension("builtin", "0.1.0"), Extension("acme-rules", "2.3.1")),
    clauses=CLAUSES,
)


def where(line: int, column: int, quote: str, xpath: str = "/html/body/p") -> Region:
    return Region(line, column, line, column + len(quote), 100 * line + column - 1, len(quote), quote, xpath)


def origin(name: str = "reports/fgj.html") -> Origin:
    return Origin(name, name, None, "ab" * 32, 9216, "text/html", "utf-8", "gb2312", 0)


def finding(  # noqa: PLR0917
    used: Rule,
    location: Location,
    arguments: dict[str, Message],
    verdict: Verdict = Verdict.FAIL,
    related: tuple[Location, ...] = (),
    explains: tuple[tuple[str, str], ...] = (),
) -> Finding:
    return Finding(
        rule=used.id,
        group=used.group,
        severity=used.severity,
        verdict=verdict,
        location=location,
        message=used.messages["fault"].fill(arguments),
        message_id="fault",
        arguments=arguments,
        fix=used.fix,
        clause=used.clause,
        related=related,
        explains=explains,
        fingerprint=fingerprint(used.id, "annual-2021", location.key),
    )


def same(text: object) -> Message:
    return Message(str(text), str(text))


TOTAL_SPOT = Location(
    "requests/granted/total",
    Message("表三 · 予以公开 · 总计", "Table 3 · granted · total"),
    where(212, 9, "5", "/html/body/table[2]/tr[4]/td[9]"),
)
WRONG_TOTAL = finding(
    ROW_TOTAL,
    TOTAL_SPOT,
    {"label": Message("予以公开", "granted"), "printed": same(5), "sum": same(4)},
    related=(
        Location(
            "requests/granted/natural",
            Message("表三 · 予以公开 · 自然人", "Table 3 · granted · natural persons"),
            where(212, 3, "3"),
            Message("加数", "addend"),
        ),
        Location(
            "requests/granted/business",
            Message("表三 · 予以公开 · 商业企业", "Table 3 · granted · businesses"),
            where(212, 5, "1"),
            Message("加数", "addend"),
        ),
    ),
    explains=(("requests-outcome-total", "requests/total/total"),),
)
ROUNDED = finding(
    APPROXIMATE,
    Location(
        "sections/overview/2",
        Message("一、总体情况 · 第 2 段", "I. Overview · paragraph 2"),
        where(30, 14, "60 余条"),
    ),
    {"said": same("60 余条"), "sum": same(59)},
    verdict=Verdict.REVIEW,
)
NO_SECTION = finding(
    MISSING,
    Location(
        "sections/other",
        Message("六、其他需要报告的事项", "VI. Other matters"),
        Region(None, None, None, None, None, None, "", "/html/body"),
    ),
    {"title": Message("其他需要报告的事项", "Other matters")},
)

JUDGEMENTS = (
    Judgement("requests-row-total", Verdict.FAIL, ("requests/granted",)),
    Judgement("requests-row-total", Verdict.PASS, tuple(f"requests/row-{n}" for n in range(40))),
    Judgement("approximate-total", Verdict.REVIEW, ("sections/overview/2",)),
    Judgement("section-missing", Verdict.PASS, ("sections/overview",)),
    Judgement("acme/tone", Verdict.NOT_APPLICABLE, ("report",)),
)


def outcome(
    name: str = "reports/fgj.html",
    body: str = "云溪县发展和改革局",
    findings: tuple[Finding, ...] = (),
    judgements: tuple[Judgement, ...] = (Judgement("section-missing", Verdict.PASS, ("sections/overview",)),),
    **more: object,
) -> Outcome:
    values: dict[str, object] = {
        "origin": origin(name),
        "form": "annual-2021",
        "kind": Message("政府信息公开工作年度报告", "annual report"),
        "title": f"{body}2025年政府信息公开工作年度报告",
        "body": body,
        "year": 2025,
        "findings": findings,
        "judgements": judgements,
        "crashes": (),
        "problem": None,
        "notices": (),
    }
    return Outcome(**(values | more))  # type: ignore[arg-type]


FAULTY = outcome(findings=(ROUNDED, WRONG_TOTAL), judgements=JUDGEMENTS)
CLEAN = outcome("reports/tjj.html", "云溪县统计局")
WAIVED = outcome(
    "reports/qs.html",
    "青岚市人民政府",
    findings=(
        replace(NO_SECTION, suppression=Suppression("主管部门同意另行发布", "waiver", date(2026, 12, 31))),
    ),
    judgements=(Judgement("section-missing", Verdict.FAIL, ("sections/other",)),),
)
CRASHED = outcome(
    "reports/fgw.html",
    "青岚市发展和改革委员会",
    crashes=(Crash("acme-rules 2.3.1", "acme/tone", "report", "ZeroDivisionError: division by zero"),),
    notices=(
        Notice("encoding", Message("网页声明 gb2312，按 utf-8 读取", "declared gb2312, read as utf-8")),
    ),
)
UNREADABLE = outcome(
    "reports/列表 页.html",
    body="",
    form=None,
    title="",
    year=None,
    judgements=(),
    kind=Message("列表页", "a list page"),
    problem=Problem(
        "not-a-report",
        Message("这是列表页，不是年度报告", "This is a list page, not a report"),
        Message("请提供报告正文页面", "Give the page of the report itself"),
    ),
)
UNDECIDED = outcome(
    "reports/slj.html",
    "云溪县水利局",
    judgements=(
        Judgement("requests-row-total", Verdict.OPEN, ("requests/granted",)),
        Judgement("requests-row-total", Verdict.OPEN, ("requests/refused",)),
        Judgement("section-missing", Verdict.PASS, ("sections/other",)),
    ),
)
BATCH = (FAULTY, CLEAN, WAIVED, CRASHED, UNREADABLE, UNDECIDED)
