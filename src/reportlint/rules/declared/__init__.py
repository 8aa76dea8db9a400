"""Rules without code: TOML tables, each of a known kind, read into `Rule` values."""

from reportlint.rules.declared.kind import Kind
from reportlint.rules.declared.kinds import KINDS
from reportlint.rules.declared.read import RuleFileFault, read_folder, read_rules

__all__ = ["KINDS", "Kind", "RuleFileFault", "read_folder", "read_rules"]
