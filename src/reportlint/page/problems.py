"""Why an input cannot be read: the closed list of codes, what to tell the user, what to do."""

from __future__ import annotations

from typing import Final

from reportlint.model.finding import Problem, ProblemSide
from reportlint.model.message import Message
from reportlint.support.budget import Overrun

_PROBLEMS: Final[dict[str, tuple[Message, Message]]] = {
    "not-found": (
        Message("没有这个文件或目录", "There is no such file or folder"),
        Message("请核对路径", "Check the path"),
    ),
    "no-permission": (
        Message("没有读取该文件的权限", "The file may not be read: permission denied"),
        Message("请检查文件权限", "Check the file's permissions"),
    ),
    "not-readable": (
        Message("文件读取失败：{reason}", "The file could not be read: {reason}"),
        Message("请核对文件所在的磁盘或网络位置", "Check the disk or network place it is on"),
    ),
    "empty-file": (
        Message("文件是空的", "The file is empty"),
        Message("请重新保存网页后再检查", "Save the page again, then check it"),
    ),
    "no-text": (
        Message("文件里没有文字", "The file holds no text"),
        Message(
            "请确认保存的是报告正文，而不是空白页",
            "Make sure that the report itself was saved, not a blank page",
        ),
    ),
    "image-named-html": (
        Message("文件内容是图片（{format}），不是网页", "The content is an image ({format}), not a page"),
        Message(
            "图片中的文字无法核对；请提供网页、Word 或文字版 PDF",
            "Text in a picture cannot be checked; provide a page, a Word document or a PDF with text",
        ),
    ),
    "binary-not-report": (
        Message(
            "文件内容是{format}，不是能够读取的报告", "The content is {format}, not a report that can be read"
        ),
        Message(
            "请提供网页（.html、.mhtml）、Word 文档或 PDF",
            "Provide a page (.html, .mhtml), a Word document or a PDF",
        ),
    ),
    "too-large": (
        Message(
            "内容过大：{size}，上限 {limit}",
            "Too large: {size}, the limit is {limit}",
        ),
        Message(
            "请确认这是一份报告；可去掉嵌入的图片后再检查",
            "Make sure that it is one report; remove embedded pictures and try again",
        ),
    ),
    "too-deep": (
        Message("网页标签嵌套超过 {limit} 层", "Elements are nested more than {limit} deep"),
        Message(
            "请在网站后台清理正文的格式后重新发布",
            "Clean up the formatting of the text in the publishing system",
        ),
    ),
    "archive-bomb": (
        Message(
            "压缩内容展开后过大：{size}，上限 {limit}",
            "The archive unpacks to {size}, the limit is {limit}",
        ),
        Message("请核对文件来源", "Check where the file came from"),
    ),
    "archive-nested": (
        Message("压缩包里还有压缩包，未读取", "An archive within an archive is not read"),
        Message("请先解开外层压缩包，再分别检查", "Unpack the outer one, then check what is in it"),
    ),
    "archive-broken": (
        Message("压缩包已损坏或有密码", "The archive is damaged or needs a password"),
        Message("请重新打包后再检查", "Pack it again, then check it"),
    ),
    "archive-empty": (
        Message("压缩包里没有能够读取的报告", "The archive holds nothing that could be a report"),
        Message(
            "请放入网页、Word 文档或 PDF",
            "Put pages, Word documents or PDFs into it",
        ),
    ),
    "mhtml-broken": (
        Message("网页存档（.mhtml）里没有网页", "The saved page (.mhtml) holds no page"),
        Message("请在浏览器中重新保存", "Save it from the browser again"),
    ),
    "docx-broken": (
        Message("Word 文档已损坏，无法读取：{reason}", "The Word document is damaged: {reason}"),
        Message(
            "请用 Word 或 WPS 打开后另存为 .docx，再检查",
            "Open it in Word or WPS, save it as .docx, then check it",
        ),
    ),
    "office-encrypted": (
        Message("文档设有密码，无法读取", "The document is protected by a password"),
        Message("请取消密码后再检查", "Remove the password, then check it"),
    ),
    "office-converter-missing": (
        Message(
            "读取 {format} 文件需要 LibreOffice，本机没有找到",
            "Reading {format} files needs LibreOffice, which was not found",
        ),
        Message(
            "请用 Word 或 WPS 另存为 .docx，或安装 LibreOffice",
            "Save it as .docx from Word or WPS, or install LibreOffice",
        ),
    ),
    "office-converter-failed": (
        Message("LibreOffice 未能转换该文件：{reason}", "LibreOffice could not convert the file: {reason}"),
        Message("请用 Word 或 WPS 另存为 .docx 后再检查", "Save it as .docx from Word or WPS, then check it"),
    ),
    "pdf-broken": (
        Message("PDF 已损坏，无法读取", "The PDF is damaged and cannot be read"),
        Message("请重新导出 PDF，或改用网页、Word 文档", "Export it again, or use the page or Word document"),
    ),
    "pdf-encrypted": (
        Message("PDF 设有密码，无法读取", "The PDF is protected by a password"),
        Message("请取消密码后再检查", "Remove the password, then check it"),
    ),
    "pdf-scanned": (
        Message(
            "PDF 是扫描件：{pages} 页中没有可读取的文字",
            "The PDF is a scan: its {pages} pages hold no text",
        ),
        Message(
            "扫描件无法核对；请提供网页、Word 文档或由文档导出的 PDF",
            "A scan cannot be checked; provide the page, the Word document or a PDF exported from it",
        ),
    ),
    "pdf-garbled": (
        Message(
            "PDF 的字体没有文字编码，内容无法识别",
            "The PDF's fonts do not say which characters they show; its text cannot be read",
        ),
        Message(
            "请提供网页、Word 文档，或重新导出 PDF",
            "Provide the page or the Word document, or export the PDF again",
        ),
    ),
    "extra-missing": (
        Message(
            "读取{format}需要安装附加组件 {extra}",
            "Reading {format} needs the extra {extra}",
        ),
        Message("请执行：pip install 'reportlint[{extra}]'", "Run: pip install 'reportlint[{extra}]'"),
    ),
    "time-limit": (
        Message("超过时限（{limit} 秒）仍未读完", "Reading did not end within {limit} seconds"),
        Message(
            "请核对文件，或用 Word、WPS 另存后再检查", "Check the file, or save it anew from Word or WPS"
        ),
    ),
    "page-seconds": (
        Message(
            "处理这一页超过时限（处理器时间 {limit} 秒），已中止",
            "The page took more than {limit} seconds of processor time and was given up",
        ),
        Message(
            "请核对网页是否正常；确需核查的，可在 reportlint.toml 的 [limits] 中调高 page-seconds",
            "See whether the page is in order; page-seconds under [limits] of reportlint.toml raises the limit",
        ),
    ),
    "page-bytes": (
        Message(
            "处理这一页需要的内存超过上限（{limit}），已中止",
            "The page took more memory than {limit} and was given up",
        ),
        Message(
            "请核对网页是否正常；确需核查的，可在 reportlint.toml 的 [limits] 中调高 page-bytes",
            "See whether the page is in order; page-bytes under [limits] of reportlint.toml raises the limit",
        ),
    ),
    "document-seconds": (
        Message(
            "读取文档超过时限（{limit} 秒），已中止",
            "The document took longer than {limit} seconds to read and was given up",
        ),
        Message(
            "请核对文件，或用 Word、WPS 另存后再检查；时限可在 [limits] 中以 document-seconds 调整",
            "Check the file, or save it anew; document-seconds under [limits] raises the limit",
        ),
    ),
    "document-bytes": (
        Message(
            "读取文档需要的内存超过上限（{limit}），已中止",
            "The document took more memory than {limit} to read and was given up",
        ),
        Message(
            "请核对文件，或用 Word、WPS 另存后再检查；上限可在 [limits] 中以 document-bytes 调整",
            "Check the file, or save it anew; document-bytes under [limits] raises the limit",
        ),
    ),
    "loader-crashed": (
        Message("读取时程序出错（{loader}）：{reason}", "Reading failed ({loader}): {reason}"),
        Message("请把该文件和这行信息反馈给维护者", "Report this line and the file to the maintainers"),
    ),
    "output-failed": (
        Message("结果没有写入（{format}）：{reason}", "The results were not written ({format}): {reason}"),
        Message(
            "其他输出不受影响；请把该文件和这行信息反馈给维护者",
            "Other outputs have them; report this line and the file to the maintainers",
        ),
    ),
    "attachment-only": (
        Message("页面没有报告正文，只有附件链接", "The page holds no report, only links to attachments"),
        Message("请下载附件后检查附件", "Download the attachment and check that"),
    ),
    "picture-only": (
        Message("页面没有报告正文，只有图片", "The page holds no report, only pictures"),
        Message(
            "图片中的文字无法核对；请提供文字版", "Text in a picture cannot be checked; provide the text"
        ),
    ),
    "list-page": (
        Message("这是报告的列表页，不是报告", "This is a list of reports, not a report"),
        Message("请打开其中一份报告，检查它的页面", "Open one of the reports and check that page"),
    ),
    "illustration": (
        Message("这是年报的图解或解读，不是报告", "This is a commentary on the report, not the report"),
        Message("请检查报告本身的页面", "Check the page of the report itself"),
    ),
    "dynamic-page": (
        Message(
            "正文由脚本加载，网页源文件里没有可读的报告",
            "The text is loaded by a script; the source holds no report",
        ),
        Message("请在浏览器中打开后另存网页，再检查", "Open it in a browser, save the page, then check it"),
    ),
    "several-reports": (
        Message("页面上有几份报告，没有逐份核对", "There are several reports on the page; none was judged"),
        Message("请把每份报告单独保存后分别检查", "Save each report on its own and check them one by one"),
    ),
    "not-a-report": (
        Message(
            "没有识别出政府信息公开工作年度报告",
            "No government information disclosure annual report was recognised",
        ),
        Message(
            "请核对文件或网址；报告应有标题、各部分和表格",
            "Check the file or address; a report has a title, parts and tables",
        ),
    ),
}

CODES: Final = frozenset(_PROBLEMS)
"""Every code there is."""


def problem(code: str, /, *, side: ProblemSide = ProblemSide.INPUT, **arguments: object) -> Problem:
    """The problem with this code. `arguments` fill the marks of its sentences.

    Raises KeyError for a code that is not on the list or a mark without an argument.
    """
    message, advice = _PROBLEMS[code]
    return Problem(code, message.fill(arguments), advice.fill(arguments), side)


def over_budget(overrun: Overrun) -> Problem:
    """The problem of a page that used up what it may use."""
    if overrun.of == "bytes":
        return problem("page-bytes", limit=size(overrun.limit))
    return problem("page-seconds", limit=overrun.limit)


def size(count: int) -> str:
    """A number of bytes as people read it: `18.4 MB`."""
    return f"{count / 1_000_000:,.1f} MB" if count >= 100_000 else f"{count:,} B"
