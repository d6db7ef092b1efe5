"""Who may decide what on a day: the compiled index and the answers it gives."""
