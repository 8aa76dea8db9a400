"""What says something of a person."""
