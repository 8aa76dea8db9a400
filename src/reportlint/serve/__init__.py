"""`reportlint serve`: pages for people without a terminal. Needs the extra `[serve]`."""
