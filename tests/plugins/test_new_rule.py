"""`reportlint new-rule`: what it writes runs at once, and its tests fail until its author has filled them."""

import os
import subprocess
import sys
import tomllib
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from reportlint.cli import main

OWN = Path("own", "plan-mentioned.toml")
Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def fill(file: Path) -> None:
    """What the author does: says what is sought, what passes and what fails."""
    text = file.read_text(encoding="utf-8")
    text = text.replace('"待填写"', '"工作计划"').replace("待填写，如 ", "")
    text = text.replace('clause = ""', 'clause = "县政府办通知"').replace(
        'clause=""', 'clause="县政府办通知"'
    )
    text = text.replace("这里换成一段符合的文字。", "本年度按工作计划公开。")
    file.write_text(text.replace("这里换成一段不符合的文字。", "本年度没有计划。"), encoding="utf-8")


def try_cases(*words: str) -> int:
    return main(["rules", "--test", "--isolated", *words])


def test_a_rule_without_code(here, capsys):
    assert main(["new-rule", "office/plan-mentioned", "--into", "own", "--group", "structure"]) == 0
    file = here / "own" / "plan-mentioned.toml"
    (rule,) = tomllib.loads(file.read_text(encoding="utf-8"))["rule"]
    assert (rule["id"], rule["group"]) == ("office/plan-mentioned", "structure")
    assert (here / "own" / "rules.schema.json").exists()
    assert try_cases("--rules", "own", "--select", "office") == 3
    assert (
        capsys.readouterr().err
        == f"reportlint: own 的 office/plan-mentioned：{OWN}:7: 没有写明依据（clause）\n"
    )
    fill(file)
    capsys.readouterr()
    assert try_cases("--rules", "own", "--select", "office") == 0
    assert capsys.readouterr().out.splitlines()[-1] == "2/2"


def test_a_second_rule_beside_it(here):
    main(["new-rule", "office/one", "--into", "own"])
    assert main(["new-rule", "office/two", "--into", "own"]) == 0
    assert sorted(file.name for file in (here / "own").iterdir()) == [
        "one.toml",
        "rules.schema.json",
        "two.toml",
    ]


@pytest.mark.parametrize("sort", ["--toml", "--python"])
def test_a_whole_package(here, installed, sort):
    assert main(["new-rule", "acme-two/plan-mentioned", "--plugin", sort]) == 0
    project = here / "reportlint-acme-two"
    python = project / "src/acme_two_rules/rules/plan_mentioned.py"
    toml = project / "src/acme_two_rules/data/checks/plan-mentioned.toml"
    assert [python.exists(), toml.exists()] == [sort == "--python", sort == "--toml"]
    run = installed(project)
    listed = run("reportlint", "plugins", "--format", "csv", "--lang", "en")
    assert listed.returncode == 0, listed.stdout
    assert "acme-two,0.1,reportlint-acme-two,1," in listed.stdout
    assert run("pytest", "-p", "no:cacheprovider", "src").returncode == 1
    fill(python if sort == "--python" else toml)
    done = run("pytest", "-p", "no:cacheprovider", *(["src"] if sort == "--toml" else []))
    assert done.returncode == 0, done.stdout


def test_a_further_rule_for_the_package(here, installed, monkeypatch):
    main(["new-rule", "acme-two/one", "--plugin"])
    monkeypatch.chdir(here / "reportlint-acme-two")
    assert main(["new-rule", "acme-two/two", "--python"]) == 0
    assert main(["new-rule", "acme-two/three"]) == 0
    listed = installed(here / "reportlint-acme-two")("reportlint", "rules", "--format", "csv").stdout
    assert [f"acme-two/{name}," in listed for name in ("one", "two", "three")] == [True] * 3


@pytest.fixture
def installed(as_installed: Callable[[Path, Path], None]) -> Callable[[Path], Run]:
    """Runs modules as if a project were installed."""

    def install(project: Path) -> Run:
        as_installed(project, project / "src")
        return partial(run_in, project)

    return install


def run_in(project: Path, *words: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(project / "src"), "PYTHONUTF8": "1"}
    return subprocess.run(
        [sys.executable, "-m", *words],
        cwd=project,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["plan"], "“plan” must be a prefix and a name, as in office/plan-mentioned."),
        (["Office/plan"], "“Office/plan” must be a prefix and a name"),
        (["office/plan", "--python"], "A rule in Python belongs into a package: add --plugin"),
        (["office/plan", "--python", "--toml"], "Either --toml or --python."),
        (["office/plan", "--group", "any"], "“--group” must be one of structure"),
    ],
)
def test_misuse(words, told, capsys):
    assert main(["new-rule", *words, "--lang", "en"]) == 2
    assert told in capsys.readouterr().err


def test_nothing_is_written_over(here, capsys):
    main(["new-rule", "office/plan"])
    fill(here / "plan.toml")
    before = (here / "plan.toml").read_text(encoding="utf-8")
    assert main(["new-rule", "office/plan", "--lang", "en"]) == 2
    assert capsys.readouterr().err == "reportlint: plan.toml is there already.\n"
    assert (here / "plan.toml").read_text(encoding="utf-8") == before
