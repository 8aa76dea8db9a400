import pytest

from tests.fetch.conftest import PROXIES

from . import troubles


@pytest.fixture(scope="session", autouse=True)
def ended():
    """Lets the sites go when the tests are over."""
    yield
    troubles.ENDED.set()


@pytest.fixture(scope="session", autouse=True)
def without_proxies():
    """The environment's proxies are not used."""
    with pytest.MonkeyPatch.context() as patch:
        for name in PROXIES:
            patch.delenv(name, raising=False)
            patch.delenv(name.upper(), raising=False)
        yield
