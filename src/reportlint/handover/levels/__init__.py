"""The figures of all bodies added up by level, beside those of the body above them."""
