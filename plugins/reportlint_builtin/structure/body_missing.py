"""body-missing."""

from collections.abc import Iterator

from reportlint import Case, Fail, Message, Note, PageFacts, PageKind, Report, rule

_ATTACHED = {
    "sections/overview": None,
    "sections/disclosure": None,
    "sections/requests": None,
    "sections/disputes": None,
    "sections/problems": None,
    "sections/other": None,
    "preface": None,
    "signature": None,
    "body/after": '<p><a href="/files/2024.pdf">云溪县发展和改革局2024年政府信息公开工作年度报告.pdf</a></p>',
}


@rule(
    id="body-missing",
    group="structure",
    severity="error",
    each="page",
    clause="regulation-711/24",
    title=Message("页面没有报告正文", "The page has no text of the report"),
    messages={
        "attachment": Message(
            "页面只有附件链接（{count} 个），没有报告正文",
            "the page has only attachments ({count}), no text of the report",
        ),
        "picture": Message(
            "页面只有图片（{count} 张），没有报告正文",
            "the page has only pictures ({count}), no text of the report",
        ),
    },
    fix=Message(
        "把报告正文和表格直接发布在页面上，附件可以保留。",
        "Publish the text and the tables on the page itself; attachments may stay.",
    ),
    why=Message(
        "公开平台应当具备检索、查阅、下载功能，只有附件或图片的报告无法检索和查阅。",
        "Reports must be searchable and readable; attachments and pictures alone are not.",
    ),
    exceptions=Message("正文之外另有附件的，不算。", "Not where the text is on the page as well."),
    cases=(
        Case(Message("有正文", "with text"), {}),
        Case(Message("只有附件", "attachments only"), _ATTACHED, ("fail page",)),
    ),
)
def body_missing(page: PageFacts, report: Report) -> Iterator[Note]:
    """Look at what the page is."""
    if page.kind is PageKind.ATTACHMENT and report.title is not None:
        yield Fail(page, "attachment", count=page.attachments)
    elif page.kind is PageKind.PICTURE:
        yield Fail(page, "picture", count=page.pictures)
