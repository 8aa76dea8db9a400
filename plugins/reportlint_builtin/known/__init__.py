"""Rules that compare a report with what the office knows from elsewhere."""
