"""From a file to pages: each kind of file has one loader."""

from reportlint.loaders.load import LOADERS, load, load_path, suffixes
from reportlint.loaders.loader import Loader, Unreadable, page_from_html

__all__ = ["LOADERS", "Loader", "Unreadable", "load", "load_path", "page_from_html", "suffixes"]
