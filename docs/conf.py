"""How Sphinx builds the site: `make site`."""

from pathlib import Path

from sphinx.application import Sphinx
from sphinx.search.zh import SearchChinese

project = "reportlint"
copyright = "reportlint contributors"
language = "zh_CN"
# Words of Chinese are told apart by jieba.
html_search_language = "zh"
html_search_options = {"dict": str(Path(__file__).with_name("search-words.txt"))}
extensions = ["myst_parser"]
exclude_patterns = ["*.py", "*.txt"]
html_theme = "alabaster"
html_theme_options = {"page_width": "1080px", "sidebar_width": "240px"}
html_show_sphinx = False
myst_heading_anchors = 3
# Pages that are printed from the program link to one another and to the repository's own files.
suppress_warnings = ["myst.xref_missing", "toc.not_included", "misc.highlighting_failure"]


class ChineseSearch(SearchChinese):
    """Splits what is sought as the index was split."""

    # Latin words are stemmed as English ones. Sphinx 9 looks for a stemmer of this name.
    language_name = "English"
    js_splitter_code = Path(__file__).with_name("search.js").read_text(encoding="utf-8")


def setup(app: Sphinx) -> None:
    """Called by Sphinx."""
    app.add_search_language(ChineseSearch)
