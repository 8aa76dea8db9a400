"""Where the program begins, as `reportlint` and as `python -m reportlint`."""

from __future__ import annotations

import sys

from reportlint.support.signals import end_at_once


def main() -> int:
    """Run the command line; an interruption ends it with 130 and one sentence, at whatever moment it comes."""
    end_at_once()
    if sys.argv[1:] and not sys.argv[1].startswith("-"):
        # Before what can be made faster by it is imported.
        from reportlint.support import quick_start

        quick_start.warm()
    from reportlint.cli import main as run

    return run()


if __name__ == "__main__":
    sys.exit(main())
