"""disputes-without-requests."""

from collections.abc import Iterator

from reportlint import Case, Fail, Message, Note, Report, Table, rule

_QUIET = (
    "2024年，本单位推进政府信息公开，保障群众的知情权、参与权和监督权。\n（一）主动公开。及时公布各类信息。\n"
    "（二）依申请公开。全年未收到政府信息公开申请，规范受理、办理、答复流程，依法保障申请人权利。\n"
    "（三）政府信息管理。落实先审后发要求。\n（四）政府信息公开平台建设。维护网站专栏。\n（五）监督保障。纳入年度考核。"
)


@rule(
    id="disputes-without-requests",
    group="arithmetic",
    severity="info",
    each="table.disputes",
    clause="practice/consistency",
    title=Message("有复议诉讼，没有申请", "Disputes without applications"),
    message=Message(
        "表四有复议或诉讼，表三的新收和上年结转都是 0",
        "table 4 has disputes while table 3 has no application, new or carried in",
    ),
    fix=Message(
        "核对是否把其他案件计入，或者漏填了申请。",
        "Check whether other cases were counted or applications left out.",
    ),
    why=Message("因政府信息公开引起的复议诉讼，多数由申请而来。", "Most disputes come from applications."),
    exceptions=Message(
        "由以前年度的申请或主动公开引起的除外。",
        "Unless they come from earlier years or from information disclosed on own initiative.",
    ),
    cases=(
        Case(Message("有申请", "with applications"), {}),
        Case(
            Message("零申请，有一件复议", "none, one review"),
            {"disputes/review/upheld": "1", "disputes/review/total": "1", "sections/overview": _QUIET},
            ("fail disputes",),
            base="annual-2021/department-zero",
        ),
    ),
)
def disputes_without_requests(table: Table, report: Report) -> Iterator[Note]:
    """Compare both tables."""
    taken = [report.cells.get(f"requests/{row}/total") for row in ("received", "carried-in")]
    if all(
        cell is not None and cell.number == 0 and cell.key not in report.stand_ins for cell in taken
    ) and any(cell.number for cell in table.cells.values()):
        yield Fail(table)
