"""Settings shared by all tests."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

QUIET = (HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much)

# The suite gives the same verdict each time; `pytest --hypothesis-profile=search` looks for what it has missed.
settings.register_profile("suite", deadline=None, max_examples=60, derandomize=True, suppress_health_check=QUIET)
settings.register_profile("search", deadline=None, max_examples=3000, suppress_health_check=QUIET)
settings.load_profile("suite")
