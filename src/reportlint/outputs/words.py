"""The words every output uses for severities, verdicts and groups."""

from __future__ import annotations

from reportlint.model.finding import Finding, Severity, Verdict
from reportlint.model.say import Say

SEVERITY = {
    Severity.ERROR: Say("错误", "error"),
    Severity.WARNING: Say("警告", "warning"),
    Severity.INFO: Say("提示", "info"),
}

VERDICT = {
    Verdict.PASS: Say("相符", "pass"),
    Verdict.FAIL: Say("不符", "fail"),
    Verdict.REVIEW: Say("待核", "review"),
    Verdict.OPEN: Say("未能判断", "not judged"),
    Verdict.NOT_APPLICABLE: Say("不适用", "not applicable"),
}

GROUP = {
    "structure": Say("结构", "structure"),
    "tables": Say("表格", "tables"),
    "arithmetic": Say("勾稽", "arithmetic"),
    "stated": Say("文表一致", "stated against tables"),
    "wording": Say("文字", "wording"),
    "zero": Say("零报告", "zero reports"),
    "fees": Say("收费", "fees"),
    "dates": Say("日期", "dates"),
    "metadata": Say("页面标签", "page metadata"),
    "privacy": Say("隐私", "privacy"),
    "website": Say("网站", "website"),
    "forms": Say("格式", "form"),
    "years": Say("跨年", "years"),
    "peers": Say("雷同", "peers"),
    "hierarchy": Say("上下级", "hierarchy"),
}

SUPPRESSION = {"waiver": Say("已豁免", "waived"), "baseline": Say("基线中已有", "in the baseline")}


def number(n: int, what: Say) -> Say:
    """`2 项错误`, `2 errors`."""
    plural = "s" if n != 1 and what in (SEVERITY[Severity.ERROR], SEVERITY[Severity.WARNING]) else ""
    return Say(f"{n} 项{what.zh}", f"{n} {what.en}{plural}")


GRADES = (
    SEVERITY[Severity.ERROR],
    SEVERITY[Severity.WARNING],
    VERDICT[Verdict.REVIEW],
    SEVERITY[Severity.INFO],
)
"""What findings are called, worst first."""

MARKS = dict(zip(GRADES, "✗!?i", strict=True))
"""The sign beside each, so that colour is never the only one."""


def grade(finding: Finding) -> Say:
    """How a finding is called: its severity, or 待核 where a person must look."""
    return VERDICT[Verdict.REVIEW] if finding.verdict is Verdict.REVIEW else SEVERITY[finding.severity]


def weight(finding: Finding) -> Severity:
    """What a finding counts as: its severity, but a suspicion never more than a warning."""
    if finding.verdict is Verdict.REVIEW and finding.severity is Severity.ERROR:
        return Severity.WARNING
    return finding.severity
