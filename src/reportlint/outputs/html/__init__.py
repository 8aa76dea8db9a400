"""One page that shows a report as published, its faults marked in place."""
