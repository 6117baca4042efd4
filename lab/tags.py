"""Trains the tagger, `python -m lab.tags --corpora DIR [--open]`, or measures the served one, `… --score`.

The corpora tag a little differently; the network learns of which one a sentence is, and is served with the mean of the
two treebanks, EWT and GUM. `--open` leaves out what is not openly licensed and notes the scores alone; for clusters of
words that are open too, run `lab.clusters --open` before.
"""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from lab import cards, corpora, tag_network, tagged
from lab.tag_network import Settings, Source
from lab.tagged import Tagged
from service.reading import tags
from service.reading.tags import PENN

EWT, GUM, MASC, WSJ, CORENLP, TEACHER = range(1, 7)
OTHERS = {"NLTK's averaged perceptron": (0.851, 0.904), "spaCy en_core_web_sm 2.2.4": (0.926, 0.960)}
"""Accuracies on the test parts of EWT and GUM, given words, as we measured them in November 2026."""
DATA_OPEN = {
    "ewt train": "UD English EWT, CC BY-SA 4.0",
    "gum train, open genres": "UD English GUM, CC BY 4.0 or public domain",
    "masc_pos train": "MASC, tagged (nltk_data), free for research and development, commercial included",
}
DATA = {
    "ewt train": DATA_OPEN["ewt train"],
    "gum train": "UD English GUM, CC BY-NC-SA 4.0 as a whole (non-commercial); CC BY or public domain: "
    + ", ".join(tagged.OPEN_GENRES),
    "masc_pos train": DATA_OPEN["masc_pos train"],
    "wsj_sample_pos train": "Penn Treebank sample (nltk_data), non-commercial",
    "polnear train, tagged by Stanford CoreNLP": "news text, no licence stated",
    "summ_bbc, summ_writers, summ_summeval, ecbplus, extraction_* train, tagged by lab.teacher": "news text, mostly no "
    "licence stated",
}
COMMAND = "python -m lab.tags --corpora DIR"
HEADLINES = 0.1  # of the sentences are learnt as headlines too
NOISY, SILVER = 0.5, (0.5, 0.2)  # weights and shares


def sources(folder: Path, only_open: bool, silver: Path | None = None) -> list[Source]:
    """What is learnt from; `silver` is a file of `lab.teacher_silver`."""
    gum = tagged.open_gum(folder) if only_open else corpora.conllu(folder / "gum/train.conllu.gz")
    found = [
        Source(tagged.own(corpora.conllu(folder / "ewt/train.conllu.gz")), EWT),
        Source(tagged.own(gum), GUM),
        Source(tagged.own(corpora.columns(folder / "masc_pos/train.pos.gz"), straight_quotes=False), MASC, share=NOISY),
        # compounds in parts, as other tokenizers give them
        Source(tagged.as_given(folder / "ewt/train.conllu.gz", only="-"), EWT, NOISY),
    ]
    if not only_open:
        found.append(Source(tagged.as_given(folder / "gum/train.conllu.gz", only="-"), GUM, NOISY))
        found.append(Source(tagged.own(corpora.columns(folder / "wsj_sample_pos/train.pos.gz")), WSJ))
        found.append(Source(tagged.own(tagged.corenlp(folder / "polnear")), CORENLP, *SILVER))
    if silver:
        found.append(Source(tagged.own(tagged.silver(silver)), TEACHER, *SILVER))
    lines = [replace(one, text=tagged.headlines(one.text, HEADLINES, one.corpus)) for one in found]
    return found + lines


def scores(folder: Path, model: tags.Model | None) -> dict[str, float]:
    """Accuracy on dev: on the service's own words, on the corpus's, and there with the corpus's tags of marks."""
    found = {}
    for name in ("ewt", "gum"):
        path = folder / name / "dev.conllu.gz"
        own = tagged.own(corpora.conllu(path))
        found[f"{name} dev, own words"] = accuracy(model, own)
        found[f"{name} dev, own words, as headlines"] = accuracy(model, tagged.headlines(own, 1, 1))
        found[f"{name} dev, given words"] = accuracy(model, tagged.as_given(path))
        found[f"{name} dev, given words, marks as given"] = accuracy(model, tagged.as_given(path, tagged.strict))
    for name, quotes in (("masc_pos", False), ("wsj_sample_pos", True)):
        documents = corpora.columns(folder / name / "dev.pos.gz")
        found[f"{name} dev, own words"] = accuracy(model, tagged.own(documents, straight_quotes=quotes))
    return found


def accuracy(model: tags.Model | None, text: Tagged) -> float:
    """The share of the labelled words that the model tags rightly."""
    found = np.array([PENN.index(name) for name in tags.tag(text.words, text.sentences, model)])
    known = text.labels >= 0
    return round(float((found[known] == text.labels[known]).mean()), 4)


def fit(learnt: list[Source]) -> dict[str, Any]:
    """The arrays of a trained model."""
    return tag_network.arrays(*tag_network.train(learnt, Settings()), (EWT, GUM))


def main() -> None:
    """Train, score on dev, write the weights and their card."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument(
        "--open", action="store_true", help="learn from openly licensed sets alone, and note the scores"
    )
    parser.add_argument("--silver", type=Path, help="texts that the teacher has tagged, of lab.teacher_silver")
    parser.add_argument("--score", action="store_true", help="measure what is served")
    arguments = parser.parse_args()
    found = None if arguments.score else fit(sources(arguments.corpora, arguments.open, arguments.silver))
    measured = scores(arguments.corpora, found and tags.build(found))
    for name, value in measured.items():
        print(f"{name:45}{value:.4f}")
    for name, (ewt, gum) in OTHERS.items():
        print(f"{name:45}ewt {ewt:.3f} gum {gum:.3f} (test, given words)")
    if found and arguments.open:
        cards.note("tags", "open", {"data": DATA_OPEN, "command": f"{COMMAND} --open", "scores": measured})
    elif found:
        cards.write("tags", found, card(measured))


def card(measured: dict[str, float]) -> dict[str, Any]:
    """What is to be known about the weights."""
    return {
        "description": "Penn Treebank part-of-speech tags; a network of two layers (service.reading.tags).",
        "data": DATA,
        "command": f"{COMMAND} --silver FILE",
        "scores": measured,
    }


if __name__ == "__main__":
    main()
