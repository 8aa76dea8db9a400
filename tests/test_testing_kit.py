"""The testing kit: drafts say what they are told to say, and markups lose none of it."""

import re
import runpy
import unicodedata
from decimal import Decimal
from itertools import chain
from pathlib import Path

import lxml.html
import pytest

from reportlint.testing import MARKUPS, clean_draft, clean_drafts, markups
from reportlint.testing.__main__ import main
from reportlint.testing.render import flow
from reportlint.testing.sheet import sheet_of, unspanned

DRAFT = clean_draft()
ALL = [clean_draft(*name.split("/")) for name in clean_drafts()]
each_draft = pytest.mark.parametrize("draft", ALL, ids=clean_drafts())
each_markup = pytest.mark.parametrize("markup", MARKUPS.values(), ids=MARKUPS)


def labels(draft, table):
    return [box.text for row in sheet_of(draft, table).grid for box in row if box.kind != "number"]


def numbers(draft, table):
    return [[box.text for box in row if box.kind == "number"] for row in sheet_of(draft, table).grid]


def test_an_edit_changes_one_text_and_leaves_the_original():
    edited = DRAFT.edit({"requests/granted/natural": "7"})
    assert edited["requests/granted/natural"] == "7"
    assert DRAFT["requests/granted/natural"] == "5"
    assert {key for key in DRAFT.texts if DRAFT[key] != edited[key]} == {"requests/granted/natural"}


def test_an_unknown_key_is_refused_with_similar_ones():
    with pytest.raises(KeyError, match="requests/granted/natural"):
        DRAFT.edit({"request/granted/natural": "1"})
    with pytest.raises(KeyError, match="sections/problems"):
        DRAFT.edit({"sections/problem": None})
    with pytest.raises(KeyError, match="annual-2021/county"):
        clean_draft("annual-2021", "kingdom")


def test_words_inside_a_text_can_be_changed():
    edited = DRAFT.edit({"sections/overview|申请10件": "申请12件", "sections/overview|，上年结转1件": None})
    assert "全年收到政府信息公开申请12件；办结10件" in edited["sections/overview"]
    with pytest.raises(KeyError, match="申请99件"):
        DRAFT.edit({"sections/overview|申请99件": "申请12件"})


def test_a_number_can_be_changed_by_an_amount():
    assert DRAFT.edit({"requests/granted/natural": "+2"})["requests/granted/natural"] == "7"
    assert DRAFT.edit({"requests/granted/legal": "-1"})["requests/granted/legal"] == "-1"
    old = clean_draft("annual-2019").edit({"disclosure/licences/change": "+3"})
    assert old["disclosure/licences/change"] == "+3"


def test_texts_follow_what_they_refer_to():
    edited = DRAFT.edit({"title": "{organ}{year-1}年报", "organ": "白石乡人民政府"})
    assert edited["title"] == edited["meta/ArticleTitle"] == "白石乡人民政府2023年报"
    assert edited["source"] == "信息来源：白石乡人民政府"


@pytest.mark.parametrize(
    ("thing", "gone"),
    [
        ("requests/granted", "（一）予以公开"),
        ("requests/refused-*", "（三）不予公开"),
        ("requests/research", "科研机构"),
        ("requests/note", "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"),
    ],
)
def test_none_removes_a_thing_with_all_that_belongs_to_it(thing, gone):
    assert gone in labels(DRAFT, "requests")
    assert gone not in labels(DRAFT.edit({thing: None}), "requests")


def test_a_removed_column_takes_its_cells_along():
    assert [len(row) for row in numbers(DRAFT.edit({"requests/research": None}), "requests")[3:]] == [6] * 25


def test_a_removed_part_takes_its_table_along():
    items = list(flow(DRAFT.edit({"sections/requests": None})))
    assert "三、收到和处理政府信息公开申请情况" not in [item.text for item in items]
    assert [item.sheet.key for item in items if item.sheet] == ["disclosure", "disputes"]


def test_a_removed_cell_shortens_its_row_and_an_empty_one_does_not():
    assert len(numbers(DRAFT.edit({"requests/received/other": None}), "requests")[3]) == 6
    assert numbers(DRAFT.edit({"requests/received/other": ""}), "requests")[3] == [
        "8",
        "2",
        "0",
        "0",
        "0",
        "",
        "10",
    ]


def test_a_group_without_rows_is_a_row_of_its_own():
    rows = ("other-not-corrected", "other-unpaid", "other-rest")
    grid = sheet_of(DRAFT.edit({f"requests/{row}": None for row in rows}), "requests").grid
    assert [box.text for box in grid[-3]] == ["（六）其他处理", *"0000000"]


def test_the_head_can_be_narrower_than_the_rows():
    grid = sheet_of(DRAFT.edit({"requests/span": "2"}), "requests").grid
    assert [sum(box.across for box in row) for row in grid[:4]] == [8, 6, 5, 10]


def test_a_line_of_html_stands_as_it_is():
    page = MARKUPS["word"].render(DRAFT.edit({"sections/requests": '<img src="table3.png">'}))
    assert '<img src="table3.png">' in page


def test_the_tables_are_laid_out_as_prescribed():
    counts = {key: sum(map(len, numbers(DRAFT, key))) for key in ("disclosure", "requests", "disputes")}
    assert counts == {"disclosure": 10, "requests": 175, "disputes": 15}
    for key, width in {"disclosure": 4, "requests": 10, "disputes": 15}.items():
        assert {sum(box.across for box in row) for row in unspanned(sheet_of(DRAFT, key).grid)} == {width}


@each_draft
def test_clean_drafts_balance(draft):
    for equation in draft.layout.form.equations:
        sides = [sum(Decimal(draft[key]) for key in side) for side in (equation.left, equation.right)]
        assert sides[0] == sides[1], equation.key


def test_markups_are_named_by_their_files():
    files = Path(markups.__file__).parent.glob("[a-z]*.py")
    assert set(MARKUPS) == {file.stem.replace("_", "-") for file in files}


def bare(text):
    """Letters and digits only, so that markups may differ in punctuation, width and spaces."""
    return re.sub(r"[^\w]|_|[\ue000-\uf8ff]", "", unicodedata.normalize("NFKC", text))


UNSEEN = (
    "//body//*[self::script or self::style or self::template or contains(@style, 'display')]"
    " | //body//comment()"
)


@each_markup
@each_draft
def test_markups_keep_every_text_in_order(draft, markup):
    if markup.name == "lost-labels":
        draft = draft.edit(
            dict.fromkeys((key for key in draft.texts if key.endswith(("/label", "/bar"))), "")
        )
    page = lxml.html.document_fromstring(
        markup.encode(draft), parser=lxml.html.HTMLParser(encoding=markup.encoding)
    )
    for hidden in page.xpath(UNSEEN):
        hidden.drop_tree()
    text = bare("".join(page.body.itertext()))
    at = 0
    for expected in chain([draft["title"]], *map(texts, flow(draft))):
        found = text.find(bare(expected), at)
        assert found >= 0, expected
        at = found + len(bare(expected))


def texts(item):
    return [box.text for row in item.sheet.grid for box in row] if item.sheet else [item.text]


def test_bytes_are_in_the_encoding_of_the_markup():
    assert "云溪县" in MARKUPS["gb2312"].encode(DRAFT).decode("gb18030")
    assert b"charset=gb2312" in MARKUPS["gb2312"].encode(DRAFT)


def test_the_fixtures_are_what_the_kit_writes():
    folder = Path(__file__).parents[1] / "fixtures"
    pages = dict(runpy.run_path(str(folder / "generate.py"))["pages"]())
    outdated = [name for name, content in pages.items() if (folder / name).read_bytes() != content]
    assert not outdated, "run: python fixtures/generate.py"
    folders = {name.partition("/")[0] for name in pages}
    committed = {str(path.relative_to(folder)) for name in folders for path in (folder / name).glob("*.html")}
    assert committed == set(pages)


def test_pages_are_written_for_trying_rules(tmp_path, capsys):
    edits = ["--edit", "requests/received/total=77", "--edit", "sections/problems"]
    assert main([str(tmp_path), "--draft", "annual-2021/county", "--markup", "clean", *edits]) == 0
    assert capsys.readouterr().out == f"{tmp_path / 'clean.html'}\n"
    page = (tmp_path / "clean.html").read_text(encoding="utf-8")
    assert "<td>77</td>" in page
    assert "五、存在的主要问题及改进情况</h2>" not in page


def test_a_misspelt_key_on_the_command_line_is_named(tmp_path, capsys):
    with pytest.raises(SystemExit) as stop:
        main([str(tmp_path), "--edit", "request/received/total=77"])
    assert stop.value.code == 2
    assert "did you mean requests/received/total" in capsys.readouterr().err
