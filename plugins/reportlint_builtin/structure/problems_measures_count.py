"""problems-measures-count."""

import re
from collections.abc import Iterator

from reportlint import Case, Fail, Message, Note, Section, rule

_SPLIT = re.compile(
    r"(?:改进(?:措施|情况|方向|办法)?|整改(?:措施|情况)?|下一?步(?:工作)?(?:打算|计划|措施)?|针对(?:上述|以上|存在的)问题)"
)
_ITEM = re.compile(
    r"([一二三四五六七八九])是|第([一二三四五六七八九])[，,、]|(?:^|[\n。；：])[（(]?([1-9])(?:[）)、．]|\.(?!\d))"
)


@rule(
    id="problems-measures-count",
    group="structure",
    severity="info",
    each="section.problems",
    clause="form-2021/responsibility",
    title=Message("问题和改进措施的条数不同", "As many problems as measures are to be expected"),
    message=Message(
        "列出 {problems} 条问题、{measures} 条改进措施",
        "{problems} problems and {measures} measures are listed",
    ),
    fix=Message("逐条对应写出改进措施。", "Give a measure for each problem."),
    why=Message("逐条对应，便于下一年度跟踪。", "One for one they can be followed up next year."),
    exceptions=Message("没有用“一是、二是”“1.2.”列举的不判断。", "Not judged unless both are listed."),
    cases=(
        Case(Message("逐条对应", "one for one"), {}),
        Case(
            Message("三条问题，两条措施", "three problems, two measures"),
            {
                "sections/problems": "存在的主要问题：一是归集不够快；二是解读形式单一；三是专栏更新不及时。\n"
                "改进措施：一是与审批系统对接；二是同步制作图表。"
            },
            ("fail sections/problems",),
        ),
        Case(
            Message("用数字编号", "numbered with digits"),
            {
                "sections/problems": "存在的主要问题：\n1.归集不够快。\n2.解读形式单一。\n3.专栏更新不及时。\n改进措施：\n1.与审批系统对接。\n2.同步制作图表。"
            },
            ("fail sections/problems",),
        ),
    ),
)
def problems_measures_count(section: Section) -> Iterator[Note]:
    """Count the listed problems and the listed measures, where the text keeps them apart."""
    text = section.text
    split = next((match for match in _SPLIT.finditer(text) if _count(text[: match.start()])), None)
    if split is None:
        return
    problems, measures = _count(text[: split.start()]), _count(text[split.start() :])
    if problems > 1 and measures > 1 and problems != measures:
        yield Fail(section, problems=problems, measures=measures)


def _count(text: str) -> int:
    """How far a list counts; 0 where it does not count from one."""
    numbers = [_number(match) for match in _ITEM.finditer(text)]
    return len(numbers) if numbers == list(range(1, len(numbers) + 1)) else 0


def _number(match: re.Match[str]) -> int:
    return int(match[3]) if match[3] else "一二三四五六七八九".index(match[1] or match[2]) + 1
