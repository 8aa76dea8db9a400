"""The client against nginx: TLS of several ages, HTTP/2, packed pages, limits."""

import gzip
import socket
import threading
from pathlib import Path

import pytest

from reportlint.cli import main
from reportlint.fetch.client import Client
from reportlint.fetch.fetch import FetchSettings

from .nginx import NGINX, Nginx


@pytest.fixture(scope="module")
def nginx(tmp_path_factory, report):
    if not Path(NGINX).exists():
        pytest.skip("nginx is not installed; tests/install.sh installs it, and CI does")
    made = Nginx(tmp_path_factory.mktemp("nginx"))
    (made.root / "report.html").write_text(report, encoding="utf-8")
    (made.root / "gbk.html").write_bytes(report.encode("gb18030"))
    yield made
    made.close()


@pytest.fixture
def fetch(nginx, monkeypatch):
    monkeypatch.setenv("SSL_CERT_FILE", str(nginx.authority))

    def fetch(server, path="/report.html", **settings):
        with Client(FetchSettings(**{"pause": 0} | settings)) as client:
            load = client.fetch(nginx.url(server, path))
        return load, [load.failure and load.failure.code, *(notice.code for notice in load.notices)]

    return fetch


@pytest.mark.parametrize("server", ["plain", "modern", "h2"])
def test_good_servers_need_no_remark(fetch, report, server):
    load, codes = fetch(server)
    assert codes == [None]
    assert load.body == report.encode()
    assert gzip.decompress(load.exchanges[0].raw) == load.body
    assert load.exchanges[0].protocol == ("HTTP/2" if server == "h2" else "HTTP/1.1")


@pytest.mark.parametrize(
    ("server", "version"),
    [("tls10", "TLSv1"), ("tls11", "TLSv1.1"), ("cbc", "TLSv1.2"), ("short-key", "TLSv1.2")],
)
def test_old_servers_are_read_and_told(fetch, report, server, version):
    load, codes = fetch(server)
    assert codes == [None, "tls-old"]
    assert load.body == report.encode()
    assert f"（{version}，" in load.notices[0].notice.message.zh


def test_a_server_from_before_safe_renegotiation_gets_a_second_try():
    """It answers with TLS 1.2 and without `renegotiation_info`; OpenSSL 3 goes on only where told to."""
    body = b"\x03\x03" + bytes(32) + b"\x00" + b"\xc0\x2f" + b"\x00"
    hello = b"\x02" + len(body).to_bytes(3, "big") + body
    record = b"\x16\x03\x03" + len(hello).to_bytes(2, "big") + hello
    went_on = []

    def serve(listener):
        while True:
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            with connection:
                connection.recv(65536)
                connection.sendall(record)
                connection.settimeout(0.2)
                try:
                    went_on.append(connection.recv(1) != b"\x15")
                except TimeoutError:
                    went_on.append(True)

    with socket.create_server(("127.0.0.1", 0)) as listener:
        threading.Thread(target=serve, args=(listener,), daemon=True).start()
        with Client(FetchSettings(ignore_robots=True, attempts=1)) as client:
            load = client.fetch(f"https://127.0.0.1:{listener.getsockname()[1]}/")
    assert load.failure.code == "tls-failed"
    assert "legacy renegotiation" in load.failure.problem.message.en
    assert went_on == [False, True, True]


@pytest.mark.parametrize(
    ("server", "code"),
    [
        ("expired", "certificate-expired"),
        ("wrong-name", "certificate-name"),
        ("unknown", "certificate-untrusted"),
        ("incomplete", "certificate-untrusted"),
        ("old-expired", "certificate-expired"),
        ("null", "tls-failed"),
    ],
)
def test_what_is_wrong_with_a_site_is_named(fetch, server, code):
    load, codes = fetch(server)
    assert codes == [code]
    assert load.exchanges == ()


@pytest.mark.parametrize("server", ["expired", "wrong-name", "unknown", "incomplete", "old-expired"])
def test_insecure_is_for_the_named_host_and_told(fetch, report, server):
    assert fetch(server, insecure=frozenset(["localhost"]))[1][0] is not None
    load, codes = fetch(server, insecure=frozenset(["127.0.0.1"]))
    assert codes[0] is None
    assert codes[-1] == "certificate-unchecked"
    assert load.body == report.encode()


def test_one_old_host_lowers_nothing_for_another(nginx, monkeypatch):
    """What is demanded of a server is remembered by host and port, not for all."""
    monkeypatch.setenv("SSL_CERT_FILE", str(nginx.authority))
    with Client(FetchSettings()) as client:
        assert [n.code for n in client.fetch(nginx.url("tls10", "/report.html")).notices] == ["tls-old"]
        assert client.fetch(nginx.url("modern", "/report.html")).notices == ()


def test_without_the_authority_nothing_is_trusted(fetch, monkeypatch):
    monkeypatch.delenv("SSL_CERT_FILE")
    assert fetch("modern")[1] == ["certificate-untrusted"]


@pytest.mark.parametrize("server", ["plain", "h2"])
def test_redirects_loops_and_protections(fetch, nginx, server):
    load, codes = fetch(server, "/moved")
    assert (codes, load.url) == ([None], nginx.url(server, "/report.html"))
    assert fetch(server, "/loop")[1] == ["redirect-loop"]
    assert fetch(server, "/521")[0].status == 521
    assert fetch(server, "/412")[0].status == 412
    assert fetch(server, "/missing")[0].status == 404


def test_a_limit_is_waited_for_as_the_site_asks(nginx, fetch, report):
    assert fetch("plain", "/busy")[1] == [None]
    load, codes = fetch("plain", "/busy")
    assert (codes, load.body) == ([None, "retried"], report.encode())


def test_a_slow_body_ends_with_the_total_limit(fetch):
    assert fetch("plain", "/crawl", total=0.5)[1] == ["total-timeout"]


@pytest.mark.parametrize(
    ("place", "code"),
    [
        (("h2", "/report.html"), 0),
        (("tls10", "/gbk"), 0),
        (("plain", "/moved"), 0),
        (("plain", "/521"), 3),
        (("expired", "/report.html"), 3),
    ],
)
def test_the_command_on_a_real_server(nginx, monkeypatch, tmp_path, place, code):
    monkeypatch.setenv("SSL_CERT_FILE", str(nginx.authority))
    monkeypatch.chdir(tmp_path)
    options = ["--save", "kept", "--isolated", "--select", "arithmetic,structure", "--as-of", "2026-03-01"]
    assert main(["url", nginx.url(*place), *options, "-o", "json=live.json"]) == code
    assert main(["check", "kept/pages.warc.gz", *options[2:], "-o", "json=offline.json"]) == code
    assert (tmp_path / "live.json").read_bytes() == (tmp_path / "offline.json").read_bytes()
