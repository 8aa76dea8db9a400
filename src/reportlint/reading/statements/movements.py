"""Stocks that are added to and taken from: 新制发7件、废止6件，净增1件; 由68个增加到71个，新设5个、撤销2个."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from re import Pattern

from reportlint.model.grammar import WordRole
from reportlint.reading.statements.items import ListItem
from reportlint.reading.statements.ratios import Relation, put
from reportlint.reading.statements.tokens import NumberToken
from reportlint.reading.statements.units import same_unit


def movements(
    counted: Sequence[ListItem], text: str, words: Mapping[str, Pattern[str]]
) -> Iterator[Relation]:
    """The net change of a sentence that gives one number added and one taken away, and their net or both stocks.

    `words` fit what stands before such numbers: `added`, `removed`, `net-rise`, `net-fall`, `opening`, `closing`.
    """
    said: dict[str, list[NumberToken]] = {name: [] for name in words}
    for former, item in zip((None, *counted), counted, strict=False):
        if former is not None and WordRole.REACH in item.before.said and words:
            # 由68个增加到71个: both stocks, whatever they are called.
            for some in said.values():
                some[:] = [number for number in some if number is not former.number]
            said["opening"].append(former.number)
            said["closing"].append(item.number)
            continue
        label = (item.before.start, item.number.start)
        name = next((name for name, pattern in words.items() if pattern.search(text, *label)), None)
        if name is not None:
            said[name].append(item.number)
    if not words or any(len(numbers) > 1 for numbers in said.values()):
        return
    single = {name: numbers[0] for name, numbers in said.items() if numbers}
    added, removed = single.get("added"), single.get("removed")
    if added is None or removed is None:
        return
    for kind in ("net-rise", "net-fall"):
        if kind in single:
            yield from _net(kind, added, removed, single[kind])
    opening, closing = single.get("opening"), single.get("closing")
    if opening is not None and closing is not None and same_unit(opening, closing):
        change = closing.value - opening.value
        if abs(change) == (removed if change < 0 else added).value:
            # 由186个精简为142个，减少44个；新增1个栏目: their difference, and another thing's number.
            return
        first, last = sorted((opening, closing), key=lambda one: one.start)
        net = put(abs(change), closing.unit, first.start, last.end)
        yield from _net("net-fall" if change < 0 else "net-rise", added, removed, net)


def _net(kind: str, added: NumberToken, removed: NumberToken, net: NumberToken) -> Iterator[Relation]:
    if same_unit(added, removed) and same_unit(added, net):
        yield Relation(kind, None, 0, net, added, removed, "", net.start, net.end)
