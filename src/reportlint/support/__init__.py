"""What every part may stand on and that knows nothing of reports: files, limits, time limits, TOML tables."""
