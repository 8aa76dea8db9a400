"""The office's table of weights: what is taken off a score, and for what. `weights.toml` is the shipped one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, Final, TypeVar

from reportlint.model.errors import UsageError, choices, nearest
from reportlint.model.finding import Severity, Verdict
from reportlint.model.groups import GROUPS
from reportlint.model.message import Message
from reportlint.runs.handling import HandlingFault
from reportlint.runs.result import RowStatus
from reportlint.support.structure import StructureError, convert, option, read
from reportlint.support.toml import read_toml

T = TypeVar("T")
LATE: Final = "late"
"""Of a report that was published after its time."""
REVIEW: Final = Verdict.REVIEW.value
"""Of a suspicion."""
UNMENDED: Final = "unmended"
"""Of a finding that still stands when its 整改期限 is over, beside what it costs anyhow."""
UNMENDED_SAY: Final = Message("逾期未改正", "not mended in time")
STANDINGS: Final[Mapping[str, Message]] = {
    LATE: Message("迟于规定时间发布", "published late"),
    **{fault: fault.say for fault in HandlingFault},
    **{status: status.say for status in RowStatus if status is not RowStatus.CHECKED},
}
"""What of a body as a whole may cost points, and what that is called."""


@dataclass(frozen=True, slots=True)
class Scale:
    """What scores range over."""

    full: Decimal = option("满分", "full marks", default=Decimal(100))
    floor: Decimal = option("最低分", "the lowest score", default=Decimal(0))

    def __post_init__(self) -> None:
        _points(self.full, self.floor)
        if self.floor > self.full:
            raise StructureError(Message("floor 不应大于 full", "floor must not be above full"))


@dataclass(frozen=True, slots=True)
class Weight:
    """What a finding costs."""

    off: Decimal | None = option("每项扣分", "points off for each", default=None)
    cap: Decimal | None = option("合计扣分的上限", "the most that is taken off", default=None)

    def __post_init__(self) -> None:
        _points(self.off, self.cap)


@dataclass(frozen=True, slots=True)
class Weights:
    """A table of weights."""

    scale: Scale = field(default_factory=Scale)
    statuses: Mapping[str, Decimal] = field(default_factory=dict)
    """Points off by `late`, by status and by what is wrong with the handling."""
    severities: Mapping[str, Weight] = field(default_factory=dict)
    """By severity, by `review` for suspicions, by `unmended` for what was not mended in time."""
    groups: Mapping[str, Weight] = field(default_factory=dict)
    rules: Mapping[str, Weight] = field(default_factory=dict)


def read_weights(file: Path | None, rules: Iterable[str]) -> Weights:
    """The weights in a file, by default the shipped ones; `rules` are the ids there are. Raises UsageError."""
    source: Path | Traversable = file or files("reportlint") / "handover" / "weights.toml"
    name = str(file or "weights.toml")
    table = read_toml(source, name, Message("评分标准", "the weights"))
    return _WeightReader(name).weights(table, tuple(rules))


class _WeightReader:
    """Reads the tables of a file; a UsageError says where something is wrong."""

    def __init__(self, name: str) -> None:
        self._name = name

    def weights(self, table: Mapping[str, Any], rules: tuple[str, ...]) -> Weights:
        unknown = next((key for key in table if key not in _TABLES), None)
        if unknown is not None:
            hint = choices(unknown, _TABLES)
            raise self._wrong(
                "", Message(f"没有 [{unknown}] 这个表。{hint.zh}", f"unknown [{unknown}].{hint.en}")
            )
        return Weights(
            self._shaped("[score]", Scale, self._table(table, "score")),
            self._named(table, "status", tuple(STANDINGS), self._number),
            self._named(table, "severity", (*Severity, REVIEW, UNMENDED), self._weight),
            self._named(table, "group", tuple(GROUPS), self._weight),
            self._named(table, "rule", rules, self._weight),
        )

    def _table(self, table: Mapping[str, Any], name: str) -> Mapping[str, Any]:
        value = table.get(name, {})
        if not isinstance(value, dict):
            raise self._wrong(f"[{name}]", Message("应为表", "must be a table"))
        return value

    def _named(
        self, table: Mapping[str, Any], name: str, legal: tuple[str, ...], make: Callable[[str, Any], T]
    ) -> dict[str, T]:
        made = {}
        for key, value in self._table(table, name).items():
            if key not in legal:
                hint = nearest(key, legal)
                raise self._wrong(
                    f"[{name}]", Message(f"没有“{key}”。{hint.zh}", f"there is no “{key}”.{hint.en}")
                )
            made[key] = make(f"{name}.{key}", value)
        return made

    def _number(self, where: str, value: Any) -> Decimal:
        try:
            number: Decimal = convert(value, Decimal)
            _points(number)
        except StructureError as unfit:
            raise self._wrong(where, unfit.say) from None
        return number

    def _weight(self, where: str, value: Any) -> Weight:
        if not isinstance(value, dict):
            raise self._wrong(
                where, Message("应写作 { off = 2, cap = 10 }", "must be like { off = 2, cap = 10 }")
            )
        return self._shaped(where, Weight, value)

    def _shaped(self, where: str, cls: type[T], table: Mapping[str, Any]) -> T:
        made = read(cls, table)
        if isinstance(made, list):
            raise self._wrong(where, made[0].say)
        return made

    def _wrong(self, where: str, say: Message) -> UsageError:
        zh, en = (f" {where}：", f" {where}: ") if where else ("：", ": ")
        return UsageError(Message(f"评分标准 {self._name}{zh}{say.zh}", f"Weights {self._name}{en}{say.en}"))


_TABLES: Final = ("score", "status", "severity", "group", "rule")


def _points(*values: Decimal | None) -> None:
    """Raises StructureError for what is no number of points."""
    if any(value is not None and (not value.is_finite() or value < 0) for value in values):
        raise StructureError(Message("分数应不小于 0", "points must not be below 0"))
