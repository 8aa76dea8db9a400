"""known-differs."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from reportlint import (
    Case,
    Cell,
    KnownFigure,
    KnownFigures,
    Message,
    NotApplicable,
    Note,
    Open,
    Report,
    Review,
    Scope,
    Tense,
    rule,
)
from reportlint_builtin._naming import listed

_UNIT = re.compile(r"[（(][^（()）]*元[)）]")
_SAME = Message("同一数字的其他格", "further cells of the figure")
_ZERO = Message("与记录不符的其他数字", "further figures that differ")


class _Compared(NamedTuple):
    """Cells of the report, and what is known of their sum."""

    cells: tuple[Cell, ...]
    found: Decimal
    figures: tuple[KnownFigure, ...]

    @property
    def differing(self) -> list[KnownFigure]:
        """The figures that are others than the report's; of those that count a part, the larger ones."""
        return [
            one
            for one in self.figures
            if (one.number - self.found if one.least else abs(one.number - self.found)) > self._rounding(one)
        ]

    def _rounding(self, figure: KnownFigure) -> Decimal:
        """How far amounts may be apart since both were rounded."""
        if not self.cells[0].column.decimal:
            return Decimal(0)
        return sum((_half_unit(one) for one in (figure.number, self.found) if one), Decimal(0))


@rule(
    id="known-differs",
    group="known",
    severity="error",
    each="known",
    clause="practice/known",
    title=Message("数字与另外掌握的不一致", "A figure is another than what is known"),
    messages={
        "fault": Message(
            "{cell}填写为 {found}，{source}为 {known}，请核对哪一个有误",
            "{cell} is {found}, {source} has {known}: check which is wrong",
        ),
        "sum": Message(
            "{cells}合计为 {found}，{source}为 {known}，请核对哪一个有误",
            "{cells} add up to {found}, {source} has {known}: check which is wrong",
        ),
        "conflict": Message(
            "{cell}填写为 {found}，{source}为 {known}，{other}为 {others}；掌握的数字之间也不一致，请先核对",
            "{cell} is {found}, {source} has {known}, {other} has {others}: what is known differs, too; check that first",
        ),
        "said": Message(
            "文中{name}为 {found} 元，{source}为 {known} 元，请核对哪一个有误",
            "the text has {found} yuan of {name}, {source} has {known} yuan: check which is wrong",
        ),
        "unsaid": Message(
            "{source}为 {known} 元，报告没有写明{name}，请核对",
            "{source} has {known} yuan of {name}, of which the report says nothing: check",
        ),
        "zero": Message(
            "三张表全部为 0，其中{cell}，{source}为 {known}，疑似未按实际填报；共有 {count} 个数字与掌握的不一致",
            "every figure of the three tables is 0, {cell} among them, of which {source} has {known}; perhaps nothing was counted. {count} figures differ",
        ),
    },
    fix=Message(
        "与来源核对；报告有误的更正报告，记录有误的更正记录。",
        "Check with the source; correct what is wrong.",
    ),
    why=Message(
        "复议机构、法院、备案机构和申请平台各有记录，报告的数字应当与之相符。",
        "Those who keep reviews, lawsuits, documents and requests have records of their own; the report agrees with them.",
    ),
    exceptions=Message(
        "只在批量核查给出 --known 时判断；统计口径可能不同，只提示核对，不认定报告有误。收费金额相差在四舍五入之内的不算。",
        "Only in a batch with --known; since both may be counted otherwise, for review only. Amounts apart by rounding are the same.",
    ),
    cases=(
        Case(
            Message("与记录一致", "as is known"),
            {},
            known={"行政复议总计": "2", "行政许可": "36", "申请平台收件数": "9"},
        ),
        Case(
            Message("少报一件复议", "one review fewer"),
            {},
            ("review disputes/review/total",),
            known={"行政复议": "3"},
        ),
        Case(
            Message("两类诉讼合计不符", "two kinds of lawsuits together"),
            {},
            ("review disputes/litigation-direct/total",),
            known={"行政诉讼案件数": "4"},
        ),
        Case(
            Message("掌握的两个数字之间不一致", "two figures that contradict one another"),
            {},
            ("review requests/received/total",),
            known={"新收": "10", "依申请公开件数": "12"},
        ),
        Case(
            Message("零报告而平台有申请", "zeros, and requests on the platform"),
            {},
            ("review requests/received/total",),
            base="annual-2021/department-zero",
            known={"收到申请": "3", "行政复议": "1"},
        ),
        Case(
            Message("金额以元为单位，相差在四舍五入之内", "amounts in yuan, apart by rounding"),
            {"disclosure/charges/amount": "1.23"},
            known={"行政事业性收费（元）": "12345"},
        ),
        Case(
            Message("比平台收到的还少", "fewer than came over the platform"),
            {},
            ("review requests/received/total",),
            known={"申请平台收件数": "11"},
        ),
        Case(Message("不认识的列", "a column of no figure"), {}, known={"食堂人数": "7"}),
        Case(
            Message("信息处理费不是表二的收费", "the processing fee is not the charges of table two"),
            {"sections/other": "本年度发出信息处理费收费通知2件，实际收取信息处理费8000元。"},
            known={"信息处理费（元）": "8000"},
        ),
        Case(
            Message("信息处理费与记录不符", "another processing fee"),
            {"sections/other": "本年度发出信息处理费收费通知2件，实际收取信息处理费8000元。"},
            ("review sections/other/said/fee",),
            known={"信息处理费（万元）": "0.9"},
        ),
        Case(
            Message("没有收取，记录有收费", "none charged, and there is a record"),
            {"sections/other": "本年度没有收取信息处理费。"},
            ("review sections/other/said/fee",),
            known={"依申请公开收费金额": "120"},
        ),
        Case(
            Message("有收费而报告没有提到", "a fee that the report does not mention"),
            {"sections/other": "没有其他需要报告的事项。"},
            ("review sections/other",),
            known={"信息处理费": "120"},
        ),
        Case(
            Message("没有收费，报告没有提到", "no fee, none mentioned"),
            {"sections/other": "没有其他需要报告的事项。"},
            known={"信息处理费": "0"},
        ),
    ),
)
def known_differs(known: KnownFigures, this: Report) -> Iterator[Note]:
    """Compare every figure that is known with the cells it stands for."""
    meant = [figure for figure in known.figures if figure.keys]
    spoken = [figure for figure in known.figures if figure.subject]
    if not (meant or spoken):
        yield NotApplicable(known)
        return
    yield from _said(spoken, this)
    compared = list(_compared(known, meant))
    if len({one.keys for one in meant}) > len(compared):
        yield Open(known)
    wrong = [one for one in compared if one.differing]
    if len(wrong) > 1 and not any(cell.number for cell in this.cells.values()):
        first, *others = wrong
        note = _note(first, "zero", count=len(wrong))
        yield note.beside(*(one.cells[0] for one in others), role=_ZERO)
    else:
        for one in wrong:
            agreeing = [figure for figure in one.figures if figure not in one.differing]
            if agreeing:
                yield _note(one, "conflict", other=agreeing[0].source, others=agreeing[0].number)
            else:
                yield _note(one, "fault" if len(one.cells) == 1 else "sum")


def _said(figures: Sequence[KnownFigure], this: Report) -> Iterator[Note]:
    """What differs of the figures that stand in the narrative only; what tells of a part says nothing of the whole."""
    for figure in figures:
        about = [
            one for one in this.statements if one.subject == figure.subject and one.tense is Tense.THIS_YEAR
        ]
        whole = [one for one in about if one.scope in (Scope.WHOLE, Scope.JURISDICTION)]
        told = {"name": _UNIT.sub("", figure.name), "source": figure.source, "known": figure.number}
        if whole and all(one.quantity.value != figure.number for one in whole):
            yield Review(whole[0], "said", found=whole[0].quantity.value, **told)
        elif not about and figure.number:
            yield Review(this.sections.get("sections/other", this), "unsaid", **told)


def _compared(known: KnownFigures, meant: Sequence[KnownFigure]) -> Iterator[_Compared]:
    """What of it the report has numbers for, a blank for 0."""
    for keys in dict.fromkeys(figure.keys for figure in meant):
        figures = tuple(figure for figure in meant if figure.keys == keys)
        cells = known.cells(figures[0])
        numbers = [cell.counted for cell in cells]
        if cells and None not in numbers:
            yield _Compared(cells, sum(filter(None, numbers), Decimal(0)), figures)


def _note(one: _Compared, message: str, **more: object) -> Note:
    figure, cell = one.differing[0], one.cells[0]
    told = {"cell": cell.label, "cells": listed(each.label for each in one.cells), "found": one.found}
    note = Review(cell, message, **told, source=figure.source, known=figure.number, **more)
    return note.beside(*one.cells[1:], role=_SAME)


def _half_unit(number: Decimal) -> Decimal:
    exponent = number.as_tuple().exponent
    return Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0) / 2
