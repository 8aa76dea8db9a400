"""`python -m reportlint` is the command line."""

import sys

from reportlint.cli import main

sys.exit(main())
