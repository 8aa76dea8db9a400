"""Several runs after one another: requests, outcomes, disputes, publication, and faults that return."""
