"""How plugins are found and called. The shipped plugin stands in the top-level `plugins/`."""
