import pytest

from . import troubles


@pytest.fixture(scope="session", autouse=True)
def ended():
    """Lets the sites go when the tests are over."""
    yield
    troubles.ENDED.set()
