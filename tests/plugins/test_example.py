"""The example of a plugin, as its users meet it."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from reportlint.testing import MARKUPS, clean_draft

EXAMPLE = Path(__file__).parents[2] / "plugins" / "example"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, as_installed: Callable[[Path, Path], None]) -> Path:
    """A folder in which the example is installed."""
    folder = tmp_path_factory.mktemp("site")
    as_installed(EXAMPLE, folder)
    return folder


def run(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    path = os.pathsep.join([str(folder), str(EXAMPLE / "src")])
    environment = {**os.environ, "PYTHONPATH": path, "PYTHONUTF8": "1"}
    return subprocess.run(
        [sys.executable, "-m", *words],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_it_is_listed_with_what_it_brings(folder):
    done = run(folder, "reportlint", "plugins", "--format", "json", "--lang", "en")
    assert done.returncode == 0
    (acme,) = [plugin for plugin in json.loads(done.stdout) if plugin["name"] == "acme"]
    assert (acme["version"], acme["rules"], acme["state"]) == ("1.0", 3, "works")
    assert set(acme["hooks"].split(", ")) == {"rules", "data", "kinds", "outputs", "loaders"}


def test_its_loader_reads_and_its_output_writes(folder):
    html = MARKUPS["clean"].encode(clean_draft().edit({"sections/problems": "更新不够及时。"})).decode()
    export = {"title": "云溪县发展和改革局2024年政府信息公开工作年度报告", "content": html}
    (folder / "export.json").write_text(json.dumps(export, ensure_ascii=False), encoding="utf-8")
    done = run(
        folder, "reportlint", "check", "export.json", "-o", "acme/count", "--select", "acme/next-steps"
    )
    assert done.stdout == "export.json\t1\nexit\t0\n"


def test_its_rules_pass_their_cases(folder):
    done = run(folder, "pytest", "--pyargs", "acme_rules", "-p", "no:cacheprovider", "-q")
    assert done.returncode == 0, done.stdout
    assert done.stdout.split()[-4:-2] == ["9", "passed"]
