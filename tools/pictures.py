"""Draw the pictures of the documentation: `make pictures`. Needs the extras `batch` and `browser`, and Chromium.

The terminal as SVG by rich, the marked page, the overview of a batch as small PNGs by Chromium. The reports are the
repository's own and some made up here.
"""

from __future__ import annotations

import csv
import io
import os
import re
import shutil
import tempfile
from contextlib import chdir, redirect_stdout
from html import unescape
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright
from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from reportlint.cli import main as reportlint
from reportlint.testing import MARKUPS
from tests.batch.district import county

ROOT = Path(__file__).parents[1]
PICTURES = ROOT / "docs" / "pictures"
FAULTY = "fixtures/demo/wrong-sum.html"
COLOURS = 64
EDITS: dict[int, dict[str, str | None]] = {
    2: {"requests/granted/natural": "+1"},
    5: {"disputes": None},
    7: {"published": "2026-02-11"},
    9: {"sections/other": "我局没有其他需要报告的事项。"},
    12: {"sections/problems": None},
}
"""What is wrong with the reports of a made-up county, by their place in it."""
TEXT = re.compile(r'(<text [^>]*textLength=")[^"]*("[^>]*>)([^<]*)')
WIDTH = 12.2
"""Of a column in an SVG of rich."""


def main() -> None:
    """Draw them all."""
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, chdir(ROOT):
        _terminal(PICTURES / "terminal.svg")
        page, index = Path(folder, "page.html"), Path(folder, "run", "outputs", "index.html")
        _run("check", FAULTY, "-o", f"html={page}", "--isolated", "--as-of", "2025-06-01")
        _batch(Path(folder))
        with sync_playwright() as playwright:
            program = next(
                filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
            )
            browser = playwright.chromium.launch(executable_path=program, chromium_sandbox=os.geteuid() != 0)
            for file, name, height in ((page, "page", 760), (index, "index", 1180)):
                view = browser.new_page(viewport={"width": 1280, "height": height})
                view.goto(file.as_uri())
                view.wait_for_selector("#wait", state="hidden")
                if name == "page":
                    view.get_by_text("“7”，第 56 行").click()
                    view.wait_for_timeout(500)
                _small(view.screenshot(), PICTURES / f"{name}.png")
            browser.close()


def _run(*words: str) -> str:
    out = io.StringIO()
    with redirect_stdout(out):
        reportlint(list(words))
    return out.getvalue()


def _terminal(file: Path) -> None:
    """The table as a terminal of 80 columns shows it."""
    os.environ["COLUMNS"] = "80"
    said = _run("check", FAULTY, "--isolated", "--as-of", "2025-06-01", "--color", "always")
    console = Console(record=True, width=80, file=io.StringIO())
    console.print(Text.from_ansi(f"$ reportlint check {FAULTY}\n\n{said}"), soft_wrap=True)
    # Rich takes each character for one column wide.
    svg = TEXT.sub(
        lambda found: f"{found[1]}{cell_len(unescape(found[3])) * WIDTH:.1f}{found[2]}{found[3]}",
        console.export_svg(title="reportlint"),
    )
    file.write_text(svg, encoding="utf-8")


def _batch(folder: Path) -> None:
    """A run over made-up reports."""
    with (folder / "list.csv").open("w", encoding="utf-8-sig", newline="") as out:
        rows = csv.writer(out)
        rows.writerow(("单位", "网址", "年度", "上级单位"))
        for number, filed in enumerate(county(1, "云溪县", 24)):
            draft = filed.drafts[2025].edit(EDITS.get(number, {}))
            (folder / f"{number}.html").write_bytes(MARKUPS[filed.markup].encode(draft))
            rows.writerow((filed.body.name, f"{number}.html", "2025", filed.body.superior))
    with chdir(folder):
        _run("batch", "list.csv", "--run", "run", "--isolated", "--as-of", "2026-04-10")
        _run("hand-over", "run", "--only", "index", "--isolated")


def _small(picture: bytes, file: Path) -> None:
    """With few colours."""
    image = Image.open(io.BytesIO(picture)).convert("RGB")
    image.quantize(COLOURS, dither=Image.Dither.NONE).save(file, optimize=True)


if __name__ == "__main__":
    main()
