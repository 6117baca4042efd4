"""Answers are the golden ones, and the sample articles are read as a person reads them."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import orjson
import pytest

from lab import expectations, golden
from lab.samples import stem

AT_LEAST = {"people": 0.95, "people right": 0.8, "names": 0.9, "quotes": 0.75, "quotes right": 0.85, "not quotes": 1.0}
"""Share of the hand-written expectations that must hold: raised when the service gets better, never lowered."""


@pytest.mark.parametrize("case", golden.cases(), ids=str)
def test_the_answer_is_the_golden_one(case: golden.Case) -> None:
    assert case.expected.exists(), "no expected answer yet: write it with `python -m lab.golden`, and read it"
    assert orjson.loads(case.expected.read_bytes()) == golden.actual(case)


def test_no_expected_answer_has_lost_its_input() -> None:
    assert {path for path in golden.GOLDEN.rglob("*.json") if not path.name.endswith(".request.json")} <= {
        case.expected for case in golden.cases()
    }


@cache
def findings() -> tuple[expectations.Finding, ...]:
    return tuple(finding for path in expectations.samples() for finding in expectations.judge(path))


@pytest.mark.parametrize("path", expectations.samples(), ids=stem)
def test_metadata_and_blocks_are_what_a_person_sees(path: Path) -> None:
    strict = [f for f in findings() if f.case == stem(path) and f.part in expectations.STRICT]
    known = {gap for gap in expectations.gaps() if gap.startswith(f"{stem(path)}: ")}
    wrong = {str(finding): finding.detail for finding in strict if not finding.holds}
    assert wrong.keys() == known, "a gap that is closed leaves seeds/expected/gaps.txt; a new one is mended"
    assert known <= {str(finding) for finding in strict}


@pytest.mark.parametrize("part", AT_LEAST)
def test_people_and_quotes_agree_with_what_a_person_found(part: str) -> None:
    held, total = expectations.shares(findings()).get(part, (0, 0))
    print(f"{part}: {held} of {total}")
    assert held >= AT_LEAST[part] * total


def test_words_of_expectations_stand_in_their_articles() -> None:
    for path in expectations.samples():
        assert not expectations.misquoted(path)
