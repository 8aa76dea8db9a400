"""A run as it is shown: with the waivers of the configuration and those the office wrote into its problem list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Final

from reportlint.checking.progress import WRITING, tracked
from reportlint.checking.session import Session
from reportlint.decisions.decided import Decisions, without
from reportlint.decisions.follow_up import FollowUp, follow_up
from reportlint.decisions.ledger import Ledger
from reportlint.decisions.letter import SentLetter
from reportlint.decisions.register import LetterRegister
from reportlint.handover.deciding import exchanged
from reportlint.handover.edited import Edited, Place, places_of
from reportlint.handover.letter_columns import letters_exchanged
from reportlint.handover.problem_reader import read_problems
from reportlint.model.message import Language
from reportlint.runs.deadline import with_kind
from reportlint.runs.folder import OUTPUTS, RunFolder, Watch
from reportlint.runs.result import RowResult
from reportlint.support.atomic import write_whole
from reportlint.suppression.waivers import Waiving

PROBLEMS: Final = "问题清单.xlsx"


@dataclass(frozen=True, slots=True)
class RunView:
    """A run, ready to be written about."""

    session: Session
    """With all waivers."""
    run: RunFolder
    """Its outcomes settled."""
    edited: Edited
    """The problem list as the office has it."""
    decisions: Decisions | None = None
    """What was decided about its findings; None where nobody reviews."""
    letters: Mapping[str, Sequence[SentLetter]] = field(default_factory=dict)
    """Those that were sent, by the agency's id."""

    @property
    def overdue(self) -> frozenset[Place]:
        """The findings that should have been mended by now, and are not noted as mended."""
        today = self.session.as_of
        told = frozenset(
            (agency, key.fingerprint)
            for agency, letters in self.letters.items()
            for letter in letters
            if letter.deadline and letter.deadline < today
            for key in letter.told
        )
        mended = self.decisions.mended if self.decisions else frozenset()
        return (self.edited.overdue(today) | told) - mended

    def follow_ups(self, result: RowResult) -> Sequence[FollowUp]:
        """The letters that were sent to a body, the first one first, and what became of them."""
        letters = self.letters.get(result.agency.id, ())
        if not letters:
            return ()
        decisions = self.decisions or Decisions((), self.session.as_of)
        decided = decisions.of_report(result.agency.id, result.outcome.findings if result.outcome else ())
        return [follow_up(one, result, decided, self.run.facts.rules) for one in letters]

    @property
    def standing(self) -> RunFolder:
        """The run without the findings that were mended since: what letters ask for."""

        done = self.edited.done

        def settle(result: RowResult) -> RowResult:
            seen = self.run.shown(result)
            if self.decisions is not None:
                return self.decisions.standing(seen)
            return without(seen, lambda one: any(place in done for place in places_of(seen, one)))

        return self.run.settled(settle)


def watching(run: RunFolder, language: Language, *, alone: bool = True) -> Watch:
    """Shows how far the writing is while the run's rows pass; `alone` as in `tracked`."""
    return partial(tracked, total=run.store.size(), language=language, doing=WRITING, alone=alone)


def shown(run: RunFolder, session: Session, earlier: Path | None = None, *, keep: bool = False) -> RunView:
    """The run as it is shown. A run without a problem list takes over that of an `earlier` one, and its ledger.

    `keep`: what was decided, or sent, by the problem list goes into the ledger; else it is only shown. Raises UsageError where
    the problem list can't be read: what people wrote in it must not be lost.
    """
    lists = [run.outputs / PROBLEMS, *([earlier / OUTPUTS / PROBLEMS] if earlier else [])]
    file = next((file for file in lists if file.is_file()), None)
    edited = read_problems(file, session.as_of) if file else Edited()
    ledger = Ledger(run.folder)
    if earlier is not None and not ledger.exists and Ledger(earlier).exists:
        write_whole(ledger.file, Ledger(earlier).file.read_bytes())
    decisions = None
    if ledger.exists or any(entry.texts.get("review") for entry in edited.entries.values()):
        edited, decisions = exchanged(run, edited, ledger, session.as_of, keep=keep)
    edited, letters = letters_exchanged(run, edited, LetterRegister(run.folder), keep=keep)
    return viewed(run, session, edited, decisions, letters)


def viewed(
    run: RunFolder,
    session: Session,
    edited: Edited,
    decisions: Decisions | None,
    letters: Mapping[str, Sequence[SentLetter]],
) -> RunView:
    """The run as it is shown with what was edited, decided and sent."""
    config = replace(session.config, waivers=(*session.config.waivers, *edited.waivers))
    waivers = () if config.no_waivers else config.waivers
    waiving = Waiving(waivers, session.as_of, [rule.id for rule in session.rules])
    ruled = None if config.no_waivers else decisions

    def settle(result: RowResult) -> RowResult:
        outcome = result.outcome and waiving.apply(result.outcome)
        waived = with_kind(replace(result, outcome=outcome), session.forms)
        return ruled.settle(waived) if ruled else waived

    return RunView(replace(session, config=config), run.settled(settle), edited, decisions, letters)
