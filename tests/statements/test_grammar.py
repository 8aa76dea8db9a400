"""The grammar file: its notation, and what is said of wrong data."""

import copy
from typing import Any

import pytest

from reportlint.reading.statements import read_grammar, read_statements
from reportlint.reading.statements.words import expand

from .reading import paragraphs, shipped

SMALL: dict[str, Any] = {
    "units": {"count": ["件"]},
    "words": {
        "收到": {"words": ["收到"]},
        "申请": {"words": ["[公开]申请"], "role": "noun", "topic": "applications"},
    },
    "subject": [
        {"key": "received", "zh": "收到", "en": "received", "readings": [["requests/received/total"]]}
    ],
    "said": [
        {
            "subject": "received",
            "topics": ["applications"],
            "ways": [{"form": "{收到} … {申请} {数}", "example": "收到公开申请3件。", "says": "received 3"}],
        }
    ],
}


@pytest.mark.parametrize(
    ("notation", "words"),
    [
        ("上[一]年[度]", ["上年", "上年度", "上一年", "上一年度"]),
        ("撤(回|销)", ["撤回", "撤销"]),
        ("[实际[共]]收", ["收", "实际收", "实际共收"]),
        ("收到", ["收到"]),
    ],
)
def test_notation_of_words(notation: str, words: list[str]) -> None:
    assert list(expand(notation)) == words


@pytest.mark.parametrize("notation", ["上[一年", "上一)年", "(甲|乙"])
def test_unmatched_brackets_are_named(notation: str) -> None:
    with pytest.raises(ValueError, match=r"expected|unmatched"):
        list(expand(notation))


def test_a_small_grammar_reads() -> None:
    said = read_statements(paragraphs("收到公民提出的公开申请3件。"), read_grammar(SMALL), 2024)
    assert [(one.subject, int(one.value), one.readings) for one in said.statements] == [
        ("received", 3, (("requests/received/total",),))
    ]


def test_an_empty_grammar_finds_nothing() -> None:
    said = read_statements(paragraphs("收到公开申请3件。"), read_grammar({}), 2024)
    assert said == ((), (), (), ())


def changed(path: str, value: object) -> dict[str, Any]:
    table = copy.deepcopy(SMALL)
    *way, last = [int(step) if step.isdigit() else step for step in path.split("/")]
    at: Any = table
    for step in way:
        at = at[step]
    at[last] = value
    return table


@pytest.mark.parametrize(
    ("path", "value", "named"),
    [
        ("wrods", {}, "wrods"),
        ("words/收到", {"word": ["收到"]}, "收到"),
        ("words/收到", {"words": ["[收到"]}, "收到"),
        ("words/收到", {"words": ["收到"], "role": "verb"}, "verb"),
        ("words/收到", {"words": ["申请"]}, "申请"),
        ("subject/0", {"key": "received"}, "received"),
        ("said/0/subject", "recieved", "recieved"),
        ("said/0/ways/0", {"form": "{收倒} {数}", "example": "", "says": ""}, "收倒"),
        ("said/0/ways/0", {"form": "收到 {数}", "example": "", "says": ""}, "收到"),
        ("said/0/ways/0", {"form": "({收到} {数}", "example": "", "says": ""}, "收到"),
        ("said/0/ways/0", {"form": "{收到} {数}"}, "收到"),
    ],
)
def test_wrong_data_is_named(path: str, value: object, named: str) -> None:
    with pytest.raises(ValueError, match=named):
        read_grammar(changed(path, value))


def test_readings_are_narrowed_to_the_cells_a_form_has() -> None:
    cells = {"requests/received/total"}
    readings = shipped().within(cells).subjects["received"].readings
    assert readings == (("requests/received/total",),)


def _form(form: str, **more: object) -> dict[str, Any]:
    """The small grammar with another form of its pattern."""
    grammar = copy.deepcopy(SMALL)
    grammar["said"][0]["ways"][0]["form"] = form
    grammar["said"][0].update(more)
    return grammar


@pytest.mark.parametrize(
    ("form", "text", "found"),
    [
        ("{申请} {数}", "公民的公开申请3件。", True),
        ("^ {申请} {数}", "公民的公开申请3件。", False),
        ("^ {申请} {数}", "其后，公开申请3件。", True),
    ],
)
def test_a_form_that_begins_its_clause(form: str, text: str, found: bool) -> None:
    said = read_statements(paragraphs(text), read_grammar(_form(form)), 2024)
    assert bool(said.statements) is found


def test_a_form_can_begin_a_clause_only_at_its_beginning() -> None:
    with pytest.raises(ValueError, match=r"not understood from '\^ \{数\}' on"):
        read_grammar(_form("{申请} ^ {数}"))


@pytest.mark.parametrize(("text", "found"), [("收到，公开申请3件。", True), ("公开申请3件。", False)])
def test_a_form_beside_a_word_of_the_sentence(text: str, found: bool) -> None:
    said = read_statements(paragraphs(text), read_grammar(_form("{申请} {数}", beside=["收到"])), 2024)
    assert bool(said.statements) is found
