"""Nobody is let in who has not the address that was printed, and nothing is changed by pages of others."""

from __future__ import annotations

import asyncio
from pathlib import Path

import httpx2
import pytest
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.types import Receive, Scope, Send

from reportlint.model.errors import UsageError
from reportlint.serve.gate import Doorway, Gate, Visitors, person_of
from reportlint.serve.pages import Pages
from reportlint.serve.server import usual_port
from reportlint.serve.site import site_of

US = "127.0.0.1:8100"
READ = "/somewhere"
SITE = "https://reports.example"
OURS = {"host": "reports.example", "Origin": SITE}


async def inside(scope: Scope, receive: Receive, send: Send) -> None:
    """Answers with the name of who asks."""
    await PlainTextResponse(f"inside{person_of(Request(scope))}")(scope, receive, send)


class Asked:
    """Requests to an application that answers anybody whom the gate lets through."""

    def __init__(self, *origins: str, password: str = "", proxy: str = "", user_header: str = "") -> None:
        self.visitors = Visitors()
        doorway = Doorway(frozenset(origins), "reportlint-8100", password, proxy, user_header)
        self._gate = Gate(inside, doorway, self.visitors, Pages("zh", "0", ()))
        self.comes_from = "127.0.0.1"
        self.cookies: dict[str, str] = {}

    def __call__(
        self, method: str, path: str, host: str = US, form: dict[str, str] | None = None, **headers: str
    ) -> httpx2.Response:
        async def asked() -> httpx2.Response:
            transport = httpx2.ASGITransport(self._gate, client=(self.comes_from, 1))
            base = f"http://{US}"
            async with httpx2.AsyncClient(transport=transport, base_url=base, cookies=self.cookies) as client:
                named = {
                    name.replace("_", "-"): value.encode(errors="surrogateescape")
                    for name, value in headers.items()
                }
                return await client.request(method, path, data=form, headers={"Host": host, **named})

        return asyncio.run(asked())

    def enter(self) -> httpx2.Response:
        answer = self("GET", f"/enter?token={self.visitors.token()}")
        self.cookies = dict(answer.cookies)
        return answer


@pytest.fixture
def asked() -> Asked:
    return Asked(f"http://{US}", "http://localhost:8100")


@pytest.fixture
def office(monkeypatch: pytest.MonkeyPatch) -> Asked:
    """One that others reach, by a password."""
    monkeypatch.setattr("reportlint.serve.gate._WAIT_SECONDS", 0)
    return Asked(SITE, password="correct horse battery")


def test_a_token_lets_one_browser_in(asked: Asked) -> None:
    token = asked.visitors.token()
    first = asked("GET", f"/enter?token={token}")
    assert (first.status_code, first.headers["location"]) == (303, "/")
    cookie = first.headers["set-cookie"]
    assert "HttpOnly" in cookie and "SameSite=strict" in cookie and cookie.startswith("reportlint-8100=")
    assert token not in cookie
    assert asked("GET", f"/enter?token={token}").status_code == 403
    asked.cookies = dict(first.cookies)
    assert asked("GET", READ).text == "inside"
    # Who is in already is not turned away by the address he came with.
    assert asked("GET", f"/enter?token={token}").status_code == 303


@pytest.mark.parametrize("query", ["", "?token=", "?token=x", "?token=%ff", "?token=字"])
def test_nobody_comes_in_without_one(asked: Asked, query: str) -> None:
    asked.visitors.token()
    for path in (f"/enter{query}", READ, "/", "//static/x", "/STATIC/x"):
        answer = asked("GET", path)
        assert answer.status_code == 403
        assert "启动时显示的地址" in answer.text
    asked.cookies = {"reportlint-8100": "x", "reportlint-8101": "x"}
    assert asked("GET", READ).status_code == 403


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "127.0.0.1:8101",
        "127.0.0.1.evil.example:8100",
        "evil.example:8100",
        "localhost",
        "[::1]:8100",
        "",
    ],
)
def test_another_host_is_not_ours(asked: Asked, host: str) -> None:
    asked.enter()
    for path in (READ, "/static/serve.css", f"/enter?token={asked.visitors.token()}"):
        answer = asked("GET", path, host=host)
        assert answer.status_code == 421
        assert "inside" not in answer.text
    assert asked("GET", READ, host="LOCALHOST:8100").text == "inside"


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Sec_Fetch_Site": "same-site"},
        {"Sec_Fetch_Site": "cross-site"},
        {"Sec_Fetch_Site": "none"},
        {"Origin": "http://127.0.0.1:8101"},
        {"Origin": "null"},
        {"Origin": "https://127.0.0.1:8100"},
        {"Origin": f"http://{US}", "Sec_Fetch_Site": "same-site"},
    ],
    ids=str,
)
def test_what_others_pages_ask_for_changes_nothing(asked: Asked, headers: dict[str, str]) -> None:
    asked.enter()
    for method in ("POST", "PUT", "DELETE", "PATCH"):
        assert asked(method, READ, **headers).status_code == 403


def test_what_our_pages_ask_for_does(asked: Asked) -> None:
    asked.enter()
    assert asked("PUT", READ, Sec_Fetch_Site="same-origin").text == "inside"
    assert asked("POST", READ, Origin=f"http://{US}").text == "inside"
    assert asked("POST", READ, Origin="http://localhost:8100", host="localhost:8100").text == "inside"


def test_every_answer_is_shut_off_from_others(asked: Asked) -> None:
    refused = asked("GET", READ)
    asked.enter()
    for answer in (refused, asked("GET", READ), asked("GET", READ, host="evil.example")):
        policy = dict(part.split(" ", 1) for part in answer.headers["content-security-policy"].split("; "))
        assert policy["default-src"] == policy["base-uri"] == policy["frame-ancestors"] == "'none'"
        assert policy["script-src"] == policy["style-src"] == policy["form-action"] == "'self'"
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["referrer-policy"] == "no-referrer"
        assert answer.headers["cache-control"] == "no-store"
        assert answer.headers["cross-origin-resource-policy"] == "same-origin"


def test_others_come_in_by_the_password(office: Asked) -> None:
    assert office("GET", READ, host="reports.example").headers["location"] == "/enter"
    page = office("GET", "/enter", host="reports.example")
    assert (page.status_code, 'type="password"' in page.text) == (200, True)
    entered = office("POST", "/enter", form={"password": "correct horse battery"}, **OURS)
    assert (entered.status_code, entered.headers["location"]) == (303, "/")
    cookie = entered.headers["set-cookie"]
    assert all(part in cookie for part in ("HttpOnly", "SameSite=strict", "Secure"))
    office.cookies = dict(entered.cookies)
    assert office("GET", READ, host="reports.example").text == "inside"
    assert office("PUT", READ, **OURS).text == "inside"


@pytest.mark.parametrize(
    ("form", "headers", "status"),
    [
        ({"password": "correct horse"}, OURS, 403),
        ({"password": ""}, OURS, 403),
        ({}, OURS, 403),
        ({"password": "x" * 200_000}, OURS, 403),
        # The password alone, sent by another site's page, or to this machine past the proxy, does not do.
        ({"password": "correct horse battery"}, {**OURS, "Origin": "https://evil.example"}, 403),
        ({"password": "correct horse battery"}, {"Origin": SITE}, 421),
    ],
)
def test_nobody_comes_in_with_anything_else(
    office: Asked, form: dict[str, str], headers: dict[str, str], status: int
) -> None:
    answer = office("POST", "/enter", form=form, **headers)
    assert answer.status_code == status
    assert "set-cookie" not in answer.headers
    office.cookies = dict(answer.cookies)
    assert office("GET", READ, host="reports.example").status_code == 303


@pytest.fixture
def named() -> Asked:
    """One whose proxy says who asks."""
    return Asked(SITE, proxy="10.0.0.2", user_header="x-remote-user")


def test_whom_the_proxy_names_is_let_in(named: Asked) -> None:
    named.comes_from = "10.0.0.2"
    assert named("GET", READ, X_Remote_User=" 王某", **OURS).text == "inside王某"
    assert named("PUT", READ, X_Remote_User="Wang", **OURS).text == "insideWang"
    assert named("GET", "/enter", X_Remote_User="Wang", **OURS).headers["location"] == "/"
    for nobody in ("", " ", "\udcff\udcfe"):
        answer = named("GET", READ, X_Remote_User=nobody, **OURS)
        assert (answer.status_code, "重新登录" in answer.text) == (403, True)
    # A page of another site, opened in the same browser, changes nothing by it.
    assert (
        named(
            "PUT", READ, host="reports.example", X_Remote_User="Wang", Origin="https://evil.example"
        ).status_code
        == 403
    )


@pytest.mark.parametrize("address", ["127.0.0.1", "10.0.0.3", "::1"])
def test_nobody_but_the_proxy_says_who_asks(named: Asked, address: str) -> None:
    named.comes_from = address
    for path in (READ, "/enter", "/static/serve.css"):
        assert named("GET", path, X_Remote_User="Wang", **OURS).status_code == 403


def test_whom_the_proxy_names_brings_the_password_too_where_there_is_one() -> None:
    asked = Asked(SITE, password="correct horse battery", user_header="x-remote-user")
    assert asked("GET", READ, X_Remote_User="Wang", **OURS).headers["location"] == "/enter"
    entered = asked(
        "POST", "/enter", form={"password": "correct horse battery"}, X_Remote_User="Wang", **OURS
    )
    asked.cookies = dict(entered.cookies)
    assert asked("GET", READ, X_Remote_User="Wang", **OURS).text == "insideWang"
    assert asked("GET", READ, **OURS).status_code == 403


def test_where_there_is_no_password_none_lets_in(asked: Asked) -> None:
    assert asked("POST", "/enter", form={"password": ""}, Origin=f"http://{US}").status_code == 403


@pytest.mark.parametrize(
    "address",
    ["reports.example", "ftp://reports.example", "https://", "https://a.example/b", "https://a:b:c/"],
)
def test_a_site_is_an_address_with_a_password(address: str) -> None:
    with pytest.raises(UsageError, match="--site"):
        site_of(address, "correct horse battery")
    with pytest.raises(UsageError, match="REPORTLINT_PASSWORD"):
        site_of(SITE, "short")
    assert (
        site_of("HTTPS://年报.example:8443/", "correct horse battery").origin
        == "https://xn--hwt46g.example:8443"
    )


@pytest.mark.parametrize(
    ("option", "given"),
    [
        ("user-header", "X Remote"),
        ("user-header", "Cookie"),
        ("user-header", "字"),
        ("proxy", "0.0.0.0"),
        ("proxy", "proxy.example"),
        ("listen", "::"),
        ("listen", ""),
    ],
)
def test_a_proxy_is_one_address_and_names_people_in_one_header(option: str, given: str) -> None:
    with pytest.raises(UsageError, match=f"--{option}"):
        site_of(SITE, "correct horse battery", **{option.replace("-", "_"): given})
    assert site_of(SITE, "", "X-Remote-User", "10.0.0.2").user_header == "x-remote-user"


def test_the_same_folders_have_the_same_port(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page that is still open finds the next server."""
    monkeypatch.chdir(tmp_path)
    one, other = Path("2024"), Path("2025")
    assert usual_port([one, other]) == usual_port([other, tmp_path / "2024"])
    assert len({usual_port([Path(str(year))]) for year in range(2000, 2030)}) > 25
    assert 20_000 <= usual_port([]) < 30_000
