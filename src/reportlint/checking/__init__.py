"""From inputs to documents: what the commands, the batch and programs have in common."""
