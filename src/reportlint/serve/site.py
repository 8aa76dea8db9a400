"""A site: how people on other machines reach the server, as the command line says it."""

from __future__ import annotations

import ipaddress
import re
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from reportlint.model.errors import UsageError
from reportlint.model.message import Message

HOST: Final = "127.0.0.1"
"""Nobody but this machine can connect."""
PASSWORD: Final = "REPORTLINT_PASSWORD"
"""The variable of the environment that has it: what stands on a command line, others can see."""
_PASSWORD: Final = 12
_HEADER: Final = re.compile(r"[A-Za-z0-9-]{1,60}")
_TAKEN: Final = frozenset(
    {"host", "origin", "cookie", "sec-fetch-site", "content-length", "content-type", "referer"}
)
"""Headers that browsers fill in."""


@dataclass(frozen=True, slots=True)
class Site:
    """How others reach the server: through a proxy, with a password, or let in and named by the proxy, or both."""

    origin: str
    """As `https://reports.example.gov.cn`."""
    password: str = ""
    user_header: str = ""
    """The header in which the proxy names whom it has let in."""
    proxy: str = HOST
    """The address that it connects from: nobody else is answered."""
    listen: str = HOST
    """The address that it connects to."""


def site_of(
    address: str, password: str, user_header: str = "", proxy: str = HOST, listen: str = HOST
) -> Site:
    """The site that an address names. Raises UsageError."""
    try:
        parts = urlsplit(address)
        host = (parts.hostname or "").encode("idna").decode().lower()
        port = f":{parts.port}" if parts.port else ""
    except (ValueError, UnicodeError):
        parts, host, port = urlsplit(""), "", ""
    if parts.scheme not in ("https", "http") or not host or parts.path not in ("", "/") or parts.query:
        raise UsageError(
            Message(
                f"“--site”应为网站的地址，如 https://reports.example.gov.cn，现为“{address}”。",
                f"“--site” takes the address of a site such as https://reports.example.gov.cn, not “{address}”.",
            )
        )
    if user_header and (not _HEADER.fullmatch(user_header) or user_header.lower() in _TAKEN):
        raise UsageError(
            Message(
                f"“--user-header”应为代理写入用户名的请求头，如 X-Remote-User，现为“{user_header}”。",
                f"“--user-header” takes the header with the user's name, such as X-Remote-User, not “{user_header}”.",
            )
        )
    if len(password) < _PASSWORD and (password or not user_header):
        raise UsageError(
            Message(
                f"供他人使用须在环境变量 {PASSWORD} 中设密码，至少 {_PASSWORD} 个字符；或由代理登录，写明 --user-header。",
                f"For others to use it, set a password of at least {_PASSWORD} characters in {PASSWORD}, or have the "
                "proxy sign them in and name --user-header.",
            )
        )
    return Site(
        f"{parts.scheme}://{host}{port}",
        password,
        user_header.lower(),
        _address("proxy", proxy),
        _address("listen", listen),
    )


def _address(option: str, text: str) -> str:
    """One address of one machine. Raises UsageError."""
    try:
        found = ipaddress.ip_address(text)
    except ValueError:
        found = ipaddress.ip_address("0.0.0.0")
    if found.is_unspecified or found.is_multicast:
        raise UsageError(
            Message(
                f"“--{option}”应为一台机器的一个 IP 地址，如 127.0.0.1，现为“{text}”。",
                f"“--{option}” takes one IP address of one machine such as 127.0.0.1, not “{text}”.",
            )
        )
    return str(found)
