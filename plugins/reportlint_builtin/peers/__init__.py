"""Rules that compare a report with those of other bodies."""
