"""Facts into views, views through the engine, answers into a report."""
