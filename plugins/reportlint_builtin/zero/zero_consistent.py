"""zero-consistent."""

from collections.abc import Iterator

from reportlint import Case, Fail, Message, NotApplicable, Note, Open, Report, Table, rule
from reportlint_builtin._cases import WITHOUT_FIGURES, overview
from reportlint_builtin.stated.requests_not_stated import spoken_of
from reportlint_builtin.structure.overview_without_figures import without_figures


@rule(
    id="zero-consistent",
    group="zero",
    severity="info",
    each="table.requests",
    clause="practice/consistency",
    title=Message("表三全部为 0，文字没有说明", "Table 3 is all zero and the text does not say so"),
    message=Message(
        "表三全部为 0，文字没有写收到申请 0 件或未收到申请",
        "table 3 is all zero; the text does not say that no application came",
    ),
    fix=Message("在总体情况中写明未收到政府信息公开申请。", "Say in part one that no application came."),
    why=Message(
        "文字与表格互相印证，读者才知道表格不是漏填。",
        "With the text, readers know that the table was not left empty.",
    ),
    cases=(
        Case(Message("文字说明未收到", "the text says so"), {}, base="annual-2021/department-zero"),
        Case(
            Message("文字没有说明", "the text is silent"),
            overview(requests="规范受理、办理、答复流程，依法保障申请人权利。", own="我馆"),
            ("fail requests",),
            base="annual-2021/department-zero",
        ),
        Case(
            Message(
                "总体情况没有一个数字，由另一条说明", "part one has no figure at all, which is another rule's"
            ),
            {"sections/overview": WITHOUT_FIGURES},
            base="annual-2021/department-zero",
        ),
    ),
)
def zero_consistent(table: Table, report: Report) -> Iterator[Note]:
    """Look for words of none where every cell is 0."""
    numbers = [cell.number for cell in table.cells.values()]
    if not numbers or any(number is None for number in numbers):
        yield Open(table)
        return
    overview = report.sections.get("sections/overview")
    if overview is not None and not overview.images and without_figures(overview):
        yield NotApplicable(table)
        return
    about = ("received", "handled", "processed")
    said = overview is not None and spoken_of(overview)
    if not any(numbers) and not said and not any(one.subject in about for one in report.statements):
        yield Fail(table)
