import os

import pytest

from tests.web.conftest import PROXIES

from . import troubles
from .scene import Scene

ENVIRONMENT = {name: value for name, value in os.environ.items() if name.lower() not in PROXIES}


@pytest.fixture(scope="session", autouse=True)
def ended():
    """Lets the sites go when the tests are over."""
    yield
    troubles.ENDED.set()


@pytest.fixture
def scene():
    """Makes a scene of rows and takes it down afterwards."""
    made = []

    def of(*plots):
        made.append(Scene(plot for group in plots for plot in group))
        return made[-1]

    yield of
    for one in made:
        one.close()
