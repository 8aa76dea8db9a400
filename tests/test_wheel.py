"""What is installed is whole: rules, forms and the command, outside the project's folder."""

import json
import os
import shutil
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
CLEAN = {key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "VIRTUAL"))}


@pytest.fixture(scope="module")
def source(tmp_path_factory):
    """The project as it would be checked out: nothing built, nothing cached."""
    folder = tmp_path_factory.mktemp("source") / "reportlint"
    ignore = shutil.ignore_patterns(
        ".venv", ".git", "*.egg-info", "__pycache__", "build", "dist", ".*_cache", "out"
    )
    shutil.copytree(ROOT, folder, ignore=ignore)
    return folder


@pytest.fixture(scope="module")
def built(source, tmp_path_factory):
    """The wheel and the sdist of it."""
    out = tmp_path_factory.mktemp("dist")
    subprocess.run(
        [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(out), str(source)],
        check=True,
        capture_output=True,
    )
    (wheel,) = out.glob("*.whl")
    (sdist,) = out.glob("*.tar.gz")
    return wheel, sdist


def run(*words, **options):
    words = [str(word) for word in words]
    return subprocess.run(words, check=False, capture_output=True, text=True, env=CLEAN, **options)


@pytest.fixture(scope="module")
def installed(built, tmp_path_factory):
    """The programs of a fresh environment into which the wheel was installed."""
    home = tmp_path_factory.mktemp("venv")
    venv.create(home, with_pip=True)
    pip(home / "bin", built[0])
    return home / "bin"


def pip(programs, *wheels):
    done = run(programs / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *wheels)
    assert done.returncode == 0, done.stderr


def test_the_wheel_checks_a_page_outside_the_project(installed, tmp_path):
    page = tmp_path / "页面.html"
    shutil.copy(ROOT / "fixtures" / "demo" / "wrong-sum.html", page)
    checked = run(installed / "reportlint", "check", page, "-o", "json", cwd=tmp_path)
    assert checked.returncode == 1, checked.stderr
    assert "requests-suspect-cell" in checked.stdout
    assert json.loads(checked.stdout)["version"] == 1


def test_the_example_plugin_runs_beside_the_wheel(installed, source, tmp_path):
    example = source / "plugins" / "example"
    made = run(sys.executable, "-m", "build", "--no-isolation", "--wheel", "--outdir", tmp_path, example)
    assert made.returncode == 0, made.stderr
    pip(installed, *tmp_path.glob("*.whl"))
    listed = run(installed / "reportlint", "plugins", "--format", "csv", "--lang", "en", cwd=tmp_path)
    assert listed.returncode == 0, listed.stdout
    assert "acme,1.0,reportlint-acme,3," in listed.stdout
    tested = run(installed / "reportlint", "rules", "--test", "--select", "acme", cwd=tmp_path)
    assert tested.returncode == 0, tested.stdout
    assert tested.stdout.endswith("6/6\n")


def test_the_wheel_holds_every_module_and_every_data_file(built):
    wheel, _ = built
    held = set(zipfile.ZipFile(wheel).namelist())
    homes = {
        "reportlint": "src/reportlint",
        "reportlint_builtin": "plugins/reportlint_builtin",
        "reportlint_rules": "rules",
    }
    wanted = {
        f"{name}/{file.relative_to(ROOT / home).as_posix()}"
        for name, home in homes.items()
        for file in (ROOT / home).rglob("*")
        if file.is_file() and "__pycache__" not in file.parts
    }
    assert wanted <= held


def test_the_sdist_builds_the_same_wheel(built, tmp_path):
    wheel, sdist = built
    again = run(
        sys.executable, "-m", "pip", "wheel", "--no-deps", "--no-build-isolation", "-w", tmp_path, sdist
    )
    assert again.returncode == 0, again.stderr
    (other,) = tmp_path.glob("*.whl")
    assert set(zipfile.ZipFile(other).namelist()) == set(zipfile.ZipFile(wheel).namelist())
