"""Sums of the tables."""
