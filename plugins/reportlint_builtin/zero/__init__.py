"""Reports of nothing."""
