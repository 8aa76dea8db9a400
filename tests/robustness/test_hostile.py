"""Input made to break a reader: it ends in bounded time and memory, in a page or in a named limit."""

from __future__ import annotations

import tracemalloc
from collections.abc import Callable
from datetime import date

import pytest

from reportlint.engine import Linter
from reportlint.forms import shipped_forms
from reportlint.loaders import Unreadable, load
from reportlint.model.place import Place
from reportlint.support import limits

LINTER = Linter((), shipped_forms(), date(2026, 6, 1))

READ: dict[str, Callable[[], bytes]] = {
    "300 deep": lambda: b"<div>" * 300 + "年度报告".encode(),
    "70,000 lines": lambda: b"<p>x\n" * 70_000,
    "a table of 10,000 × 1,000 spans": lambda: b"<table>" + b"<tr><td colspan=1000 rowspan=99999>1" * 10_000,
    "absurd spans": lambda: b"<table>" + b"<tr><td colspan=99999 rowspan=99999>1" * 1000,
    "negative spans": lambda: b"<table><tr><td colspan=-5 rowspan=x>1<td colspan=9e9>2",
    "layout tables within tables": lambda: b"<table><tr><td>" * 150 + b"x",
    "unclosed everything": lambda: b"<table>" + b"<tr><td><p>1<p>2<td>3" * 10_000,
    "one text": lambda: b"<p>" + "收到申请12件".encode() * 100_000,
    "entities": lambda: b"<p>" + b"&amp;&lt" * 200_000,
    "an entity bomb": lambda: b'<!DOCTYPE x [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><p>' + b"&b;" * 100_000,
    "NUL characters": lambda: b"<p>1\x002</p><p>34</p>" * 10_000,
    "no tag ends": lambda: b"<p>x" + b"<a" * 150_000,
    "no quote ends": lambda: b"<p>x" + b'<a b="' * 15_001,
    "comments that do not end": lambda: b"<p>x<iframe src=a.html>" + b"<!--" * 150_000,
    "frames that do not end": lambda: b"<p>x" + b"<iframe " * 40_000,
    "scripts within scripts": lambda: b"<p>x" + b"<script><!--<script>" * 50_000,
    "damaged bytes": lambda: b"<p>" + b"\xff\x80" * 1_000_000,
}

REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "50 MB": (lambda: b"<p>" + b"x" * 50_000_000, "too-large"),
    "a million tags": (lambda: b"<b>" * 1_000_000, "too-large"),
    "too deep": (lambda: b"<div>" * 100_000 + b"x", "too-deep"),
    "no element ends": (lambda: b"<span><a href=x>" * 10_000 + b"x", "too-deep"),
    "a tag of attributes": (
        lambda: b"<p " + b" ".join(b"a%d" % n for n in range(60_000)) + b">x",
        "too-large",
    ),
    "tags of attributes": (
        lambda: (b"<p " + b" ".join(b"a%d" % n for n in range(1_000)) + b">x</p>") * 500,
        "too-large",
    ),
}


@pytest.mark.parametrize("name", READ)
def test_is_read_and_placed(name: str) -> None:
    for page in load(READ[name](), name=name, path="x.html"):
        assert not isinstance(page, Unreadable), page.problem
        LINTER.lint(page)
        *_, last = page.root.iter()
        where = page.where(Place(last.number))
        assert where.line is not None


@pytest.mark.parametrize("name", REFUSED)
def test_is_refused_by_a_named_limit(name: str) -> None:
    make, code = REFUSED[name]
    (found,) = load(make(), name=name)
    assert isinstance(found, Unreadable)
    assert found.problem.code == code
    assert LINTER.unreadable(found).problem is found.problem


def test_a_large_file_is_refused_before_it_is_decoded() -> None:
    data = b"<p>" + b"x" * 50_000_000
    tracemalloc.start()
    try:
        list(load(data, name="x.html"))
        assert tracemalloc.get_traced_memory()[1] < 1_000_000
    finally:
        tracemalloc.stop()


def test_many_attributes_with_long_values_are_no_attack() -> None:
    picture = b'<img src="data:image/png;base64,' + b"iVBO/ " * 100_000 + b'" alt=x><p>x'
    (page,) = load(picture, name="x")
    assert not isinstance(page, Unreadable)
    assert len(picture) > 2 * limits.ATTRIBUTES
