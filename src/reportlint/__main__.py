"""Where the program begins, as `reportlint` and as `python -m reportlint`."""

from __future__ import annotations

import os
import sys


def main() -> int:
    """Run the command line; an interruption ends it with 130 and one sentence, at whatever moment it comes."""
    try:
        if sys.argv[1:] and not sys.argv[1].startswith("-"):
            # Before what can be made faster by it is imported.
            from reportlint.support import quick_start

            quick_start.warm()
        from reportlint.cli import main as run

        return run()
    except KeyboardInterrupt:
        sys.stderr.write("reportlint: 已中断。 Interrupted.\n")
        sys.stderr.flush()
        # Nothing is left to do, and a second interruption would be told of by the interpreter.
        os._exit(130)


if __name__ == "__main__":
    sys.exit(main())
