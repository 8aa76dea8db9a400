"""What an office hands over from a run: tables, letters, a page to look at."""
