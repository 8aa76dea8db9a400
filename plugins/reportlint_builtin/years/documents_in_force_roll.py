"""documents-in-force-roll."""

import re
from collections.abc import Iterator

from reportlint import Case, Message, NotApplicable, Note, Review, Years, rule
from reportlint_builtin.years._pairs import LAST, explained, pair, renamed

_ROWS = ("disclosure/regulations", "disclosure/normative-documents")
_ENDED = re.compile(
    r"失效|到期|有效期|起施行|(?:修订|修改|修正|清理)[^。；]*(?:文件|规章)|(?:文件|规章)[^。；]*(?:修订|修改|修正|清理)"
)


@rule(
    id="documents-in-force-roll",
    group="years",
    severity="warning",
    each="years",
    clause="practice/consistency",
    title=Message("现行有效件数与上一年度报告不衔接", "Documents in force do not follow from last year's"),
    message=Message(
        "{cell}填写为 {found}，上一年度现行有效 {before} 件，本年制发 {made} 件、废止 {repealed} 件，应为 {expected} 件，请核对",
        "{cell} is {found}; {before} in force last year, {made} made, {repealed} repealed: {expected} expected",
    ),
    fix=Message(
        "核对现行有效的文件；有失效、清理、移交等情形的，在文字中说明。",
        "Check which are in force; where some expired or were handed over, say so.",
    ),
    why=Message(
        "上年末有效的，加上本年制发的，减去本年废止的，一般就是本年末有效的。",
        "What was in force, with what was made and without what was repealed, is mostly in force now.",
    ),
    exceptions=Message(
        "文字提到失效、到期、修订、清理、机构改革的，机关名称不同的，不判断；没有提到的也只列为待核。",
        "Not where expiry, revision, review or reorganisation is mentioned or bodies' names differ; for review in any case.",
    ),
    cases=(
        Case(Message("衔接", "they follow"), {}),
        Case(
            Message("上年20件，本年制发2件、废止1件，现有9件", "20, 2 made, 1 repealed, 9 left"),
            {},
            ("review disclosure/normative-documents/in-force",),
            last={"disclosure/normative-documents/in-force": "20"},
        ),
        Case(
            Message("机关名称不同", "another name of the body"),
            {},
            last={"organ": "云溪县粮食局", "disclosure/normative-documents/in-force": "20"},
        ),
        Case(
            Message("说明了文件清理", "a review is mentioned"),
            {"sections/overview|均在网站集中公布": "组织开展行政规范性文件清理，结果在网站集中公布"},
            last={"disclosure/normative-documents/in-force": "20"},
        ),
    ),
)
def documents_in_force_roll(years: Years) -> Iterator[Note]:
    """Roll last year's number forward, row by row."""
    judged = False
    for row in _ROWS:
        both = pair(years, f"{row}/in-force", f"{row}/in-force")
        made, repealed = (years.this.cells.get(f"{row}/{column}") for column in ("made", "repealed"))
        if both is None or made is None or repealed is None or made.number is None or repealed.number is None:
            continue
        judged = True
        now, before = both
        assert before.number is not None
        expected = before.number + made.number - repealed.number
        if now.number == expected or _explained(years):
            continue
        yield (
            Review(
                now,
                cell=now.label,
                before=before.number,
                made=made.number,
                repealed=repealed.number,
                expected=expected,
                found=now.number,
            )
            .beside(made, repealed)
            .beside(before, role=LAST)
        )
    if not judged:
        yield NotApplicable(years)


def _explained(years: Years) -> bool:
    """Whether the difference may have a reason that the table doesn't show."""
    text = "\n".join(line.squeezed for line in years.this.lines)
    return renamed(years) or explained(years) or _ENDED.search(text) is not None
