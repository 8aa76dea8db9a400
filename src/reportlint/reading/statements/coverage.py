"""How much of the whole the numbers of a sentence cover.

A number is compared with the tables only where it is the whole's. So the reader keeps in mind what is being
broken down: a stretch of the year (上半年), a manner or kind (邮寄, 征地类), one of the applicants or outcomes
(律师事务所3件，其中1件公开). What follows is of that part until a new whole is named: by a new sentence, by a
word like 全年, by a number that the part can't hold, or because the list of parts is complete.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from decimal import Decimal

from reportlint.model.grammar import Subject
from reportlint.reading.statements.covered import (
    CARRIED,
    TRANSPARENT,
    CoveragePlace,
    Covered,
    CoveredList,
    CoveredNumber,
    are_kinds,
    row_of_carried,
    row_of_outcome,
)
from reportlint.reading.statements.tokens import NumberToken

_ENDED = frozenset({"result", "concluded"})
"""Kinds that say how disputes ended."""


class Coverage:
    """Kept from clause to clause of a sentence; brackets are told by `enter` and `leave`."""

    def __init__(self, subjects: Mapping[str, Subject]) -> None:
        self._subjects = subjects
        self._now = CoveragePlace()
        self._outer: list[CoveragePlace] = []
        self.column = ""
        """The column of the table that holds the number just read, where that is one of a part."""
        self.row = ""
        """The subject whose row holds it, where its own words name only the applicants: 结转9件，企业4件."""

    def begin(self) -> None:
        """Another sentence begins."""
        self._now = CoveragePlace()
        self._outer.clear()

    def settle(self) -> str:
        """Another clause or number begins: return from a list that is complete to what it was a list of.

        Gives the topic that is spoken of again; empty where there was no list to return from.
        """
        done = self._now.complete
        if done is None:
            return ""
        whole = done.whole
        about, last = whole.subjects or self._now.about, self._now.last
        settled = last.kind if last is not None else ""
        self._now = CoveragePlace(whole.part, whole, None, about, settled=settled, fresh=False)
        return done.topic

    @property
    def completed(self) -> Decimal | None:
        """The number that completed the list at hand; None where none is complete."""
        now = self._now
        return now.last.value if now.complete is not None and now.last is not None else None

    def semicolon(self) -> str:
        """Another matter begins, in the same stretch of the year.

        Gives the topic of the list that goes on; empty where none does.
        """
        now = self._now
        listed = now.listed if now.listed is not None and now.listed.whole.subjects else None
        held = now.part
        if held is not None and held.column:
            # 企业申请34件，公开14件；不予公开3件: of theirs, perhaps.
            held = replace(held, column="", lasting=True)
        elif held is not None and not (held.lasting or held.kind == "period"):
            held = None
        self._now = CoveragePlace(held, now.last, listed, now.about)
        return listed.topic if listed is not None and listed.opened else ""

    def enter(self) -> None:
        """A bracket opens: what it holds is said of the number before it."""
        self._outer.append(self._now)

    def leave(self) -> None:
        """It closes: what was said before it goes on."""
        if self._outer:
            inner, self._now = self._now, self._outer.pop()
            last = inner.last
            if last is not None and last.kind == "progress" and inner.listed is not None:
                # 9件（其中办结7件）: 均 is not said of all nine.
                self._now = replace(self._now, listed=inner.listed)

    def year(self) -> None:
        """全年, 2024年: the stretch of the year is over."""
        part = self._now.part
        if part is not None and part.kind == "period":
            self._now = replace(self._now, part=None, listed=None)

    def period(self) -> None:
        """A stretch of the year begins."""
        self._now = replace(self._now, part=Covered("period", None), listed=None)

    def hold(self, subjects: Collection[str], *, apart: bool) -> None:
        """自然人申请中，: what follows are parts of what these words name, if that is not the whole."""
        kind = self._kind(subjects)
        if apart or kind not in TRANSPARENT:
            self._now = replace(
                self._now, part=Covered(kind, None, column=self._column(subjects)), listed=None
            )

    def break_down(self, topic: str, *, of_unnamed: bool = False) -> None:
        """其中, 包括, 中, a colon: what follows are parts of the last number.

        `of_unnamed`: where there is none, they are parts of a whole that stands elsewhere.
        """
        now, last = self._now, self._now.last
        if last is None:
            if of_unnamed and now.part is None:
                self._now = replace(now, part=Covered("", None))
            return
        part = now.part if now.part is not None and now.part.named else None
        if last.part is not None or last.kind not in TRANSPARENT or not last.subjects:
            row = row_of_outcome(last.subjects) if last.kind == "outcome" and last.part is None else ""
            part = Covered(last.kind, last.value, column=last.column, row=row)
        elif last.subjects <= CARRIED:
            part = Covered("carried", last.value, row=row_of_carried(last.subjects))
        self._now = CoveragePlace(
            part, last, CoveredList(last, last.value, topic, True), now.about, fresh=False
        )

    def covers(self, subjects: Collection[str], token: NumberToken, topic: str, *, apart: bool) -> bool:
        """Take in a number with its subjects (none where it claims nothing); true if it is the whole's.

        `apart`: its own clause says that it is that of a part.
        """
        self.column = self.row = ""
        value, money = token.value, token.kind == "money"
        kind = self._kind(subjects)
        part = self._part_of(kind, value, money)
        listed = self._now.listed
        repeated = (
            listed is not None and bool(subjects) and set(subjects) <= listed.whole.subjects & {"processed"}
        )
        whole = not apart and part is None and not (repeated and listed and value < listed.whole.value)
        alone = whole and kind == "applicant" and (self._now.last is None or self._now.last.kind != kind)
        column = self._column(subjects) if alone else ""
        if part is not None and not apart and kind in ("outcome", "progress", "intake"):
            self.column = part.column
        elif part is not None and not apart and kind == "applicant" and part.row:
            self.row = part.row
        held = part
        if apart:
            held = part if part is not None and part.kind == "period" else Covered("", value, money)
        elif whole and kind in ("applicant", "outcome"):
            held = Covered(kind, value, money, named=False, column=column if self._now.fresh else "")
        elif not subjects and listed is not None and listed.opened:
            held = Covered("", value, money)
        if not value and (held is None or held.kind != "period"):
            held = part  # Of nothing there are no parts.
        number = CoveredNumber(token, money, frozenset(subjects), kind, None if whole else held, column)
        self._take(number, held, topic)
        return whole

    def _part_of(self, kind: str, value: Decimal, money: bool) -> Covered | None:
        """What a number is part of: of what is being broken down, unless it is a sibling or does not fit."""
        part = self._now.part
        last = self._now.last
        if (
            part is None
            and kind == "applicant"
            and last is not None
            and last.subjects
            and last.subjects <= CARRIED
        ):
            # 结转9件，企业4件、个人5件: of those, where they can be.
            return (
                Covered("carried", last.value, row=row_of_carried(last.subjects))
                if value <= last.value
                else None
            )
        if part is None or part.kind == "period":
            return part
        if kind and part.kind == kind:
            return None
        if part.kind == "outcome" and not part.named and kind != "applicant":
            return None
        if part.money is not money:
            return part if self._now.listed is not None and self._now.listed.opened else None
        if part.number is None or value <= part.number:
            return part
        # 企业申请34件，加上年结转2件共36件: still theirs.
        grown = bool(part.column) and last is not None and value == part.number + last.value
        return replace(part, number=value) if grown else None

    def _take(self, number: CoveredNumber, held: Covered | None, topic: str) -> None:
        now, listed = self._now, self._now.listed
        root = number.part is None and number.kind in TRANSPARENT and bool(number.subjects)
        if listed is not None and listed.whole.money is not number.money:
            pass
        elif (
            listed is not None
            and (listed.opened or not root or are_kinds(number.subjects, listed.whole.subjects))
            and number.value <= listed.left
        ):
            listed = replace(listed, left=listed.left - number.value)
            if not listed.left and number.value:
                about = number.subjects or now.about
                self._now = CoveragePlace(held, number, listed, about, listed, fresh=False)
                return
        else:
            listed = CoveredList(number, number.value, topic, False) if root else None
        about = number.subjects or now.about
        if root:
            families = {self._subjects[subject].family for subject in number.subjects}
            about |= {subject for subject in now.about if self._subjects[subject].family in families}
        self._now = CoveragePlace(held, number, listed, about, fresh=False)

    def beside(self, subjects: Collection[str]) -> bool:
        """True where the last number is one of the same kind: of what it is a part, these are parts, too."""
        last = self._now.last
        return last is not None and bool(last.kind) and last.kind == self._kind(subjects)

    def _column(self, subjects: Collection[str]) -> str:
        """自然人 → natural; empty for several, and where the column is not certain."""
        cells = [
            cell for subject in subjects for reading in self._subjects[subject].readings for cell in reading
        ]
        columns = {cell.rpartition("/")[2] for cell in cells}
        return columns.pop() if len(columns) == 1 and columns != {"total"} else ""

    def _kind(self, subjects: Collection[str]) -> str:
        return next((self._subjects[subject].family.partition(".")[0] for subject in subjects), "")

    def names_last(self, subjects: Collection[str]) -> bool:
        """True where subjects are kinds of what the last whole number counts: 直接起诉3件，均已审结."""
        last = self._now.last
        return last is not None and last.part is None and are_kinds(subjects, last.subjects)

    def row_of(self, subjects: Collection[str]) -> str:
        """The row that 上年结转的2件均为自然人申请 speaks of; empty where it is none of one row."""
        last = self._now.last
        return (
            row_of_carried(last.subjects) if last is not None and self._kind(subjects) == "applicant" else ""
        )

    @property
    def of_period(self) -> bool:
        """True where a stretch of the year is being spoken of."""
        return self._now.part is not None and self._now.part.kind == "period"

    @property
    def about(self) -> frozenset[str]:
        """What the last number is about, with those it goes with: 新收9件、上年结转3件."""
        return self._now.about

    @property
    def all_of_column(self) -> tuple[str, NumberToken] | None:
        """The column and the number that 均 speaks of, where the applicants of one kind were last named."""
        part, last = self._now.part, self._now.last
        if part is None or last is None or last.kind != "applicant" or not part.column:
            return None
        return part.column, last.token

    @property
    def unnamed(self) -> bool:
        """True where the last number claims nothing: 跨年的2件，一件为企业."""
        return self._now.last is not None and not self._now.last.subjects

    @property
    def whole(self) -> NumberToken | None:
        """The number last named, where it is of one whole: not of 新收9件、上年结转3件.

        Behind 5件，3件维持、2件未审结 it is not told of which.
        """
        last = self._now.last
        if last is None or last.part is not None or not last.subjects or self._now.settled in _ENDED:
            return None
        return last.token if last.kind != "intake" or self.about == last.subjects else None

    @property
    def ended(self) -> bool:
        """True where the last number says how disputes ended: of what kind they were is then said of these only."""
        return self._now.last is not None and self._now.last.kind in _ENDED

    @property
    def single_part(self) -> NumberToken | None:
        """The number last named, where it is one of a part: 村民李某申请复议1件."""
        last = self._now.last
        one = last is not None and last.part is not None and bool(last.subjects) and last.value == 1
        return last.token if last is not None and one else None

    @property
    def of_all(self) -> bool:
        """True where 均 and 全部 speak of the whole: no part is being spoken of."""
        listed = self._now.listed
        part = self._now.part
        last = self._now.last
        kind = last is not None and listed is not None and are_kinds(last.subjects, listed.whole.subjects)
        return (part is None or part.kind == "outcome") and (
            listed is None or listed.left == listed.whole.value or (kind and not listed.opened)
        )
