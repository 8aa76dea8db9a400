"""Workbooks are written elsewhere; what is refused there is told here, and what failed there is done here."""

from concurrent.futures import Future

import pytest

from reportlint.agencies.agency import Agency
from reportlint.batch.books import BOOKS, OVERVIEW, Books
from reportlint.batch.judging import packed_config
from reportlint.checking.session import prepared
from reportlint.config.config import Config
from reportlint.handover.view import shown
from reportlint.model.errors import UsageError
from reportlint.runs.folder import begun


class Here:
    """Does work in this process, or fails to."""

    size, far = 1, False

    def __init__(self, fails=False):
        self.fails = fails

    def submit(self, work, *arguments, lost):
        done = Future()
        done.set_result(lost("the process died") if self.fails else work(*arguments))
        return done

    def close(self):
        pass


@pytest.fixture(scope="module")
def session():
    return prepared(Config(isolated=True))


@pytest.fixture
def seen(session, tmp_path):
    with begun(tmp_path / "run") as run:
        run.store.enlist([Agency(2, "云溪县水利局", year=2025)])
        run.store.note({"as_of": "2026-04-10"})
        yield shown(run, session)


def books(seen, workers):
    return Books(seen, packed_config(seen.session.config), "", workers)


@pytest.mark.parametrize("fails", [False, True], ids=["done elsewhere", "failed elsewhere"])
def test_all_of_them_are_written(seen, fails):
    assert books(seen, Here(fails)).finish() == []
    assert sorted(file.name for file in seen.run.outputs.iterdir()) == sorted(BOOKS)


@pytest.mark.parametrize("fails", [False, True], ids=["done elsewhere", "failed elsewhere"])
def test_what_can_not_be_written_is_told(seen, fails):
    (seen.run.outputs / OVERVIEW).mkdir()
    with pytest.raises(UsageError, match=OVERVIEW):
        books(seen, Here(fails)).finish()
