"""自查表: what was found in one report or several, as a Word document to print, sign off or pass on.

A Word document is put together in memory; for thousands of reports there are formats that are written row
by row.
"""

from __future__ import annotations

from typing import IO

from reportlint.model.finding import Crash, Finding, Outcome, Verdict
from reportlint.model.message import Message
from reportlint.outputs.format import Closing, Run
from reportlint.outputs.sentences import graded, joined, judged, name_of, suppression
from reportlint.outputs.totals import STANDING, InputStanding, ordered, standing
from reportlint.outputs.word import template
from reportlint.outputs.words import grade

_WORDS = {
    "标题": Message("政府信息公开工作年度报告自查表", "Self-check of annual reports"),
    "报告": Message("报告", "report"),
    "文件": Message("文件", "file"),
    "结果": Message("结果", "result"),
    "核对": Message("核对情况", "what was judged"),
    "序号": Message("序号", "no."),
    "级别": Message("级别", "grade"),
    "位置": Message("位置", "place"),
    "问题": Message("问题和整改建议", "finding and fix"),
    "依据": Message("依据", "basis"),
    "处理": Message("处理情况", "action taken"),
}
"""What stands in the document itself."""
_CLEAN = Message(
    "未发现问题。只表示所列核对项目均相符，不代替对报告内容的审核。",
    "No findings. It means that what was judged agrees; it does not replace a review of the content.",
)


class DocxWriter:
    """Writes the document when everything is known."""

    def __init__(self, run: Run, stream: IO[bytes]) -> None:
        self._run = run
        self._stream = stream
        self._template = template("self-check.docx")
        self._reports: list[dict[str, object]] = []

    def add(self, outcome: Outcome) -> None:
        """Take what is said of one report."""
        self._reports.append(
            {
                "名称": self._in(name_of(outcome)),
                "文件": outcome.origin.name,
                "结果": self._in(self._result(outcome)),
                "核对": self._in(outcome.kind if outcome.problem else judged(outcome.tally)),
                "说明": [self._in(say) for say in self._remarks(outcome)],
                "问题": [self._row(*pair) for pair in enumerate(ordered(outcome.findings), 1)],
            }
        )

    def close(self, closing: Closing) -> None:
        """Write the document."""
        values = {
            "词": {name: self._in(say) for name, say in {**_WORDS, "说明": self._about()}.items()},
            "各报告": self._reports,
            "结语": [
                *(self._in(_crash(crash)) for crash in closing.crashes),
                *(self._in(notice.message) for notice in closing.notices),
                self._in(closing.exit.say),
            ],
        }
        self._stream.write(self._template.filled(values))

    def _in(self, say: Message) -> str:
        return say.in_(self._run.language)

    def _about(self) -> Message:
        day, version = self._run.as_of, self._run.version
        return Message(
            f"核查日期：{day}　核查工具：reportlint {version}　“待核”为疑似问题，须由人核对",
            f"Day: {day}. Tool: reportlint {version}. “Review” marks a suspicion that a person must look at.",
        )

    def _result(self, outcome: Outcome) -> Message:
        if outcome.problem is not None:
            return joined((Message("未能核查", "not checked"), outcome.problem.message), "：", ": ")
        state = standing(outcome, self._run.fail_on)
        if state is InputStanding.CLEAN and not outcome.findings:
            return _CLEAN
        return joined((STANDING[state], graded(outcome.findings)), "：", ": ")

    def _remarks(self, outcome: Outcome) -> list[Message]:
        """What to do, what failed, how it was read, what was left open."""
        advice = [outcome.problem.advice] if outcome.problem else []
        opened = sorted({one.rule for one in outcome.judgements if one.verdict is Verdict.OPEN})
        left = [
            joined(
                (Message("未能判断", "not judged"), Message("、".join(opened), ", ".join(opened))), "：", ": "
            )
        ]
        return [
            *advice,
            *map(_crash, outcome.crashes),
            *(notice.message for notice in outcome.notices),
            *(left if standing(outcome, self._run.fail_on) is InputStanding.UNDECIDED else []),
        ]

    def _row(self, n: int, finding: Finding) -> dict[str, object]:
        clause = self._run.clauses.get(finding.clause)
        return {
            "序号": n,
            "级别": self._in(grade(finding)),
            "位置": self._in(
                joined((finding.location.label, finding.location.where.words or Message("", "")))
            ),
            "描述": self._in(finding.message),
            "整改建议": self._in(finding.fix),
            "依据": self._in(clause.title) if clause else finding.clause,
            "处理": self._in(suppression(finding)),
        }


def _crash(crash: Crash) -> Message:
    return Message(
        f"{crash.plugin} 的 {crash.what} 运行失败，该项未核：{crash.message.zh}",
        f"{crash.what} of {crash.plugin} failed and was not judged: {crash.message.en}",
    )
