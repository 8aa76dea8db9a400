"""Serves the application on this machine until it is told to end."""

from __future__ import annotations

import socket
import sys
import webbrowser
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Final
from zlib import crc32

import uvicorn

from reportlint.checking.cores import cores
from reportlint.checking.session import prepared
from reportlint.config.config import Config
from reportlint.fetch.fetch import FetchSettings
from reportlint.model.errors import UsageError
from reportlint.model.message import Message
from reportlint.serve.app import ServeOrder, application
from reportlint.serve.gate import ENTRANCE, Doorway, Visitors
from reportlint.serve.site import HOST, Site
from reportlint.serve.spool import spooling
from reportlint.serve.trays import fresh_id
from reportlint.support.bundle import stepped_outside
from reportlint.support.console import notify
from reportlint.support.refusals import reason_of

_MOST: Final = 4
_HEAD_BYTES: Final = 32_000
_CONNECTIONS: Final = 400
_PORTS: Final = range(20_000, 30_000)
"""Systems give none of these to whoever asks for any."""


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
        files: Sequence[Path] = (),
        site: Site | None = None,
        warm: bool = False,
    ) -> None:
        """`runs` are folders of runs, `workspace` is where others are begun; `files` are looked at first.

        `warm`: work is prepared for before there is any. Raises UsageError.
        """
        # A page's text is shown; documents of a server are compared with nothing that a file says.
        config = replace(config, output=("html",), baseline=None, show_passed=False)
        if site is not None:
            # Who pastes an address is not on this machine, and has no business in its network.
            fetching = replace(fetching, public_only=True)
        judges = config.jobs or min(cores(), _MOST)
        order = ServeOrder(
            prepared(config),
            fetching,
            spool,
            judges,
            runs=tuple(runs),
            workspace=workspace,
            files=tuple(files),
            tray=fresh_id(),
            warm=warm,
        )
        self._first = f"/trays/{order.tray}" if files else "/"
        self._site = site
        self._listening = listening
        self._visitors = Visitors()
        self.port: int = listening.getsockname()[1]
        here = (f"http://{HOST}:{self.port}", f"http://localhost:{self.port}")
        self._doorway = Doorway(
            frozenset([site.origin] if site else here),
            f"reportlint-{self.port}",
            site.password if site else "",
            site.proxy if site else "",
            site.user_header if site else "",
        )
        super().__init__(
            uvicorn.Config(
                application(order, self._doorway, self._visitors, None if site else self._end),
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
        """An address that lets one browser in, once; with a site, that of the site."""
        if self._site is not None:
            return f"{self._site.origin}{ENTRANCE}"
        return f"http://{HOST}:{self.port}{ENTRANCE}?token={self._visitors.token(self._first)}"

    def _end(self) -> None:
        self.should_exit = True

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
    files: Sequence[Path] = (),
    browse: bool = True,
    site: Site | None = None,
) -> None:
    """Serve until an interruption. `browse`: open the user's browser, where it is here; `port`: 0 for the usual one.

    `runs`, `workspace` and `files` as in `Serving`. Raises UsageError where the port is taken, or a folder holds no run.
    """
    with (
        _listening(
            port, site.listen if site else HOST, [*runs, *([workspace] if workspace else [])]
        ) as listening,
        spooling() as folder,
    ):
        server = Serving(
            config,
            fetching,
            listening,
            folder,
            runs,
            workspace=workspace,
            files=files,
            site=site,
            warm=True,
        )
        address = server.address()
        # Connections are accepted from here on; they are answered when the server runs.
        listening.listen()
        said = _passed_on(address, site, server.port) if site else _said(address)
        notify(said.in_(config.language))
        if browse and site is None:
            with stepped_outside():
                webbrowser.open(address)
        server.run()


def _listening(port: int, host: str, folders: Sequence[Path]) -> socket.socket:
    """The port that was asked for, else the usual one of these folders, else any that is free."""
    if port:
        return bound(port, host)
    with suppress(UsageError):
        return bound(usual_port(folders), host)
    return bound(0, host)


def usual_port(folders: Sequence[Path]) -> int:
    """The same for the same folders: pages that outlasted a server find the next one, and send what they have kept."""
    names = "\n".join(sorted(str(folder.resolve()) for folder in folders))
    return _PORTS.start + crc32(names.encode("utf-8", "surrogateescape")) % len(_PORTS)


def bound(port: int, host: str = HOST) -> socket.socket:
    """A port of this machine at one of its addresses, 0 for any. Raises UsageError where it is taken."""
    listening = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET, socket.SOCK_STREAM)
    try:
        if sys.platform != "win32":
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((host, port))
        # Whoever comes before the server has begun waits, and is not refused.
        listening.listen()
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


def _passed_on(address: str, site: Site, port: int) -> Message:
    how = Message("并输入密码", " and enter the password") if site.password else Message("", "")
    return Message(
        f"由 {site.proxy} 的代理转到 {site.listen}:{port}，打开 {address} {how.zh}。\n按 Ctrl+C 结束；交来的文件随之删除。",
        f"A proxy at {site.proxy} passes requests on to {site.listen}:{port}; open {address}{how.en}.\n"
        "Ctrl+C ends it; documents handed in go with it.",
    )
