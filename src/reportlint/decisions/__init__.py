"""What people decided about the findings of a run: who, when, why. Kept in the run's folder, never overwritten."""
