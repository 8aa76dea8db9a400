"""From the address of a portal's column or home page to the reports that stand there. Needs the extra `[web]`."""
