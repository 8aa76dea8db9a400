"""Tables drawn as nobody drew them here before: each number comes back under its key, or is not claimed."""

from dataclasses import replace

import pytest

from reportlint import Certainty
from reportlint.testing.render import element, spans
from reportlint.testing.sheet import unspanned

from .reading import DRAFT, drawn, expected, figures, head, number, read, renamed, turned

NUMBERS = 7
COLUMNS = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计")
REVIEW = ("行政复议", "未经复议直接起诉", "复议后起诉")
RESULTS = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")


def same(grid):
    return grid


def with_remarks(grid):
    first, *rows = grid
    return (
        (*first, head("备注", down=3)),
        *rows[:2],
        *((*row, number("含上年" if n == 1 else "")) for n, row in enumerate(rows[2:])),
    )


def with_serial_numbers(grid):
    first, *rows = grid
    return (
        (head("序号", down=3), *first),
        *rows[:2],
        *((number(str(n)), *row) for n, row in enumerate(rows[2:], 1)),
    )


def in_another_order(grid):
    order = (6, 0, 5, 1, 2, 3, 4)
    top = (head("", across=3), *(head(COLUMNS[n]) for n in order))
    return (top, *((*row[:-NUMBERS], *(row[-NUMBERS:][n] for n in order)) for row in grid[3:]))


def with_spacer_columns(grid):
    blank = number("")
    return tuple(
        (*row[:-NUMBERS], *(box for one in row[-NUMBERS:] for box in (one, blank))) if n > 2 else row
        for n, row in enumerate(grid)
    )


def with_the_head_on_every_page(grid):
    body = unspanned(grid)
    return (*body[:13], *body[:3], *body[13:])


def with_a_body_for_each_group(grid):
    rows = ["<tr>" + "".join(_cell(box) for box in row) + "</tr>" for row in unspanned(grid)]
    return (
        f"<table><thead>{''.join(rows[:3])}</thead><tbody>{''.join(rows[3:10])}</tbody>"
        f"<tbody>{''.join(rows[10:])}</tbody></table>"
    )


def in_fields(grid):
    rows = (
        "<tr>"
        + "".join(
            _cell(box, f'<input type="text" value="{box.text}">' if box.kind == "number" else box.text)
            for box in row
        )
        + "</tr>"
        for row in grid
    )
    return f"<table>{''.join(rows)}</table>"


def _cell(box, content=None):
    return element("td", box.text if content is None else content, **spans(box))


def in_four_without_heads(grid):
    body = unspanned(grid)
    return [body[:8], body[8:14], body[14:20], body[20:]]


def in_four_with_heads(grid):
    body = unspanned(grid)
    return [body[:8], *((*body[:3], *part) for part in (body[8:14], body[14:20], body[20:]))]


def with_a_unit_row(grid):
    return ((head("单位：件", across=5), head("2024年度", across=5)), *grid)


def with_a_boundless_note(grid):
    return tuple(
        tuple(replace(box, across=99999) if box.kind == "note" else box for box in row) for row in grid
    )


def with_a_group_too_long(grid):
    return tuple(
        tuple(replace(box, down=box.down + 2) if box.text == "（三）不予公开" else box for box in row)
        for row in grid
    )


def with_a_group_too_short(grid):
    return tuple(
        tuple(replace(box, down=1) if box.text == "（三）不予公开" else box for box in row) for row in grid
    )


def with_a_group_of_one_column(grid):
    return tuple(
        tuple(replace(box, across=1) if box.text == "法人或其他组织" else box for box in row) for row in grid
    )


def with_a_blank_group_of_one_column(grid):
    return renamed(with_a_group_of_one_column(grid), {"法人或其他组织": ""})


def with_totals_of_groups(grid):
    rows = []
    for row in grid:
        at = next((n for n, box in enumerate(row) if box.text == "（三）不予公开"), None)
        if at is None:
            rows.append(row)
        else:
            rows.append((*row[:at], replace(row[at], across=2, down=1), *[number("2")] * NUMBERS))
            rows.append((replace(row[at + 1], across=2), *row[at + 2 :]))
    return tuple(rows)


def with_bars_at_the_left(grid):
    starts = [n for n, row in enumerate(grid) if row[0].kind == "bar"]
    rows = []
    for start, end in zip(starts, [*starts[1:], len(grid)], strict=True):
        first, *rest = grid[start + 1 : end]
        rows += [(replace(grid[start][0], across=1, down=end - start - 1), *first), *rest]
    return tuple(rows)


def with_amounts_over_three_cells(grid):
    return tuple(
        (row[0], replace(row[1], across=1), number(""), number(""))
        if len(row) == 2 and row[1].kind == "number"
        else row
        for row in grid
    )


def as_a_matrix(grid):
    values = grid[3]
    rows = ((head(name), *values[n * 5 : n * 5 + 5]) for n, name in enumerate(REVIEW))
    return ((head("类别"), *map(head, RESULTS)), *rows)


def as_three_tables(grid):
    return [
        ((head(name, across=5),), tuple(map(head, RESULTS)), grid[3][n * 5 : n * 5 + 5])
        for n, name in enumerate(REVIEW)
    ]


def turned_matrix(grid):
    return turned(as_a_matrix(grid))


@pytest.mark.parametrize(
    ("key", "draw"),
    [
        *(
            ("requests", draw)
            for draw in (
                same,
                turned,
                with_remarks,
                with_serial_numbers,
                in_another_order,
                with_spacer_columns,
                with_the_head_on_every_page,
                with_a_body_for_each_group,
                in_fields,
                in_four_without_heads,
                in_four_with_heads,
                with_a_unit_row,
                with_a_boundless_note,
                with_a_group_too_long,
                with_a_group_too_short,
                with_a_group_of_one_column,
                with_a_blank_group_of_one_column,
                with_totals_of_groups,
            )
        ),
        *(
            ("disclosure", draw)
            for draw in (same, turned, in_fields, with_bars_at_the_left, with_amounts_over_three_cells)
        ),
        *(
            ("disputes", draw)
            for draw in (
                same,
                turned,
                in_fields,
                as_a_matrix,
                turned_matrix,
                as_three_tables,
                with_a_unit_row,
            )
        ),
    ],
)
def test_every_number_is_read(key, draw):
    report = read(drawn(key, draw))
    assert figures(report, key) == expected(key)
    assert {report.cells[name].certainty for name in expected(key)} == {Certainty.LABEL}
    assert not report.missing
    assert bool(report.tables[key].displaced) == (draw is in_another_order)


def test_a_table_on_its_side_says_so():
    assert read(drawn("requests", turned)).tables["requests"].traits == {"transposed"}
    assert read(drawn("requests", in_four_with_heads)).tables["requests"].traits == {"split"}
    assert read(drawn("requests", same)).tables["requests"].traits == frozenset()


def test_numbers_of_strange_rows_and_columns_are_named_but_not_claimed():
    table = read(drawn("requests", with_totals_of_groups)).tables["requests"]
    assert [text for text, _ in table.loose] == ["2"] * NUMBERS
    table = read(drawn("requests", with_serial_numbers)).tables["requests"]
    assert [text for text, _ in table.loose] == [str(n) for n in range(1, 26)]


def test_a_table_without_its_head_is_read_by_order():
    report = read(drawn("requests", lambda grid: grid[3:]))
    assert figures(report, "requests") == expected("requests")
    assert {cell.certainty for cell in report.tables["requests"].cells.values()} == {Certainty.ORDER}


def test_a_row_without_its_label_is_read_by_order():
    def draw(grid):
        return renamed(grid, {"2.重复申请": ""})

    report = read(drawn("requests", draw))
    assert figures(report, "requests") == expected("requests")
    assert report.cells["requests/declined-repeated/total"].certainty is Certainty.ORDER
    assert report.cells["requests/declined-complaint/total"].certainty is Certainty.LABEL


def test_two_rows_without_labels_where_the_form_has_three_stay_open():
    def draw(grid):
        grid = renamed(grid, {"2.重复申请": "", "3.要求提供公开出版物": ""})
        return tuple(row for row in grid if row[0].text != "4.无正当理由大量反复申请")

    report = read(drawn("requests", draw))
    assert "requests/declined-repeated/total" not in report.cells
    assert "unread" in report.tables["requests"].traits
    (missing,) = [entry for entry in report.missing if entry.key == "requests/declined-excessive"]
    assert missing.certainty is Certainty.GUESS


def test_a_misprinted_label_is_understood():
    report = read(
        drawn(
            "disclosure",
            lambda grid: renamed(grid, {"本年制发件数": "本年发件", "行政事业性收费": "行政事业型收费"}),
        )
    )
    assert figures(report, "disclosure") == expected("disclosure")
    assert not report.missing


def test_numbers_under_the_columns_of_another_form_are_not_claimed():
    names = {
        "本年制发件数": "本年新制作数量",
        "本年废止件数": "本年新公开数量",
        "现行有效件数": "对外公开总数量",
    }
    report = read(drawn("disclosure", lambda grid: renamed(grid, names)))
    documents = [key for key in report.cells if key.startswith("disclosure/") and "documents" in key]
    assert documents == []
    assert (
        figures(report, "disclosure")["disclosure/licences/decisions"]
        == DRAFT["disclosure/licences/decisions"]
    )
    assert "hybrid" in report.tables["disclosure"].traits


def test_a_label_printed_twice_leaves_the_other_column_open():
    report = read(drawn("disclosure", lambda grid: renamed(grid, {"本年废止件数": "本年制发件数"})))
    assert "disclosure/regulations/repealed" not in report.cells
    assert report.cells["disclosure/normative-documents/in-force"].text == "9"
    assert "disclosure/item-1/*/repealed" in {missing.key for missing in report.missing}


def test_a_row_with_a_cell_too_few_is_not_claimed():
    def draw(grid):
        return tuple(
            row[:-NUMBERS] + row[-NUMBERS + 1 :] if row[-NUMBERS - 1 :][0].text == "（一）予以公开" else row
            for row in grid
        )

    report = read(drawn("requests", draw))
    assert not [key for key in report.cells if key.startswith("requests/granted/")]
    (missing,) = report.missing
    assert (missing.kind, missing.certainty) == ("cell", Certainty.GUESS)


def test_a_number_torn_over_two_cells_is_mended_where_the_sum_says_how():
    def draw(grid):
        row = grid[3]
        torn = (*row[:-NUMBERS], number("1"), number("2"), *row[-NUMBERS + 1 : -1], number("14"))
        return (*grid[:3], torn, *grid[4:])

    report = read(drawn("requests", draw))
    cell = report.cells["requests/received/natural"]
    assert (cell.text, cell.certainty) == ("12", Certainty.GUESS)
    assert report.cells["requests/received/total"].text == "14"


def test_a_number_torn_over_two_cells_stays_open_where_no_sum_holds():
    def draw(grid):
        row = grid[3]
        torn = (*row[:-NUMBERS], number("1"), number("2"), *row[-NUMBERS + 1 : -1], number("99"))
        return (*grid[:3], torn, *grid[4:])

    assert not [key for key in read(drawn("requests", draw)).cells if key.startswith("requests/received/")]


def test_a_number_merged_over_two_rows_is_not_spread():
    def draw(grid):
        upper, lower = grid[3], grid[4]
        return (*grid[:3], (*upper[:-1], replace(upper[-1], down=2)), lower[:-1], *grid[5:])

    report = read(drawn("requests", draw))
    assert report.cells["requests/received/total"].text == "10"
    assert "requests/carried-in/total" not in report.cells


@pytest.mark.parametrize("key", ["disclosure", "requests", "disputes"])
@pytest.mark.parametrize("how", ["lines", "cells", "list", "divs", "preformatted"])
def test_a_table_in_paragraphs_is_read_as_a_guess(key, how):
    def draw(grid):
        rows = [[box.text for box in row] for row in grid]
        texts = [box.text for row in grid for box in row]
        return {
            "lines": "".join(f"<p>{'&nbsp;&nbsp; '.join(row)}</p>" for row in rows),
            "cells": "".join(f"<p>{text}</p>" for text in texts),
            "list": "<dl>" + "".join(f"<dt>{text}" for text in texts) + "</dl>",
            "divs": "".join(f"<div>{''.join(f'<div>{text}</div>' for text in row)}</div>" for row in rows),
            "preformatted": "<pre>" + "\n".join("    ".join(row) for row in rows) + "</pre>",
        }[how]

    report = read(drawn(key, draw))
    assert figures(report, key) == expected(key)
    assert {cell.certainty for cell in report.tables[key].cells.values()} == {Certainty.GUESS}
    assert report.tables[key].traits == {"flattened"}
    assert report.sections[f"sections/{key}"].paragraphs == ()


def test_paragraphs_that_lost_blank_cells_are_not_claimed():
    def draw(grid):
        rows = [[box.text for box in row] for row in grid]
        at = next(n for n, row in enumerate(rows) if "（一）予以公开" in row)
        rows[at][-4] = ""
        return "".join(f"<p>{'&nbsp; '.join(row)}</p>" for row in rows)

    report = read(drawn("requests", draw))
    assert not [key for key in report.cells if key.startswith("requests/granted/")]
    assert report.cells["requests/partial/total"].text == DRAFT["requests/partial/total"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("规章000", {"made": "0", "repealed": "0", "in-force": "0"}),
        ("规章219", {"made": "2", "repealed": "1", "in-force": "9"}),
        ("规章2141", {}),
        ("规章", {}),
    ],
)
def test_cells_that_ran_together_are_parted_only_where_there_is_one_way(text, found):
    def draw(grid):
        return tuple((head(text, across=4),) if row[0].text == "规章" else row for row in grid)

    report = read(drawn("disclosure", draw))
    cells = {
        cell.column.key: cell
        for key, cell in report.cells.items()
        if key.startswith("disclosure/regulations/")
    }
    assert {key: cell.text for key, cell in cells.items()} == found
    assert all(cell.certainty is Certainty.GUESS for cell in cells.values())
    assert "disclosure/regulations" not in {missing.key for missing in report.missing}


def test_two_tables_of_one_kind_are_kept_apart():
    def draw(grid):
        return [grid, renamed(grid, {"36": "37"})]

    report = read(drawn("disclosure", draw))
    assert report.cells["disclosure/licences/decisions"].text == "36"
    (other,) = report.extra_tables
    assert other.cells["disclosure/licences/decisions"].text == "37"
    assert not read(drawn("disclosure", lambda grid: [grid, grid])).extra_tables


def test_three_tables_in_one():
    html = drawn("disclosure", same)
    joined = html.replace("</table>\n<h2>三、收到和处理政府信息公开申请情况</h2>\n<table>", "").replace(
        "</table>\n<h2>四、政府信息公开行政复议、行政诉讼情况</h2>\n<table>", ""
    )
    assert joined.count("<table>") == 1
    report = read(joined)
    assert {key: cell.text for key, cell in report.cells.items()} == {
        key: DRAFT[key] for key in DRAFT.layout.cells
    }


def test_a_table_within_another():
    html = drawn("requests", lambda grid: f"<table><tr><td>下表</td><td>{_table(grid)}</td></tr></table>")
    assert figures(read(html), "requests") == expected("requests")


def _table(grid):
    return "<table>" + "".join("<tr>" + "".join(map(_cell, row)) + "</tr>" for row in grid) + "</table>"


def test_a_heading_beside_the_rows_of_its_table():
    title = "二、主动公开政府信息情况"

    def draw(grid):
        first, *rest = grid
        return ((head(title, down=len(grid)), *first), *rest)

    html = drawn("disclosure", draw).replace(f"<h2>{title}</h2>\n", "")
    report = read(html)
    assert figures(report, "disclosure") == expected("disclosure")
    assert report.sections["sections/disclosure"].heading.text == title


def test_a_part_without_heading_is_known_by_its_table():
    report = read(drawn("disputes", same).replace("<h2>四、政府信息公开行政复议、行政诉讼情况</h2>\n", ""))
    assert report.sections["sections/disputes"].heading is None
    assert not report.missing
