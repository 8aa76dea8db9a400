"""What the command line leaves to typer: it holds with every typer that pyproject.toml allows."""

from __future__ import annotations

import re
from importlib import import_module

import pytest

from reportlint import cli

from .conftest import Run

HAN = re.compile(r"[\u4e00-\u9fff，。；：]")


@pytest.mark.parametrize("name", cli.COMMANDS)
def test_the_help_of_a_command_says_what_it_does_in_both_languages(run: Run, name: str) -> None:
    ended = run(name, "--help")
    assert (ended.code, ended.err) == (0, "")
    command = import_module(f"reportlint.commands.{name.replace('-', '_')}").command
    chinese, _, english = (command.__doc__ or "").strip().partition("\n")[0].partition("。 ")
    assert chinese in ended.out and english in ended.out
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
        (("verify",), "目录"),
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


def test_an_exit_code_is_the_commands_own(run: Run) -> None:
    assert run("check", "nowhere").code == 3
    assert run("forms", "--isolated").code == 0
