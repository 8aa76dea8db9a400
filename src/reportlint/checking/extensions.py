"""Loaders, formats and forms of plugins, contained: one that fails costs itself and is named."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from reportlint.fetch import warc_loader
from reportlint.forms import FormError, load_forms
from reportlint.loaders import Loader, Unreadable
from reportlint.loaders.loader import unread
from reportlint.model.errors import UsageError
from reportlint.model.finding import Crash, Outcome
from reportlint.model.form import Form
from reportlint.model.message import Message
from reportlint.outputs import FORMATS, Format
from reportlint.page import Page
from reportlint.page.problems import problem
from reportlint.plugins.manager import Plugin, ask, offered
from reportlint.rules.catalog import Catalog
from reportlint.support import limits
from reportlint.support.sandbox import CaughtError, Guard, caught
from reportlint.support.toml import parsed_toml


def forms_of(catalog: Catalog) -> tuple[tuple[Form, ...], list[Crash]]:
    """The forms in all data folders, without those of folders that can't be used.

    Raises UsageError where ours can't be.
    """
    crashes = []
    good = [folder.path for folder in catalog.data[:1]]
    forms = _forms(good)
    if isinstance(forms, CaughtError):
        raise UsageError(Message(f"格式文件有误：{forms.error}", f"A form file is wrong: {forms.error}"))
    for folder in catalog.data[1:]:
        if not _has_forms(folder.path):
            continue
        more = _faulty(folder.path) or _forms([*good, folder.path])
        if isinstance(more, CaughtError):
            crashes.append(folder.plugin.crash("forms", more, str(folder.path)))
        else:
            good.append(folder.path)
            forms = more
    return forms, crashes


def _has_forms(folder: Any) -> bool:
    try:
        return bool((folder / "forms").is_dir())
    except Exception:
        return False


def _faulty(folder: Any) -> CaughtError | None:
    """The first fault of a stranger's form file; ours are checked by tests."""
    from reportlint.forms.file import faults

    try:
        for file in sorted((folder / "forms").iterdir(), key=lambda entry: entry.name):
            if file.name.endswith(".toml"):
                for say in faults(parsed_toml(file.read_text(encoding="utf-8"))):
                    said = Message(f"{file.name}：{say.zh}", f"{file.name}: {say.en}")
                    return CaughtError(said.en, said)
    except Exception as error:
        return caught(error)
    return None


def _forms(folders: list[Any]) -> tuple[Form, ...] | CaughtError:
    try:
        return load_forms(
            [folder / "forms" for folder in folders], [folder / "lexicons" for folder in folders]
        )
    except FormError as error:
        return CaughtError(str(error))
    except Exception as error:
        return caught(error)


def formats_of(catalog: Catalog) -> tuple[dict[str, Format], list[Crash]]:
    """All formats by name, and what failed."""
    given, crashes = offered(catalog.plugins, "reportlint_outputs", Format, FORMATS)
    made = {found.name: replace(found, plugin=plugin.title) for plugin, found in given}
    return {**FORMATS, **made}, crashes


@dataclass
class Extensions:
    """What plugins bring for reading, contained, and which of them failed."""

    loaders: tuple[Loader, ...]
    failures: list[Crash]
    """Loaders that can't be used at all."""
    plugins: tuple[Plugin, ...] = ()
    crashes: list[Crash] = field(default_factory=list)
    """What failed on the input at hand."""

    def name_form(self, page: Page) -> str | None:
        """The form that a plugin says the page was written to."""
        name, crashes = ask(self.plugins, "reportlint_form", page=page)
        self.crashes.extend(crashes)
        return name if isinstance(name, str) else None

    def told(self, outcomes: list[Outcome]) -> list[Outcome]:
        """The outcomes of the input at hand; the first one tells what failed on it."""
        failed = tuple(self.crashes)
        self.crashes.clear()
        if not (failed and outcomes):
            return outcomes
        first = replace(outcomes[0], crashes=(*failed, *outcomes[0].crashes))
        return [first, *outcomes[1:]]


def readers_of(catalog: Catalog) -> Extensions:
    """What plugins bring for reading."""
    given, failures = offered(catalog.plugins, "reportlint_loaders", Loader)
    found = Extensions((), failures, tuple(one for one in catalog.plugins if "reportlint_form" in one.hooks))
    contained = (_contained(plugin, loader, found.crashes) for plugin, loader in given)
    # What was kept of live pages is a file like any other, but only the part that fetches knows it.
    found.loaders = (*contained, warc_loader.LOADER)
    return found


def _contained(plugin: Plugin, loader: Loader, crashes: list[Crash]) -> Loader:
    """The loader; once it has failed to tell what is its kind, it is not asked again."""
    broken = False

    def matches(data: bytes, name: str) -> bool:
        nonlocal broken
        if broken:
            return False
        with Guard() as guard:
            answer = guard.run(f"{plugin.title}: {loader.name}", lambda: bool(loader.matches(data, name)))
        if isinstance(answer, CaughtError):
            broken = True
            crashes.append(plugin.crash(loader.name, answer, name))
            return False
        return answer

    def load(data: bytes, name: str, path: str | None, url: str | None) -> Iterator[Page | Unreadable]:
        with Guard(limits.CLOCK * limits.CONVERT_SECONDS) as guard:
            pages = guard.run(loader.name, lambda: list(loader.load(data, name, path, url)))
        if (
            not isinstance(pages, CaughtError)
            and pages
            and all(isinstance(p, Page | Unreadable) for p in pages)
        ):
            yield from pages
            return
        failure = pages if isinstance(pages, CaughtError) else CaughtError("it gave no page")
        crashes.append(plugin.crash(loader.name, failure, name))
        yield unread(
            data, name, path, url, problem("loader-crashed", loader=plugin.title, reason=failure.error)
        )

    return replace(loader, matches=matches, load=load)
