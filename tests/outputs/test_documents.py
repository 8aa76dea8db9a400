"""What one page costs one document, and what never becomes of a document."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from dataclasses import replace
from errno import ENOSPC
from pathlib import Path
from typing import IO, Any

import docx
import pytest
from lxml import etree

from reportlint.checking.documents import Documents
from reportlint.checking.targets import Target
from reportlint.model.finding import Outcome
from reportlint.outputs import FORMATS, Closing, Format, Run, Writer

from .samples import BATCH, FAULTY, RUN
from .writing import closing

BAD = FAULTY.origin.name


def failing(name: str, *also: str) -> Format:
    """A format whose writer breaks off in the middle of one page, or of others as well."""

    class Failing:
        def __init__(self, run: Run, stream: IO[Any]) -> None:
            self._stream = stream
            self._writer: Writer = FORMATS[name].writer(run, stream)

        def add(self, outcome: Outcome) -> None:
            if (outcome.origin.name == BAD and outcome.problem is None) or outcome.origin.name in also:
                self._stream.write(b"" if FORMATS[name].binary else "half of a")
                raise ValueError("All strings must be XML compatible")
            self._writer.add(outcome)

        def close(self, closing: Closing) -> None:
            self._writer.close(closing)

    return replace(FORMATS[name], maker=Failing)


def write(
    tmp_path: Path, *formats: Format, outcomes: tuple[Outcome, ...] = BATCH
) -> tuple[list[Path], Documents]:
    files = [tmp_path / f"{n}.out" for n, _ in enumerate(formats)]
    targets = [Target(format_, file) for format_, file in zip(formats, files, strict=True)]
    with Documents(targets, RUN) as documents:
        for outcome in outcomes:
            documents.add(outcome)
        documents.close(lambda: closing(RUN, outcomes, crashes=tuple(documents.failures)))
    return files, documents


def names_of_json(data: bytes) -> list[str]:
    return [one["input"]["name"] for one in json.loads(data)["outcomes"]]


def names_of_sarif(data: bytes) -> list[str]:
    (run,) = json.loads(data)["runs"]
    assert {
        one["locations"][0]["physicalLocation"]["artifactLocation"]["index"]
        for one in run["results"]
        if one.get("locations")
    } <= set(range(len(run["artifacts"])))
    return [
        one["description"]["text"] if "description" in one else one["location"]["uri"]
        for one in run["artifacts"]
    ]


READERS: dict[str, Callable[[bytes], object]] = {
    "json": names_of_json,
    "csv": lambda data: list(csv.DictReader(io.StringIO(data.decode("utf-8-sig")))),
    "junit": lambda data: etree.fromstring(data).findall("testsuite"),
    "sarif": names_of_sarif,
    "gitlab": json.loads,
    "rdjson": json.loads,
    "docx": lambda data: docx.Document(io.BytesIO(data)).tables,
}


@pytest.mark.parametrize("name", sorted(FORMATS.keys() - {"comments"}))
def test_a_page_that_can_not_be_written_costs_itself_in_that_document(name: str, tmp_path: Path) -> None:
    (bad, good), documents = write(tmp_path, failing(name), FORMATS["json"])
    assert names_of_json(good.read_bytes()) == [one.origin.name for one in BATCH]
    data = bad.read_bytes()
    assert b"half of a" not in data
    if name in READERS:
        assert READERS[name](data)
    if name == "json":
        assert names_of_json(data) == [one.origin.name for one in BATCH]
        (problem,) = [one["problem"] for one in json.loads(data)["outcomes"] if one["input"]["name"] == BAD]
        assert problem["code"] == "output-failed"
    (crash,) = documents.failures
    assert (crash.plugin, crash.what, crash.key) == ("reportlint", name, BAD)
    assert crash.message.zh == f"{BAD}没有写入：ValueError: All strings must be XML compatible"
    if name not in ("docx", "html"):
        assert "XML compatible" in data.decode()


def test_a_document_that_can_not_hold_even_that_is_not_kept(tmp_path: Path) -> None:
    (bad, good), documents = write(tmp_path, failing("json", BAD), FORMATS["csv"])
    assert not bad.exists()
    assert good.exists()
    (crash,) = documents.failures
    assert crash.message.zh == "没有写成：ValueError: All strings must be XML compatible"
    assert [file.name for file in tmp_path.iterdir()] == [good.name]


def test_of_many_pages_some_are_named(tmp_path: Path) -> None:
    many = tuple(replace(FAULTY, title=str(n)) for n in range(25))
    _, documents = write(tmp_path, failing("csv"), outcomes=many)
    assert len(documents.failures) == 21
    assert documents.failures[-1].message.zh == "另有 5 份没有写入"


def test_what_is_interrupted_leaves_nothing(tmp_path: Path) -> None:
    with (
        pytest.raises(KeyboardInterrupt),
        Documents([Target(FORMATS["json"], tmp_path / "a.json")], RUN) as documents,
    ):
        documents.add(FAULTY)
        raise KeyboardInterrupt
    assert list(tmp_path.iterdir()) == []


def test_a_table_that_fails_on_stdout_is_told_elsewhere(tmp_path: Path) -> None:
    for table, told in ((FORMATS["table"], True), (failing("table", BAD), False)):
        with Documents([Target(table, None), Target(FORMATS["csv"], tmp_path / "a.csv")], RUN) as documents:
            for outcome in BATCH:
                documents.add(outcome)
            documents.close(lambda: closing(RUN, BATCH))
            assert documents.told is told


def test_a_disk_that_is_full_costs_the_document(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Full(io.BytesIO):
        def write(self, data: Any) -> int:
            raise OSError(ENOSPC, "No space left on device")

    def opened(path: Path, mode: str) -> IO[bytes]:
        return Full() if "json" in path.name else open(path, "wb")  # noqa: PTH123

    monkeypatch.setattr(Path, "open", opened)
    many = tuple(replace(FAULTY, title=str(n)) for n in range(100))
    targets = [Target(FORMATS["json"], tmp_path / "a.json"), Target(FORMATS["csv"], tmp_path / "a.csv")]
    with Documents(targets, RUN) as documents:
        for outcome in many:
            documents.add(outcome)
        documents.close(lambda: closing(RUN, many, crashes=tuple(documents.failures)))
    (crash,) = documents.failures
    assert (crash.what, crash.message.zh) == ("json", "没有写成：OSError: [Errno 28] No space left on device")
    assert [file.name for file in tmp_path.iterdir()] == ["a.csv"]
