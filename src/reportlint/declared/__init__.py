"""Rules without code: TOML tables, each of a known kind, read into `Rule` values."""

from reportlint.declared.kind import Kind
from reportlint.declared.kinds import KINDS
from reportlint.declared.read import Flaw, read_folder, read_rules

__all__ = ["KINDS", "Flaw", "Kind", "read_folder", "read_rules"]
