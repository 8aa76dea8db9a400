"""Rules that compare a report with those of the bodies below."""
