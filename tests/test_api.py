"""Checking from a program."""

import io
from datetime import date
from pathlib import Path

import pytest

from reportlint import UsageError, check
from reportlint.testing import MARKUPS, clean_draft

DAY = date(2026, 3, 1)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, edit in (("a.html", {}), ("b.html", {"requests/granted/total": "999"})):
        (tmp_path / name).write_bytes(MARKUPS["clean"].encode(clean_draft().edit(edit)))
    (tmp_path / "notes.css").write_text("p {}")
    return tmp_path


def test_a_folder_is_all_the_reports_in_it(folder: Path) -> None:
    found = check(folder, as_of=DAY, isolated=True)
    assert [(Path(one.origin.name).name, one.clean) for one in found] == [("a.html", True), ("b.html", False)]


def test_patterns_and_several_sources(folder: Path) -> None:
    found = check(f"{folder}/a.*", folder / "b.html", as_of=DAY, isolated=True)
    assert [one.clean for one in found] == [True, False]


def test_bytes_and_open_files(folder: Path) -> None:
    data = (folder / "a.html").read_bytes()
    with (folder / "b.html").open("rb") as faulty:
        found = check(data, io.StringIO(data.decode()), faulty, as_of=DAY, isolated=True)
    assert [one.clean for one in found] == [True, True, False]


@pytest.mark.parametrize("source", ["nowhere.html", b"", b"<p>\xe4\xbd\xa0"])
def test_what_was_not_read_is_not_clean(source: str | bytes) -> None:
    (outcome,) = check(source, isolated=True)
    assert outcome.problem is not None
    assert not outcome.clean


def test_a_folder_without_reports_is_no_empty_answer(tmp_path: Path) -> None:
    with pytest.raises(UsageError) as raised:
        check(tmp_path, isolated=True)
    assert raised.value.say.zh == "没有可核查的文件。"


def test_an_unknown_kind_of_body_is_refused(folder: Path) -> None:
    with pytest.raises(UsageError, match="body must be one of"):
        check(folder, body="castle", isolated=True)
