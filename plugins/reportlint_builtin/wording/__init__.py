"""Slips of the pen: typos, repetitions, marks, names of laws, placeholders."""
