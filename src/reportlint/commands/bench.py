"""What judging takes, made from a configuration: catalogue, rules, forms, linter."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from reportlint import catalog as catalogue
from reportlint.catalog import Catalog
from reportlint.commands.inputs import STDIN
from reportlint.config import Config
from reportlint.engine import Linter
from reportlint.forms import FormError, load_forms
from reportlint.hookspecs import API
from reportlint.limits import FILE_BYTES
from reportlint.loaders import Loader, Unreadable, load, load_path
from reportlint.model.finding import Crash, Origin, Outcome, Severity
from reportlint.model.form import Clause, Form
from reportlint.model.misuse import Misuse, nearest
from reportlint.model.say import Say
from reportlint.outputs import Extension, Run
from reportlint.outputs.totals import FailOn
from reportlint.page import Page
from reportlint.plugins import gather
from reportlint.problems import problem
from reportlint.rule import Rule
from reportlint.tuning import check_ids, options, severities


@dataclass(frozen=True)
class Bench:
    """Ready to judge."""

    config: Config
    as_of: date
    catalog: Catalog
    rules: tuple[Rule, ...]
    forms: tuple[Form, ...]
    loaders: tuple[Loader, ...]
    severities: Mapping[str, Severity]
    linter: Linter
    failures: tuple[Crash, ...]
    """Plugins, hooks and rule files that can't be used."""

    @property
    def clauses(self) -> Mapping[str, Clause]:
        """The clauses of all forms."""
        return clauses(self.forms)

    def run(self) -> Run:
        """What writers are told."""
        return Run(
            version=version(),
            as_of=self.as_of,
            language=self.config.language,
            rules=self.rules,
            extensions=tuple(Extension(one.name, one.version) for one in self.catalog.plugins),
            clauses=self.clauses,
            severities=self.severities,
            fail_on=self.config.fail_on or FailOn.ERROR,
            show_passed=self.config.show_passed,
        )

    def judge(self, item: str) -> list[Outcome]:
        """The outcomes of one input: a path, or `-`. Whatever goes wrong is an outcome too."""
        try:
            return [
                self.linter.unreadable(page) if isinstance(page, Unreadable) else self.linter.lint(page)
                for page in self._pages(item)
            ]
        except Exception as error:
            return [self.lost(item, f"{type(error).__name__}: {error}")]

    def lost(self, item: str, reason: str) -> Outcome:
        """The outcome of an input on which the tool itself failed."""
        origin = Origin(item, None if item == STDIN else item, None, "", 0, "", "", None, 0)
        failure = problem("loader-crashed", loader="reportlint", reason=reason)
        return self.linter.unreadable(Unreadable(origin, failure))

    def _pages(self, item: str) -> Iterator[Page | Unreadable]:
        if item == STDIN:
            data = sys.stdin.buffer.read(FILE_BYTES + 1)
            return load(data, name="stdin", loaders=self.loaders)
        return load_path(item, loaders=self.loaders)


def prepared(config: Config) -> Bench:
    """A bench as the configuration asks for it. Raises Misuse."""
    catalog = catalogue.load(isolated=config.isolated)
    forms = forms_of(catalog)
    if config.form is not None and config.form not in (known := [form.id for form in forms]):
        hint = nearest(config.form, known)
        raise Misuse(
            Say(f"没有名为“{config.form}”的格式。{hint.zh}", f"There is no form “{config.form}”.{hint.en}")
        )
    rules = catalog.selected(config.select, config.ignore)
    if isinstance(rules, Misuse):
        raise rules
    check_ids(config.rules, catalog.by_id, config.source)
    loaders, crashes = gather(catalog.plugins, "reportlint_loaders", api=API)
    as_of, weights = config.as_of or date.today(), severities(config.rules)
    linter = Linter(
        rules,
        forms,
        as_of,
        form=config.form,
        options=options(rules, config.rules, config.source),
        severities=weights,
    )
    failures = (*catalog.failures, *crashes)
    found = tuple(loader for _, loader in loaders)
    return Bench(config, as_of, catalog, rules, forms, found, weights, linter, failures)


def forms_of(catalog: Catalog) -> tuple[Form, ...]:
    """The forms in all data folders. Raises Misuse for one that can't be used."""
    try:
        return load_forms([folder / "forms" for folder in catalog.data])
    except FormError as error:
        raise Misuse(Say(f"格式文件有误：{error}", f"A form file is wrong: {error}")) from None


def clauses(forms: Sequence[Form]) -> dict[str, Clause]:
    """The clauses of all forms; where two have one, that of the newer form."""
    return {id_: clause for form in reversed(forms) for id_, clause in form.clauses.items()}


def version() -> str:
    """The tool's own."""
    from importlib.metadata import PackageNotFoundError
    from importlib.metadata import version as installed

    try:
        return installed("reportlint")
    except PackageNotFoundError:
        return "0"
