"""`reportlint serve`: pages in a browser, for people without a terminal."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import Annotated

import typer

from reportlint.commands import fetching, options
from reportlint.config.config import Config
from reportlint.model.errors import UsageError, without_extra
from reportlint.model.message import Message

Runs = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[目录或文件...]",
        help="要审核的批量核查结果目录，要核查的文件。 Folders of runs to review, files to check.",
    ),
]
Port = Annotated[
    str | None,
    typer.Option(
        "--port",
        metavar="端口",
        help="本机端口，默认同一目录每次相同，被占用的另选。 Port, by default always the same for the same folders.",
    ),
]
NoBrowser = Annotated[
    bool, typer.Option("--no-browser", help="不打开浏览器，只显示地址。 Don't open a browser.")
]
Workspace = Annotated[
    str | None,
    typer.Option(
        "--workspace",
        metavar="目录",
        help="在网页上开始的批次放在这里，已有的一并列出。 Where runs are begun; those in it are listed.",
    ),
]
SiteAddress = Annotated[
    str | None,
    typer.Option(
        "--site",
        metavar="网址",
        help="供他人使用：代理的网址，密码在 REPORTLINT_PASSWORD 中。 Address of a proxy, for others to use it.",
    ),
]
UserHeader = Annotated[
    str,
    typer.Option(
        "--user-header",
        metavar="名称",
        help="代理登录用户，在这个请求头中写明是谁。 Header in which the proxy names who signed in.",
    ),
]
Proxy = Annotated[
    str | None,
    typer.Option(
        "--proxy",
        metavar="IP",
        help="代理从哪个地址连接，默认 127.0.0.1，其他一律拒绝。 Where the proxy connects from.",
    ),
]
Listen = Annotated[
    str | None,
    typer.Option(
        "--listen",
        metavar="IP",
        help="在哪个地址上等代理，默认 127.0.0.1。 Address that the proxy connects to.",
    ),
]
_PORTS = 65535


@options.settings(
    "form",
    "body",
    "select",
    "ignore",
    "fail-on",
    "as-of",
    "lang",
    "rule-folders",
    "isolated",
    "no-waivers",
    "jobs",
)
@fetching.fetched(without="header")
def command(
    runs: Runs = None,
    *,
    workspace: Workspace = None,
    port: Port = None,
    no_browser: NoBrowser = False,
    site: SiteAddress = None,
    user_header: UserHeader = "",
    proxy: Proxy = None,
    listen: Listen = None,
    how: fetching.Fetching,
    config: Config,
) -> None:
    """在浏览器中核查报告、审核批次：拖入文件或粘贴网址，查看标出的问题，下载批注。 Check reports in a browser.

    只有本机能访问，打开时用一次性地址；交来的文件不保留。按 Ctrl+C 结束。供他人使用见 --site。

    Only this machine can connect; documents are not kept. Ctrl+C ends it. For others, see --site.
    """
    number = options.count("port", port) or 0
    if number > _PORTS:
        raise UsageError(
            Message(f"“--port”至多 {_PORTS}，现为 {number}。", f"“--port” is at most {_PORTS}, not {number}.")
        )
    try:
        from reportlint.serve.server import serve
        from reportlint.serve.site import HOST, PASSWORD, site_of
    except ImportError:
        raise without_extra(Message("在浏览器中核查", "Checking in a browser"), "serve") from None
    if site is None and (user_header or proxy or listen):
        raise UsageError(
            Message(
                "--user-header、--proxy、--listen 与 --site 同用。",
                "--user-header, --proxy and --listen go with --site.",
            )
        )
    password = os.environ.get(PASSWORD, "")
    others = site_of(site, password, user_header, proxy or HOST, listen or HOST) if site is not None else None
    paths = [Path(one) for one in runs or ()]
    with suppress(KeyboardInterrupt):
        # Who ends it has what was wanted.
        serve(
            config,
            how.settings(_unsaid),
            [path for path in paths if not path.is_file()],
            files=[path for path in paths if path.is_file()],
            port=number,
            workspace=Path(workspace) if workspace else None,
            browse=not no_browser,
            site=others,
        )


def _unsaid(address: str) -> None:
    """Nobody watches a terminal."""
