"""What an OFD (GB/T 33190-2016) holds: its parts, and what they draw on a page."""
