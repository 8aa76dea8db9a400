"""TOML files → rules. What can't be used is told with file, line, rule, key and the legal names."""

from __future__ import annotations

import re
import string
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from importlib.resources.abc import Traversable
from typing import Any, NamedTuple

from reportlint.model.errors import choices
from reportlint.model.finding import Severity
from reportlint.model.message import Message
from reportlint.rules.declared.applies import Applies, applying
from reportlint.rules.declared.kind import Kind
from reportlint.rules.declared.lines import RuleLines
from reportlint.rules.rule import Case, Rule
from reportlint.rules.targets import across, parse_each
from reportlint.support.refusals import reason_of
from reportlint.support.structure import StructureFault, option, read
from reportlint.support.toml import parsed_toml

ID = re.compile(r"(?:[a-z0-9]+(?:-[a-z0-9]+)*/)?[a-z0-9]+(?:-[a-z0-9]+)*")
"""What an id looks like."""


class RuleFileFault(NamedTuple):
    """A fault of a rule file."""

    file: str
    line: int
    rule: str
    """Id of the rule; empty where it has none."""
    say: Message

    @property
    def where(self) -> str:
        """`file:line`."""
        return f"{self.file}:{self.line}"


@dataclass(frozen=True, slots=True)
class RuleEntry:
    """The keys every declared rule has. The options of its kind stand beside them."""

    id: str = option(
        "编号，带前缀，如 office/plan-mentioned", "name of the rule, with a prefix: `office/plan-mentioned`"
    )
    kind: str = option("规则种类", "how it judges")
    each: str = option(
        "逐个核查的对象，如 report、section.overview、cell.requests、meta.PubDate?",
        "what it is handed, one at a time: `report`, `section.overview`, `cell.requests`, `meta.PubDate?` …",
    )
    group: str = option("分组", "the group it is shown in")
    severity: Severity = option("级别", "how much a finding weighs")
    title: Message = option("一句话说明问题", "the fault in one line")
    message: Message = option(
        "每处问题的说明，{thing} 等标记会填入内容",
        "what is told of one place; marks such as {thing} are filled in",
    )
    fix: Message = option("如何整改", "how to mend it")
    document_fix: Message | None = option(
        "在 Word、PDF 文件中如何整改；不写时用 fix",
        "how to mend it in a Word or PDF document; by default `fix`",
        default=None,
    )
    why: Message | None = option(
        "为什么要核查；不写时用 title", "why it matters; by default the title", default=None
    )
    clause: str = option(
        "依据：格式文件中条款的编号，或文件名称、文号",
        "id of the form's clause it rests on, or a citation",
        default="",
    )
    exceptions: Message | None = option("不适用的情形", "when it does not apply", default=None)
    since: str = option("自哪一版起", "the version it came with", default="0.1")
    enabled: bool = option(
        "false 表示只有用 --select 指明编号时才核查", "false: it runs only when selected by id", default=True
    )
    applies: dict[str, Any] | None = option("适用于哪些报告", "which reports it is for", default=None)
    case: list[dict[str, Any]] | None = option(
        "示例，至少有一个符合的和一个不符合的，即规则的测试",
        "examples, at least one it is content with and one it is not; they are its tests",
        default=None,
    )


@dataclass(frozen=True, slots=True)
class CaseEntry:
    """The keys of a case."""

    name: Message = option("说明什么", "what it shows")
    edit: dict[str, str] | None = option(
        "在没有问题的报告上改动的内容", "keys of a clean draft and their new text", default=None
    )
    remove: tuple[str, ...] = option(
        "从没有问题的报告中删去的内容", "keys of a clean draft that are taken out", default=()
    )
    expect: tuple[str, ...] = option(
        "应当得出的结果，如 fail sections/other；不写表示没有问题",
        "`fail KEY` and `review KEY`: exactly these findings, none where the rule is content",
        default=(),
    )
    base: str = option("以哪份没有问题的报告为底稿", "the clean draft it is based on", default="")


def read_folder(folder: Traversable, kinds: Mapping[str, Kind]) -> tuple[list[Rule], list[RuleFileFault]]:
    """The rules in a folder's `*.toml` files and those below it, by name, and the flaws found.

    Folders named `forms` are left out: they hold forms.
    """
    rules: list[Rule] = []
    flaws: list[RuleFileFault] = []
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir() and entry.name != "forms":
            found, wrong = read_folder(entry, kinds)
        elif entry.name.lower().endswith(".toml"):
            found, wrong = _read_file(entry, kinds)
        else:
            continue
        rules += found
        flaws += wrong
    return rules, flaws


def _read_file(file: Traversable, kinds: Mapping[str, Kind]) -> tuple[list[Rule], list[RuleFileFault]]:
    try:
        text = file.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        return [], [RuleFileFault(str(file), 1, "", _NOT_UTF8)]
    except OSError as error:
        why = reason_of(error)
        return [], [
            RuleFileFault(str(file), 1, "", Message(f"无法读取：{why.zh}", f"can't be read: {why.en}"))
        ]
    return read_rules(text, str(file), kinds)


def read_rules(text: str, file: str, kinds: Mapping[str, Kind]) -> tuple[list[Rule], list[RuleFileFault]]:
    """The rules of one file, and the flaws of those that can't be used."""
    try:
        table = parsed_toml(text)
    except tomllib.TOMLDecodeError as error:
        return [], [_syntax(file, text, error)]
    rules: list[Rule] = []
    flaws: list[RuleFileFault] = []
    for key in table:
        if key != "rule":
            flaws.append(RuleFileFault(file, _line(text, key), "", _stray(key)))
    entries = table.get("rule", [])
    if not isinstance(entries, list) or (not entries and not flaws):
        flaws.append(RuleFileFault(file, 1, "", _NO_RULE))
        entries = []
    lines = RuleLines(text)
    for ordinal, entry in enumerate(entries):
        rule = _rule(entry, kinds)
        if isinstance(rule, Rule):
            rules.append(replace(rule, source=f"{file}:{lines.line_of(ordinal, 'id')}"))
        else:
            id_ = str(entry.get("id", "")) if isinstance(entry, dict) else ""
            flaws += (
                RuleFileFault(file, lines.line_of(ordinal, wrong.key, case), id_, wrong.say)
                for case, wrong in rule
            )
    return rules, flaws


def _rule(
    table: Mapping[str, Any], kinds: Mapping[str, Kind]
) -> Rule | list[tuple[int | None, StructureFault]]:
    name = table.get("kind")
    kind = kinds.get(name) if isinstance(name, str) else None
    if kind is None:
        hint = choices(str(name or ""), kinds)
        if name is None:
            say = Message(f"缺少 kind。{hint.zh}", f"kind is missing.{hint.en}")
        else:
            say = Message(f"没有“{name}”这种规则。{hint.zh}", f"there is no kind “{name}”.{hint.en}")
        return [(None, StructureFault("kind", say))]
    own = frozenset(field.name.removesuffix("_") for field in fields(kind.options))
    common = frozenset(field.name for field in fields(RuleEntry))
    entry = read(RuleEntry, table, own)
    options = read(kind.options, {key: value for key, value in table.items() if key in own}, common)
    if isinstance(entry, list) or isinstance(options, list):
        return [(None, wrong) for result in (entry, options) if isinstance(result, list) for wrong in result]
    applies = read(Applies, entry.applies or {})
    cases = [_case(case) for case in entry.case or ()]
    flaws: list[tuple[int | None, StructureFault]] = [(None, wrong) for wrong in _checked(entry, kind)]
    if isinstance(applies, list):
        flaws += [(None, StructureFault("applies", wrong.say)) for wrong in applies]
    flaws += [(n, wrong) for n, case in enumerate(cases) if isinstance(case, list) for wrong in case]
    if flaws or isinstance(applies, list):
        return flaws
    return Rule(
        id=entry.id,
        group=entry.group,
        severity=entry.severity,
        each=entry.each,
        clause=entry.clause,
        title=entry.title,
        messages={"fault": entry.message},
        fix=entry.fix,
        document_fix=entry.document_fix,
        why=entry.why or entry.title,
        judge=applying(applies, kind.judge) if entry.applies else kind.judge,
        exceptions=entry.exceptions,
        since=entry.since,
        enabled=entry.enabled,
        options=options,
        cases=tuple(case for case in cases if isinstance(case, Case)),
        arity=3,
    )


def _checked(entry: RuleEntry, kind: Kind) -> Iterator[StructureFault]:
    if not ID.fullmatch(entry.id):
        yield StructureFault(
            "id",
            Message(
                f"编号“{entry.id}”应由小写字母、数字和连字符组成，如 office/plan-mentioned",
                f"id “{entry.id}” must be lower-case letters, digits, hyphens, as in office/plan-mentioned",
            ),
        )
    each = parse_each(entry.each)
    if isinstance(each, Message):
        yield StructureFault("each", each)
    elif across(each.head):
        yield StructureFault(
            "each",
            Message(
                f"{each.head} 是几份报告之间的比较，只能用 Python 编写规则",
                f"{each.head} compares several reports: such a rule is written in Python",
            ),
        )
    elif kind.things and each.head not in kind.things:
        legal = ", ".join(kind.things)
        yield StructureFault(
            "each",
            Message(
                f"{kind.name} 不能用于 {each.head}，可用于：{legal}",
                f"{kind.name} can't judge {each.head}, but: {legal}",
            ),
        )
    legal_marks = ("thing", *kind.arguments)
    for mark in sorted({mark for text in entry.message for mark in _marks(text)} - {*legal_marks}):
        names = ", ".join(f"{{{name}}}" for name in legal_marks)
        yield StructureFault(
            "message",
            Message(
                f"消息中的 {{{mark}}} 没有内容，可用的有：{names}",
                f"nothing fills {{{mark}}} in the message; known: {names}",
            ),
        )


def _marks(text: str) -> Iterable[str]:
    try:
        return [
            re.split(r"[.\[]", name)[0]
            for _, name, _, _ in string.Formatter().parse(text)
            if name is not None
        ]
    except ValueError:
        return [text]


def _case(table: Any) -> Case | list[StructureFault]:
    example = read(CaseEntry, table)
    if isinstance(example, list):
        return example
    edit: dict[str, str | None] = dict(example.edit or {})
    edit |= dict.fromkeys(example.remove)
    return Case(example.name, edit, example.expect, example.base)


_NOT_UTF8 = Message("文件不是 UTF-8 编码；请另存为 UTF-8", "the file is not UTF-8; save it as UTF-8")
_NO_RULE = Message("文件里没有 [[rule]]", "the file has no [[rule]]")


def _stray(key: str) -> Message:
    return Message(
        f"“{key}”不在任何规则里；规则以 [[rule]] 开头",
        f"“{key}” stands in no rule; a rule begins with [[rule]]",
    )


def _line(text: str, key: str) -> int:
    pattern = re.compile(rf"""\s*(?:\[\[?\s*)?["']?{re.escape(key)}\b""")
    return next((n for n, line in enumerate(text.splitlines(), start=1) if pattern.match(line)), 1)


def _syntax(file: str, text: str, error: tomllib.TOMLDecodeError) -> RuleFileFault:
    match = re.search(r"line (\d+)", str(error))
    line = int(match[1]) if match else len(text.splitlines())
    return RuleFileFault(file, line, "", Message(f"TOML 语法有误：{error}", f"not TOML: {error}"))
