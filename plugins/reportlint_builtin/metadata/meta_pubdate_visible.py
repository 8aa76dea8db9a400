"""meta-pubdate-visible."""

from collections.abc import Iterator

from reportlint import Case, Fail, Message, NotApplicable, Note, Report, rule


@rule(
    id="meta-pubdate-visible",
    group="metadata",
    severity="warning",
    each="report",
    clause="practice/metadata",
    title=Message(
        "页面标签的发布日期与页面显示的不一致", "The page tag's day of publication is not the one shown"
    ),
    message=Message(
        "页面标签的发布日期为 {tag}，页面显示的发布时间为 {shown}",
        "the page tag says {tag}, the page shows {shown}",
    ),
    fix=Message("核实实际发布日期，使标签与显示一致。", "Check when it was published and make both agree."),
    why=Message(
        "两处日期不一致，无法确定报告何时发布、是否按期。",
        "Where they differ it cannot be told when the report was published, and whether in time.",
    ),
    exceptions=Message(
        "相差一天以内的不算；更新时间、成文日期不与发布日期比较。",
        "One day apart does not count. Days of change or of writing are not compared.",
    ),
    cases=(
        Case(Message("一致", "they agree"), {}),
        Case(Message("相差一天", "a day apart"), {"visible-date": "发布时间：2025-01-21 08:30"}),
        Case(
            Message("相差九天", "nine days apart"),
            {"visible-date": "发布时间：2025-01-29 08:30"},
            ("fail dates/pubdate",),
        ),
        Case(
            Message("标签按期，显示逾期", "the tag in time, the line too late"),
            {"visible-date": "发布时间：2025-02-18"},
            ("fail dates/pubdate",),
        ),
    ),
)
def meta_pubdate_visible(report: Report) -> Iterator[Note]:
    """Compare the page tag's day with the one shown."""
    tag = next((dated for dated in report.dates if dated.kind == "pubdate"), None)
    shown = next((dated for dated in report.dates if dated.kind == "visible"), None)
    if tag is None or shown is None:
        yield NotApplicable(report)
    elif abs((tag.day - shown.day).days) > 1:
        yield Fail(tag, tag=tag.day, shown=shown.day).beside(shown)
