"""What the load commands tell of what they saw; no time is tested."""

from __future__ import annotations

from collections import Counter
from types import SimpleNamespace
from typing import Any

import pytest

from lab.load.callers import Outcome
from lab.load.soak import Memory


def test_what_has_no_answer_or_a_fault_of_the_service_has_failed_and_a_refusal_has_not() -> None:
    outcome = Outcome([0.1] * 10, Counter({200: 4, 422: 3, 0: 1, 500: 1, 504: 1}), took=2.0)
    assert outcome.failed == 3
    assert outcome.rate == 5
    assert outcome.milliseconds(99) == pytest.approx(100)


def test_growth_of_memory_is_that_of_the_second_half() -> None:
    server: Any = SimpleNamespace()
    memory = Memory(server, [(float(at), 100.0 + 50 * at) for at in range(30)])
    memory.looks += [(float(at), 200.0 + at / 60) for at in range(30, 60)]
    assert memory.growth() == pytest.approx(1.0)
