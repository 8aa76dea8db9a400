"""Serves the application on this machine until it is told to end."""

from __future__ import annotations

import socket
import sys
import tempfile
import webbrowser
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

import uvicorn

from reportlint.checking.session import prepared
from reportlint.checking.workers import cores
from reportlint.config.config import Config
from reportlint.fetch.fetch import FetchSettings
from reportlint.model.errors import UsageError
from reportlint.model.message import Message
from reportlint.serve.app import ServeOrder, application
from reportlint.serve.gate import ENTRANCE, Visitors
from reportlint.support.refusals import reason_of

HOST: Final = "127.0.0.1"
"""Nobody but this machine can connect."""
_MOST: Final = 4
_HEAD_BYTES: Final = 32_000
_CONNECTIONS: Final = 400


class Serving(uvicorn.Server):
    """A server that is ready to run; `run` serves until `should_exit` is set or an interruption comes."""

    def __init__(
        self,
        config: Config,
        fetching: FetchSettings,
        listening: socket.socket,
        spool: Path,
        runs: Sequence[Path] = (),
    ) -> None:
        """`runs` are folders of runs. Raises UsageError."""
        # A page's text is shown; documents of a server are compared with nothing that a file says.
        config = replace(config, output=("html",), baseline=None, show_passed=False)
        order = ServeOrder(prepared(config), fetching, spool, config.jobs or min(cores(), _MOST), tuple(runs))
        self._listening = listening
        self._visitors = Visitors()
        self.port: int = listening.getsockname()[1]
        super().__init__(
            uvicorn.Config(
                application(order, self.port, self._visitors),
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
        """An address that lets one browser in, once."""
        return f"http://{HOST}:{self.port}{ENTRANCE}?token={self._visitors.token()}"

    def run(self, sockets: list[socket.socket] | None = None) -> None:
        """Serve."""
        super().run(sockets or [self._listening])


def serve(
    config: Config, fetching: FetchSettings, runs: Sequence[Path] = (), *, port: int = 0, browse: bool = True
) -> None:
    """Serve until an interruption. `browse`: open the user's browser.

    Raises UsageError where the port is taken, or a folder holds no run.
    """
    with bound(port) as listening, tempfile.TemporaryDirectory(prefix="reportlint-serve-") as spool:
        server = Serving(config, fetching, listening, Path(spool), runs)
        address = server.address()
        # Connections are accepted from here on; they are answered when the server runs.
        listening.listen()
        print(_said(address, config), file=sys.stderr, flush=True)
        if browse:
            webbrowser.open(address)
        server.run()


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


def _said(address: str, config: Config) -> str:
    say = Message(
        f"请在浏览器中打开（只能用一次）：{address}\n按 Ctrl+C 结束；交来的文件随之删除。",
        f"Open in a browser (good for once): {address}\nCtrl+C ends it; documents handed in go with it.",
    )
    return f"reportlint: {say.in_(config.language)}"
