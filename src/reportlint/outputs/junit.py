"""JUnit XML: a test suite for each report, a test case for each rule."""

from __future__ import annotations

from typing import IO
from xml.sax.saxutils import escape, quoteattr

from reportlint.model.finding import Outcome, Verdict
from reportlint.outputs.format import Closing, Run
from reportlint.outputs.sentences import name_of, placed, suppression
from reportlint.outputs.words import VERDICT, grade, weight
from reportlint.support.wrap import plain

Child = tuple[str, str, str]
"""Element, its message, its type."""


class JunitWriter:
    """Writes suite by suite.

    Findings of a failing grade are failures; findings that don't count and what was not judged are skipped;
    crashes and unreadable inputs are errors.
    """

    def __init__(self, run: Run, stream: IO[str]) -> None:
        self._run = run
        self._stream = stream
        stream.write('<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="reportlint">\n')

    def add(self, outcome: Outcome) -> None:
        """Write the suite of one input."""
        cases = self._cases(outcome)
        children = [child for case in cases.values() for child in case]
        numbers = {"tests": len(cases)} | {
            f"{name}s" if name != "skipped" else name: sum(1 for child in children if child[0] == name)
            for name in ("failure", "error", "skipped")
        }
        told = "".join(f' {name}="{n}"' for name, n in numbers.items())
        name = plain(name_of(outcome).in_(self._run.language))
        self._stream.write(
            f"<testsuite name={_attribute(name)} file={_attribute(outcome.origin.name)}{told}>\n"
        )
        for (group, rule), case in cases.items():
            head = f"<testcase classname={_attribute(group)} name={_attribute(rule)}"
            body = "".join(
                f"<{tag} message={_attribute(text)} type={_attribute(kind)}>{escape(plain(text))}</{tag}>"
                for tag, text, kind in case
            )
            self._stream.write(f"{head}>{body}</testcase>\n" if body else f"{head}/>\n")
        self._stream.write("</testsuite>\n")

    def close(self, closing: Closing) -> None:
        """Close the document; plugins that failed are a suite of their own."""
        if closing.crashes:
            n = len(closing.crashes)
            self._stream.write(f'<testsuite name="plugins" tests="{n}" errors="{n}">\n')
            for crash in closing.crashes:
                text = _attribute(crash.message.in_(self._run.language))
                self._stream.write(
                    f"<testcase classname={_attribute(crash.plugin)} name={_attribute(crash.what)}>"
                    f'<error message={text} type="crash"/></testcase>\n'
                )
            self._stream.write("</testsuite>\n")
        self._stream.write("</testsuites>\n")

    def _cases(self, outcome: Outcome) -> dict[tuple[str, str], list[Child]]:
        """What each rule said, by group and rule."""
        groups = {rule.id: rule.group for rule in self._run.rules}
        cases: dict[tuple[str, str], list[Child]] = {}

        def case(rule: str) -> list[Child]:
            return cases.setdefault((groups.get(rule, ""), rule), [])

        language = self._run.language
        for one in outcome.judgements:
            children = case(one.rule)
            if one.verdict is Verdict.OPEN and not children:
                children.append(("skipped", VERDICT[Verdict.OPEN].in_(language), "open"))
        for finding in outcome.findings:
            text = placed(finding).in_(language)
            kind = grade(finding).en
            if finding.suppression:
                text = f"{text} {suppression(finding).in_(language)}"
                case(finding.rule).append(("skipped", text, kind))
            elif self._run.fail_on.hit_by(finding):
                case(finding.rule).append(("failure", text, kind))
            else:
                case(finding.rule).append(("skipped", text, weight(finding).value))
        for crash in outcome.crashes:
            case(crash.what).append(("error", f"{crash.plugin}: {crash.message.in_(language)}", "crash"))
        if problem := outcome.problem:
            cases["", "input"] = [("error", problem.message.in_(language), problem.code)]
        return cases


def _attribute(text: str) -> str:
    return quoteattr(plain(text))
