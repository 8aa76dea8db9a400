"""The testing kit: reports to try rules on, and the markups to try them in."""

from reportlint.testing.cases import rules_of, run_case
from reportlint.testing.clean import clean_draft, clean_drafts
from reportlint.testing.draft import Draft
from reportlint.testing.markups import MARKUPS, Markup

__all__ = ["MARKUPS", "Draft", "Markup", "clean_draft", "clean_drafts", "rules_of", "run_case"]
