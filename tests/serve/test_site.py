"""An office reaches the server through a proxy: the configuration in the guide does what the guide says."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path

import httpx2
import pytest

from reportlint.fetch.fetch import FetchSettings
from reportlint.serve.server import Serving, bound, site_of

from .conftest import config, silent

NGINX = shutil.which("nginx") or "/usr/sbin/nginx"
GUIDE = Path(__file__).parents[2] / "docs" / "serve.md"
PASSWORD = "correct horse battery"

pytestmark = pytest.mark.skipif(
    not Path(NGINX).exists(), reason="没有安装 nginx，跳过代理测试。 nginx is not installed."
)


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def proxied(folder: Path, front: int, back: int) -> Path:
    """The configuration of the guide, on ports of this machine and without certificates."""
    (server,) = re.findall(r"```nginx\n(.*?)```", GUIDE.read_text(encoding="utf-8"), re.S)
    server = re.sub(r" *ssl_.*\n", "", server)
    server = server.replace("listen 443 ssl", f"listen 127.0.0.1:{front}").replace(
        "127.0.0.1:8400", f"127.0.0.1:{back}"
    )
    places = "".join(
        f"{kind}_temp_path {folder}/{kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    file = folder / "nginx.conf"
    file.write_text(
        f"pid {folder}/pid; error_log {folder}/error.log; daemon off; events {{}}\n"
        f"http {{ access_log off; {places}\n{server} }}",
        encoding="utf-8",
    )
    return file


@pytest.fixture(scope="module")
def front(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a proxy before a server."""
    folder, port = tmp_path_factory.mktemp("proxy"), free_port()
    address = f"http://127.0.0.1:{port}"
    with bound(0) as listening:
        site = site_of(address, PASSWORD)
        server = Serving(config(), FetchSettings(progress=silent), listening, folder, site=site)
        assert server.address() == f"{address}/enter"
        listening.listen()
        thread = threading.Thread(target=server.run)
        thread.start()
        user = [] if os.geteuid() else ["-g", "user root;"]
        proxy = subprocess.Popen([NGINX, "-c", str(proxied(folder, port, server.port)), *user])
        while proxy.poll() is None and socket.socket().connect_ex(("127.0.0.1", port)):
            pass
        yield address
        proxy.terminate()
        proxy.wait()
        server.should_exit = True
        thread.join()


def test_people_enter_by_the_password_and_hand_in_large_files(front: str) -> None:
    headers = {"Origin": front}
    with httpx2.Client(base_url=front, headers=headers, trust_env=False, follow_redirects=True) as client:
        assert 'type="password"' in client.get("/").text
        assert "核查报告" in client.post("/enter", data={"password": PASSWORD}).text
        # A name that is no tray's: the body has come all the way, and is not looked at.
        answer = client.put("/trays/none/files", content=b"x" * 3_000_000)
        assert (answer.status_code, "太多" in answer.text) == (503, True)


def test_another_name_does_not_come_through(front: str) -> None:
    answer = httpx2.get(front, headers={"Host": "evil.example"}, trust_env=False)
    assert answer.status_code == 421
