"""What is wrong with the rows of a list: with their addresses, and with how they go together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from reportlint.agencies.addresses import is_address
from reportlint.agencies.agency import Agency
from reportlint.agencies.columns import words
from reportlint.model.finding import Notice
from reportlint.model.message import Message

_NAMED: Final = 10
_GOVERNMENT: Final = re.compile(r"(?:人民)?政府(?:办公室)?$")

Node = tuple[str, int | None]
"""A body and a year."""


def checked(agencies: Sequence[Agency], folder: Path) -> tuple[tuple[Agency, ...], list[Notice]]:
    """The rows with all their faults and with paths that hold from anywhere, and notices about the list.

    Relative paths are those from `folder`.
    """
    agencies, notices = _with_superiors(agencies)
    first: dict[Node, Agency] = {}
    for agency in agencies:
        first.setdefault((agency.name, agency.year), agency)
    circles = _circles(first)
    good = tuple(_checked(agency, folder, first, circles) for agency in agencies)
    return good, [*notices, *_unknown_superiors(agencies), *_shared_addresses(good)]


def _with_superiors(agencies: Sequence[Agency]) -> tuple[list[Agency], list[Notice]]:
    """The rows, with the name that a government has in the list where a row names it by its place; what was taken so."""
    names = {agency.name for agency in agencies}
    governments = {_place(name): name for name in sorted(names) if name.endswith("政府")}
    meant = {
        agency.superior: governments[place]
        for agency in agencies
        if agency.superior not in names and (place := _place(agency.superior)) in governments
    }
    notices = [
        Notice(
            "superior-taken",
            Message(f"上级单位“{typed}”按“{name}”理解", f"The superior “{typed}” is taken for “{name}”"),
        )
        for typed, name in meant.items()
    ]
    return [_below(agency, meant.get(agency.superior, agency.superior)) for agency in agencies], notices


def _below(agency: Agency, superior: str) -> Agency:
    """A row with this body above it; a government in the group of its own place has none there."""
    if superior == agency.superior:
        return agency
    return replace(agency, superior="" if superior == agency.name else superior)


def _place(name: str) -> str:
    return _GOVERNMENT.sub("", name)


def _checked(
    agency: Agency, folder: Path, first: Mapping[Node, Agency], circles: Mapping[Node, Sequence[str]]
) -> Agency:
    faults = list(agency.faults)
    node = agency.name, agency.year
    if agency.name and (earlier := first[node]) is not agency:
        faults.append(
            Message(
                f"与第 {earlier.row} 行重复：同一单位、同一年度",
                f"It repeats row {earlier.row}: the same body and year",
            )
        )
    if circle := circles.get(node):
        names = " → ".join(circle)
        faults.append(
            Message(f"上级单位首尾相接：{names}", f"The bodies above it lead back to itself: {names}")
        )
    address = _usable("address", agency.address, folder, faults)
    last = _usable("last", agency.last, folder, faults)
    if len(faults) == len(agency.faults) and (address, last) == (agency.address, agency.last):
        return agency
    return replace(agency, address=address, last=last, faults=tuple(faults))


def _usable(key: str, text: str, folder: Path, faults: list[Message]) -> str:
    """An address as it is, a path from the root; says what is wrong with anything else."""
    if not text or is_address(text):
        return text
    file = folder / text
    if _exists(file):
        return str(file)
    title = next(column.title for column in words().column if column.key == key)
    faults.append(
        Message(
            f"{title.zh}“{text}”既不是网址，也没有这个文件",
            f"{title.en} “{text}” is neither the address of a page nor a file that exists",
        )
    )
    return text


def _exists(file: Path) -> bool:
    try:
        return file.is_file()
    except (OSError, ValueError):
        return False


def _circles(first: Mapping[Node, Agency]) -> Mapping[Node, Sequence[str]]:
    """The bodies whose superiors lead back to themselves, with the way they lead."""
    found: dict[Node, Sequence[str]] = {}
    seen: set[Node] = set()
    for start in first:
        way: dict[Node, None] = {}
        node = start
        while node in first and node not in seen and first[node].superior:
            seen.add(node)
            way[node] = None
            node = first[node].superior, node[1]
        if node in way:
            round_ = list(way)[list(way).index(node) :]
            for n, member in enumerate(round_):
                shown = [round_[(n + k) % len(round_)][0] for k in range(min(len(round_), _NAMED))]
                found[member] = [*shown, *(("…",) if len(round_) > _NAMED else ()), member[0]]
    return found


def _unknown_superiors(agencies: Sequence[Agency]) -> Iterator[Notice]:
    names = {agency.name for agency in agencies}
    rows: dict[str, int] = {}
    for agency in agencies:
        if agency.superior and agency.superior not in names:
            rows.setdefault(agency.superior, agency.row)
    if rows:
        shown = list(rows.items())[:_NAMED]
        more = Message(" 等", " and others") if len(rows) > _NAMED else Message("", "")
        yield Notice(
            "superiors-not-listed",
            Message(
                f"有上级单位不在名单中（{len(rows)} 个），其下级数据之和无法核对："
                + "、".join(f"{name}（第 {row} 行）" for name, row in shown)
                + more.zh,
                f"Superior bodies that are not in the list ({len(rows)}); sums below them can't be checked: "
                + ", ".join(f"{name} (row {row})" for name, row in shown)
                + more.en,
            ),
        )


def _shared_addresses(agencies: Sequence[Agency]) -> Iterator[Notice]:
    """Rows that name one page: it can be the report of one of them only."""
    rows: dict[str, list[Agency]] = {}
    for agency in agencies:
        if agency.address and not agency.faults:
            rows.setdefault(agency.address, []).append(agency)
    for address, same in rows.items():
        if len(same) > 1:
            yield Notice(
                "address-shared",
                Message(
                    f"{len(same)} 行填了同一个网址 {address}："
                    + "、".join(f"{one.name}（第 {one.row} 行）" for one in same[:_NAMED]),
                    f"{len(same)} rows name one address {address}: "
                    + ", ".join(f"{one.name} (row {one.row})" for one in same[:_NAMED]),
                ),
            )
