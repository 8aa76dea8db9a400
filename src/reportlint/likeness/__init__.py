"""Near copies: how much two reports have in common, and who may have copied from whom among very many."""

from reportlint.likeness.bare import bare
from reportlint.likeness.candidates import candidates
from reportlint.likeness.measure import likeness_of
from reportlint.likeness.names import names_of, places_in
from reportlint.likeness.signature import Signature, signature

__all__ = ["Signature", "bare", "candidates", "likeness_of", "names_of", "places_in", "signature"]
