"""Where the bundle begins: a command that is typed, a double click, files dropped on the icon, or a helper of its own."""

from __future__ import annotations

import sys
from multiprocessing import freeze_support

from reportlint.support import quick_start
from reportlint.support.bundle import helped, of_icon
from reportlint.support.signals import end_at_once


def main() -> int:
    """Be what the bundle was started as."""
    if helped(sys.argv[1:]):
        return 0
    end_at_once()
    quick_start.warm()
    from reportlint.cli import COMMANDS
    from reportlint.cli import main as run

    words = of_icon(sys.argv[1:], tuple(COMMANDS))
    if words is None:
        return run()
    sys.argv[1:] = words
    code = run()
    if code and sys.stdin is not None and sys.stdin.isatty():
        # The window goes with the program: what it says can be read first.
        input("按回车键关闭。 Press Enter to close. ")
    return code


if __name__ == "__main__":
    freeze_support()
    sys.exit(main())
