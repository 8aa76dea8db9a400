"""What a start works out is kept for the next; whatever becomes of the files, nothing else changes."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from reportlint.support import kept, patterns

PAGE = Path(__file__).parents[2] / "fixtures" / "clean" / "clean.html"
EXPRESSIONS = [
    (r"(?P<year>20[0-3]\d)年(?P<rest>[^，。]*)", 0),
    (r"[\u4e00-\u9fff]{2,8}(?:情况|方面)|\U00020000", 0),
    (r"</script(?=[\t\n />])|ſ", re.IGNORECASE),
    (r"^\s* a # word", re.VERBOSE | re.MULTILINE),
    *((f"第{number}号(?P<name>[一-龥{number}]{{2,9}})", 0) for number in range(99)),
]


@pytest.fixture
def process(tmp_path, monkeypatch):
    """Begins a process anew, whose compiled files stand in a folder of the test; gives how to compile in it."""
    compiler = re._compiler
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setitem(vars(re), "_MAXCACHE", vars(re)["_MAXCACHE"])
    monkeypatch.setattr(kept, "_ours", True)
    monkeypatch.setattr(kept, "_memories", [])
    anew = compiler.compile

    def begin():
        re.purge()
        monkeypatch.setattr(compiler, "compile", anew)
        monkeypatch.setattr(kept, "_memories", [])
        patterns.warm()

    yield begin
    re.purge()


def files(folder):
    return list(folder.rglob("*.patterns"))


def test_what_one_process_compiled_the_next_has(process, monkeypatch):
    process()
    compiled = [re.compile(*one) for one in EXPRESSIONS]
    kept.keep()
    process()

    def parse(*_):
        raise AssertionError("compiled again")

    monkeypatch.setattr(re._parser, "parse", parse)
    again = [re.compile(*one) for one in EXPRESSIONS]
    assert again == compiled
    assert all(one is not other for one, other in zip(again, compiled, strict=True))
    assert again[0].search("为2024年度报告")["rest"] == "度报告"
    assert [one.flags for one in again] == [one.flags for one in compiled]


def test_compiled_as_python_does(process, monkeypatch):
    plain = [re.compile(*one) for one in EXPRESSIONS]
    process()
    assert [re.compile(*one) for one in EXPRESSIONS] == plain
    assert re.compile(b"a+").match(b"aa")
    with pytest.raises(re.error, match="unterminated character set at position 0"):
        re.compile("[a")


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: b"",
        lambda data: data[: len(data) // 2],
        lambda data: data[:100] + bytes([data[100] ^ 1]) + data[101:],
        lambda data: b"text",
    ],
    ids=["empty", "half", "one bit", "other"],
)
def test_a_damaged_file_is_made_anew(process, tmp_path, damage):
    process()
    compiled = [re.compile(*one) for one in EXPRESSIONS]
    kept.keep()
    (file,) = files(tmp_path)
    whole = file.read_bytes()
    file.write_bytes(damage(whole))
    process()
    assert [re.compile(*one) for one in EXPRESSIONS] == compiled
    kept.keep()
    assert files(tmp_path) == [file]
    assert file.read_bytes() == whole


def test_nothing_is_written_where_python_may_not(process, tmp_path, monkeypatch):
    process()
    for one in EXPRESSIONS:
        re.compile(*one)
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    kept.keep()
    assert not files(tmp_path)


@pytest.fixture
def start(tmp_path, monkeypatch):
    """Begins a process anew; gives the memory of a function that counts how often it is called."""
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(kept, "_ours", False)
    monkeypatch.setattr(kept, "_memories", [])
    calls = []

    def begin(ours=True):
        def function(text):
            calls.append(text)
            return {"text": [text] * 40_000 if text == "large" else [text]}

        if ours:
            kept.warm()
        return kept.Memory("tests", function), calls

    return begin


def test_what_a_function_gave_is_known_to_the_next_start(start):
    memory, calls = start()
    assert memory("large") == memory("large") == {"text": ["large"] * 40_000}
    assert memory("small") is not memory("small")
    assert calls == ["large", "large", "small", "small"]
    kept.keep()
    again, calls = start()
    del calls[:]
    assert again("large")["text"][-1] == "large"
    assert again("small") == {"text": ["small"]}
    again("small")["text"].append("changed")
    assert again("small") == {"text": ["small"]}
    assert again("new") == {"text": ["new"]}
    assert calls == ["new"]


def test_little_is_not_worth_a_file_and_a_library_keeps_nothing(start, tmp_path):
    memory, _ = start()
    memory("small")
    kept.keep()
    memory, _ = start(ours=False)
    kept._ours = False
    memory("large")
    kept.keep()
    assert not list(tmp_path.rglob("*.tests"))


def test_the_command_keeps_its_own(tmp_path):
    environment = {**os.environ, "PYTHONPYCACHEPREFIX": str(tmp_path)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    command = [sys.executable, "-m", "reportlint", "check", str(PAGE), "--isolated", "-o", "json"]

    def said():
        return subprocess.run(command, env=environment, capture_output=True, check=True).stdout

    def kept_files():
        return {file.suffix: file for file in tmp_path.rglob("kept.*") if file.suffix != ".pyc"}

    first = said()
    files = kept_files()
    assert files.keys() == {".patterns", ".tables", ".methods", ".tuples"}
    whole = {name: file.read_bytes() for name, file in files.items()}
    assert said() == first
    assert {name: file.read_bytes() for name, file in kept_files().items()} == whole
    for name, file in files.items():
        file.write_bytes(whole[name][:-1])
    assert said() == first
    assert all(file.read_bytes() != whole[name][:-1] for name, file in kept_files().items())
    assert said() == first
