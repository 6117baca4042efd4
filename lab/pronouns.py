"""Trains the model that tells whom a pronoun means, on GUM's coreference, and scores it.

    python -m lab.pronouns --corpora DIR

A log-linear model over the persons met lately and "nobody who is named", fitted by gradient ascent. Only those genres
of GUM are used whose texts are CC BY or in the public domain.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from tqdm import tqdm

from lab import cards
from service.document import Mention, Sentence, Token
from service.reading import forms, persons, phrases, pronouns, roles
from service.reading.antecedents import FEATURES, GENDERS, Person
from service.reading.phrases import Text
from service.reading.pronouns import Candidates

GENRES = frozenset({"news", "bio", "interview", "voyage", "textbook", "speech", "vlog"})
ROUNDS, RATE, DECAY = 400, 0.5, 1e-3


@dataclass(frozen=True)
class Read:
    """A document of GUM as the service would read it, and the chain of each person mention and pronoun."""

    text: Text
    sentences: list[Sentence]
    chains: list[str]
    pronouns: dict[int, str]


def read(path: Path) -> Iterator[Read]:
    """Documents of the genres that may be used."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            document = json.loads(line)
            if document["genre"] in GENRES:
                yield _read(document)


def _read(document: dict[str, Any]) -> Read:
    tokens, sentences = _parted(document)
    found, meant = _people(document["mentions"], tokens, [sentence.first for sentence in sentences])
    chains = [chain for _, chain in found]
    named = [_mention(document["text"], tokens, bounds) for bounds, _ in found]
    return Read(Text(tokens, named, phrases.owners(tokens, named), 0, len(tokens)), sentences, chains, meant)


def _parted(document: dict[str, Any]) -> tuple[list[Token], list[Sentence]]:
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    paragraph, ends = 0, 0
    for words in document["sentences"]:
        gap = document["text"][ends : words[0][1]]
        paragraph += "\n" in gap
        first, ends = len(tokens), words[-1][2]
        tokens += [Token(start, end, document["text"][start:end], tag) for _, start, end, tag, *_ in words]
        sentences.append(Sentence(words[0][1], ends, first, len(tokens), paragraph))
    return tokens, sentences


def _people(
    mentions: list[dict[str, Any]], tokens: list[Token], starts: list[int]
) -> tuple[list[tuple[tuple[int, int], str]], dict[int, str]]:
    """Names of persons (tokens, half-open) with their chains, in order; and the chain of each pronoun."""
    named, meant = [], {}
    used: set[int] = set()
    for mention in sorted(mentions, key=lambda m: (m["sent"], m["t0"], -m["t1"])):
        base = starts[mention["sent"]]
        if mention["type"] != "person":
            continue
        if mention["proper"] and base + mention["head"] not in used:
            bounds = _name(tokens, (base + mention["t0"], base + mention["t1"]), base + mention["head"], used)
            used.update(range(*bounds))
            named.append((bounds, mention["chain"]))
        elif mention["t1"] - mention["t0"] == 1 and tokens[base + mention["t0"]].text.lower() in GENDERS:
            meant[base + mention["t0"]] = mention["chain"]
    return sorted(named), meant


def _mention(text: str, tokens: list[Token], bounds: tuple[int, int]) -> Mention:
    start, end = tokens[bounds[0]].start, tokens[bounds[1] - 1].end
    return Mention(start, end, text[start:end], "person", *bounds)


def _name(tokens: list[Token], bounds: tuple[int, int], head: int, used: set[int]) -> tuple[int, int]:
    """The name in a mention (which is a whole phrase in GUM): the proper nouns around its head, without titles."""
    first, last = head, head + 1
    while first > bounds[0] and tokens[first - 1].tag in {"NNP", "NNPS"} and first - 1 not in used:
        first -= 1
    while last < bounds[1] and tokens[last].tag in {"NNP", "NNPS"} and last not in used:
        last += 1
    titles = [at for at in range(first, last - 1) if tokens[at].text.lower() in phrases.TITLES]
    return (titles[-1] + 1 if titles else first), last


def cases(document: Read) -> list[tuple[Candidates, int]]:
    """The candidates of each pronoun, and the place of the right one among them (-1: none of them)."""
    numbers = {chain: number for number, chain in enumerate(dict.fromkeys(document.chains))}
    meant = [numbers[chain] for chain in document.chains]
    genders = dict.fromkeys(numbers.values(), "")
    said = roles.find(document.text.tokens, document.sentences, document.text.mentions)
    for number, mention, one in zip(meant, document.text.mentions, said, strict=True):
        genders[number] = genders[number] or one.hint.gender or persons.gender(forms.person(mention.text))
    found: list[tuple[Candidates, int]] = []

    def decide(at: int, candidates: Candidates) -> Person | None:
        if at not in document.pronouns:
            return None
        right = numbers.get(document.pronouns[at])
        place = next((place for place, (person, _) in enumerate(candidates) if person.number == right), -1)
        found.append((candidates, place))
        return candidates[place][0] if place >= 0 else None

    pronouns.walk(document.text, document.sentences, (meant, genders), decide)
    return found


def fit(found: list[tuple[Candidates, int]]) -> np.ndarray[Any, Any]:
    """The weights under which the right candidates are likeliest."""
    matrices = [(np.array([features for _, features in c]), place) for c, place in found if c]
    weights = np.zeros(len(FEATURES))
    for _ in tqdm(range(ROUNDS), disable=None):
        slope = -DECAY * len(matrices) * weights
        for matrix, place in matrices:
            odds = np.exp(matrix @ weights)
            slope += (matrix[place] if place >= 0 else 0) - (odds / (1 + odds.sum())) @ matrix
        weights += RATE * slope / len(matrices) * 4
    return weights


def score(found: list[tuple[Candidates, int]], weights: np.ndarray[Any, Any], sure: float) -> dict[str, float]:
    """Precision over the pronouns that are resolved; recall over those that mean somebody who is named near."""
    right = said = there = 0
    for candidates, place in found:
        there += place >= 0
        if candidates:
            odds = np.exp(np.array([features for _, features in candidates]) @ weights)
            best = int(odds.argmax())
            if odds[best] / (1 + odds.sum()) >= sure:
                said += 1
                right += best == place
    return {
        "precision": round(right / max(said, 1), 4),
        "recall": round(right / max(there, 1), 4),
        "pronouns": len(found),
    }


def main() -> None:
    """Train, score, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True)
    folder = parser.parse_args().corpora / "gum"
    parts = {
        name: [case for d in read(folder / f"{name}.coref.jsonl.gz") for case in cases(d)] for name in ("train", "dev")
    }
    weights = fit(parts["train"]).round(4)
    for name, value in zip(FEATURES, weights, strict=True):
        print(f"{name:22} {value:7.3f}")
    scores = {}
    for name, part in parts.items():
        for sure in (0.5, 0.55, 0.6, 0.65, 0.7):
            print(name, sure, score(part, weights, sure))
        scores[name] = score(part, weights, pronouns.SURE)
    card = {
        "description": "Whom a pronoun means: one weight a feature of service.reading.antecedents.FEATURES.",
        "data": ["GUM (UniversalDependencies/UD_English-GUM), train, CC BY or public domain", *sorted(GENRES)],
        "command": "python -m lab.pronouns --corpora DIR",
        "scores": {"gold names and earlier pronouns": scores},
    }
    cards.write("pronouns", {"weights": weights.astype(np.float32)}, card)


if __name__ == "__main__":
    main()
