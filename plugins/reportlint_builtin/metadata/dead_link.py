"""dead-link."""

import re
from collections.abc import Iterator

from reportlint import Case, Fail, Link, Message, Note, rule

_LOCAL = re.compile(
    r"file:|[a-z]:[\\/]|\\\\|(?:https?:)?//(?:localhost|127\.|192\.168\.|10\.\d+\.|172\.(?:1[6-9]|2\d|3[01])\.)|about:blank|webkit-fake-url:",
    re.I,
)
_NOWHERE = re.compile(r"(?:#|javascript:\s*(?:void\(0\)|;)?;?|)", re.I)
_PROMISES = re.compile(r"附件|下载|\.(?:pdf|docx?|xlsx?|wps|zip|rar)|点击(?:查看|阅读)|原文")


@rule(
    id="dead-link",
    group="metadata",
    severity="info",
    each="link",
    clause="practice/display",
    title=Message("链接打不开", "A link leads nowhere"),
    messages={
        "local": Message(
            "{thing}指向“{found}”，是编辑人员电脑或内网上的地址，公众打不开",
            "{thing} leads to “{found}”, on the editor's computer or an internal network",
        ),
        "nowhere": Message("{thing}没有地址，点击没有反应", "{thing} has no address"),
    },
    fix=Message(
        "重新上传附件或图片，改为网站上的地址。", "Upload the file again and use its address on the site."
    ),
    why=Message(
        "公众打不开附件或图片，报告就不完整。", "Readers can't open the file, and the report is incomplete."
    ),
    exceptions=Message(
        "只看地址本身，不访问链接；没有写明附件、下载的空链接（如返回顶部、打印）不算。",
        "Only the address is looked at. Empty links that promise no file do not count.",
    ),
    cases=(
        Case(Message("附件有地址", "a file with an address"), {"attachments": "报告.pdf /files/report.pdf"}),
        Case(
            Message("附件在编辑人员的电脑上", "a file on the editor's computer"),
            {"attachments": "报告.pdf file:///C:/Users/Administrator/Desktop/报告.pdf"},
            ("fail links/file-1",),
        ),
        Case(
            Message("附件的地址是空的", "a file without an address"),
            {"attachments": "报告.pdf javascript:void(0);"},
            ("fail links/file-1",),
        ),
    ),
)
def dead_link(link: Link) -> Iterator[Note]:
    """Look at the address of a link, an attachment or a picture."""
    href = link.href.strip()
    if _LOCAL.match(href):
        yield Fail(link, "local", thing=link.label, found=href[:80])
    elif (
        link.kind in ("link", "attachment")
        and _NOWHERE.fullmatch(href)
        and _PROMISES.search(link.text)
        and not link.scripted
    ):
        yield Fail(link, "nowhere", thing=link.label)
