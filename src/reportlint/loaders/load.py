"""Choose the loader for an input and run it."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Final

from reportlint.loaders import archive, binary, docx, html, mhtml, ofd, office, pdf, text
from reportlint.loaders.loader import Loader, Unreadable, unread
from reportlint.model.finding import Problem
from reportlint.page import Page
from reportlint.page.problems import over_budget, problem, size
from reportlint.support import limits
from reportlint.support.budget import Overrun, within_budget
from reportlint.support.refusals import reason_of


def load(
    data: bytes,
    *,
    name: str,
    path: str | None = None,
    url: str | None = None,
    loaders: Sequence[Loader] = (),
) -> Iterator[Page | Unreadable]:
    """The pages in the bytes of one file; one Unreadable where there is none. Raises nothing.

    `name` is what the user called it, `path` the file that places refer to. `loaders` are tried before the
    ones of this package.
    """
    for loader in (*loaders, *LOADERS):
        try:
            if not loader.matches(data, name):
                continue
            if loader.container:
                yield from loader.load(data, name, path, url)
                return
            pages = within_budget(partial(_pages, loader, data, name, path, url))
            if isinstance(pages, Overrun):
                yield unread(data, name, path, url, over_budget(pages))
            else:
                yield from pages
            return
        except Exception as error:
            reason = " ".join(f"{type(error).__name__}: {error}".split())[:200]
            yield unread(data, name, path, url, problem("loader-crashed", loader=loader.name, reason=reason))
            return


def _pages(
    loader: Loader, data: bytes, name: str, path: str | None, url: str | None
) -> list[Page | Unreadable]:
    return list(loader.load(data, name, path, url))


def load_path(path: str | Path, *, loaders: Sequence[Loader] = ()) -> Iterator[Page | Unreadable]:
    """The pages in a file; one Unreadable where it cannot be read. Raises nothing."""
    name = str(path)
    shown = shown_path(path)
    data = _bytes(Path(path))
    if isinstance(data, Problem):
        yield unread(b"", name, shown, None, data)
    else:
        yield from load(data, name=name, path=shown, loaders=loaders)


def suffixes(loaders: Sequence[Loader] = ()) -> tuple[str, ...]:
    """The endings of files that can be read."""
    return tuple(suffix for loader in (*loaders, *LOADERS) for suffix in loader.suffixes)


def _member(data: bytes, name: str, path: str | None) -> Iterator[Page | Unreadable]:
    return load(data, name=name, path=path)


LOADERS: Final[tuple[Loader, ...]] = (
    docx.LOADER,
    office.LOADER,
    pdf.LOADER,
    ofd.LOADER,
    archive.loader(archive.Members(_member, suffixes)),
    binary.LOADER,
    mhtml.LOADER,
    text.LOADER,
    html.LOADER,
)
"""The kinds of file that are read, in the order they are tried; the last one takes what is left."""


def _bytes(path: Path) -> bytes | Problem:
    try:
        # Bounded by what is read, not by what the file system says: pipes have no size.
        with path.open("rb") as file:
            data = file.read(limits.FILE_BYTES + 1)
    except PermissionError:
        return problem("no-permission")
    except (FileNotFoundError, NotADirectoryError, ValueError):
        return problem("no-match" if glob.has_magic(str(path)) else "not-found")
    except OSError as error:
        return problem("not-readable", reason=reason_of(error))
    if len(data) > limits.FILE_BYTES:
        return problem("too-large", size=f"> {size(limits.FILE_BYTES)}", limit=size(limits.FILE_BYTES))
    return data


def shown_path(path: str | Path) -> str:
    """The path as seen from the working folder, where it is below it, with forward slashes."""
    try:
        return Path(os.path.abspath(path)).relative_to(Path.cwd()).as_posix()  # noqa: PTH100
    except (ValueError, OSError):
        return Path(path).as_posix()
