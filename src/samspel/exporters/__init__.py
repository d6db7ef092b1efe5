"""Reports, pictures and data out of samspel."""
