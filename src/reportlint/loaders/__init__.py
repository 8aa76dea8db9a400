"""From a file to pages: each kind of file has one loader."""

from reportlint.loaders.load import Loader, Unreadable, load, load_path

__all__ = ["Loader", "Unreadable", "load", "load_path"]
