"""SARIF 2.1.0, for programs that take findings from many tools."""

from reportlint.outputs.sarif.writer import SCHEMA, SarifWriter

__all__ = ["SCHEMA", "SarifWriter"]
