"""How many examples Hypothesis tries. It is slow to import: only folders that use it do, in their conftest."""

from hypothesis import settings

settings.register_profile("default", max_examples=25, deadline=None, derandomize=True)
settings.register_profile("exhaustive", max_examples=1000, deadline=None)
settings.load_profile("default")
