"""The lists of what can come of a load."""

import re
from pathlib import Path

import pytest

from reportlint.fetch import address_policy
from reportlint.fetch.problems import FAILURES, REMARKS, event


def test_every_outcome_says_what_whose_and_what_next_in_both_languages():
    for code, entry in FAILURES.items():
        for say in (entry.message, entry.advice):
            assert say.zh and say.en and not say.zh.isascii(), code
            assert set(re.findall(r"{\w+}", say.zh)) == set(re.findall(r"{\w+}", say.en)), code
        # The advice may be filled only by what the message is filled with.
        assert set(re.findall(r"{\w+}", entry.advice.zh)) <= set(re.findall(r"{\w+}", entry.message.zh)) | {
            "{extra}",
            "{host}",
        }, code
    for code, say in REMARKS.items():
        assert set(re.findall(r"{\w+}", say.zh)) == set(re.findall(r"{\w+}", say.en)), code
    assert not FAILURES.keys() & REMARKS.keys()


def test_the_lists_are_closed_and_have_no_dead_entries():
    with pytest.raises(KeyError):
        event("no-such-code")
    folder = Path(address_policy.__file__).parent
    said = {
        code
        for file in [
            *folder.glob("*.py"),
            *folder.glob("*.toml"),
            *(folder.parent / "portals").glob("*.py"),
            folder.parent / "commands" / "url.py",
        ]
        if file.name != "outcome.py" and file.exists()
        for code in re.findall(r'"([a-z]+(?:-[a-z]+)*)"', file.read_text(encoding="utf-8"))
    }
    assert said >= FAILURES.keys() | REMARKS.keys()
