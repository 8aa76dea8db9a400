"""`reportlint new-rule`: a rule to start from, with cases that fail until its author has filled them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from string import Template
from typing import Annotated

import typer

from reportlint.commands import completion, options
from reportlint.config.config import Config
from reportlint.model.errors import UsageError
from reportlint.model.groups import GROUPS, group_called
from reportlint.model.message import Message
from reportlint.rules.declared import KINDS
from reportlint.schema import rules_schema
from reportlint.support.console import put_line
from reportlint.support.refusals import reason_of

Id = Annotated[
    str,
    typer.Argument(
        metavar="编号", help="规则编号，如 office/plan-mentioned。 Id of the rule, with a prefix."
    ),
]
Toml = Annotated[bool, typer.Option("--toml", help="写成 TOML，不用编程（默认）。 A rule without code.")]
Python = Annotated[bool, typer.Option("--python", help="写成 Python。 A rule in Python.")]
Package = Annotated[
    bool, typer.Option("--plugin", help="同时生成一个可以安装的插件包。 A whole package to install.")
]
Folder = Annotated[str, typer.Option("--into", metavar="目录", help="写到哪个目录。 Where to write.")]
Group = Annotated[
    str,
    typer.Option(
        "--group",
        metavar="分组",
        help=f"规则所属的分组：{'、'.join(name.zh for name in GROUPS.values())}。 Group of the rule: {', '.join(GROUPS)}.",
        autocompletion=completion.groups,
    ),
]

_ID = re.compile(r"([a-z][a-z0-9]*(?:-[a-z0-9]+)*)/([a-z][a-z0-9]*(?:-[a-z0-9]+)*)")
_SCHEMA = "rules.schema.json"


@options.settings("lang", file=False)
def command(
    id_: Id,
    *,
    toml: Toml = False,
    python: Python = False,
    plugin: Package = False,
    into: Folder = ".",
    group: Group = "wording",
    config: Config,
) -> None:
    """生成一条规则的底稿和测试。 Write a rule to start from, with its tests."""
    language = config.language
    group = options.choice("group", group, GROUPS, group_called)
    match = _ID.fullmatch(id_)
    if match is None:
        raise UsageError(
            Message(
                f"编号“{id_}”应由前缀和名称组成，如 office/plan-mentioned。",
                f"“{id_}” must be a prefix and a name, as in office/plan-mentioned.",
            )
        )
    if toml and python:
        raise UsageError(Message("--toml 和 --python 只能选一个。", "Either --toml or --python."))
    new = _New(match[1], match[2], group, python, plugin, Path(into))
    for file, text in new.files():
        _write(file, text)
        put_line(str(file))
    put_line(new.next_step().in_(language))


@dataclass(frozen=True)
class _New:
    """The files of a new rule."""

    prefix: str
    name: str
    group: str
    python: bool
    plugin: bool
    into: Path

    @property
    def package(self) -> str:
        """The import package of the plugin."""
        return f"{self.prefix.replace('-', '_')}_rules"

    @property
    def root(self) -> Path:
        """The folder of the plugin's project, or the user's own folder of rules."""
        return self.into / f"reportlint-{self.prefix}" if self.plugin else self.into

    @property
    def packed(self) -> bool:
        """Whether the rule goes into a plugin."""
        return self.plugin or (self.root / "src" / self.package).is_dir()

    @property
    def folder(self) -> Path:
        """Where the rule itself goes."""
        inner = self.root / "src" / self.package
        if self.packed:
            return inner / "rules" if self.python else inner / "data" / "checks"
        return self.root

    @property
    def test(self) -> str:
        """How its tests are run."""
        return (
            "pytest" if self.packed else f"reportlint rules --test --rules {self.root} --select {self.prefix}"
        )

    def files(self) -> Iterator[tuple[Path, str]]:
        """Each file with its text. Raises UsageError where one is there already."""
        if self.python and not self.packed:
            home = f"src/{self.package}"
            raise UsageError(
                Message(
                    f"Python 规则要放在插件包里：加上 --plugin，或在有 {home} 的目录中执行。",
                    f"A rule in Python belongs into a package: add --plugin, or run it where {home} is.",
                )
            )
        if self.plugin:
            yield self.root / "pyproject.toml", self._filled("plugin/pyproject.toml.txt")
            yield self.root / "README.md", self._filled("plugin/README.md.txt")
            inner = self.root / "src" / self.package
            yield inner / "__init__.py", self._filled("plugin/init.py.txt")
            yield self.root / "tests" / "test_markups.py", self._filled("plugin/test_markups.py.txt")
            yield inner / "rules" / "__init__.py", '"""The rules written in Python, one a file."""\n'
        if self.python:
            yield self.folder / f"{self.name.replace('-', '_')}.py", self._filled("rule.py.txt")
        else:
            yield self.folder / f"{self.name}.toml", self._filled("rule.toml.txt")
        schema = self.folder / _SCHEMA
        if not self.python and not schema.exists():
            yield schema, json.dumps(rules_schema(KINDS), ensure_ascii=False, indent=1) + "\n"

    def _filled(self, template: str) -> str:
        text = (files("reportlint") / "templates" / template).read_text(encoding="utf-8")
        return Template(text).substitute(
            id=f"{self.prefix}/{self.name}",
            group=self.group,
            prefix=self.prefix,
            package=self.package,
            function=self.name.replace("-", "_"),
            schema=f"./{_SCHEMA}",
            test=self.test,
        )

    def next_step(self) -> Message:
        """What to do now."""
        steps = f"cd {self.root} && pip install -e '.[test]' && pytest" if self.plugin else self.test
        return Message(
            f"填写“待填写”之处，然后运行：{steps}\n填好之前，测试不会通过。",
            f"Fill in what is marked 待填写, then run: {steps}\nUntil then its tests fail.",
        )


def _write(file: Path, text: str) -> None:
    """Write a new file. Raises UsageError."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("x", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
    except FileExistsError:
        raise UsageError(Message(f"{file} 已经存在。", f"{file} is there already.")) from None
    except OSError as error:
        why = reason_of(error)
        raise UsageError(Message(f"写不了文件 {file}：{why.zh}", f"Can't write {file}: {why.en}")) from None
