"""From a list of agencies to a run: load, judge, compare, and keep everything on the way."""
