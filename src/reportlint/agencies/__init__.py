"""The office's list of agencies: what it says, what is wrong with it, and an empty one to fill in."""
