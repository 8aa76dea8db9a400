"""Serves the application on this machine until it is told to end."""

from __future__ import annotations

import socket
import sys
import tempfile
import webbrowser
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

import uvicorn

from reportlint.checking.cores import cores
from reportlint.checking.session import prepared
from reportlint.config.config import Config
from reportlint.fetch.fetch import FetchSettings
from reportlint.model.errors import UsageError
from reportlint.model.message import Message
from reportlint.serve.app import ServeOrder, application
from reportlint.serve.gate import ENTRANCE, Doorway, Visitors
from reportlint.support.refusals import reason_of

HOST: Final = "127.0.0.1"
"""Nobody but this machine can connect."""
PASSWORD: Final = "REPORTLINT_PASSWORD"
"""The variable of the environment that has it: what stands on a command line, others can see."""
_PASSWORD: Final = 12
_MOST: Final = 4
_HEAD_BYTES: Final = 32_000
_CONNECTIONS: Final = 400


@dataclass(frozen=True, slots=True)
class Site:
    """How others reach the server: through a proxy on this machine, with a password."""

    origin: str
    """As `https://reports.example.gov.cn`."""
    password: str


class Serving(uvicorn.Server):
    """A server that is ready to run; `run` serves until `should_exit` is set or an interruption comes."""

    def __init__(
        self,
        config: Config,
        fetching: FetchSettings,
        listening: socket.socket,
        spool: Path,
        runs: Sequence[Path] = (),
        *,
        workspace: Path | None = None,
        site: Site | None = None,
        warm: bool = False,
    ) -> None:
        """`runs` are folders of runs, `workspace` is where others are begun.

        `warm`: work is prepared for before there is any. Raises UsageError.
        """
        # A page's text is shown; documents of a server are compared with nothing that a file says.
        config = replace(config, output=("html",), baseline=None, show_passed=False)
        if site is not None:
            # Who pastes an address is not on this machine, and has no business in its network.
            fetching = replace(fetching, public_only=True)
        judges = config.jobs or min(cores(), _MOST)
        order = ServeOrder(prepared(config), fetching, spool, judges, tuple(runs), workspace, warm)
        self._listening = listening
        self._visitors = Visitors()
        self.port: int = listening.getsockname()[1]
        here = (f"http://{HOST}:{self.port}", f"http://localhost:{self.port}")
        self._doorway = Doorway(
            frozenset([site.origin] if site else here),
            f"reportlint-{self.port}",
            site.password if site else "",
        )
        super().__init__(
            uvicorn.Config(
                application(order, self._doorway, self._visitors),
                access_log=False,
                log_level="critical",
                server_header=False,
                proxy_headers=False,
                ws="none",
                timeout_graceful_shutdown=1,
                h11_max_incomplete_event_size=_HEAD_BYTES,
                limit_concurrency=_CONNECTIONS,
            )
        )

    def address(self) -> str:
        """An address that lets one browser in, once; with a site, the address that asks for the password."""
        if self._doorway.password:
            return f"{min(self._doorway.origins)}{ENTRANCE}"
        return f"http://{HOST}:{self.port}{ENTRANCE}?token={self._visitors.token()}"

    def run(self, sockets: list[socket.socket] | None = None) -> None:
        """Serve."""
        super().run(sockets or [self._listening])


def serve(
    config: Config,
    fetching: FetchSettings,
    runs: Sequence[Path] = (),
    *,
    port: int = 0,
    workspace: Path | None = None,
    browse: bool = True,
    site: Site | None = None,
) -> None:
    """Serve until an interruption. `browse`: open the user's browser, where it is here.

    `runs` and `workspace` as in `Serving`. Raises UsageError where the port is taken, or a folder holds no run.
    """
    with bound(port) as listening, tempfile.TemporaryDirectory(prefix="reportlint-serve-") as spool:
        server = Serving(
            config, fetching, listening, Path(spool), runs, workspace=workspace, site=site, warm=True
        )
        address = server.address()
        # Connections are accepted from here on; they are answered when the server runs.
        listening.listen()
        said = _passed_on(address, server.port) if site else _said(address)
        print(f"reportlint: {said.in_(config.language)}", file=sys.stderr, flush=True)
        if browse and site is None:
            webbrowser.open(address)
        server.run()


def site_of(address: str, password: str) -> Site:
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
    if len(password) < _PASSWORD:
        raise UsageError(
            Message(
                f"供他人使用须在环境变量 {PASSWORD} 中设密码，至少 {_PASSWORD} 个字符。",
                f"For others to use it, set a password of at least {_PASSWORD} characters in {PASSWORD}.",
            )
        )
    return Site(f"{parts.scheme}://{host}{port}", password)


def bound(port: int) -> socket.socket:
    """A port of this machine, 0 for any. Raises UsageError where it is taken."""
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        if sys.platform != "win32":
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((HOST, port))
    except OSError as error:
        listening.close()
        why = reason_of(error)
        raise UsageError(
            Message(f"用不了端口 {port}：{why.zh}", f"The port {port} can't be used: {why.en}")
        ) from None
    return listening


def _said(address: str) -> Message:
    return Message(
        f"请在浏览器中打开（只能用一次）：{address}\n按 Ctrl+C 结束；交来的文件随之删除。",
        f"Open in a browser (good for once): {address}\nCtrl+C ends it; documents handed in go with it.",
    )


def _passed_on(address: str, port: int) -> Message:
    return Message(
        f"由本机的代理转到 {HOST}:{port}，打开 {address} 并输入密码。\n按 Ctrl+C 结束；交来的文件随之删除。",
        f"A proxy on this machine passes requests on to {HOST}:{port}; open {address} and enter the password.\n"
        "Ctrl+C ends it; documents handed in go with it.",
    )
