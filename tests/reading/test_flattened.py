"""Tables as lines of text: labels broken over lines, rows between drawn lines; and how headings are numbered."""

import pytest

from reportlint.model.certainty import Certainty

from .reading import DRAFT, HEADINGS, drawn, expected, figures, page, read

TABLES = ("disclosure", "requests", "disputes")


def in_pieces(text, count):
    """A label in as many pieces, for those that are long enough."""
    size = -(-len(text) // count)
    pieces = [text[n : n + size] for n in range(0, len(text), size)]
    return pieces if size >= 2 and len(pieces) == count else [text]


@pytest.mark.parametrize("count", [2, 3, 4])
@pytest.mark.parametrize("key", TABLES)
def test_labels_broken_over_lines_are_put_together(key, count):
    def draw(grid):
        pieces = [piece for row in grid for box in row for piece in in_pieces(box.text, count)]
        return "".join(f"<p>{piece}</p>" for piece in pieces)

    report = read(drawn(key, draw))
    assert figures(report, key) == expected(key)
    assert {cell.certainty for cell in report.tables[key].cells.values()} == {Certainty.GUESS}


def test_a_sentence_among_broken_labels_stays_a_sentence():
    def draw(grid):
        pieces = [piece for row in grid for box in row for piece in in_pieces(box.text, 2)]
        return (
            "<p>单位：件，次</p>" + "".join(f"<p>{piece}</p>" for piece in pieces) + "<p>其他情况，另述</p>"
        )

    report = read(drawn("requests", draw))
    assert figures(report, "requests") == expected("requests")
    assert [line.squeezed for line in report.sections["sections/requests"].paragraphs] == [
        "单位：件，次",
        "其他情况，另述",
    ]


def test_a_label_broken_over_more_lines_is_not_guessed():
    def draw(grid):
        return "".join(
            f"<p>{piece}</p>"
            for row in grid
            for box in row
            for piece in (in_pieces(box.text, 5) if box.text.startswith("（二）部分公开") else [box.text])
        )

    found = figures(read(drawn("requests", draw)), "requests")
    own = {key: text for key, text in found.items() if key.startswith("requests/partial/")}
    assert own == {}
    assert {key: text for key, text in expected("requests").items() if key in found} == found


def ruled(grid, bar, rule, blank=()):
    """A table drawn with characters; rows with one of these labels lose their first number."""
    lines = [rule]
    for row in grid:
        texts = [box.text for box in row]
        if not blank or texts[0] not in blank:
            lines += [f"{bar} {f' {bar} '.join(texts)} {bar}", rule]
        else:
            lines += [f"{bar} {f' {bar} '.join([texts[0], ' ', *texts[2:]])} {bar}", rule]
    return "<pre>" + "\n".join(lines) + "</pre>"


STYLES = [
    ("|", "+------+------+"),
    ("|", "|------|------|"),
    ("│", "├──────┼──────┤"),
    ("┃", "┣━━━━━━╋━━━━━━┫"),
    ("║", "╠══════╬══════╣"),
]


@pytest.mark.parametrize(("bar", "rule"), STYLES)
@pytest.mark.parametrize("key", TABLES)
def test_rows_between_drawn_lines(key, bar, rule):
    report = read(drawn(key, lambda grid: ruled(grid, bar, rule)))
    assert figures(report, key) == expected(key)
    assert report.tables[key].traits == {"flattened"}
    assert report.sections[f"sections/{key}"].paragraphs == ()


def test_a_blank_between_drawn_lines_keeps_its_place():
    report = read(drawn("disclosure", lambda grid: ruled(grid, "|", "+---+---+", ("行政规范性文件",))))
    blank = "disclosure/normative-documents/made"
    assert report.cells[blank].amount.meaning.value == "blank"
    assert figures(report, "disclosure") == expected("disclosure") | {blank: ""}


NUMBERED = [
    ("五、", 5),
    ("5、", 5),
    ("5.", 5),
    ("（五）", 5),
    ("⑤", 5),
    ("", None),
]


@pytest.mark.parametrize(("mark", "number"), NUMBERED)
def test_a_heading_keeps_the_number_it_has(mark, number):
    heading = HEADINGS["sections/problems"]
    name = heading.removeprefix("五、")
    found = read(page({"sections/problems/heading": f"{mark}{name}"})).sections["sections/problems"].heading
    assert (found.text, found.ordinal, found.title) == (f"{mark}{name}", number, name)


def test_a_heading_with_another_parts_number_is_not_that_part():
    name = HEADINGS["sections/problems"].removeprefix("五、")
    report = read(page({"sections/problems/heading": f"（二）{name}"}))
    assert "sections/problems" not in report.sections
    assert report.sections["sections/disputes"].heading.text == HEADINGS["sections/disputes"]
    assert DRAFT["sections/problems"].splitlines()[0] in report.sections["sections/disputes"].text
