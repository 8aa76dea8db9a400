"""`reportlint plugins`: what is installed, and what of it does not work."""

from __future__ import annotations

import sys
from collections import Counter
from typing import Annotated

import typer

from reportlint.checking.failures import failures_of
from reportlint.checking.session import catalog_of
from reportlint.commands import options
from reportlint.commands.tables import Form, show
from reportlint.config.config import Config
from reportlint.model.exit import Exit
from reportlint.model.message import Message
from reportlint.plugins import manager as host
from reportlint.plugins.manager import Plugin
from reportlint.support.characters import harmless

Trace = Annotated[bool, typer.Option("--trace", help="在标准错误上列出每次调用。 Show each call on stderr.")]


@options.settings("lang", "rule-folders", "isolated", file=False)
def command(
    *,
    form: Form = "table",
    trace: Trace = False,
    config: Config,
) -> None:
    """列出已安装的插件及其故障。 List plugins and their failures.

    有故障时退出码为 3。 Exit 3 where one has failed.
    """
    language = config.language
    if trace:
        host.trace.append(lambda line: sys.stderr.write(f"{harmless(line)}\n"))
    catalog = catalog_of(config)
    failures = failures_of(catalog)
    brought = Counter(rule.plugin for rule in catalog.rules)
    folders = [folder.plugin for folder in catalog.data if folder.plugin.folder]
    rows = [
        {
            "name": plugin.name,
            "version": plugin.version,
            "package": plugin.package,
            "rules": brought[plugin.title],
            "hooks": ", ".join(hook.removeprefix("reportlint_") for hook in plugin.hooks),
            "state": "; ".join(
                f"{crash.what}: {crash.reason.in_(language)}"
                for crash in failures
                if crash.plugin == plugin.title
            )
            or Message("正常", "works").in_(language),
            "origin": _origin(plugin).in_(language),
        }
        for plugin in (*catalog.plugins, *folders)
    ]
    titles = {
        "name": Message("插件", "plugin"),
        "version": Message("版本", "version"),
        "rules": Message("规则", "rules"),
        "hooks": Message("钩子", "hooks"),
        "origin": Message("来源", "from"),
        "state": Message("状态", "state"),
    }
    show(rows, form, {key: say.in_(language) for key, say in titles.items()})
    if failures:
        raise typer.Exit(Exit.NOT_JUDGED)


def _origin(plugin: Plugin) -> Message:
    """Where a plugin came from."""
    if plugin.builtin:
        return Message("随程序", "shipped")
    return Message("文件夹", "folder") if plugin.folder else Message(plugin.origin, plugin.origin)
