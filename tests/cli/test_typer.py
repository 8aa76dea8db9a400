"""What the command line leaves to typer: it holds with every typer that pyproject.toml allows."""

from __future__ import annotations

import re
import sys
from importlib import import_module

import pytest
import typer

from reportlint import cli

from .conftest import Run

HAN = re.compile(r"[\u4e00-\u9fff，。；：]")


@pytest.mark.parametrize("name", cli.COMMANDS)
def test_the_help_of_a_command_says_what_it_does(run: Run, name: str) -> None:
    command = import_module(f"reportlint.commands.{name.replace('-', '_')}").command
    chinese, _, english = (command.__doc__ or "").strip().partition("\n")[0].partition("。 ")
    for said, language in ((chinese, "zh"), (english, "en")):
        ended = run(name, "--help", "--lang", language)
        assert (ended.code, ended.err) == (0, "")
        assert said in " ".join(ended.out.split())
        assert "--help" in ended.out
        assert "\x1b" not in ended.out


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (("chek",), "chek"),
        (("check", "--isolatd", "a.html"), "--isolatd"),
        (("check", "--isolated=1", "a.html"), "--isolated"),
        (("check", "a.html", "--form"), "--form"),
        (("verify", "runs", "more"), "more"),
    ],
)
def test_misuse_is_one_sentence_in_one_language_and_exit_2(
    run: Run, words: tuple[str, ...], named: str
) -> None:
    for language in ("zh", "en"):
        ended = run(words[0], f"--lang={language}", *words[1:])
        assert (ended.code, ended.out) == (2, "")
        (line,) = ended.err.splitlines()
        assert line.startswith("reportlint: ") and named in line
        assert bool(HAN.search(line.replace(f"“{named}”", ""))) is (language == "zh")


def test_what_is_missing_is_named_in_the_language_asked_for(run: Run) -> None:
    assert run("verify", "--lang=zh").err == "reportlint: 缺少“目录”；用 --help 查看用法。\n"
    assert run("verify", "--lang=en").err == "reportlint: “FOLDER” is missing; see --help.\n"


def test_an_exit_code_is_the_commands_own(run: Run) -> None:
    assert run("check", "nowhere").code == 3
    assert run("forms", "--isolated").code == 0


def test_words_are_taken_as_they_are_typed(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    # Newer versions of typer check them with pydantic, which would be loaded at every start.
    monkeypatch.setitem(sys.modules, "pydantic", None)
    monkeypatch.delitem(sys.modules, "typer._adapters", raising=False)
    monkeypatch.delattr(typer, "_adapters", raising=False)
    assert run("check", "nowhere", "nothing", "--select", "a", "--select", "b").code in (2, 3)
    assert run("rules", "--isolated", "--select", "cell-blank", "--select", "cell-negative").code == 0
