"""Quotes in the forms that corpora barely have are those that a journalist expects."""

from __future__ import annotations

from pathlib import Path

import pytest

from lab import golden, said

CASES = sorted((golden.GOLDEN / "quotes").glob(f"*{said.SAID}"))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_quotes_are_those_that_a_journalist_expects(path: Path) -> None:
    assert said.wrong(path) == []


def test_every_expectation_has_its_text() -> None:
    assert CASES
    assert all(path.with_suffix(".txt").exists() for path in CASES)
