"""The shipped data: prescribed forms (`forms/`) and rules without code (`checks/`)."""
