"""How the run went: its end, and everything that failed or is worth knowing about it."""

from __future__ import annotations

from typing import Any

from reportlint.model.exit import Exit
from reportlint.model.finding import Crash, Notice, Outcome, Verdict
from reportlint.model.message import Language, Message
from reportlint.outputs.format import Closing, Run
from reportlint.outputs.sarif import shapes
from reportlint.outputs.sarif.descriptors import LEVEL, pascal
from reportlint.outputs.sarif.places import whole
from reportlint.outputs.sarif.results import SUMMARY, Directory, gathered

_KINDS = {
    "not-checked": Message(
        "未能读取的文件，或不是年度报告的页面", "an input that could not be read, or is no report"
    ),
    "not-judged": Message("未能判断的核查项", "a check that could not be judged"),
    "rule-failed": Message("运行失败的规则", "a rule that failed"),
    "plugin-failed": Message("运行失败的插件或钩子", "a plugin or hook that failed"),
    "reading": Message("读取情况的说明", "a remark on how an input was read"),
    "configuration": Message("配置情况的说明", "a remark on the configuration"),
}


def descriptors(language: Language) -> list[shapes.Descriptor]:
    """The kinds of notification."""
    return [
        shapes.Descriptor(id=id_, name=pascal(id_), shortDescription=shapes.Message(text=say.in_(language)))
        for id_, say in _KINDS.items()
    ]


def of_outcome(
    outcome: Outcome, artifact: int, language: Language, rules: Directory
) -> list[shapes.Notification]:
    """What happened to one input: why it was not checked, which rules failed, how it was read."""
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


def _configuration(notice: Notice, language: Language) -> shapes.Notification:
    return _notification("configuration", "warning", notice.message.in_(language), {"code": notice.code})


def _crashed(kind: str, crash: Crash, language: Language) -> shapes.Notification:
    said = Message(
        f"{crash.plugin} 的 {crash.what} 运行失败：{crash.message.zh}",
        f"{crash.what} of {crash.plugin} failed: {crash.message.en}",
    )
    details = {"plugin": crash.plugin, "what": crash.what, "key": crash.key}
    return _notification(kind, "error", said.in_(language), details)


def _notification(kind: str, level: str, text: str, details: dict[str, str]) -> shapes.Notification:
    return shapes.Notification(
        descriptor={"id": kind, "index": list(_KINDS).index(kind)},
        level=level,
        message=shapes.Message(text=text),
        properties=shapes.tidy(details),
    )
