"""All rules there are, whoever brought them: checked, in a fixed order, ready to be chosen from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, is_dataclass, replace
from functools import cached_property
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, Final, NamedTuple

from reportlint.model.errors import UsageError, choices, nearest
from reportlint.model.finding import Crash, Severity
from reportlint.model.groups import GROUPS, group_called
from reportlint.model.message import Message
from reportlint.plugins import manager as host
from reportlint.plugins.hookspecs import API
from reportlint.plugins.manager import Plugin
from reportlint.rules.declared import KINDS, Kind, RuleFileFault, read_folder
from reportlint.rules.declared.read import ID
from reportlint.rules.rule import Rule
from reportlint.rules.targets import parse_each
from reportlint.support.sandbox import CaughtError

_ORDER: Final = {group: place for place, group in enumerate(GROUPS)}


class Folder(NamedTuple):
    """A folder of forms and declared rules, and who brought it."""

    plugin: Plugin
    path: Traversable


@dataclass(frozen=True)
class Catalog:
    """The rules, and where they came from."""

    rules: tuple[Rule, ...]
    """Ours first, then by plugin; by group and id within."""
    plugins: tuple[Plugin, ...] = ()
    failures: tuple[Crash, ...] = ()
    """Plugins, hooks, rule files and rules that can't be used."""
    data: tuple[Folder, ...] = ()
    """The folders that hold `forms/` and `checks/`, ours first."""
    kinds: Mapping[str, Kind] = field(default_factory=lambda: KINDS)
    """The kinds of declared rule by name."""

    @cached_property
    def by_id(self) -> Mapping[str, Rule]:
        """The rules by their ids."""
        return {rule.id: rule for rule in self.rules}

    @property
    def groups(self) -> tuple[str, ...]:
        """The groups that have rules, in order."""
        return tuple(dict.fromkeys(rule.group for rule in sorted(self.rules, key=_group)))

    @property
    def _lost(self) -> Message:
        """What could not be loaded, as a sentence: among it may be what is sought."""
        if not self.failures:
            return Message("", "")
        zh, en = zip(*(crash.in_words for crash in self.failures), strict=True)
        return Message(f"没有载入的有：{'；'.join(zh)}。", f" Not loaded: {'; '.join(en)}.")

    def selected(self, select: Iterable[str] = (), ignore: Iterable[str] = ()) -> tuple[Rule, ...]:
        """The rules to run, in the catalogue's order; without `select` all that are enabled.

        A word is an id, a group (by id or name), or the beginning of ids. A rule that is not enabled runs only when its id is
        selected. Raises UsageError, with the nearest name, where a word names nothing.
        """
        chosen = [group_called(word) or word for word in select]
        left_out = [group_called(word) or word for word in ignore]
        for word in (*chosen, *left_out):
            if not any(_named(rule, word) for rule in self.rules):
                hint, lost = nearest(word, [*self.by_id, *self.groups]), self._lost
                raise UsageError(
                    Message(
                        f"没有名为“{word}”的规则或分组。{hint.zh}{lost.zh}",
                        f"There is no rule or group “{word}”.{hint.en}{lost.en}",
                    )
                )
        return tuple(
            rule
            for rule in self.rules
            if (rule.id in chosen or (rule.enabled and (not chosen or _any(rule, chosen))))
            and not _any(rule, left_out)
        )


def _named(rule: Rule, word: str) -> bool:
    return word in (rule.id, rule.group) or rule.id.startswith(word)


def _any(rule: Rule, words: Iterable[str]) -> bool:
    return any(_named(rule, word) for word in words)


def _group(rule: Rule) -> int:
    return _ORDER.get(rule.group, len(_ORDER))


def load(*, isolated: bool = False, folders: Iterable[Path] = ()) -> Catalog:
    """The catalogue of everything installed, and of the rules in the user's own folders.

    With `isolated`, of our own rules and the folders.
    """
    found = host.load(host.installed(isolated=isolated))
    return build(found, folders)


def build(plugins: Iterable[Plugin], folders: Iterable[Path] = ()) -> Catalog:
    """The catalogue of some plugins and folders."""
    plugins = tuple(plugins)
    failures = [crash for plugin in plugins for crash in plugin.failures]
    given, crashes = host.gather(plugins, "reportlint_rules", api=API)
    failures += crashes
    offered, crashes = host.offered(plugins, "reportlint_kinds", Kind, KINDS)
    failures += crashes
    kinds = dict(KINDS)
    for plugin, kind in offered:
        if isinstance(kind.options, type) and is_dataclass(kind.options):
            kinds[kind.name] = kind
        else:
            said = Message(
                f"{kind.name} 的 options 应为 dataclass", f"options of {kind.name} must be a dataclass"
            )
            failures.append(plugin.crash("reportlint_kinds", CaughtError(said.en, said)))
    data, crashes = host.gather(plugins, "reportlint_data", api=API)
    failures += crashes
    places = [Folder(*pair) for pair in data] + [Folder(_owner(path), path) for path in folders]
    for plugin, folder in places:
        rules, flaws = _declared(plugin, folder, kinds, failures)
        given += [(plugin, rule) for rule in rules]
        failures += [plugin.crash(flaw.rule or "checks", _told(flaw), flaw.where) for flaw in flaws]
    order = {plugin.title: n for n, plugin in enumerate(plugins)}
    rules = sorted(
        _accepted(given, failures),
        key=lambda rule: (order.get(rule.plugin, len(order)), _group(rule), rule.id),
    )
    return Catalog(tuple(rules), plugins, tuple(failures), tuple(places), kinds)


def _owner(folder: Path) -> Plugin:
    """A user's own folder, as the bringer of its rules."""
    return Plugin(str(folder), "", folder=True)


def _declared(
    plugin: Plugin, folder: Any, kinds: Mapping[str, Kind], failures: list[Crash]
) -> tuple[list[Rule], list[RuleFileFault]]:
    try:
        # A user's folder may hold its rules anywhere; a plugin's has them in `checks/`, beside its forms.
        home = folder if plugin.folder else folder / "checks"
        rules, flaws = read_folder(home, kinds) if home.is_dir() else ([], [])
    except Exception as error:
        failures.append(
            plugin.crash("reportlint_data", CaughtError(f"{type(error).__name__}: {error}"), str(folder))
        )
        return [], []
    if plugin.folder and not rules and not flaws and not (folder / "forms").is_dir():
        failures.append(plugin.crash("checks", _EMPTY))
    return rules, flaws


_EMPTY: Final = CaughtError(
    "no file *.toml in the folder", Message("目录中没有 .toml 文件", "no file *.toml in the folder")
)


def _told(flaw: RuleFileFault) -> CaughtError:
    said = Message(f"{flaw.where}：{flaw.say.zh}", f"{flaw.where}: {flaw.say.en}")
    return CaughtError(said.en, said)


def _accepted(given: Iterable[tuple[Plugin, Any]], failures: list[Crash]) -> Iterator[Rule]:
    """The rules that can be used, each with its bringer; the later of two with one id is not."""
    owners: dict[str, Plugin] = {}
    told: Counter[str] = Counter()
    for plugin, rule in given:
        said = _fault(plugin, rule, owners)
        if said is None:
            owners[rule.id] = plugin
            yield replace(rule, plugin=plugin.title)
        elif isinstance(rule, Rule):
            failures.append(plugin.crash(str(rule.id), CaughtError(said.en, said), rule.source))
        elif not told[plugin.title]:
            told[plugin.title] += 1
            failures.append(plugin.crash("reportlint_rules", CaughtError(said.en, said)))


def _fault(plugin: Plugin, rule: object, owners: Mapping[str, Plugin]) -> Message | None:
    """Why a rule can't be used."""
    if not isinstance(rule, Rule):
        name = type(rule).__name__
        return Message(f"给出的不是规则，而是 {name}", f"gave no Rule but {name}")
    if not isinstance(rule.id, str) or not ID.fullmatch(rule.id):
        return Message(
            f"编号“{rule.id}”应由小写字母、数字和连字符组成",
            f"id “{rule.id}” must be lower-case letters, digits and hyphens",
        )
    if not plugin.folder and not plugin.owns(rule.id):
        return plugin.demand(rule.id)
    if plugin.folder and "/" not in rule.id:
        return Message(
            f"编号“{rule.id}”应带前缀，如 office/{rule.id}",
            f"id “{rule.id}” needs a prefix, as in office/{rule.id}",
        )
    if rule.id in owners:
        owner = owners[rule.id].title
        return Message(f"编号“{rule.id}”已被 {owner} 使用", f"id “{rule.id}” is taken by {owner}")
    if rule.group not in GROUPS:
        hint = choices(str(rule.group), GROUPS)
        return Message(
            f"没有名为“{rule.group}”的分组。{hint.zh}", f"there is no group “{rule.group}”.{hint.en}"
        )
    if not isinstance(rule.severity, Severity):
        return Message(f"没有“{rule.severity}”这个级别", f"there is no severity “{rule.severity}”")
    if said := _unspoken(rule):
        return said
    each = parse_each(rule.each)
    return each if isinstance(each, Message) else None


def _unspoken(rule: Rule) -> Message | None:
    """Which of a rule's texts is none."""
    texts = {"title": rule.title, "fix": rule.fix, "why": rule.why, "exceptions": rule.exceptions}
    texts |= {f"messages[{name!r}]": text for name, text in rule.messages.items()}
    texts |= {"document_fix": rule.document_fix} if rule.document_fix is not None else {}
    for name, text in texts.items():
        spoken = isinstance(text, Message) and all(isinstance(one, str) for one in text)
        if not spoken and not (name == "exceptions" and text is None):
            return Message(f"{name} 应为 Message", f"{name} must be a Message")
    plain = {"each": rule.each, "clause": rule.clause, "since": rule.since}
    wrong = next((name for name, text in plain.items() if not isinstance(text, str)), None)
    return Message(f"{wrong} 应为文字", f"{wrong} must be a string") if wrong else None
