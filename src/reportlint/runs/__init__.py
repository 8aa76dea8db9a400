"""A run of the batch: what it found, kept so that nothing is lost and everything can be said again."""
