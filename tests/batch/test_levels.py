"""A county and the bodies below it, of which one row of the list is wrong."""

import csv
from contextlib import chdir, closing

from reportlint.cli import main
from reportlint.runs.folder import open_run
from reportlint.testing.markups import MARKUPS

from .district import YEARS, county
from .office import ALWAYS


def said_of_the_government(folder, wrong):
    government, *below = county(1, "云溪县", 5)
    rows = [("单位", "网址", "上级单位", "年度")]
    for number, filed in enumerate((government, *below)):
        page = f"{number}.html"
        (folder / page).write_bytes(MARKUPS["clean"].encode(filed.drafts[YEARS[-1]]))
        address = "nothing-there.html" if filed is below[wrong] else page
        superior = "" if filed is government else government.body.name
        rows.append((filed.body.name, address, superior, str(YEARS[-1])))
    with (folder / "list.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    with chdir(folder):
        main(["batch", "list.csv", "--run", "run", "--select", "hierarchy", *ALWAYS])
    run = open_run(folder / "run")
    with closing(run.store):
        result = next(iter(run.results()))
    return below[wrong].body.name, result.outcome


def test_a_body_whose_row_is_wrong_has_no_report(tmp_path):
    name, outcome = said_of_the_government(tmp_path, wrong=1)
    assert outcome.findings == ()
    (notice,) = (one for one in outcome.notices if one.code == "parts-unread")
    assert name in notice.message.zh
