"""The service with faults that it does not have, for `lab.load.faults`: texts that its analyses never come back from.

One of them holds a worker in Python, between whose steps an alarm is heard; the other one in a single call into C that
never lets go of the interpreter, as a library gone wrong would, so that no alarm is ever heard.
"""

from __future__ import annotations

from collections import deque
from itertools import repeat
from typing import Any

from lab.load.hostile import ENDLESS_IN_C, ENDLESS_IN_PYTHON
from service import question
from service.web.wsgi import app

__all__ = ["app"]

ANSWER = question.answer


def answer(sent: Any, asked: Any) -> Any:
    """An answer, except to those two texts."""
    text = getattr(sent, "content", None)
    while text == ENDLESS_IN_PYTHON:
        pass
    if text == ENDLESS_IN_C:
        deque(repeat(None), maxlen=0)
    return ANSWER(sent, asked)


question.answer = answer
