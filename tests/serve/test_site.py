"""An office reaches the server through a proxy: the configuration that comes with it does what the guide says."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx2
import pytest

from reportlint.decisions.ledger import Ledger
from reportlint.fetch.fetch import FetchSettings
from reportlint.serve.served_runs import run_id
from reportlint.serve.server import Serving, bound
from reportlint.serve.site import site_of

from .conftest import config, silent

NGINX = shutil.which("nginx") or "/usr/sbin/nginx"
SHIPPED = Path(__file__).parents[2] / "deploy" / "reports.conf"
PASSWORD = "correct horse battery"
PERSON = "王某"

pytestmark = pytest.mark.skipif(
    not Path(NGINX).exists(), reason="没有安装 nginx，跳过代理测试。 nginx is not installed."
)


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def proxied(folder: Path, front: int, back: int, *, signs_in: bool) -> Path:
    """The configuration that is shipped, on ports of this machine and without certificates."""
    server = re.sub(r" *ssl_.*\n", "", SHIPPED.read_text(encoding="utf-8"))
    if not signs_in:
        server = re.sub(r" *(auth_basic|proxy_set_header +X-Remote-User).*\n", "", server)
    server = server.replace("listen 443 ssl", f"listen 127.0.0.1:{front}").replace(
        "127.0.0.1:8400", f"127.0.0.1:{back}"
    )
    server = server.replace("/etc/nginx/reports.users", f"{folder}/users")
    (folder / "users").write_text(f"{PERSON}:{{PLAIN}}{PASSWORD}\n", encoding="utf-8")
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


@contextmanager
def office(folder: Path, run: Path, **how: str) -> Iterator[tuple[str, Serving]]:
    """The address of a proxy before a server, and the server."""
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    with bound(0) as listening:
        site = site_of(address, **how)
        server = Serving(config(), FetchSettings(progress=silent), listening, folder, [run], site=site)
        assert server.address() == f"{address}/enter"
        listening.listen()
        thread = threading.Thread(target=server.run)
        thread.start()
        user = [] if os.geteuid() else ["-g", "user root;"]
        configuration = proxied(folder, port, server.port, signs_in="user_header" in how)
        proxy = subprocess.Popen([NGINX, "-c", str(configuration), *user])
        while proxy.poll() is None and socket.socket().connect_ex(("127.0.0.1", port)):
            pass
        yield address, server
        proxy.terminate()
        proxy.wait()
        server.should_exit = True
        thread.join()


@pytest.fixture(scope="module")
def front(tmp_path_factory: pytest.TempPathFactory, run_folder: Path) -> Iterator[str]:
    """A site with a password."""
    with office(tmp_path_factory.mktemp("password"), run_folder, password=PASSWORD) as (address, _):
        yield address


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


def test_whom_the_proxy_signs_in_decides_in_their_own_name(tmp_path: Path, run_folder: Path) -> None:
    with office(tmp_path, run_folder, password="", user_header="X-Remote-User") as (address, _):
        headers = {"Origin": address, "X-Remote-User": "Somebody else"}
        assert httpx2.get(address, headers=headers, trust_env=False).status_code == 401
        run, ledger = f"/runs/{run_id(run_folder)}", Ledger(run_folder)
        with httpx2.Client(base_url=address, headers=headers, trust_env=False) as client:
            client.auth = (PERSON, PASSWORD)
            page = client.get(f"{run}/reports/2").text
            assert f'value="{PERSON}" readonly' in page
            prints = re.findall('data-fingerprint="([^"]*)"', page)
            seen = [{"row": 2, "fingerprint": one, "seen": 0} for one in prints[:1]]
            form = {"person": "李某", "decision": "true", "findings": seen}
            try:
                assert client.post(f"{run}/decisions", json=form).status_code == 200
                assert [entry.person for entry in ledger.entries()] == [PERSON]
            finally:
                ledger.file.unlink()
