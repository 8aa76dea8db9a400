"""Near copies: how much two reports have in common, and who may have copied from whom among very many."""

from reportlint.similarity.bare import bare
from reportlint.similarity.candidates import candidates
from reportlint.similarity.measure import likeness_of
from reportlint.similarity.names import names_of, places_in
from reportlint.similarity.signature import Signature, signature

__all__ = ["Signature", "bare", "candidates", "likeness_of", "names_of", "places_in", "signature"]
