"""Prescribed forms, the grammar of numbers, and how pages and bodies are recognised."""
