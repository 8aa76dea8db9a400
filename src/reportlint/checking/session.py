"""What judging takes, made from a configuration: catalogue, rules, forms, linter."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from reportlint.checking.attached import with_attachments
from reportlint.checking.extensions import Extensions, formats_of, forms_of, readers_of
from reportlint.checking.failures import unknown_targets
from reportlint.checking.inputs import STDIN
from reportlint.config.config import Config
from reportlint.engine import Linter
from reportlint.loaders import Loader, Unreadable, load, load_path
from reportlint.loaders.load import shown_path
from reportlint.loaders.loader import unread
from reportlint.model.errors import UsageError, nearest
from reportlint.model.finding import Crash, Origin, Outcome, Problem, ProblemSide, Severity
from reportlint.model.form import Clause, Form
from reportlint.model.message import Message
from reportlint.outputs import FORMATS, Extension, Run
from reportlint.outputs.totals import FailOn
from reportlint.page import Page
from reportlint.page.problems import problem
from reportlint.rules import catalog as catalogue
from reportlint.rules.catalog import Catalog
from reportlint.rules.rule import Rule
from reportlint.rules.settings import check_names, options, severities
from reportlint.rules.targets import across
from reportlint.support import limits
from reportlint.support.collecting import collect
from reportlint.support.limits import set_limits
from reportlint.support.version import version

_ACROSS = Message(
    "选中的规则都是几份报告之间的比较，只用于批量核查（reportlint batch）。",
    "The selected rules all compare reports: they run in reportlint batch only.",
)


@dataclass(frozen=True)
class Session:
    """Ready to judge."""

    config: Config
    as_of: date
    catalog: Catalog
    rules: tuple[Rule, ...]
    forms: tuple[Form, ...]
    readers: Extensions
    """What plugins bring for reading."""
    severities: Mapping[str, Severity]
    linter: Linter
    failures: tuple[Crash, ...]
    """Plugins, hooks and rule files that can't be used."""
    stdin: str | None = None
    """The file that stands on standard input, where its name is known."""

    @property
    def loaders(self) -> tuple[Loader, ...]:
        """The loaders of plugins."""
        return self.readers.loaders

    @property
    def clauses(self) -> Mapping[str, Clause]:
        """The clauses of all forms."""
        return clauses(self.forms)

    def run(self, *, several: bool = False) -> Run:
        """What writers are told; with `several`, reports were judged beside one another, too.

        Raises UsageError where all selected rules are of several reports and only single ones are judged.
        """
        rules = self.rules if several else tuple(rule for rule in self.rules if not across(rule.each))
        if self.rules and not rules:
            raise UsageError(_ACROSS)
        return Run(
            version=version(),
            as_of=self.as_of,
            language=self.config.language,
            rules=rules,
            extensions=tuple(Extension(one.name, one.version) for one in self.catalog.plugins),
            clauses=self.clauses,
            severities=self.severities,
            fail_on=self.config.fail_on or FailOn.ERROR,
            show_passed=self.config.show_passed,
            show_suppressed=self.config.show_suppressed,
            statistics=self.config.statistics,
            quiet=self.config.quiet,
            color=self.config.color,
            docs_url=self.config.docs_url or "",
        )

    def judge(self, item: str) -> list[Outcome]:
        """The outcomes of one input: a path, or `-`. Whatever goes wrong is an outcome too."""
        try:
            outcomes = [self.outcome(page) for page in self.pages(item)]
        except Exception as error:
            return [self.lost(item, f"{type(error).__name__}: {error}")]
        return with_attachments(self.readers.told(outcomes))

    def outcome(self, page: Page | Unreadable) -> Outcome:
        """The outcome of one page."""
        return self.linter.unreadable(page) if isinstance(page, Unreadable) else self.linter.lint(page)

    def lost(self, item: str, reason: str) -> Outcome:
        """The outcome of an input on which the tool itself failed."""
        origin = Origin(item, None if item == STDIN else item, None, "", 0, "", "", None, 0)
        failure = problem("loader-crashed", side=ProblemSide.OURS, loader="reportlint", reason=reason)
        return self.linter.unreadable(Unreadable(origin, failure))

    def unread(self, address: str, failure: Problem) -> Outcome:
        """The outcome of an address of which nothing was read."""
        return self.linter.unreadable(unread(b"", address, None, address, failure))

    def pages(self, item: str) -> Iterator[Page | Unreadable]:
        """The pages of one input: a path, or `-`."""
        if item == STDIN:
            data = sys.stdin.buffer.read(limits.FILE_BYTES + 1)
            shown = shown_path(self.stdin) if self.stdin else None
            return load(data, name=self.stdin or "stdin", path=shown, loaders=self.loaders)
        return load_path(item, loaders=self.loaders)


def prepared(config: Config) -> Session:
    """A bench as the configuration asks for it, whose limits hold in this process. Raises UsageError."""
    set_limits(config.limits)
    catalog = catalog_of(config)
    forms, crashes = forms_of(catalog)
    if config.form is not None and config.form not in (known := [form.id for form in forms]):
        hint = nearest(config.form, known)
        raise UsageError(
            Message(
                f"没有名为“{config.form}”的格式。{hint.zh}", f"There is no form “{config.form}”.{hint.en}"
            )
        )
    rules = catalog.selected(config.select, config.ignore)
    lost = list(unknown_targets(rules, forms))
    check_names(config.rules, catalog.rules, config.source)
    readers = readers_of(catalog)
    as_of, weights = config.as_of or date.today(), severities(catalog.rules, config.rules)
    linter = Linter(
        rules,
        forms,
        as_of,
        form=config.form,
        body=config.body,
        options=options(rules, config.rules, config.source),
        severities=weights,
        pages=_shown(config, catalog),
        name_form=readers.name_form if readers.plugins else None,
    )
    failures = (*catalog.failures, *crashes, *lost, *readers.failures)
    collect()
    return Session(config, as_of, catalog, rules, forms, readers, weights, linter, failures)


def _shown(config: Config, catalog: Catalog) -> bool:
    """Whether a format that was asked for shows pages."""
    names = {spec.partition("=")[0] for spec in config.output or ()}
    formats = FORMATS if names <= FORMATS.keys() else formats_of(catalog)[0]
    return any(formats[name].pages for name in names if name in formats)


def catalog_of(config: Config) -> Catalog:
    """The catalogue with the user's own folders of rules. Raises UsageError for a folder that is none."""
    for folder in config.rule_folders:
        if not folder.is_dir():
            raise UsageError(Message(f"没有目录“{folder}”。", f"There is no folder “{folder}”."))
    return catalogue.load(isolated=config.isolated, folders=config.rule_folders)


def clauses(forms: Sequence[Form]) -> dict[str, Clause]:
    """The clauses of all forms; where two have one, that of the newer form."""
    return {id_: clause for form in reversed(forms) for id_, clause in form.clauses.items()}
