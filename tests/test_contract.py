"""Every analysis over every sample article keeps what the contract promises."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import orjson
import pytest

from lab import samples
from service import pipeline
from service.errors import ArticleError
from service.intake import Source
from tests import contract, newsy

SAMPLES = samples.inputs(samples.SEEDS)
DIGEST = "from tests import test_contract; print(test_contract.digest())"

each_sample = pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)


def digest() -> str:
    """Of all answers about the sample articles, byte for byte."""
    answers = [orjson.dumps(samples.ask(path)) for path in SAMPLES]
    return hashlib.sha256(b"\n".join(answers)).hexdigest()


def test_there_are_samples_in_all_shapes() -> None:
    assert len(SAMPLES) >= 6
    assert {path.suffix for path in SAMPLES} >= {".txt", ".html", ".json"}


@each_sample
def test_an_answer_about_a_sample_keeps_the_contract(path: Path) -> None:
    contract.keeps_its_promises(samples.ask(path))


@each_sample
def test_plain_text_comes_back_as_it_was_sent(path: Path) -> None:
    if path.suffix == ".txt":
        assert samples.ask(path, "articles")["article"]["text"] == path.read_bytes().decode("utf-8")


@each_sample
def test_an_analysis_says_the_same_alone_and_among_others(path: Path) -> None:
    article = samples.read(path)
    whole = pipeline.analyse(article)
    alone: dict[str, object] = {}
    for analysis in pipeline.ANALYSES:
        alone |= pipeline.analyse(article, (analysis.name,))
    assert orjson.dumps(alone, option=orjson.OPT_SORT_KEYS) == orjson.dumps(whole, option=orjson.OPT_SORT_KEYS)


@each_sample
def test_boilerplate_is_body_where_the_caller_says_so(path: Path) -> None:
    if path.suffix == ".txt":
        answer = contract.answer_to(Source(path.read_bytes(), keep=True))
        contract.keeps_its_promises(answer)
        assert {block["role"] for block in answer["article"]["blocks"]} <= {
            "headline",
            "key_point",
            "paragraph",
            "subheading",
        }


def test_the_same_article_gives_the_same_bytes() -> None:
    assert digest() == digest()


@pytest.mark.parametrize("seed", ["0", "4711"])
def test_another_process_gives_the_same_bytes(seed: str) -> None:
    environment = os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": str(samples.ROOT)}
    command = [sys.executable, "-c", DIGEST]  # this very file, in a new interpreter
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == digest()


@pytest.mark.parametrize("text", newsy.long_lines(), ids=lambda text: repr(text[20:30]))
def test_a_very_long_line_gets_an_answer(text: str) -> None:
    contract.keeps_its_promises(contract.answer_to(Source(text)))


@pytest.mark.parametrize("text", ["", " ", "\n\n\n", "\xa0", "123 456", "…", "\u200b", "\x00", "🙂"])
def test_a_text_without_letters_is_no_article(text: str) -> None:
    with pytest.raises(ArticleError):
        pipeline.upload(Source(text))


@pytest.mark.parametrize("text", ["Brandt said \ud800.", "\udfff“Yes,” she said.", "a\ud83d b\ude00"])
def test_half_a_surrogate_pair_is_answered_or_refused(text: str) -> None:
    try:
        answer = contract.answer_to(Source(text))
    except ArticleError:
        return
    contract.keeps_its_promises(answer)
