"""How much input is too much. Every limit of reading stands here, so that time and memory stay bounded."""

from __future__ import annotations

from typing import Final

MARKUP_BYTES: Final = 20_000_000
"""Bytes of one page. Real report pages have 10 KB to 2 MB."""
MARKUP_TAGS: Final = 400_000
"""`<` on one page; a tag costs about 300 bytes of memory."""
ATTRIBUTES: Final = 50_000
"""Attributes of one tag. The parser's time grows with their square: these take about two seconds."""
DEPTH: Final = 500
"""Elements within one another. The parser stops at 2,048, Python's own recursion near 1,000."""
FILE_BYTES: Final = 200_000_000
"""Bytes of one file of any kind."""
ARCHIVE_MEMBERS: Final = 20_000
"""Files in one archive."""
ARCHIVE_BYTES: Final = 2_000_000_000
"""Bytes of all members of one archive, unpacked."""
PART_BYTES: Final = 40_000_000
"""Bytes of one part of an office document, unpacked."""
PART_TAGS: Final = 1_000_000
"""`<` in one part of an office document."""
PDF_PAGES: Final = 300
"""Pages of one PDF."""
PDF_SECONDS: Final = 60
"""Time reading one PDF may take."""
CONVERT_SECONDS: Final = 120
"""Time the office converter may take for one file."""
RULE_SECONDS: Final = 10
"""Time one rule may take for one page, and one hook of a plugin for its work."""
