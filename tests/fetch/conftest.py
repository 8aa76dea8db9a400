import socket

import pytest

from reportlint.checking.session import prepared
from reportlint.config.reading import configured
from reportlint.testing import MARKUPS, clean_draft

from .site import Site

PROXIES = "http_proxy https_proxy all_proxy no_proxy".split()
_connect = socket.socket.connect
_resolve = socket.getaddrinfo


@pytest.fixture(autouse=True)
def loopback_only(monkeypatch):
    """No test leaves this machine, and the environment's proxies are not used."""

    def connect(self, address):
        if self.family != socket.AF_UNIX and not str(address[0]).startswith(("127.", "::1")):
            raise AssertionError(f"a test tried to reach {address}")
        return _connect(self, address)

    def resolve(host, *rest, **named):
        host = "127.0.0.1" if host == "localhost" else host
        return _resolve(host, *rest, **named, flags=socket.AI_NUMERICHOST)

    monkeypatch.setattr(socket.socket, "connect", connect)
    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    for name in PROXIES:
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


@pytest.fixture
def site():
    made = Site()
    yield made
    made.close()


@pytest.fixture(scope="session")
def session():
    return prepared(configured({"isolated": True, "as-of": "2026-03-01"}, None))


@pytest.fixture(scope="session")
def report():
    """A report without a fault, as a page."""
    return MARKUPS["clean"].render(clean_draft())


@pytest.fixture(scope="session")
def faulty():
    """The same with one wrong cell."""
    return MARKUPS["clean"].render(clean_draft().edit({"requests/granted/natural": "7"}))
