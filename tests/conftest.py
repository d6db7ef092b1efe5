"""Settings of all tests.

A property that names no number of cases is tried on 50; on 500 with `pytest --hypothesis-profile=many`.
"""

from hypothesis import settings

# How long a case takes is for the benchmarks, never a test.
settings.register_profile("samspel", max_examples=50, deadline=None)
settings.register_profile("many", max_examples=500, deadline=None)
settings.load_profile("samspel")
