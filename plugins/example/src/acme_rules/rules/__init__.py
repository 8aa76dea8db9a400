"""The rules written in Python, one a file."""
