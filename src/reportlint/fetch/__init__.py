"""Live pages: fetched politely, kept as evidence, read as a reader would find them.

Needs the extra `[web]`. Only the commands for live pages import it; no other command uses the network.
"""
