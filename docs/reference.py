"""The reference pages, printed from what they describe: kinds, things, keys of drafts, hooks, names, limits."""

from __future__ import annotations

import inspect
import json
import re
from collections.abc import Iterator
from dataclasses import MISSING, Field, fields, is_dataclass
from enum import Enum
from functools import cached_property
from pathlib import Path

import command_reference

import reportlint
from reportlint.forms import shipped_forms
from reportlint.model.form import Form
from reportlint.plugins import hookspecs
from reportlint.rules.declared import KINDS, Kind
from reportlint.rules.declared.applies import Applies
from reportlint.rules.declared.read import CaseEntry, RuleEntry
from reportlint.rules.targets import HEADS
from reportlint.schema import docstrings, forms_schema, rules_schema
from reportlint.support.limits import ATTRIBUTES, DEPTH, SETTABLE
from reportlint.testing.clean import clean_drafts
from reportlint.testing.draft import PAGE, TAGS
from reportlint.testing.layout import layout_of

FOLDER = Path(__file__).parent / "reference"


def pages() -> Iterator[tuple[Path, str]]:
    """Every page with its text."""
    yield FOLDER / "kinds.md", "\n".join(_kinds())
    yield FOLDER / "things.md", "\n".join(_things())
    yield FOLDER / "drafts.md", "\n".join(_drafts())
    yield FOLDER / "hooks.md", "\n".join(_hooks())
    yield FOLDER / "names.md", "\n".join(_names())
    yield FOLDER / "limits.md", "\n".join(_limits())
    yield FOLDER / "commands.md", "\n".join(command_reference.commands())
    yield FOLDER / "configuration.md", "\n".join(command_reference.configuration()) + "\n"
    for name, schema in (("rules", rules_schema(KINDS)), ("forms", forms_schema())):
        yield FOLDER / f"{name}.schema.json", json.dumps(schema, ensure_ascii=False, indent=1) + "\n"


def _kinds() -> Iterator[str]:
    yield "# 自定规则的写法 · Declared rules\n"
    yield "每条规则是一个 `[[rule]]`。Every rule is a `[[rule]]`, with these keys:\n"
    yield from _table(RuleEntry)
    yield "\n`applies`：适用于哪些报告 · which reports it is for\n"
    yield from _table(Applies)
    yield "\n`[[rule.case]]`：示例 · an example\n"
    yield from _table(CaseEntry)
    yield "\n`kind` 决定怎样核查，每种各有选项。"
    yield "`kind` says how it judges; each kind has options of its own.\n"
    for kind in KINDS.values():
        yield from _kind(kind)


def _kind(kind: Kind) -> Iterator[str]:
    marks = ", ".join(f"`{{{name}}}`" for name in ("thing", *kind.arguments))
    heads = ", ".join(f"`{head}`" for head in kind.things) or "都可以 any"
    yield f"## `{kind.name}`\n"
    yield f"{inspect.cleandoc(inspect.getmodule(kind.judge).__doc__ or '')}\n"
    yield f"- 对象 · each: {heads}"
    yield f"- 消息中的标记 · marks of the message: {marks}\n"
    yield from _table(kind.options)
    yield ""


def _table(cls: type) -> Iterator[str]:
    yield "| 键 · Key | | 说明 · Meaning |"
    yield "|---|---|---|"
    for one in fields(cls):
        say = one.metadata["say"]
        yield f"| `{one.name.removesuffix('_')}` | {_need(one)} | {say.zh} · {say.en} |"


def _need(one: Field[object]) -> str:
    if one.default is MISSING and one.default_factory is MISSING:
        return "必填 required"
    shown = one.default.value if isinstance(one.default, Enum) else one.default
    return f"`{shown!r}`" if shown not in (None, "", ()) else ""


def _things() -> Iterator[str]:
    yield "# 核查的对象 · Things that rules are handed\n"
    yield "`each` 写作 `HEAD`、`HEAD.NAME`；可带问号的，加上问号时连缺少的也逐个核查。"
    yield "`each` is `HEAD` or `HEAD.NAME`; with a question mark, what is missing is handed over too.\n"
    yield "| HEAD | 含义 · Meaning | 名称 · Names | ? |"
    yield "|---|---|---|---|"
    for name, head in HEADS.items():
        named = f"`{name}.{head.named}`" if head.named else ""
        missing = "✓" if head.missing else ""
        yield f"| `{name}` | {head.meaning.zh} · {head.meaning.en} | {named} | {missing} |"
    for form in shipped_forms():
        yield from _form(form)


def _form(form: Form) -> Iterator[str]:
    yield f"\n## {form.title.zh} · `{form.id}`\n"
    yield "| 名称 · Name | |"
    yield "|---|---|"
    for section in form.sections:
        yield f"| `section.{section.key.partition('/')[2]}` | {section.title.zh} |"
    for table in form.tables:
        heads = " ".join(f"`{head}.{table.key}`" for head in ("table", "row", "column", "cell"))
        yield f"| {heads} | {table.title.zh} |"
    for family in dict.fromkeys(equation.family for equation in form.equations):
        yield f"| `equation.{family}` | 勾稽关系 |"
    for subject in form.grammar.subjects.values():
        yield f"| `statement.{subject.key}` | {subject.title.zh} · {subject.title.en} |"


def _drafts() -> Iterator[str]:
    yield "# 示例的键 · Keys of cases\n"
    yield "示例在一份没有问题的报告（底稿）上改动几处：`edit` 给出新的文字，`remove` 删去部分、表、行、列。"
    yield "A case edits a report in which nothing is wrong: `edit` gives new texts, `remove` takes out.\n"
    yield f"底稿 · drafts: {', '.join(f'`{name}`' for name in clean_drafts())}\n"
    yield "| 键 · Key | 内容 · What |"
    yield "|---|---|"
    for key, meaning in PAGE.items():
        yield f"| `{key}` | {meaning} |"
    for tag in TAGS:
        yield f"| `meta/{tag}` | 页面标签 {tag} |"
    for form in shipped_forms():
        layout = layout_of(form.id)
        yield f"\n## {form.title.zh} · `{form.id}`\n"
        yield "| 键 · Key | 内容 · What |"
        yield "|---|---|"
        for key, heading in layout.headings.items():
            yield f"| `{key}/heading` | {heading} |"
            yield f"| `{key}` | {heading}，每行一段 |"
        for key, label in layout.labels.items():
            yield f"| `{key}` | {label} |"
        for table in form.tables:
            for block in table.blocks:
                columns = ", ".join(f"`{column.key}`" for column in block.columns)
                rows = ", ".join(f"`{row.key}`" for row in block.rows)
                yield f"| `{table.key}/行/列` | 行：{rows}；列：{columns} |"


def _hooks() -> Iterator[str]:
    yield "# 钩子 · Hooks\n"
    yield f"{inspect.cleandoc(hookspecs.__doc__ or '')}\n"
    for name, hook in vars(hookspecs).items():
        if name.startswith(f"{hookspecs.NAME}_"):
            yield f"## `{name}{inspect.signature(hook)}`\n"
            yield f"{inspect.cleandoc(hook.__doc__ or '')}\n"


def _limits() -> Iterator[str]:
    yield "# 限额 · Limits\n"
    yield "超过限额的网页和文件不核查，结果中写明是哪一项（退出码 3），其余照常。可在 `reportlint.toml` 中调整：\n"
    yield "What is beyond a limit is not judged; the limit is named (exit 3) and the rest is done. To set one:\n"
    yield "```toml\n[limits]\npage-seconds = 120\n```\n"
    yield "| 键 · key | 默认 · default | 单位 · unit | 限制什么 · what it bounds |"
    yield "|---|--:|---|---|"
    for key, limit in SETTABLE.items():
        unit, say = limit.unit, limit.say
        yield f"| `{key}` | {limit.default:,} | {unit.zh} {unit.en} | {say.zh}。{say.en}. |"
    yield "\n不能调整的 · Fixed:\n"
    yield f"- 标签嵌套 · elements within one another: {DEPTH}"
    yield f"- 一个标签的属性 · attributes of one tag: {ATTRIBUTES:,}\n"


def _names() -> Iterator[str]:
    yield "# `reportlint` 导出的名称 · Names exported by `reportlint`\n"
    yield "规则、插件和程序只用这些名称。What rules, plugins and programs use.\n"
    for name in sorted(reportlint.__all__, key=str.lower):
        yield from _name(name, getattr(reportlint, name))


def _name(name: str, value: object) -> Iterator[str]:
    signature = ""
    if inspect.isfunction(value):
        signature = re.sub(r"'([^']*)'", r"\1", str(inspect.signature(value)))
    yield f"## `{name}{signature}`\n"
    yield f"{inspect.cleandoc(value.__doc__ or '')}\n"
    if not isinstance(value, type):
        return
    said = {**docstrings(value), **_properties(value)}
    known = [one.name for one in fields(value)] if is_dataclass(value) else getattr(value, "_fields", ())
    said = {attribute: said.get(attribute, "") for attribute in known} | said
    if issubclass(value, Enum):
        said = {member.value: "" for member in value} | said
    yield from (f"- `{attribute}`{f': {text}' if text else ''}" for attribute, text in said.items())
    if said:
        yield ""


def _properties(cls: type) -> dict[str, str]:
    """Its own and those it has from private bases, which have no entry of their own."""
    bases = [base for base in cls.__bases__ if base.__name__.startswith("_")]
    return {
        name: " ".join(inspect.cleandoc(value.__doc__ or "").split())
        for owner in (*bases, cls)
        for name, value in vars(owner).items()
        if not name.startswith("_") and isinstance(value, property | cached_property)
    }
