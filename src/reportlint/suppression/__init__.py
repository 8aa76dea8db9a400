"""Findings that do not count, and why: waivers and baselines."""
