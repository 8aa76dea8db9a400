"""zero-disclosure."""

from collections.abc import Iterator

from reportlint import Case, Fail, Message, NotApplicable, Note, Scope, Statement, Tense, rule
from reportlint_builtin._cases import overview


@rule(
    id="zero-disclosure",
    group="zero",
    severity="warning",
    each="statement.disclosed",
    clause="regulation-711/20",
    title=Message("主动公开政府信息为 0 条", "No information was disclosed"),
    message=Message("文字中主动公开政府信息为 0 条", "the text says that no information was disclosed"),
    fix=Message(
        "核对统计口径：机构职能、预决算、年度报告等都属于主动公开的信息。",
        "Check what was counted: duties, budgets and the report itself are disclosed information.",
    ),
    why=Message(
        "行政机关至少应当公开机构职能、财政预决算和年度报告，主动公开不会是 0 条。",
        "A body at least discloses its duties, budgets and this report.",
    ),
    cases=(
        Case(Message("有公开", "some disclosed"), overview("全年主动公开政府信息326条。")),
        Case(
            Message("免于公开0条", "none that need not be disclosed"),
            overview("全年主动公开政府信息326条。依申请公开2条，免于公开信息0条。"),
        ),
        Case(
            Message("0条", "none"),
            overview("全年主动公开政府信息0条。"),
            ("fail sections/overview/said/disclosed",),
        ),
    ),
)
def zero_disclosure(said: Statement) -> Iterator[Note]:
    """Find a total of nothing disclosed this year."""
    if said.tense is not Tense.THIS_YEAR or said.scope is not Scope.WHOLE or not said.certain:
        yield NotApplicable(said)
    elif said.value == 0:
        yield Fail(said)
