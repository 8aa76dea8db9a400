"""The dictionaries of what a run keeps: `python tools/packing.py` writes them anew, from a clean report.

Another dictionary can't read what was packed with the one before: raise the version of a run's tables with it.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from reportlint.checking.session import prepared
from reportlint.config.config import Config
from reportlint.engine import stored
from reportlint.loaders import load
from reportlint.model.finding import Judgement, Verdict
from reportlint.page import Page
from reportlint.rules.targets import across
from reportlint.runs import codec
from reportlint.support.packing import WINDOW
from reportlint.testing import MARKUPS, clean_draft


def main() -> None:
    """Write them."""
    draft = clean_draft()
    session = prepared(Config(as_of=date(int(draft["year"]) + 1, 4, 1), isolated=True))
    (page,) = load(MARKUPS["clean"].encode(draft), name="report.html", loaders=session.loaders)
    assert isinstance(page, Page)
    report = session.linter.read(page)
    outcome = session.linter.judge(page, report)
    beside = codec.CrossFindings(
        judgements=tuple(
            Judgement(rule.id, Verdict.PASS, ("report",)) for rule in session.rules if across(rule.each)
        )
    )
    for module, kept in (
        (stored, [stored.encode(report)]),
        (codec, [codec.packed_comparison(beside), codec.packed_outcomes([outcome])]),
    ):
        text = b"".join(map(module.PACKING.unpack, kept))[-WINDOW:].decode("utf-8", "ignore")
        Path(module.__file__).with_suffix(".txt").write_text(text, encoding="utf-8", newline="")


if __name__ == "__main__":
    main()
