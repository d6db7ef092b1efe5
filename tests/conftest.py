"""Settings of all tests."""

from hypothesis import settings

settings.register_profile("samspel", deadline=None)  # how long a case takes is for the benchmarks, never a test
settings.load_profile("samspel")
