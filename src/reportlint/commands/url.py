"""`reportlint url`: live pages, kept as evidence. The only command, with `batch`, that uses the network."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reportlint.commands import options
from reportlint.commands.bench import Bench, prepared
from reportlint.commands.running import write
from reportlint.config import configured
from reportlint.loaders import Unreadable
from reportlint.loaders.loader import unread
from reportlint.model.finding import Outcome, Problem
from reportlint.model.misuse import Misuse
from reportlint.model.say import Say
from reportlint.problems import problem
from reportlint.web.outcome import event

if TYPE_CHECKING:
    from reportlint.web.fetch import Settings

_HEADER = re.compile(r"([!#$%&'*+.^_`|~0-9A-Za-z-]+)\s*:\s*([\x20-\x7e]*)")
_NUMBER = re.compile(r"[0-9]{1,6}(?:\.[0-9]{1,3})?")
_CONTACT = re.compile(r"[\x21-\x7e][\x20-\x7e]*")

Urls = Annotated[list[str], typer.Argument(metavar="网址...", help="年度报告的网址。 Addresses of reports.")]
Save = Annotated[
    str | None,
    typer.Option(
        "--save",
        metavar="目录",
        help="留存取得的网页（WARC 和 UTF-8 网页），作为证据。 Keep what was fetched in this folder.",
    ),
]
Browser = Annotated[
    bool,
    typer.Option(
        "--browser",
        help="用本机浏览器显示后读取；有 --save 时另存标出问题的截图。 Read pages as displayed.",
    ),
]
Insecure = Annotated[
    list[str] | None,
    typer.Option("--insecure", metavar="主机", help="不核验该站的证书，会注明。 Don't verify this host."),
]
IgnoreRobots = Annotated[
    bool,
    typer.Option(
        "--ignore-robots", help="不查看 robots.txt，供有权检查的单位使用。 For offices entitled to inspect."
    ),
]
PublicOnly = Annotated[
    bool,
    typer.Option(
        "--public-only", help="只访问公共地址，不用代理，供服务器使用。 Refuse private addresses, no proxies."
    ),
]
Header = Annotated[
    list[str] | None,
    typer.Option(
        "--header",
        metavar="'名称: 值'",
        help="另加的请求头，只发给所给网址的网站，不留存。 Further header, for the site asked for only.",
    ),
]
Contact = Annotated[
    str,
    typer.Option(
        "--contact",
        metavar="联系方式",
        envvar="REPORTLINT_CONTACT",
        help="写进 User-Agent，供网站联系（限 ASCII）。 Told to sites in the User-Agent.",
    ),
]
Timeout = Annotated[
    str, typer.Option("--timeout", metavar="秒", help="每个网址的总时限。 Seconds for each address.")
]
MaxSize = Annotated[
    str, typer.Option("--max-size", metavar="MB", help="每次读取的上限。 Largest answer, in MB.")
]


def command(
    urls: Urls,
    *,
    save: Save = None,
    browser: Browser = False,
    insecure: Insecure = None,
    ignore_robots: IgnoreRobots = False,
    public_only: PublicOnly = False,
    header: Header = None,
    contact: Contact = "",
    timeout: Timeout = "120",
    max_size: MaxSize = "64",
    output: options.Output = None,
    form: options.Form = None,
    body: options.Body = None,
    select: options.Select = None,
    ignore: options.Ignore = None,
    fail_on: options.FailOn = None,
    as_of: options.AsOf = None,
    baseline: options.Baseline = None,
    lang: options.Lang = None,
    config: options.ConfigFile = None,
    rules: options.RuleFolders = None,
    isolated: options.Isolated = False,
    no_waivers: options.NoWaivers = False,
    show_passed: options.ShowPassed = False,
) -> None:
    """读取并核查网上的年度报告，可留存证据。 Fetch and check published reports.

    退出码：0 未发现问题；1 有问题；2 用法有误；3 有未能读取或未能判断的网页。

    Exit: 0 conforming, 1 findings, 2 misuse, 3 something could not be read or judged.
    """
    given = {
        "output": output,
        "form": form,
        "body": body,
        "select": options.words(select),
        "ignore": options.words(ignore),
        "fail-on": fail_on,
        "as-of": as_of,
        "baseline": baseline,
        "lang": lang,
        "rule-folders": rules,
        "isolated": isolated,
        "no-waivers": no_waivers,
        "show-passed": show_passed,
    }
    if browser and public_only:
        raise Misuse(
            Say(
                "--browser 不能与 --public-only 同用：浏览器自行连接，地址无法先行核对。",
                "--browser can't be used with --public-only: a browser makes its own connections.",
            )
        )
    headers, known = tuple(map(_header, header or ())), _contact(contact)
    seconds, megabytes = _number("timeout", timeout), _number("max-size", max_size)
    bench = prepared(configured(given, Path(config) if config else None))
    addresses = list(dict.fromkeys(urls))
    try:
        from reportlint.web.fetch import Settings, user_agent

        settings = Settings(
            user_agent=user_agent(known),
            headers=headers,
            total=seconds,
            max_bytes=int(megabytes * 1024 * 1024),
            insecure=frozenset(host.lower() for host in insecure or ()),
            public_only=public_only,
            ignore_robots=ignore_robots,
            progress=_progress(len(addresses), bench),
        )
        folder = Path(save) if save else None
        outcomes = _outcomes(bench, addresses, settings, folder, browser=browser)
    except ImportError as error:
        extra = "browser" if "playwright" in str(error) else "web"
        missing = event("extra-missing", extra=extra).problem
        outcomes = iter([[_unread(bench, address, missing)] for address in addresses])
    raise typer.Exit(write(bench, outcomes, len(addresses)))


def _outcomes(
    bench: Bench, addresses: Sequence[str], settings: Settings, save: Path | None, *, browser: bool
) -> Iterator[list[Outcome]]:
    """The outcomes of every address, in order. Raises ImportError at once where an extra is missing."""
    from reportlint.web.checking import Checking

    checking = Checking(bench.linter, settings, save, loaders=bench.loaders, browser=browser)

    def outcomes() -> Iterator[list[Outcome]]:
        with checking:
            for address in addresses:
                try:
                    yield checking.check(address)
                except Misuse:
                    raise
                except Exception as error:
                    reason = f"{type(error).__name__}: {error}"
                    failure = problem("loader-crashed", loader="reportlint", reason=reason)
                    yield [_unread(bench, address, failure)]

    return outcomes()


def _unread(bench: Bench, address: str, failure: Problem) -> Outcome:
    made: Unreadable = unread(b"", address, None, address, failure)
    return bench.linter.unreadable(made)


def _progress(total: int, bench: Bench) -> Callable[[str], None]:
    """Says what is being fetched, to a person who waits for one page; for many there is a bar."""
    if total > 1 or not sys.stderr.isatty():
        return lambda address: None
    reading = Say("正在读取", "fetching").in_(bench.config.language)
    return lambda address: print(f"reportlint: {reading} {address}", file=sys.stderr, flush=True)


def _header(text: str) -> tuple[str, str]:
    found = _HEADER.fullmatch(text.strip())
    if not found:
        raise Misuse(
            Say(f"--header 应写作“名称: 值”，现为“{text}”。", f"--header takes “Name: value”, not “{text}”.")
        )
    return found[1], found[2].strip()


def _number(option: str, text: str) -> float:
    """A number of seconds or megabytes. Raises Misuse."""
    if not _NUMBER.fullmatch(text) or float(text) <= 0:
        raise Misuse(
            Say(
                f"“--{option}”应为大于 0 的数，现为“{text}”。",
                f"“--{option}” must be a number above 0, it is “{text}”.",
            )
        )
    return float(text)


def _contact(text: str) -> str:
    if text and not _CONTACT.fullmatch(text):
        raise Misuse(
            Say(
                "--contact 只能用英文字母、数字和符号，如邮箱或网址。",
                "--contact takes ASCII only, such as an e-mail address or a URL.",
            )
        )
    return text
