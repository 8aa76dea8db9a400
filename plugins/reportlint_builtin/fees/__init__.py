"""The processing fee and fees that no longer exist."""
