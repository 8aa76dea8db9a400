"""The client against a site that misbehaves: every load ends in a page or in one named outcome."""

from __future__ import annotations

import gzip
import re
import socket
import time
import zlib
from contextlib import suppress
from email.utils import formatdate
from importlib import import_module

import brotli
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportlint.fetch import address_policy
from reportlint.fetch.address import same_site
from reportlint.fetch.client import Client
from reportlint.fetch.fetch import FetchSettings, user_agent

from .site import answer, in_turn, redirect

PAGE = "<!DOCTYPE html><html><body><h1>青岚市云溪县年度报告</h1></body></html>"
HALF = "<!DOCTYPE html><html><body><h1>青岚市云溪县年度报告</h1><table><tr><td>1"


def fetch(address, referer=None, **how):
    with Client(FetchSettings(**{"pause": 0, "ignore_robots": True} | how)) as client:
        return client.fetch(address, referer)


def codes(load):
    return [notice.code for notice in load.notices if notice.code != "robots-ignored"]


def failure(load):
    assert load.failure is not None, load
    return load.failure.code


def test_a_page_comes_as_it_was_sent(site):
    site["/"] = answer(PAGE.encode("gb18030"), media_type="text/html; charset=gb2312")
    load = fetch(site.url("/#top"))
    assert (load.failure, load.status, load.url) == (None, 200, site.url("/"))
    assert load.body == PAGE.encode("gb18030")
    assert (load.media_type, load.charset) == ("text/html", "gb2312")
    exchange = load.exchanges[0]
    assert (exchange.protocol, exchange.address) == ("HTTP/1.1", "127.0.0.1")


def test_a_request_says_who_asks_and_from_which_page(site):
    site["/a.pdf"] = answer("%PDF", media_type="application/pdf")
    fetch(site.url("/a.pdf"), site.url("/page.html"), user_agent=user_agent("office@example.org"))
    headers = site.requests[0].headers
    assert re.fullmatch(
        r"reportlint/\S+ \(checks published annual reports; office@example\.org\)", headers["user-agent"]
    )
    assert headers["referer"] == site.url("/page.html")
    assert headers["accept-encoding"] == "gzip, deflate, br, zstd"


def test_the_users_headers_go_to_the_site_asked_for_and_to_no_other(site):
    site["/"] = redirect(f"http://localhost:{site.port}/elsewhere")
    site["/elsewhere"] = answer(PAGE)
    load = fetch(site.url(), headers=(("X-Key", "secret"), ("Authorization", "Bearer secret")))
    first, second = site.requests
    assert (first.headers["x-key"], first.headers["authorization"]) == ("secret", "Bearer secret")
    assert {"x-key", "authorization"}.isdisjoint(second.headers)
    assert "secret" not in repr(load)


def test_a_password_in_the_address_is_used_and_never_kept(site):
    site["/"] = answer(PAGE)
    load = fetch(site.url().replace("//", "//clerk:hush@"))
    assert site.requests[0].headers["authorization"].startswith("Basic ")
    assert load.body == PAGE.encode()
    assert "hush" not in repr(load)


def zipped(data):
    return gzip.compress(data, mtime=0)


def zstd(data):
    # Python has it from 3.14 on.
    for module in ("compression.zstd", "backports.zstd"):
        with suppress(ImportError):
            return import_module(module).compress(data)
    raise AssertionError("nothing packs zstd")


@pytest.mark.parametrize(
    ("coding", "pack"),
    [
        ("gzip", zipped),
        ("x-gzip", zipped),
        ("deflate", zlib.compress),
        ("deflate", lambda data: zlib.compress(data)[2:-4]),
        ("br", brotli.compress),
        ("zstd", zstd),
        ("gzip, br", lambda data: brotli.compress(zipped(data))),
    ],
)
def test_packed_pages_are_unpacked_and_kept_packed(site, coding, pack):
    site["/"] = answer(pack(PAGE.encode()), headers={"Content-Encoding": coding})
    load = fetch(site.url())
    assert load.body == PAGE.encode()
    assert load.exchanges[0].raw == pack(PAGE.encode())


@pytest.mark.parametrize("pack", [gzip.compress, zlib.compress, brotli.compress, zstd])
def test_a_bomb_is_stopped(site, pack):
    names = {gzip.compress: "gzip", zlib.compress: "deflate", brotli.compress: "br", zstd: "zstd"}
    site["/"] = answer(pack(bytes(20_000_000)), headers={"Content-Encoding": names[pack]})
    load = fetch(site.url(), max_bytes=1_000_000)
    assert failure(load) == "expands-too-far"
    assert load.body == b""


@pytest.mark.parametrize("coding", ["gzip", "br", "zstd", "compress"])
def test_content_that_is_not_packed_as_declared_is_named(site, coding):
    site["/"] = answer(PAGE, headers={"Content-Encoding": coding})
    assert failure(fetch(site.url())) == "content-encoding-broken"


def test_a_packed_page_that_was_cut_off_is_no_page(site):
    for path, kept in (("/half", 0.5), ("/almost", 0.99)):
        packed = zipped((PAGE + "".join(map(str, range(9_999)))).encode())
        site[path] = answer(packed[: int(len(packed) * kept)], headers={"Content-Encoding": "gzip"})
        load = fetch(site.url(path))
        assert (failure(load), load.body) == ("body-cut", b"")


def test_too_large_is_known_from_the_announcement_or_found_on_the_way(site):
    site["/announced"] = answer("x", length=10**15)
    site["/found"] = answer("x" * 100_000, length=None)
    for path in ("/announced", "/found"):
        assert failure(fetch(site.url(path), max_bytes=50_000)) == "too-large"


def test_redirects_are_followed_and_recorded(site):
    site["/old"] = redirect("../new/?t=报告".encode().decode("latin-1"), 301)
    site["/new/?t=%E6%8A%A5%E5%91%8A"] = redirect(f"http://127.0.0.1:{site.port}/last", 307)
    site["/last"] = answer(PAGE)
    load = fetch(site.url("/old"))
    assert [(exchange.status, exchange.url) for exchange in load.exchanges] == [
        (301, site.url("/old")),
        (307, site.url("/new/?t=%E6%8A%A5%E5%91%8A")),
        (200, site.url("/last")),
    ]
    assert load.url == site.url("/last")


def test_a_site_that_sets_a_cookie_and_asks_again_is_answered(site):
    def door(request, send):
        if "seen=1" in request.headers.get("cookie", ""):
            answer(PAGE)(request, send)
        else:
            answer("", "302 Found", headers={"Location": "/", "Set-Cookie": "seen=1"})(request, send)

    site["/"] = door
    assert fetch(site.url()).body == PAGE.encode()


@pytest.mark.parametrize(
    ("routes", "code"),
    [
        ({"/": redirect("/")}, "redirect-loop"),
        ({"/": redirect("/b"), "/b": redirect("/")}, "redirect-loop"),
        ({"/": redirect("ftp://files.example/a.pdf")}, "redirect-refused"),
        ({"/": redirect("file:///etc/passwd")}, "redirect-refused"),
        ({"/": redirect("javascript:alert(1)")}, "redirect-refused"),
    ],
)
def test_redirects_that_lead_nowhere(site, routes, code):
    site.routes.update(routes)
    assert failure(fetch(site.url())) == code


def test_a_long_chain_of_redirects_ends(site):
    for n in range(50):
        site[f"/{n}"] = redirect(f"/{n + 1}")
    assert failure(fetch(site.url("/0"), redirects=5)) == "redirect-loop"
    assert site.paths == [f"/{n}" for n in range(6)]


def test_a_cut_body_is_fetched_again_and_then_named(site):
    site["/"] = answer(HALF, length=9999)
    load = fetch(site.url())
    assert failure(load) == "body-cut"
    assert str(len(HALF.encode())) in load.failure.problem.message.zh
    assert len(site.paths) == 3
    site["/"] = in_turn(answer(HALF, length=9999), answer(PAGE))
    load = fetch(site.url())
    assert (load.body, codes(load)) == (PAGE.encode(), ["retried"])


def test_a_body_that_stops_without_announced_length_or_before_its_end_is_cut(site):
    site["/unframed"] = answer(HALF, length=None)
    site["/short"] = answer(HALF + "</td></tr></table></body></html>", length=len(HALF.encode()))
    assert failure(fetch(site.url("/unframed"))) == "body-cut"
    assert failure(fetch(site.url("/short"))) == "body-cut"


def test_what_is_left_of_one_answer_is_not_taken_for_the_next(site):
    site.keep_alive = True
    kept = {"Connection": "keep-alive"}
    site["/robots.txt"] = answer("User-agent: *\nDisallow:\nHTTP/1.1 200 OK\r\n\r\n", length=5, headers=kept)
    site["/"] = answer(PAGE, headers=kept)
    load = fetch(site.url(), ignore_robots=False)
    assert (load.failure, load.body) == (None, PAGE.encode())


def test_a_complete_page_with_a_wrong_length_is_read(site):
    site["/"] = answer(PAGE, length=9999)
    load = fetch(site.url())
    assert (load.failure, load.body, codes(load)) == (None, PAGE.encode(), ["length-wrong"])
    site["/"] = answer(PAGE, length=None)
    assert codes(fetch(site.url())) == []


def test_a_page_whose_template_never_ends_is_read_where_the_length_is_right(site):
    site["/"] = answer(HALF)
    assert fetch(site.url()).body == HALF.encode()


def test_a_cut_attachment_is_never_taken_for_a_whole_one(site):
    site["/a.docx"] = answer(b"PK\3\4" + bytes(100), length=200, media_type="application/msword")
    assert failure(fetch(site.url("/a.docx"))) == "body-cut"


def test_a_chunked_body_that_lacks_its_end_is_cut(site):
    head = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Type: text/html\r\n\r\n"
    site["/"] = lambda request, send: send(head + b"10\r\n<html><body>aaa\r\n")
    assert failure(fetch(site.url())) == "body-cut"


def test_garbage_and_silence_are_told_apart(site):
    site["/garbage"] = lambda request, send: send(b"\x16\x03\x01 this is no HTTP\r\n\r\n")
    site["/silence"] = lambda request, send: None
    assert failure(fetch(site.url("/garbage"))) == "bad-response"
    assert failure(fetch(site.url("/silence"))) == "connection-lost"
    assert site.paths == ["/garbage", "/silence", "/silence", "/silence"]


def test_a_site_that_does_not_answer_is_given_up(site):
    site["/"] = lambda request, send: time.sleep(1)
    load = fetch(site.url(), read=0.1, attempts=1)
    assert failure(load) == "read-timeout"
    assert "0.1" in load.failure.problem.message.en


@pytest.mark.parametrize("part", ["head", "body"])
def test_a_trickle_does_not_outlast_the_total_limit(site, part):
    def trickle(request, send):
        if part == "body":
            send(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html>")
        else:
            send(b"HTTP/1.1 200 OK\r\n")
        for n in range(200):
            send(b"X-%d: slow\r\n" % n)
            time.sleep(0.02)

    site["/"] = trickle
    load = fetch(site.url(), total=0.3)
    assert failure(load) == "total-timeout"
    assert len(site.paths) == 1


def test_a_busy_site_is_asked_again_when_it_says(site):
    busy = answer("慢", "429 Too Many Requests", headers={"Retry-After": "0"})
    site["/"] = in_turn(busy, busy, answer(PAGE))
    load = fetch(site.url(), pause=99)
    assert (load.body, codes(load)) == (PAGE.encode(), ["retried"])


@pytest.mark.parametrize(
    "after", ["3600", formatdate(time.time() + 3600, usegmt=True)], ids=["seconds", "date"]
)
def test_a_wait_longer_than_the_limit_is_not_waited_for_but_told(site, after):
    site["/"] = answer("慢", "429 Too Many Requests", headers={"Retry-After": after})
    load = fetch(site.url())
    assert failure(load) == "too-many-requests"
    assert after in load.failure.problem.message.zh
    assert len(site.paths) == 1


@pytest.mark.parametrize("status", [502, 503, 504])
def test_an_overloaded_site_is_asked_again(site, status):
    site["/"] = in_turn(answer("忙", f"{status} Busy"), answer(PAGE))
    assert fetch(site.url()).body == PAGE.encode()


@pytest.mark.parametrize("status", [400, 403, 404, 410, 412, 500, 521])
def test_what_will_not_change_is_not_asked_again(site, status):
    site["/"] = answer(PAGE, f"{status} No")
    load = fetch(site.url())
    assert (load.failure, load.status, len(site.paths)) == (None, status, 1)


def test_nobody_answers():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        load = fetch(f"http://127.0.0.1:{taken.getsockname()[1]}/")
    assert failure(load) == "connection-refused"


def test_a_name_that_does_not_exist(monkeypatch):
    def unknown(*_, **__):
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    load = fetch("http://zwgk.yunxi.gov.cn/report.html")
    assert failure(load) == "name-not-found"
    assert "zwgk.yunxi.gov.cn" in load.failure.problem.message.zh


def test_a_resolver_that_hangs_does_not_hang_the_tool(monkeypatch):
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: time.sleep(2) or [])
    assert failure(fetch("http://yunxi.gov.cn/", connect=0.1, attempts=1)) == "connect-timeout"


@pytest.mark.parametrize(
    "address",
    [
        "",
        "www.yunxi.gov.cn/a.html",
        "ftp://yunxi.gov.cn/",
        "file:///etc/passwd",
        "http://",
        "http://[::1",
        "报告",
    ],
)
def test_what_is_no_address(address):
    assert failure(fetch(address)) == "address-invalid"


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    head=st.lists(
        st.sampled_from(
            "HTTP/1.1 200 OK|HTTP/1.0 200 OK|HTTP/2 200|HTTP/1.1 302 Found|HTTP/1.1 100 Continue|Location: /|"
            "Location: //|Location: http://[|Content-Length: 5|Content-Length: -1|"
            "Content-Length: 9999999999999|Transfer-Encoding: chunked|Content-Encoding: gzip, br|"
            "Content-Type: text/html; charset=|Set-Cookie: =;=|Retry-After: soon|Content-Type:|".split("|")
        ),
        max_size=6,
    ),
    body=st.binary(max_size=60) | st.just(PAGE.encode()),
)
def test_whatever_a_server_sends_is_a_page_or_a_named_failure(site, head, body):
    site["/"] = lambda request, send: send("\r\n".join([*head, "", ""]).encode() + body)
    load = fetch(site.url(), attempts=1, total=5)
    assert load.failure is None or load.failure.problem.message.zh


# robots.txt


def test_robots_txt_is_obeyed_unless_told_otherwise(site):
    site["/robots.txt"] = answer("User-agent: *\nDisallow: /zwgk/\n", media_type="text/plain")
    site["/zwgk/a.html"] = answer(PAGE)
    site["/open.html"] = redirect("/zwgk/a.html")
    for path in ("/zwgk/a.html", "/open.html"):
        assert failure(fetch(site.url(path), ignore_robots=False)) == "robots-disallowed"
    assert site.paths == ["/open.html"]
    load = fetch(site.url("/zwgk/a.html"))
    assert (load.failure, [notice.code for notice in load.notices]) == (None, ["robots-ignored"])


def test_robots_txt_that_names_this_tool_is_for_this_tool(site):
    site["/robots.txt"] = answer("User-agent: *\nDisallow: /\n\nUser-agent: reportlint\nDisallow:\n")
    site["/"] = answer(PAGE)
    assert fetch(site.url(), ignore_robots=False).failure is None


@pytest.mark.parametrize(
    ("robots", "notices"),
    [
        (answer("没有", "404 Not Found"), []),
        (answer("<html>页面不存在</html>"), []),
        (answer("坏了", "500 Error"), ["robots-unread"]),
        (answer("<script>", "521 "), ["robots-unread"]),
        (lambda request, send: None, ["robots-unread"]),
    ],
)
def test_a_missing_robots_txt_allows_and_a_broken_one_is_told(site, robots, notices):
    site["/robots.txt"] = robots
    site["/"] = answer(PAGE)
    load = fetch(site.url(), ignore_robots=False)
    assert (load.failure, codes(load)) == (None, notices)


def test_a_dead_host_is_not_asked_twice_as_often_for_its_robots_txt(monkeypatch):
    asked = []

    def unknown(host, *_, **__):
        asked.append(host)
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    assert failure(fetch("http://yunxi.gov.cn/", ignore_robots=False)) == "name-not-found"
    assert len(asked) == 3


def test_requests_to_one_host_are_kept_apart(site, monkeypatch):
    from reportlint.fetch import rate_limit

    waits = []
    monkeypatch.setattr(rate_limit.time, "sleep", waits.append)
    site["/robots.txt"] = answer("User-agent: *\nCrawl-delay: 7\n")
    site["/"] = answer(PAGE)
    with Client(FetchSettings(interval=2)) as client:
        for _ in range(2):
            client.fetch(site.url())
    # No time passes here: the page 2 s after robots.txt, then 7 s later.
    assert [round(wait) for wait in waits] == [2, 9]


# Addresses that are not public


@pytest.mark.parametrize(
    "address",
    "127.0.0.1 127.1.2.3 10.0.0.8 172.16.0.1 192.168.1.1 169.254.169.254 100.64.0.1 0.0.0.0 224.0.0.1 "
    "198.18.0.1 255.255.255.255 ::1 :: fe80::1 fe80::1%eth0 fc00::1 ff02::1 ::ffff:127.0.0.1 "
    "::ffff:10.0.0.1 64:ff9b::a00:1 2002:7f00:1:: 192.0.0.1 ::127.0.0.1 ::ffff:0:10.0.0.1 168.63.129.16 "
    "::ffff:168.63.129.16".split(),
)
def test_addresses_that_are_not_public(address):
    assert not address_policy.is_public(address)


@pytest.mark.parametrize("address", ["1.1.1.1", "202.106.0.20", "2400:3200::1", "::ffff:1.1.1.1"])
def test_addresses_that_are_public(address):
    assert address_policy.is_public(address)


@given(st.ip_addresses(v=4))
@pytest.mark.parametrize("wrapped", ["::ffff:{}", "::{}", "::ffff:0:{}", "64:ff9b::{}"])
def test_wrapping_an_address_changes_nothing(wrapped, address):
    assert address_policy.is_public(wrapped.format(address)) == address_policy.is_public(str(address))


def test_public_only_refuses_this_machine_by_any_name(site, monkeypatch):
    site["/"] = answer(PAGE)
    hosts = ["127.0.0.1", "localhost", "2130706433", "0x7f.1", "[::ffff:127.0.0.1]", "127.0.0.1."]
    for host in hosts:
        load = fetch(f"http://{host}:{site.port}/", public_only=True, ignore_robots=False)
        assert failure(load) in ("address-refused", "address-invalid", "name-not-found"), host
    monkeypatch.setenv("http_proxy", site.url())
    assert failure(fetch("http://localhost/", public_only=True)) == "address-refused"
    assert site.requests == []


def test_public_only_connects_to_the_address_it_checked(site, monkeypatch):
    """A name that turns private after the check gains nothing: it is resolved once."""
    answers = iter([["203.0.113.7"], ["127.0.0.1"]])
    connected = []

    def resolver(host, port, **_):
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in next(answers)]

    def connect(self, address):
        connected.append(address[0])
        raise ConnectionRefusedError

    monkeypatch.setattr(socket, "getaddrinfo", resolver)
    monkeypatch.setattr(address_policy, "is_public", lambda address: not address.startswith("127."))
    monkeypatch.setattr("httpcore2.SyncBackend.connect_tcp", lambda self, host, *rest: connect(self, (host,)))
    with pytest.raises(ConnectionRefusedError):
        fetch(f"http://rebind.example:{site.port}/", public_only=True)
    assert connected == ["203.0.113.7"]


def test_public_only_is_asked_again_after_a_redirect(site, monkeypatch):
    site["/"] = redirect("http://169.254.169.254/latest/meta-data/")
    monkeypatch.setattr(address_policy, "is_public", lambda address: address == "127.0.0.1")
    load = fetch(site.url(), public_only=True)
    assert failure(load) == "address-refused"
    assert "169.254.169.254" in load.failure.problem.message.zh


# Proxies


def test_the_environments_proxy_is_used_and_its_failure_named(site, monkeypatch):
    site[f"http://yunxi.example:{site.port}/a"] = answer(PAGE)
    monkeypatch.setenv("http_proxy", site.url())
    assert fetch(f"http://yunxi.example:{site.port}/a").body == PAGE.encode()
    monkeypatch.setenv("no_proxy", "yunxi.example")
    assert failure(fetch("http://yunxi.example/a", attempts=1)) == "name-not-found"
    monkeypatch.setenv("http_proxy", "http://user:hush@127.0.0.1:1")
    load = fetch("http://other.example/")
    assert failure(load) == "proxy-failed"
    assert "hush" not in repr(load)


# Sites


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("http://www.yunxi.gov.cn/", "https://xxgk.yunxi.gov.cn:8443/a", True),
        ("http://yunxi.gov.cn/", "http://qinglan.gov.cn/", False),
        ("http://a.example.cn/", "http://b.example.cn/", True),
        ("http://a.bj.cn/", "http://b.bj.cn/", False),
        ("http://10.0.0.1/", "http://10.0.0.2/", False),
        ("http://127.0.0.1:1/", "http://127.0.0.1:2/", True),
        ("http://yunxi.gov.cn.evil.example/", "http://yunxi.gov.cn/", False),
        ("http://gov.cn/", "http://yunxi.gov.cn/", False),
    ],
)
def test_what_one_site_is(one, other, same):
    assert same_site(one, other) is same
