"""How live pages are fetched: the options of all commands that do, and the settings they make."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Annotated, get_type_hints

import typer

from reportlint.commands import options
from reportlint.model.errors import UsageError
from reportlint.model.message import Message

if TYPE_CHECKING:
    from reportlint.fetch.fetch import FetchSettings

_HEADER = re.compile(r"([!#$%&'*+.^_`|~0-9A-Za-z-]+)\s*:\s*([\x20-\x7e]*)")
_NUMBER = re.compile(r"[0-9]{1,6}(?:\.[0-9]{1,3})?")
_CONTACT = re.compile(r"[\x21-\x7e][\x20-\x7e]*")

Pace = Annotated[
    str | None,
    typer.Option(
        "--pace",
        metavar="秒",
        help="对同一网站两次请求的最短间隔，默认 1 秒，本机的网站不等。 Seconds between requests to one host.",
    ),
]


@dataclass(frozen=True, slots=True)
class Fetching:
    """What the options say, as texts; each field is an option."""

    insecure: Annotated[
        list[str] | None,
        typer.Option("--insecure", metavar="主机", help="不核验该站的证书，会注明。 Don't verify this host."),
    ] = None
    ignore_robots: Annotated[
        bool,
        typer.Option(
            "--ignore-robots",
            help="不查看 robots.txt，供有权检查的单位使用。 For offices entitled to inspect.",
        ),
    ] = False
    public_only: Annotated[
        bool,
        typer.Option(
            "--public-only",
            help="只访问公共地址，不用代理，供服务器使用。 Refuse private addresses, no proxies.",
        ),
    ] = False
    header: Annotated[
        list[str] | None,
        typer.Option(
            "--header",
            metavar="'名称: 值'",
            help="另加的请求头，只发给所给网址的网站，不留存。 Further header, for the site asked for only.",
        ),
    ] = None
    contact: Annotated[
        str,
        typer.Option(
            "--contact",
            metavar="联系方式",
            envvar="REPORTLINT_CONTACT",
            help="写进 User-Agent，供网站联系（限 ASCII）。 Told to sites in the User-Agent.",
        ),
    ] = ""
    timeout: Annotated[
        str, typer.Option("--timeout", metavar="秒", help="每个网址的总时限。 Seconds for each address.")
    ] = "120"
    max_size: Annotated[
        str, typer.Option("--max-size", metavar="MB", help="每次读取的上限。 Largest answer, in MB.")
    ] = "64"

    def settings(
        self, progress: Callable[[str], None], interval: float | None = 0, *, browser: bool = False
    ) -> FetchSettings:
        """The settings; `interval` seconds lie between two requests to one host, see `FetchSettings`.

        Raises UsageError for an option that can't be used, or not with a `browser`, ImportError where the
        extra is not installed.
        """
        if browser and self.public_only:
            raise UsageError(
                Message(
                    "--browser 不能与 --public-only 同用：浏览器自行连接，地址无法先行核对。",
                    "--browser can't be used with --public-only: a browser makes its own connections.",
                )
            )
        headers, known = tuple(map(_header, self.header or ())), _contact(self.contact)
        seconds, megabytes = number("timeout", self.timeout), number("max-size", self.max_size)
        from reportlint.fetch.fetch import FetchSettings, user_agent

        return FetchSettings(
            user_agent=user_agent(known),
            headers=headers,
            total=seconds,
            max_bytes=int(megabytes * 1024 * 1024),
            interval=interval,
            insecure=frozenset(host.lower() for host in self.insecure or ()),
            public_only=self.public_only,
            ignore_robots=self.ignore_robots,
            progress=progress,
        )


def fetched(*, without: str = "") -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Gives a command the options, but one, in place of its argument that is a `Fetching`, which they make."""
    hints = get_type_hints(Fetching, include_extras=True)
    parameters = [
        options.keyword(one.name, hints[one.name], one.default)
        for one in fields(Fetching)
        if one.name != without
    ]
    return options.in_place_of(Fetching, parameters, lambda said: Fetching(**said))


def _header(text: str) -> tuple[str, str]:
    found = _HEADER.fullmatch(text.strip())
    if not found:
        raise UsageError(
            Message(
                f"--header 应写作“名称: 值”，现为“{text}”。", f"--header takes “Name: value”, not “{text}”."
            )
        )
    return found[1], found[2].strip()


def number(option: str, text: str, *, least: float | None = None) -> float:
    """A number of seconds or megabytes: above 0, or from `least` on. Raises UsageError."""
    value = float(text) if _NUMBER.fullmatch(text) else -1.0
    if value <= 0 if least is None else value < least:
        zh, en = ("大于 0", "above 0") if least is None else (f"不小于 {least:g}", f"of at least {least:g}")
        raise UsageError(
            Message(
                f"“--{option}”应为{zh} 的数，现为“{text}”。",
                f"“--{option}” must be a number {en}, it is “{text}”.",
            )
        )
    return value


def _contact(text: str) -> str:
    if text and not _CONTACT.fullmatch(text):
        raise UsageError(
            Message(
                "--contact 只能用英文字母、数字和符号，如邮箱或网址。",
                "--contact takes ASCII only, such as an e-mail address or a URL.",
            )
        )
    return text
