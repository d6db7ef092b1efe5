"""samspel."""
