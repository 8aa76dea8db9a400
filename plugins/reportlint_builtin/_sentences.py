"""The sentence that a match in running text stands in."""

import re

_MARKS = "。；\n"


def sentence_of(match: re.Match[str]) -> str:
    """From the mark before the match to the one behind it, marks left out; looks no further than these."""
    text = match.string
    start = max(text.rfind(mark, 0, match.start()) for mark in _MARKS) + 1
    ends = [end for mark in _MARKS if (end := text.find(mark, match.end())) >= 0]
    return text[start : min(ends, default=len(text))]
