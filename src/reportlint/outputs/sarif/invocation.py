"""How the run went: its end, and everything that failed or is worth knowing about it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from reportlint.model.exit import Exit
from reportlint.model.finding import Crash, Finding, Notice, Outcome, Verdict
from reportlint.model.message import Language, Message
from reportlint.outputs.format import Closing, Run
from reportlint.outputs.identity import report_identity
from reportlint.outputs.sarif import shapes
from reportlint.outputs.sarif.descriptors import LEVEL, name_of
from reportlint.outputs.sarif.places import whole
from reportlint.outputs.sarif.results import SUMMARY, Directory, gathered
from reportlint.outputs.sentences import placed, suppression

_KINDS = {
    "not-checked": (
        Message("未能核查的文件", "an input that was not checked"),
        Message(
            "文件未能读取，或者不是年度报告的页面；信息中写明原因和办法。",
            "The input could not be read, or is no report; the message says why and what to do.",
        ),
    ),
    "not-judged": (
        Message("未能判断的核查项", "checks that could not be judged"),
        Message(
            "规则看不清所核查的内容，既不算对，也不算错，须由人核对。",
            "The rule could not see what it judges: neither right nor wrong, to be looked at by a person.",
        ),
    ),
    "not-counted": (
        Message("不计的问题", "findings that do not count"),
        Message(
            "已豁免、或基线中已有的问题；用 --show-suppressed 列为结果。",
            "Findings that are waived, or in the baseline; --show-suppressed makes results of them.",
        ),
    ),
    "rule-failed": (
        Message("运行失败的规则", "a rule that failed"),
        Message("规则运行出错，该项未核。", "The rule failed: what it checks was not judged."),
    ),
    "plugin-failed": (
        Message("运行失败的插件或钩子", "a plugin or hook that failed"),
        Message("插件未能载入或运行出错。", "A plugin could not be loaded, or failed."),
    ),
    "reading": (
        Message("读取情况的说明", "a remark on how an input was read"),
        Message(
            "读取时值得留意之处，不是报告的问题。", "Worth knowing about the reading; no fault of the report."
        ),
    ),
    "configuration": (
        Message("配置情况的说明", "a remark on the configuration"),
        Message(
            "配置中值得留意之处，如没有用到的豁免。",
            "Worth knowing about the configuration, such as unused waivers.",
        ),
    ),
}
"""Kinds of notification: what each is called, and what it means."""


def descriptors(language: Language) -> list[shapes.Descriptor]:
    """The kinds of notification."""
    return [
        shapes.Descriptor(
            id=id_,
            **name_of(id_),
            shortDescription=shapes.Message(text=title.in_(language)),
            fullDescription=shapes.Message(text=about.in_(language)),
            help=shapes.Message(text=about.in_(language), markdown=about.in_(language)),
        )
        for id_, (title, about) in _KINDS.items()
    ]


def of_outcome(outcome: Outcome, artifact: int, run: Run, rules: Directory) -> list[shapes.Notification]:
    """What happened to one input: why it was not checked, what failed or does not count, how it was read."""
    language = run.language
    where = whole(outcome.origin, artifact)
    found = []
    if problem := outcome.problem:
        said = Message(
            f"{problem.message.zh}。{problem.advice.zh}", f"{problem.message.en}. {problem.advice.en}"
        )
        details = {"code": problem.code, "side": problem.side.value}
        found.append(_notification("not-checked", "error", said.in_(language), details))
    for crash in outcome.crashes:
        found.append(_crashed("rule-failed", crash, language))
        found[-1]["associatedRule"] = rules.reference(crash.what)
    for (rule, _), keys in gathered(outcome, (Verdict.OPEN,)).items():
        said = SUMMARY[Verdict.OPEN].fill({"n": len(keys)})
        text = f"{rule}{Message('：', ': ').in_(language)}{said.in_(language)}"
        found.append(_notification("not-judged", "note", text, {"keys": ", ".join(filter(None, keys))}))
        found[-1]["associatedRule"] = rules.reference(rule)
    for finding in outcome.findings:
        if finding.suppression and not run.show_suppressed:
            found.append(_not_counted(finding, outcome, language))
            found[-1]["associatedRule"] = rules.reference(finding.rule)
    for notice in outcome.notices:
        text = notice.message.in_(language)
        found.append(_notification("reading", "note", text, {"code": notice.code}))
    for notification in found:
        notification["locations"] = [where]
    return found


def invocation(
    run: Run, closing: Closing, notifications: list[shapes.Notification], rules: Directory
) -> dict[str, Any]:
    """The one invocation of the run, `executionSuccessful` unless something was not checked."""
    failed = closing.exit in (Exit.NOT_JUDGED, Exit.MISUSE)
    return shapes.tidy(
        {
            "executionSuccessful": not failed,
            "exitCode": int(closing.exit),
            "exitCodeDescription": closing.exit.say.in_(run.language),
            "ruleConfigurationOverrides": [
                {
                    "descriptor": rules.reference(rule.id),
                    "configuration": {"level": LEVEL[run.severities[rule.id]]},
                }
                for rule in run.rules
                if rule.id in run.severities
            ],
            "toolExecutionNotifications": notifications,
            "toolConfigurationNotifications": [
                *(_crashed("plugin-failed", crash, run.language) for crash in closing.crashes),
                *(_configuration(notice, run.language) for notice in closing.notices),
            ],
        }
    )


def _not_counted(finding: Finding, outcome: Outcome, language: Language) -> shapes.Notification:
    """Holds what a later run needs to know the finding by."""
    text, why = placed(finding), suppression(finding)
    said = Message(f"{text.zh}（{why.zh}）", f"{text.en} ({why.en})")
    details = {
        "rule": finding.rule,
        "fingerprint": finding.fingerprint,
        "report": report_identity(outcome),
        "key": finding.location.key,
        "related": sorted(finding.parts),
        "kind": finding.suppression.kind if finding.suppression else "",
    }
    return _notification("not-counted", "note", said.in_(language), details)


def _configuration(notice: Notice, language: Language) -> shapes.Notification:
    return _notification("configuration", "warning", notice.message.in_(language), {"code": notice.code})


def _crashed(kind: str, crash: Crash, language: Language) -> shapes.Notification:
    said = Message(
        f"{crash.plugin} 的 {crash.what} 运行失败：{crash.message.zh}",
        f"{crash.what} of {crash.plugin} failed: {crash.message.en}",
    )
    details = {"plugin": crash.plugin, "what": crash.what, "key": crash.key}
    return _notification(kind, "error", said.in_(language), details)


def _notification(kind: str, level: str, text: str, details: Mapping[str, object]) -> shapes.Notification:
    return shapes.Notification(
        descriptor={"id": kind, "index": list(_KINDS).index(kind)},
        level=level,
        message=shapes.Message(text=text),
        properties=shapes.tidy(dict(details)),
    )
