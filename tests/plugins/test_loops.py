"""Plugins that do not end: each is ended, named with its version, and costs only itself."""

import json
from pathlib import Path

import pytest

from reportlint.cli import main
from reportlint.plugins import manager
from reportlint.support import limits
from reportlint.testing import MARKUPS, clean_draft

LOOPS = {
    "in a rule": (
        """
        def judge(report):
            while True: pass
        def reportlint_rules(): yield make("acme/rule", judge)
        """,
        "acme/rule",
    ),
    "asleep in a rule": (
        """
        import time
        def judge(report): time.sleep(3600)
        def reportlint_rules(): yield make("acme/rule", judge)
        """,
        "acme/rule",
    ),
    "in a regular expression": (
        """
        import re
        def judge(report): re.match("(a|a)*b", "a" * 60)
        def reportlint_rules(): yield make("acme/rule", judge)
        """,
        "acme/rule",
    ),
    "in a rule that catches every exception": (
        """
        def judge(report):
            while True:
                try:
                    while True: pass
                except Exception: pass
        def reportlint_rules(): yield make("acme/rule", judge)
        """,
        "acme/rule",
    ),
    "on import": ("while True: pass", "import"),
    "in a hook": ("def reportlint_rules():\n    while True: pass", "reportlint_rules"),
    "in a loader": (
        """
        from reportlint import Loader
        def matches(data, name):
            while True: pass
        def reportlint_loaders():
            yield Loader("acme/any", say("t"), (".x",), matches, lambda *arguments: [])
        """,
        "acme/any",
    ),
    "in an output": (
        """
        from reportlint import Format
        class Writer:
            def __init__(self, run, stream): pass
            def add(self, outcome):
                while True: pass
            def close(self, closing): pass
        def reportlint_outputs(): yield Format("acme/slow", say("t"), Writer)
        """,
        "acme/slow",
    ),
}


@pytest.fixture
def page_and(plugin, tmp_path, monkeypatch):
    """A page in the working folder, and one plugin installed."""

    def install(source: str) -> None:
        point = plugin(source)
        monkeypatch.setattr(manager, "entry_points", lambda group: (point,))
        monkeypatch.chdir(tmp_path)
        Path("page.html").write_bytes(MARKUPS["clean"].encode(clean_draft()))

    return install


@pytest.mark.parametrize(("source", "what"), LOOPS.values(), ids=list(LOOPS))
def test_what_does_not_end_is_ended(source, what, page_and, capsys):
    page_and(source)
    Path("reportlint.toml").write_text("[limits]\nrule-seconds = 1\n", encoding="utf-8")
    chosen = "section-missing,acme" if what == "acme/rule" else "section-missing"
    slow = ["-o", "acme/slow=slow.txt"] if what == "acme/slow" else []
    assert main(["check", "page.html", "--select", chosen, "--lang", "en", "-o", "json", *slow]) == 3
    document = json.loads(capsys.readouterr().out)
    crashes = [*document["crashes"], *(crash for one in document["outcomes"] for crash in one["crashes"])]
    assert [(crash["plugin"], crash["what"]) for crash in crashes] == [("acme 1.2", what)]
    assert "took too long and was ended" in json.dumps(crashes)
    assert document["outcomes"][0]["tally"]["pass"] == 6


def test_a_rule_without_end_is_heard_so_far_and_no_further(page_and, capsys):
    page_and(
        """
        def judge(report):
            while True: yield Fail(report)
        def reportlint_rules(): yield make("acme/rule", judge)
        """
    )
    assert main(["check", "page.html", "--select", "acme", "-o", "json"]) == 1
    (outcome,) = json.loads(capsys.readouterr().out)["outcomes"]
    assert len(outcome["findings"]) == limits.RULE_FINDINGS
    assert [notice["message"]["zh"] for notice in outcome["notices"]] == [
        "acme/rule 的问题只列出前 100 项，另有至少 900 项没有列出"
    ]


def test_rules_without_end_are_taken_so_far_and_no_further(load):
    endless = load("def reportlint_rules():\n    while True: yield 1")
    given, crashes = manager.gather([endless], "reportlint_rules", api=1)
    assert len(given) == manager.MOST
    assert [crash.error for crash in crashes] == [
        f"ValueError: gave more than {manager.MOST} things; the others are left out"
    ]
