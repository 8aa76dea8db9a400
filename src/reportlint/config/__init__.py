"""The configuration of a check: `reportlint.toml`, and what each of its keys may hold."""
