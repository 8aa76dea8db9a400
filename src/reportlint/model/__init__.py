"""The values everything else speaks about. Imports nothing of ours, does no I/O, never changes after it is made."""
