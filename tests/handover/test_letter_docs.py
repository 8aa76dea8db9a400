"""docs/letters.md names every variable of the templates, and no other."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from reportlint.handover.circular import write_circular
from reportlint.handover.letterhead import Letterhead, document_numbers
from reportlint.handover.letters import write_letters
from reportlint.handover.reminders import write_reminders
from reportlint.handover.weights import LATE
from reportlint.outputs import word
from reportlint.runs.result import RowStatus

from .records import ONE_TOTAL, Made, every_status, result, run

PAGE = (Path(__file__).parents[2] / "docs" / "letters.md").read_text(encoding="utf-8")
RECORD = Made([result(2, "云溪县统计局", ONE_TOTAL)])


@pytest.fixture
def given(monkeypatch):
    """The variables that a template was last filled with."""
    values = {}
    filled = word.Template.filled

    def seen(self, known):
        values.update(known)
        return filled(self, known)

    monkeypatch.setattr(word.Template, "filled", seen)
    return values


def part(title):
    """The variables in the tables of a part of the page: in their first column, `单位`."""
    text = PAGE.split(f"### {title}")[1].split("\n#")[0]
    return {name for row in re.findall(r"^\|([^|]+)\|", text, re.M) for name in re.findall("`([^`]+)`", row)}


def names(*values):
    """The variables of lists of things."""
    return {name for value in values for one in value for name in one}


def test_the_variables_of_letters(given, tmp_path):
    write_letters(tmp_path, RECORD, run(), Letterhead(), document_numbers(""))
    assert set(given) | names(given["问题"]) == part("各种文书都有") | part("整改通知单")


def test_the_variables_of_reminders(given, tmp_path):
    write_reminders(tmp_path, every_status(), run(), Letterhead(), document_numbers(""))
    assert set(given) == part("各种文书都有") | part("催办函")


def test_the_variables_of_the_circular(given, tmp_path):
    write_circular(tmp_path / "通报.docx", RECORD, run(), Letterhead())
    assert set(given) == part("各种文书都有") | part("通报")
    inner = names(given["发布情况"], given["类别"], given["各单位"])
    inner |= names(*(one["主要"] + one["例"] for one in given["类别"]), given["问题清单"])
    assert inner <= set(re.findall("`([^`{ ]+)`", PAGE))


def test_the_weights_are_shown_with_all_that_may_be_weighed():
    assert "src/reportlint/handover/weights.toml" in PAGE
    statuses = {LATE, *RowStatus} - {RowStatus.CHECKED}
    assert {name for name in statuses if f"`{name}`" not in PAGE} == set()
