"""Find plugins, load each alone, call each alone. A plugin that fails costs itself and is named."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from importlib.metadata import EntryPoint, entry_points
from itertools import islice
from typing import Any, TypeVar

import pluggy

from reportlint.model.errors import nearest
from reportlint.model.finding import Crash
from reportlint.model.message import Message
from reportlint.plugins import hookspecs
from reportlint.plugins.hookspecs import API, NAME
from reportlint.plugins.package import own_package, package_of
from reportlint.support import attendance
from reportlint.support.sandbox import CaughtError, Guard
from reportlint.support.surroundings import expect_strangers

MOST = 10_000
"""Things one plugin may give through one hook."""

T = TypeVar("T")

trace: list[Callable[[str], object]] = []
"""Functions that are told of each import and each call of a hook, in a line."""

_BUILTIN = EntryPoint("builtin", "reportlint_builtin", NAME)


@dataclass(frozen=True)
class Plugin:
    """A plugin that was found, whether it works or not."""

    name: str
    """The entry point's name; its ids begin with it."""
    version: str
    """Of the package it came in; empty where that is not known."""
    package: str = ""
    origin: str = ""
    """Where it came from: the address or folder that its package was installed from, else the package's name."""
    builtin: bool = False
    folder: bool = False
    """True for a user's own folder of rules, which is no plugin but brings rules like one."""
    hooks: Mapping[str, pluggy.HookImpl] = field(default_factory=dict)
    """Its implementations by hook."""
    failures: tuple[Crash, ...] = ()
    """Why it, or one of its hooks, is not used."""

    @property
    def title(self) -> str:
        """Name and version."""
        return f"{self.name} {self.version}".rstrip()

    def call(self, hook: str, arguments: Mapping[str, object]) -> Any:
        """What its implementation of a hook returns. Raises what that raises."""
        implementation = self.hooks[hook]
        shown = ", ".join(f"{name}={arguments[name]!r}" for name in implementation.argnames) if trace else ""
        _tell(f"{self.title}: {hook}({shown})")
        return implementation.function(*(arguments[name] for name in implementation.argnames))

    def owns(self, name: str) -> bool:
        """Whether a name begins as this plugin's names must."""
        return self.builtin or name.startswith(f"{self.name}/")

    def demand(self, name: str) -> Message:
        """What is wrong with a name that is not this plugin's to give."""
        return Message(
            f"“{name}”应以插件名开头：{self.name}/…",
            f"“{name}” must begin with the plugin's name: {self.name}/…",
        )

    def crash(self, what: str, failure: CaughtError, key: str = "") -> Crash:
        """A failure of this plugin."""
        return Crash(self.title, what, key, failure.error, failure.said)


def installed(*, isolated: bool = False) -> tuple[EntryPoint, ...]:
    """The entry points of all plugins: ours first, the others in order of their names.

    With `isolated`, ours only.
    """
    if isolated:
        return (_BUILTIN,)
    found = sorted(
        entry_points(group=NAME), key=lambda point: (point.name, package_of(point).name, point.value)
    )
    return (_BUILTIN, *(point for point in found if point.value != _BUILTIN.value))


def load(points: Iterable[EntryPoint]) -> tuple[Plugin, ...]:
    """Load plugins, each alone. Those that can't be used are there with their failures.

    Raises `attendance.Attended` in a process that had another one do it.
    """
    points = tuple(points)
    if any(point is not _BUILTIN for point in points):
        attendance.before_strangers()
        expect_strangers()
    with Guard() as guard:
        return tuple(_load(point, guard) for point in points)


def gather(
    plugins: Iterable[Plugin], hook: str, **arguments: object
) -> tuple[list[tuple[Plugin, Any]], list[Crash]]:
    """What all plugins give through a hook that returns several things, and which of them failed.

    What a plugin gave before it failed is kept.
    """
    things: list[tuple[Plugin, Any]] = []
    crashes = []
    with Guard() as guard:
        for plugin in plugins:
            if hook not in plugin.hooks:
                continue

            def work(plugin: Plugin = plugin) -> None:
                given = iter(plugin.call(hook, arguments))
                things.extend((plugin, thing) for thing in islice(given, MOST))
                for _ in given:
                    raise ValueError(f"gave more than {MOST} things; the others are left out")

            before = len(things)
            failure = guard.run(f"{plugin.title}: {hook}", work)
            _tell(f"{plugin.title}: {hook} gave {len(things) - before}{_ending(failure)}")
            if failure is not None:
                crashes.append(plugin.crash(hook, failure))
    return things, crashes


def offered(
    plugins: Iterable[Plugin], hook: str, of: type[T], taken: Iterable[str] = ()
) -> tuple[list[tuple[Plugin, T]], list[Crash]]:
    """The things with a `name` that plugins give through a hook, and what can't be used.

    A name begins with its plugin's (`acme/…`); the later of two things with one name is not used.
    """
    given, crashes = gather(plugins, hook, api=API)
    names = set(taken)
    things: list[tuple[Plugin, T]] = []
    for plugin, thing in given:
        name = getattr(thing, "name", "")
        if not isinstance(thing, of) or not isinstance(name, str):
            kind = type(thing).__name__
            said = Message(f"给出的不是 {of.__name__}，而是 {kind}", f"gave no {of.__name__} but {kind}")
        elif not plugin.owns(name):
            said = plugin.demand(name)
        elif name in names:
            said = Message(f"名称“{name}”已被使用", f"the name “{name}” is taken")
        else:
            names.add(name)
            things.append((plugin, thing))
            continue
        crashes.append(plugin.crash(hook, CaughtError(said.en, said)))
    return things, crashes


def ask(plugins: Iterable[Plugin], hook: str, **arguments: object) -> tuple[Any, list[Crash]]:
    """The first answer that is not None, in the order of the plugins, and which of them failed."""
    crashes = []
    with Guard() as guard:
        for plugin in plugins:
            if hook not in plugin.hooks:
                continue
            answer = guard.run(f"{plugin.title}: {hook}", partial(plugin.call, hook, arguments))
            if isinstance(answer, CaughtError):
                crashes.append(plugin.crash(hook, answer))
            elif answer is not None:
                return answer, crashes
    return None, crashes


def _load(point: EntryPoint, guard: Guard) -> Plugin:
    builtin = point is _BUILTIN
    package = own_package() if builtin else package_of(point)
    bare = Plugin(point.name, package.version, package.name, package.origin, builtin)
    _tell(f"{bare.title}: import {point.value}")
    loaded = guard.run(f"{bare.title}: import", point.load)
    if isinstance(loaded, CaughtError):
        return _failed(bare, "import", loaded)
    needed = getattr(loaded, "reportlint_api", API)
    if not isinstance(needed, int) or needed > API:
        return _failed(bare, "reportlint_api", _too_new(needed))
    hooks = guard.run(f"{bare.title}: register", lambda: _hooks(point.name, loaded))
    if isinstance(hooks, CaughtError):
        return _failed(bare, "register", hooks)
    known, failures = {}, []
    for hook in hooks:
        if failure := _unusable(hook):
            failures.append(bare.crash(hook.name, failure))
        else:
            known[hook.name] = hook.get_hookimpls()[0]
    if not hooks:
        failures.append(bare.crash("register", _EMPTY))
    return replace(bare, hooks=known, failures=tuple(failures))


def _tell(line: str) -> None:
    for listener in trace:
        listener(line)


def _ending(failure: CaughtError | None) -> str:
    return f", then {failure.error}" if failure else ""


def _failed(plugin: Plugin, what: str, failure: CaughtError) -> Plugin:
    return replace(plugin, failures=(plugin.crash(what, failure),))


class _Manager(pluggy.PluginManager):
    """Takes unmarked functions with a hook's prefix as implementations too, so that none is silently dead."""

    def parse_hookimpl_opts(self, plugin: object, name: str) -> Any:
        options = super().parse_hookimpl_opts(plugin, name)
        if options is None and name.startswith(f"{NAME}_") and inspect.isroutine(getattr(plugin, name)):
            return {}
        return options


def _hooks(name: str, plugin: object) -> list[pluggy.HookCaller]:
    """The hooks a plugin implements, known or not. Raises what pluggy raises for a wrong signature."""
    manager = _Manager(NAME)
    manager.add_hookspecs(hookspecs)
    manager.register(plugin, name)
    return manager.get_hookcallers(plugin) or []


def _unusable(hook: pluggy.HookCaller) -> CaughtError | None:
    implementation = hook.get_hookimpls()[0]
    if implementation.hookwrapper or implementation.wrapper:
        said = Message("钩子不能包裹其他插件的钩子", "a hook may not wrap those of other plugins")
        return CaughtError(said.en, said)
    if hook.has_spec() or implementation.optionalhook:
        return None
    legal = [name for name in vars(hookspecs) if name.startswith(f"{NAME}_")]
    hint = nearest(hook.name, legal)
    said = Message(
        f"没有名为“{hook.name}”的钩子。{hint.zh.strip()}", f"there is no hook “{hook.name}”.{hint.en}"
    )
    return CaughtError(said.en, said)


def _too_new(needed: object) -> CaughtError:
    said = Message(
        f"该插件需要第 {needed} 版接口，当前为第 {API} 版；请升级 reportlint",
        f"it needs interface {needed}, this is {API}; a newer reportlint is needed",
    )
    return CaughtError(said.en, said)


_EMPTY = CaughtError(
    "it implements no hook",
    Message("该插件没有实现任何钩子", "it implements no hook"),
)
