"""How much of the narrative is compared: `python tools/tally.py FOLDER` reads every page of a folder.

Prints what becomes of the numbers, and words of none, that the text says: compared for sure, for review, or
not, and why not. Precision must not be bought with silence: measure a change of the grammar before and after.
"""

from __future__ import annotations

import sys
from collections import Counter
from datetime import date
from pathlib import Path

from reportlint.checking.session import prepared
from reportlint.config.config import Config
from reportlint.loaders import load
from reportlint.model.statement import Scope, Statement, Tense
from reportlint.page import Page


def fate(said: Statement) -> str:
    """What becomes of a statement."""
    if said.tense is not Tense.THIS_YEAR:
        return "of a past year"
    if said.scope not in (Scope.WHOLE, Scope.COLUMN):
        return f"of {said.scope.value}"
    if not said.readings:
        return "no cell holds it"
    return "certain" if said.certain else "for review"


def main(folder: Path) -> None:
    """Count and print."""
    session = prepared(Config(as_of=date.today()))
    tally: Counter[str] = Counter()
    for file in sorted(folder.rglob("*.htm*")):
        for page in load(file.read_bytes(), name=file.name, loaders=session.loaders):
            if isinstance(page, Page):
                tally.update(fate(said) for said in session.linter.read(page).statements)
    for name, count in tally.most_common():
        print(f"{count:6}  {count / tally.total():4.0%}  {name}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
