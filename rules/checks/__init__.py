"""Rules without code, one a file, in a folder for their group."""
