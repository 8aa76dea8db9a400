"""Output formats, by name. A further one is a line here, or comes through the hook `reportlint_outputs`."""

from __future__ import annotations

from reportlint.model.message import Message
from reportlint.outputs.format import BaselineGone, Closing, Extension, Format, Run, Writer

FORMATS: dict[str, Format] = {
    fmt.name: fmt
    for fmt in (
        Format(
            "table",
            Message("供人阅读的核查结果", "findings for people"),
            "reportlint.outputs.table:TableWriter",
            terminal=True,
        ),
        Format("sarif", Message("SARIF 2.1.0", "SARIF 2.1.0"), "reportlint.outputs.sarif:SarifWriter"),
        Format("json", Message("JSON，第 1 版格式", "JSON, version 1"), "reportlint.outputs.json:JsonWriter"),
        Format(
            "html",
            Message("报告原貌，标出问题（HTML）", "the report as published, its faults marked (HTML)"),
            "reportlint.outputs.html:HtmlWriter",
            pages=True,
            extra="html",
        ),
        Format(
            "csv", Message("问题清单（CSV）", "list of findings (CSV)"), "reportlint.outputs.csv:CsvWriter"
        ),
        Format(
            "docx",
            Message("自查表（Word）", "self-check (Word)"),
            "reportlint.outputs.docx:DocxWriter",
            binary=True,
            extra="office",
        ),
        Format(
            "comments",
            Message("原文件加批注（Word、PDF）", "the document itself with comments (Word, PDF)"),
            "reportlint.outputs.comments:CommentsWriter",
            binary=True,
            pages=True,
            rereads=True,
        ),
        Format(
            "github", Message("GitHub 批注", "GitHub annotations"), "reportlint.outputs.github:GithubWriter"
        ),
        Format(
            "gitlab",
            Message("GitLab 代码质量", "GitLab Code Quality"),
            "reportlint.outputs.gitlab:GitlabWriter",
        ),
        Format(
            "rdjson",
            Message("reviewdog 的 rdjson", "reviewdog's rdjson"),
            "reportlint.outputs.rdjson:RdjsonWriter",
        ),
        Format(
            "markdown",
            Message("汇总（Markdown）", "summary (Markdown)"),
            "reportlint.outputs.markdown:MarkdownWriter",
        ),
        Format(
            "short",
            Message("一行一项问题", "one line a finding"),
            "reportlint.outputs.short:ShortWriter",
            terminal=True,
        ),
        Format("junit", Message("JUnit XML", "JUnit XML"), "reportlint.outputs.junit:JunitWriter"),
    )
}

__all__ = ["FORMATS", "BaselineGone", "Closing", "Extension", "Format", "Run", "Writer"]
