"""What rules are and how they are found. The shipped rules stand in the top-level `rules/` and `plugins/`."""
