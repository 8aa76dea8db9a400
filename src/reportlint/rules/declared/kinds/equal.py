"""`equal`: a number that is said, or that a cell holds, equals cells of the tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from fnmatch import fnmatchcase
from functools import lru_cache
from typing import Any

from reportlint.model.body import BodyKind
from reportlint.model.message import Message
from reportlint.model.missing import Missing
from reportlint.model.report import Report
from reportlint.model.statement import Scope, Statement, Tense
from reportlint.model.table import Cell
from reportlint.rules.declared.amounts import agrees, same_rows
from reportlint.rules.declared.elsewhere import elsewhere
from reportlint.rules.declared.kind import Kind
from reportlint.rules.rule import Fail, NotApplicable, Note, Open, Review
from reportlint.support.structure import option


@dataclass(frozen=True, slots=True)
class Equal:
    """Options of `equal`."""

    to: tuple[str, ...] = option(
        "应当等于的单元格，等于其中之一即可；可用 + 和 - 连接几个，如 requests/received/total + "
        "requests/carried-in/total；不写时按格式文件对这种说法的规定",
        "what the number may equal, any of them: the key of a cell, or several with `+` and `-` between; "
        "without it, what the form's wording says",
        default=(),
    )
    subjects: tuple[str, ...] = option(
        "对象是文字中的数字时，只看这些事项，* 表示任意结尾",
        "for `statement`: only what is said about these subjects; `*` stands for any ending",
        default=(),
    )
    named: bool = option(
        "对象是文字中的数字时，也看写明由报告的政府自己所做的（市政府制定规章）",
        "for `statement`: judge also what the government that reports is named to have done itself",
        default=False,
    )
    none: bool = option(
        "对象是文字中的数字时，看用文字说的“没有”，而不看数字",
        "for `statement`: judge what is said in words (未收到, 无) instead of what is said in numbers",
        default=False,
    )


def equal(thing: Any, report: Report, options: Equal) -> Iterator[Note]:
    """Fail where the number agrees with none; open where none can be read.

    For review where its sentence names another cell that holds it.
    """
    if isinstance(thing, Missing):
        yield Open(thing)
        return
    if isinstance(thing, Statement) and not _meant(thing, report, options):
        yield NotApplicable(thing)
        return
    number = _number(thing)
    readings = tuple(_reading(text) for text in options.to)
    if not readings and isinstance(thing, Statement):
        readings = same_rows(thing, report)
    if not readings:
        yield NotApplicable(thing)
        return
    amounts = [report.amount_of(reading) for reading in readings]
    if number is not None and any(agrees(number, amount, thing) for amount in amounts if amount is not None):
        return
    reading, expected = readings[0], amounts[0]
    cells = [cell for term in reading if (cell := report.cells.get(term.removeprefix("-"))) is not None]
    standing = report.stand_ins
    if number is None or None in amounts or any(c.number is None and c.key not in standing for c in cells):
        yield Open(thing)
    else:
        others = elsewhere(thing, report) if isinstance(thing, Statement) else ()
        if any(_is_theirs(cell, cells, report) for cell in others):
            yield NotApplicable(thing)
            return
        sure = all(cell.sure and cell.key not in standing for cell in cells) and _is_certain(thing)
        note = (Fail if sure and not others else Review)(
            thing,
            thing=thing.label,
            found=_found(thing),
            expected=expected,
            reading=_spoken(reading, report, expected),
        )
        yield note.beside(*cells).beside(*others, role=_SAME)


_SAME = Message("数字相同", "the same number")
"""What the cells are that the sentence may speak of instead."""
_AREAS = {
    BodyKind.PROVINCE: "省市区",
    BodyKind.CITY: "市州盟",
    BodyKind.COUNTY: "县市区旗",
    BodyKind.TOWNSHIP: "镇乡街",
}
"""What the area of a government may be called: 全县 is none of a township's."""


def _is_certain(thing: Any) -> bool:
    return not isinstance(thing, Statement) or (thing.certain and not _of_an_area(thing))


def _of_an_area(thing: Any) -> bool:
    return isinstance(thing, Statement) and thing.scope is Scope.JURISDICTION


def _governs(kind: BodyKind, area: str) -> bool:
    """True where a government's own area or bodies are meant: 全县 by a county's, 各部门 by any."""
    return kind in _AREAS and (not area.startswith("全") or area[-1] in _AREAS[kind])


def _is_own(statement: Statement, name: str) -> bool:
    """True where the government of that name is said to have done it: 市政府, of 宁澜市人民政府."""
    said, own = (text.replace("人民政府", "政府") for text in (statement.body, name))
    return statement.scope is Scope.BODIES and said.endswith("政府") and own.endswith(said)


def _meant(statement: Statement, report: Report, options: Equal) -> bool:
    """Whether the rule judges this statement: its subject, this year, its own, not of one channel.

    The number of an area is the tables' figure in the report of its government only.
    """
    own = (
        statement.scope in (Scope.WHOLE, Scope.COLUMN)
        or (_of_an_area(statement) and _governs(report.body.kind, statement.body))
        or (options.named and _is_own(statement, report.body.name))
    )
    return (
        own
        and statement.none is options.none
        and statement.tense is Tense.THIS_YEAR
        and (not options.subjects or any(fnmatchcase(statement.subject, word) for word in options.subjects))
    )


def _is_theirs(cell: Cell, own: Iterable[Cell], report: Report) -> bool:
    """Whether it is the cell of those whom the sentence names, in the row that is meant: 企业申请…其中61件予以公开.

    Where the columns of a table tell what became of something, all sentences on it name some of them.
    """
    across = {key for key, table in report.tables.items() if table.spec.across}
    return cell.row in {one.row for one in own} and cell.key.partition("/")[0] not in across


def _spoken(reading: tuple[str, ...], report: Report, total: Decimal | None) -> Message:
    """A reading in words: its cell and number, or its cells with their numbers and what they make.

    Of a total that was not filled in, what its items make.
    """
    cells = [report.cells[term.removeprefix("-")] for term in reading]
    if len(cells) == 1 and cells[0].key in report.stand_ins:
        printed = _printed(cells[0])
        return Message(
            f"{cells[0].label.zh}{printed.zh}，各项之和为 {total}",
            f"{cells[0].label.en} is {printed.en}, its items make {total}",
        )
    if len(cells) == 1:
        return Message(f"{cells[0].label.zh} 为 {total}", f"{cells[0].label.en} is {total}")
    shown = [
        pair
        for pair in zip(reading, cells, strict=True)
        if len(cells) <= 3 or pair[1].counted or pair[1].key in report.stand_ins
    ]
    zh, en = "", ""
    for term, cell in shown:
        sign = ("减", "less") if term.startswith("-") else ("加", "plus")
        zh += (sign[0] if zh else "") + f"{cell.label.zh}（{cell.text or '空白'}{_made(cell, report).zh}）"
        en += (
            f" {sign[1]} " if en else ""
        ) + f"{cell.label.en} ({cell.text or 'blank'}{_made(cell, report).en})"
    if rest := len(cells) - len(shown):
        zh += f"，其余 {rest} 项为 0 或空白" if zh else f"{cells[0].label.zh}等 {rest} 项为 0 或空白"
        en += (
            f", {rest} others are 0 or blank"
            if en
            else f"{cells[0].label.en} and others, {rest} in all, are 0 or blank"
        )
    return Message(f"{zh}，合 {total}", f"{en}, making {total}")


def _made(cell: Cell, report: Report) -> Message:
    """What the items of a total make that was not filled in; empty for other cells."""
    made = report.stand_ins.get(cell.key)
    return Message("", "") if made is None else Message(f"，各项之和 {made}", f", its items make {made}")


def _printed(cell: Cell) -> Message:
    return Message(f"填写为 {cell.text}", cell.text) if cell.text else Message("空白", "blank")


def _found(thing: Any) -> str:
    """The number as printed, with its unit; of words that say none, those words."""
    if not isinstance(thing, Statement):
        return str(thing.text)
    text, start, end = thing.at.text, thing.at.start, thing.at.end
    printed = text.squeezed[start:end] if text is not None else ""
    return printed or f"{thing.quantity.value:f}{thing.quantity.unit}"


def _number(thing: Any) -> Decimal | None:
    if isinstance(thing, Statement):
        return thing.value
    return thing.number if isinstance(thing, Cell) else None


@lru_cache(maxsize=1024)
def _reading(text: str) -> tuple[str, ...]:
    """`a + b - c` → the terms, the subtracted with a leading `-`."""
    terms = []
    sign = ""
    for word in text.replace("+", " + ").replace(" - ", " − ").split():
        if word in "+−":
            sign = "-" if word == "−" else ""
        else:
            terms.append(sign + word)
            sign = ""
    return tuple(terms)


EQUAL = Kind("equal", equal, Equal, ("found", "expected", "reading"), ("statement", "cell"))
