"""What can come of loading a page: the closed list, with the cause, whose matter it is, and the next step.

A page that cannot be reached is never a fault of the report. Codes of `FAILURES` end a load, codes of
`REMARKS` are worth knowing about one that went well. `Event` is a code with its arguments, small enough to
be kept with the evidence and said again later.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple

from reportlint.model.finding import Notice, Problem, Side
from reportlint.model.say import Say


class Entry(NamedTuple):
    """One way a load can fail."""

    side: Side
    message: Say
    """What happened, and why as far as it is known."""
    advice: Say
    retry: bool = False
    """Whether the same request may succeed a moment later."""


_SAVE: Final = Say(
    "请在浏览器中打开该网页，另存为 .html 或 .mhtml 后用 reportlint check 检查",
    "Open the page in a browser, save it as .html or .mhtml, and use reportlint check",
)
_AGAIN: Final = Say(
    "请稍后重试；如多次失败，请在浏览器中核对，或保存网页后检查",
    "Try again later; if it keeps failing, look with a browser, or save the page and check that",
)
_BROWSER: Final = Say(
    "请加 --browser 用本机浏览器读取；或在浏览器中保存网页后用 reportlint check 检查",
    "Use --browser to read it with an installed browser, or save the page from one and use reportlint check",
)
_ADDRESS: Final = Say(
    "请核对网址；如网页已撤下，请向发布单位核实",
    "Check the address; if the page was taken down, ask its publisher",
)
_INSECURE: Final = Say(
    "请告知网站管理员；确认网址无误后，可加 --insecure {host} 不核验该站证书",
    "Tell the site's administrator; if the address is right, --insecure {host} skips the check for this host",
)

FAILURES: Final[Mapping[str, Entry]] = {
    "address-invalid": Entry(
        Side.INPUT,
        Say("不是可以读取的网址：{reason}", "Not an address that can be fetched: {reason}"),
        Say(
            "请写完整的网址，以 http:// 或 https:// 开头",
            "Write the whole address, beginning with http:// or https://",
        ),
    ),
    "extra-missing": Entry(
        Side.OURS,
        Say("读取网页需要安装附加组件 {extra}", "Reading live pages needs the extra {extra}"),
        Say("请执行：pip install 'reportlint[{extra}]'", "Run: pip install 'reportlint[{extra}]'"),
    ),
    "address-refused": Entry(
        Side.OURS,
        Say(
            "{host} 指向非公共地址 {address}，按 --public-only 的要求未予访问",
            "{host} leads to {address}, which is no public address; --public-only refuses it",
        ),
        Say(
            "如确需访问内部网站，请不要使用 --public-only",
            "To check an internal site, leave out --public-only",
        ),
    ),
    "robots-disallowed": Entry(
        Side.SITE,
        Say(
            "网站的 robots.txt 不允许程序读取该网页",
            "The site's robots.txt does not allow programs to read this page",
        ),
        Say(
            "有权检查该网站的单位可加 --ignore-robots；否则请在浏览器中保存网页后检查",
            "An office entitled to inspect the site may use --ignore-robots; else save the page yourself",
        ),
    ),
    "name-not-found": Entry(
        Side.NETWORK,
        Say("找不到域名 {host}：{reason}", "The name {host} cannot be resolved: {reason}"),
        Say(
            "请核对网址和本机网络；如域名已停用，请向发布单位核实",
            "Check the address and your network; if the name is no longer in use, ask the publisher",
        ),
        retry=True,
    ),
    "connection-refused": Entry(
        Side.SITE,
        Say(
            "{host} 拒绝连接：该端口没有网站服务",
            "{host} refused the connection: no site answers on that port",
        ),
        _AGAIN,
        retry=True,
    ),
    "connect-timeout": Entry(
        Side.NETWORK,
        Say(
            "连接 {host} 超时：可能网站停机、限制了访问来源，或本机网络不通",
            "Connecting to {host} took too long: the site may be down or closed to your network",
        ),
        Say(
            "请换一个网络（有的网站只对境内开放）或稍后重试",
            "Try from another network (some sites answer only within the country) or later",
        ),
        retry=True,
    ),
    "unreachable": Entry(
        Side.NETWORK,
        Say("无法连接 {host}：{reason}", "{host} cannot be reached: {reason}"),
        Say("请检查本机网络后重试", "Check your network, then try again"),
        retry=True,
    ),
    "connection-lost": Entry(
        Side.NETWORK,
        Say("与 {host} 的连接在收到网页之前中断", "The connection to {host} broke before the page arrived"),
        _AGAIN,
        retry=True,
    ),
    "proxy-failed": Entry(
        Side.OURS,
        Say("代理服务器 {proxy} 无法使用：{reason}", "The proxy {proxy} cannot be used: {reason}"),
        Say(
            "请检查环境变量 HTTP_PROXY、HTTPS_PROXY、NO_PROXY",
            "Check the environment variables HTTP_PROXY, HTTPS_PROXY and NO_PROXY",
        ),
    ),
    "tls-failed": Entry(
        Side.SITE,
        Say(
            "无法与 {host} 建立加密连接（{reason}），已用旧版协议再试，仍未成功；可能只支持国密浏览器",
            "No encrypted connection to {host} ({reason}), not with old protocols either; "
            "the site may serve only browsers with SM2 ciphers",
        ),
        Say(
            "请试用 http:// 开头的网址，或用支持国密的浏览器保存网页后检查",
            "Try the address with http://, or save the page from a browser that supports SM2",
        ),
    ),
    "certificate-expired": Entry(
        Side.SITE,
        Say("{host} 的证书不在有效期内", "The certificate of {host} has expired or is not yet valid"),
        _INSECURE,
    ),
    "certificate-name": Entry(
        Side.SITE,
        Say("{host} 的证书是颁发给其他域名的", "The certificate of {host} was issued for another name"),
        _INSECURE,
    ),
    "certificate-untrusted": Entry(
        Side.SITE,
        Say(
            "{host} 的证书无法核验：证书链不完整，或颁发机构不受本机信任（{reason}）",
            "The certificate of {host} cannot be verified: incomplete chain or unknown issuer ({reason})",
        ),
        _INSECURE,
    ),
    "read-timeout": Entry(
        Side.SITE,
        Say("{host} 长时间没有回应（{seconds} 秒）", "{host} did not answer within {seconds} seconds"),
        _AGAIN,
        retry=True,
    ),
    "total-timeout": Entry(
        Side.SITE,
        Say(
            "{seconds} 秒内未能取得完整网页，已停止",
            "The page did not arrive within {seconds} seconds; given up",
        ),
        _AGAIN,
    ),
    "bad-response": Entry(
        Side.SITE,
        Say("{host} 的回应不是有效的 HTTP（{reason}）", "The answer of {host} is not valid HTTP ({reason})"),
        _AGAIN,
    ),
    "body-cut": Entry(
        Side.SITE,
        Say(
            "网页没有传完：收到 {received} 字节后中断，内容不完整，未作判断",
            "The page is incomplete: it stopped after {received} bytes, so nothing was judged",
        ),
        _AGAIN,
        retry=True,
    ),
    "content-encoding-broken": Entry(
        Side.SITE,
        Say(
            "网页声明的压缩方式（{encoding}）与内容不符，无法解开",
            "The page cannot be unpacked: it is not what it is declared to be ({encoding})",
        ),
        _AGAIN,
    ),
    "too-large": Entry(
        Side.SITE,
        Say("内容超过 {limit} 字节的上限，未予读取", "Larger than the limit of {limit} bytes; not read"),
        Say(
            "请确认网址是一份报告；可用 --max-size 提高上限",
            "Make sure that the address is a report; --max-size raises the limit",
        ),
    ),
    "expands-too-far": Entry(
        Side.SITE,
        Say(
            "压缩内容解开后超过 {limit} 字节的上限，已停止",
            "The compressed content unpacks to more than {limit} bytes; stopped",
        ),
        Say("请核对网址是否可信", "Check whether the address can be trusted"),
    ),
    "redirect-loop": Entry(
        Side.SITE,
        Say("网页反复跳转，没有终点（{url}）", "The page redirects in a circle ({url})"),
        _BROWSER,
    ),
    "redirect-refused": Entry(
        Side.SITE,
        Say("网页跳转到不能读取的地址：{url}", "The page redirects to an address that cannot be read: {url}"),
        _ADDRESS,
    ),
    "not-found": Entry(
        Side.SITE, Say("网页不存在（HTTP {status}）", "The page does not exist (HTTP {status})"), _ADDRESS
    ),
    "soft-not-found": Entry(
        Side.SITE,
        Say(
            "网页不存在：网站以正常状态返回了“{quote}”",
            "The page does not exist: the site answers normally with “{quote}”",
        ),
        _ADDRESS,
    ),
    "sent-to-front-page": Entry(
        Side.SITE,
        Say(
            "网址被转到网站首页（{url}），原网页可能已撤下",
            "The address leads to the front page ({url}); the page may be gone",
        ),
        _ADDRESS,
    ),
    "forbidden": Entry(
        Side.PROTECTION,
        Say("网站拒绝访问（HTTP {status}）", "The site refuses access (HTTP {status})"),
        Say(
            "请在浏览器中核对；如浏览器可以打开，请保存网页后检查，或请网站管理员放行本工具",
            "Look with a browser; if it opens there, save the page, or ask for this tool to be let in",
        ),
    ),
    "login-required": Entry(
        Side.SITE,
        Say("网页需要登录后才能查看", "The page can be seen only after logging in"),
        Say(
            "年度报告应当公开可查，请核对网址；内部网站可用 --header 传递登录信息",
            "Annual reports are public: check the address; for an internal site, log in by --header",
        ),
    ),
    "too-many-requests": Entry(
        Side.PROTECTION,
        Say(
            "网站要求放慢访问（HTTP {status}），{wait}",
            "The site asks for fewer requests (HTTP {status}), {wait}",
        ),
        Say(
            "请过一段时间再试，并减少同时检查的网页", "Try again after a while, and check fewer pages at once"
        ),
        retry=True,
    ),
    "protected": Entry(
        Side.PROTECTION,
        Say(
            "访问被网站防护拦截（{protection}），没有取得报告",
            "The site's protection ({protection}) stopped the request",
        ),
        Say(
            "本工具不绕过防护。请在浏览器中保存网页后用 reportlint check 检查，或加 --browser，"
            "或请网站管理员放行本工具",
            "Protections are not circumvented. Save the page from a browser and use reportlint check, or use "
            "--browser, or ask the administrator to let this tool in",
        ),
    ),
    "site-unavailable": Entry(
        Side.SITE,
        Say("网站暂时不可用（{reason}）", "The site is not available at the moment ({reason})"),
        _AGAIN,
        retry=True,
    ),
    "site-error": Entry(
        Side.SITE, Say("网站出错（HTTP {status}）", "The site reports an error (HTTP {status})"), _AGAIN
    ),
    "status-unexpected": Entry(
        Side.SITE,
        Say(
            "网站返回了意外的状态（HTTP {status}）",
            "The site answered with an unexpected status (HTTP {status})",
        ),
        _ADDRESS,
    ),
    "page-empty": Entry(
        Side.SITE, Say("网页是空的，没有任何文字", "The page is empty, without any text"), _BROWSER
    ),
    "text-in-script": Entry(
        Side.SITE,
        Say(
            "报告正文写在网页脚本的数据里，由脚本显示，未能直接读取",
            "The report stands in the data of a script that displays it, so it could not be read",
        ),
        _BROWSER,
    ),
    "text-by-script": Entry(
        Side.SITE,
        Say(
            "取得的网页里几乎没有文字，正文可能由脚本另行加载",
            "The page holds next to no text; a script probably loads it",
        ),
        _BROWSER,
    ),
    "frame-elsewhere": Entry(
        Side.SITE,
        Say(
            "正文嵌在其他网站的页面里（{url}），未予读取",
            "The text stands in a frame of another site ({url}), which was not read",
        ),
        Say("请直接检查该地址", "Check that address itself"),
    ),
    "frame-failed": Entry(
        Side.SITE,
        Say(
            "正文嵌在页面框架里（{url}），框架未能读取：{reason}",
            "The text stands in a frame ({url}) that could not be read: {reason}",
        ),
        _SAVE,
    ),
    "attachment-failed": Entry(
        Side.SITE,
        Say("附件未能读取（{url}）：{reason}", "The attachment ({url}) could not be read: {reason}"),
        Say("请下载附件后用 reportlint check 检查", "Download the attachment and use reportlint check"),
    ),
    "redirect-elsewhere": Entry(
        Side.SITE,
        Say(
            "网页由脚本跳转到其他网站（{url}），未予跟随",
            "The page sends the reader to another site ({url}), which was not followed",
        ),
        Say("请直接检查该地址", "Check that address itself"),
    ),
    "browser-missing": Entry(
        Side.OURS,
        Say(
            "没有找到可用的浏览器（Chromium、Chrome 或 Edge）",
            "No browser was found (Chromium, Chrome or Edge)",
        ),
        Say(
            "请安装浏览器，或用环境变量 REPORTLINT_BROWSER 指明其路径",
            "Install one, or name its path in the environment variable REPORTLINT_BROWSER",
        ),
    ),
    "browser-failed": Entry(
        Side.OURS, Say("浏览器未能读取网页：{reason}", "The browser could not load the page: {reason}"), _SAVE
    ),
    "record-empty": Entry(
        Side.INPUT,
        Say(
            "网页留存记录（WARC）里没有完整的网页",
            "The record of kept pages (WARC) holds no complete page",
        ),
        Say("请重新读取网页", "Fetch the pages again"),
    ),
}

REMARKS: Final[Mapping[str, Say]] = {
    "tls-old": Say(
        "{host} 只支持旧的加密方式（{version}，{cipher}），仅对该站放宽要求后读取；证书已照常核验",
        "{host} supports only old encryption ({version}, {cipher}); requirements were lowered for it alone, "
        "its certificate was verified as usual",
    ),
    "certificate-unchecked": Say(
        "按 --insecure 的要求，没有核验 {host} 的证书",
        "As --insecure asks, the certificate of {host} was not verified",
    ),
    "redirected": Say("网址跳转到 {url}", "The address redirects to {url}"),
    "redirected-elsewhere": Say(
        "网址跳转到另一个网站：{url}，请核对是否为发布单位的网站",
        "The address redirects to another site: {url}; check that it is the publisher's",
    ),
    "redirected-by-page": Say(
        "网页内容自动跳转到 {url}，已跟随", "The page sends the reader on to {url}, which was followed"
    ),
    "frame-read": Say(
        "正文在页面框架里，已一并读取：{url}", "The text stands in a frame, which was read: {url}"
    ),
    "attachment-read": Say(
        "网页没有报告正文，已读取附件：{url}",
        "The page holds no text of a report; its attachment was read: {url}",
    ),
    "length-wrong": Say(
        "网站声明的长度与实际不符，网页内容是完整的",
        "The length the site declares is wrong; the page itself is complete",
    ),
    "status-odd": Say("网站以状态 {status} 返回了报告", "The site serves the report with status {status}"),
    "robots-unread": Say(
        "网站的 robots.txt 无法读取，已按单个网页读取",
        "The site's robots.txt could not be read; the one page was read",
    ),
    "robots-ignored": Say(
        "按 --ignore-robots 的要求，没有查看 robots.txt",
        "As --ignore-robots asks, robots.txt was not looked at",
    ),
    "retried": Say("第 {attempts} 次尝试才成功", "It took {attempts} attempts"),
    "rendered": Say("网页由浏览器显示后读取", "The page was read as displayed by a browser"),
    "report-not-displayed": Say(
        "浏览器在 {seconds} 秒内没有显示出报告", "The browser displayed no report within {seconds} seconds"
    ),
}


@dataclass(frozen=True, slots=True)
class Event:
    """A code of `FAILURES` or `REMARKS` with what fills the marks of its sentences."""

    code: str
    arguments: tuple[tuple[str, str | Say], ...] = ()

    @property
    def retry(self) -> bool:
        """Whether the same request may succeed a moment later."""
        return FAILURES[self.code].retry

    @property
    def problem(self) -> Problem:
        """A failure, for an outcome."""
        entry, arguments = FAILURES[self.code], dict(self.arguments)
        return Problem(self.code, entry.message.fill(arguments), entry.advice.fill(arguments), entry.side)

    @property
    def notice(self) -> Notice:
        """A remark, for an outcome."""
        return Notice(self.code, REMARKS[self.code].fill(dict(self.arguments)))


def event(code: str, /, **arguments: object) -> Event:
    """An event of this code; numbers and the like are put into words.

    Raises KeyError for a code that is on neither list.
    """
    if code not in FAILURES and code not in REMARKS:
        raise KeyError(code)
    worded = ((name, value if isinstance(value, Say) else str(value)) for name, value in arguments.items())
    return Event(code, tuple(worded))
