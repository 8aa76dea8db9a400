"""When pages are judged again: the hash of what judging depends on."""

import sys
from dataclasses import replace
from importlib import import_module, invalidate_caches

import pytest

from reportlint.batch.rules_hash import rules_hash
from reportlint.checking.session import prepared
from reportlint.config.config import Config

RULE = """
from reportlint import Fail, Message, rule
from acme.words import WORDS

@rule(id="acme", group="structure", severity="warning", each="report", clause="form-2021/title",
      title=Message("标题", "title"), message=Message("标题", "title"),
      fix=Message("改", "mend"), why=Message("例", "example"), cases=())
def acme(report):
    if WORDS in report.title.text:
        yield Fail(report)
"""


@pytest.fixture
def hash_of(tmp_path, monkeypatch):
    """Of one rule in a package, beside which another module says what it looks for."""
    session = prepared(Config())
    places = iter("abc")

    def made(words, data=""):
        package = tmp_path / next(places) / "acme"
        package.mkdir(parents=True)
        (package / "__init__.py").touch()
        (package / "words.py").write_text(f"WORDS = {words!r}\n")
        (package / "rules.py").write_text(RULE)
        (package / "words.toml").write_text(data)
        monkeypatch.setattr(sys, "path", [str(package.parent), *sys.path])
        for name in [name for name in sys.modules if name.partition(".")[0] == "acme"]:
            monkeypatch.delitem(sys.modules, name)
        invalidate_caches()
        return rules_hash(replace(session, rules=(import_module("acme.rules").acme,)))

    return made


def test_the_same_code_is_the_same_wherever_it_is_installed(hash_of):
    assert hash_of("草稿") == hash_of("草稿")


def test_a_module_that_rules_share_counts(hash_of):
    assert hash_of("草稿") != hash_of("样稿")


def test_data_beside_the_code_counts(hash_of):
    assert hash_of("草稿") != hash_of("草稿", "limit = 3")
