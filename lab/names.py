"""Trains the model of names: `python -m lab.names --corpora DIR`."""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from tqdm import tqdm

from lab import cards, chains, corpora, crowd, facts, gazetteer, joined, relabel, spacing
from lab.corpora import Annotated
from lab.labelled import Example, documents, example, spans_of, unmarked_news, weighed, with_headline
from service.document import Article, Token
from service.reading import names, tags

CUT = spacing.Style(hyphens=True, paragraphs=True)
CUT_WORDS = spacing.Style(hyphens=True)
TRAIN = {
    "worldwide_newswire/train.orig.bio.gz": CUT,
    "conll2003/train.bio.gz": spacing.Style(),
    "wikigold/train.bio.gz": spacing.Style(),
    "wnut17/train.orig.bio.gz": spacing.Style(),
    "crossner_politics/train.orig.bio.gz": spacing.Style(),
    "ieer/train.bio.gz": CUT_WORDS,
}
WEIGHTS = {"wikigold": 4.0, "crossner_politics": 1.5}
"""Of small sets in a manner of their own; the others' sentences count for 1."""
OPEN = {
    "wikigold/train.bio.gz": spacing.Style(),
    "wnut17/train.orig.bio.gz": spacing.Style(),
    "crossner_politics/train.orig.bio.gz": spacing.Style(),
    "gum/train.named.orig.bio.gz": spacing.Style(),
}
DEV = {
    "worldwide_newswire/dev.orig.bio.gz": CUT,
    "conll2003/dev.bio.gz": spacing.Style(),
    "wikigold/dev.bio.gz": spacing.Style(),
}
FACTS = {"lists": (facts.__doc__ or "").partition("Sources: ")[2]}
DATA_OPEN = {
    "wikigold, wnut17 train": "CC BY 4.0",
    "crossner_politics train": "MIT",
    "gum train, news, bio, interview, voyage, textbook, speech, vlog": "CC BY or public domain",
    "clusters and tags of words": "as in the cards of the files that stood beside, which name their data",
} | FACTS
DATA = {
    "worldwide_newswire train": "stanfordnlp/en-worldwide-newswire, no licence stated",
    "conll2003 train": "Reuters text under NIST's research agreement",
    "ieer train": "newswire of 1998 with nltk_data, no licence stated",
    "wikigold, wnut17 train": "CC BY 4.0",
    "crossner_politics train": "MIT",
} | FACTS
SILVER = {
    "polnear, summ_bbc, summ_writers, summ_summeval train, marked by a teacher": "news text, no licence stated",
    "ecbplus train, marked by a teacher": "CC BY 3.0 is the annotation's (not read); news text",
    "extraction_scrapinghub, extraction_readability train, marked by a teacher": "MIT, Apache-2.0; publishers' pages",
}
"""What the teacher learnt from stands in its own card (lab.teacher): the sets above."""
COMMAND = "python -m lab.names --corpora DIR"
LABELS = ("O", *(f"{part}-{kind}" for kind in relabel.KINDS for part in "BI"))
SETTINGS = chains.Settings(epochs=8, rate=0.1, dropout=0.3, ridge=0.1, lasso=0.05)
SILVER_SHARE, SILVER_WEIGHT = 0.8, 0.3
STEP, LARGEST = 1 / 16, 127 / 16  # weights are whole steps, so many at most: hardly worse, and quicker to add
SCALE = 2  # of the weights that are served: what is best stays best, and the steps are finer


def allowed() -> npt.NDArray[np.bool_]:
    """Which labels may follow which: inside a name only after a word of the same."""
    return np.array([[right[0] != "I" or left[1:] == right[1:] for right in LABELS] for left in LABELS])


def fit(examples: Sequence[Example], unmarked: Sequence[Example] = ()) -> dict[str, Any]:
    """The weights, in the form that is served, of a model learnt from the examples, and from texts without marks.

    What words and phrases are in texts is counted in the examples alone.
    """
    learnt = gazetteer.learn(examples)
    data, index = crowd.gather([*examples, *unmarked], learnt, LABELS)
    weights, moves = chains.train(data, allowed(), SETTINGS)
    return {
        "labels": cards.strings(LABELS),
        **crowd.arrays(index, rounded(SCALE * weights)),
        "transitions": SCALE * moves,
        **gazetteer.arrays(learnt),
    }


def rounded(weights: chains.Floats) -> chains.Floats:
    """Weights in whole steps."""
    return np.clip(np.round(weights / STEP) * np.float32(STEP), -LARGEST, LARGEST)


def score(model: names.Model, gold: Iterable[Annotated]) -> dict[str, float]:
    """Exact F1 over persons, organisations and places, and over groups."""
    shown = {"core": {"PER", "ORG", "LOC"}, "group": {"NORP"}}
    right, said, true = Counter[str](), Counter[str](), Counter[str]()
    kinds = {shown_as: kind for kind, shown_as in names.TYPES.items()}
    for document in gold:
        one = corpora.read(document.text)
        tagged = tags.tag(one.words, one.sentences)
        tokens = [Token(a, b, w, t) for (a, b), w, t in zip(one.places, one.words, tagged, strict=True)]
        article = Article("", "text", document.text, ())
        found = {(m.start, m.end, kinds[m.type]) for m in names.find(article, tokens, one.sentences, model)}
        spans = set(spans_of(document))
        for name, wanted in shown.items():
            right[name] += sum(span[2] in wanted for span in found & spans)
            said[name] += sum(span[2] in wanted for span in found)
            true[name] += sum(span[2] in wanted for span in spans)
    return {name: round(2 * right[name] / max(said[name] + true[name], 1), 4) for name in shown}


def main() -> None:
    """Train, score on dev, write the weights and their card."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument(
        "--open", action="store_true", help="learn from openly licensed sets alone, and note the scores"
    )
    parser.add_argument("--silver", type=Path, help="texts marked by a teacher (lab.teacher_silver), to learn from too")
    given = parser.parse_args()
    dice = random.Random(1)
    used = joined.learnt(given.corpora)
    sets = OPEN if given.open else TRAIN
    examples = [
        weighed(example(with_headline(document, dice)), WEIGHTS.get(document.id.partition("/")[0], 1.0))
        for document in documents(given.corpora, sets, used)
    ]
    texts = unmarked_news(given.silver, SILVER_SHARE, SILVER_WEIGHT, dice) if given.silver else ()
    found = fit(examples, list(tqdm(texts, desc="silver", disable=None)))
    scores = all_scores(names.build(found), given.corpora, used)
    print(json.dumps(scores, indent=1))
    if given.open:
        cards.note("names", "open", {"data": DATA_OPEN, "command": f"{COMMAND} --open", "scores": scores})
    else:
        cards.write("names", found, card(scores, silver=given.silver is not None))


def all_scores(model: names.Model, folder: Path, used: joined.Usage) -> dict[str, Any]:
    """The scores on the dev parts; of Worldwide also against its names made whole."""
    scores = {name: score(model, documents(folder, {name: style})) for name, style in DEV.items()}
    cut = {name: style for name, style in DEV.items() if name.startswith(joined.CUT)}
    return scores | {
        f"{name}, names made whole": score(model, documents(folder, {name: style}, used)) for name, style in cut.items()
    }


def card(scores: dict[str, Any], *, silver: bool) -> dict[str, Any]:
    """What is to be known about the weights."""
    return {
        "description": "Names: linear-chain model over words, compounds cut (service.reading.names).",
        "data": DATA | (SILVER if silver else {}),
        "command": COMMAND + " --silver FILE" * silver,
        "scores": scores,
    }


if __name__ == "__main__":
    main()
