"""The prescribed tables and their cells."""
