"""Names in the text: persons, organisations, places, groups, events, works.

A linear-chain model (Lafferty, McCallum & Pereira 2001) labels the words, those of compounds apart ("Dhaka" in
"Dhaka-based"); what it sees is in `clues`. Then the edges of the names are put right (`edges`), and the document
settles what a name is that was read in two ways (`agreement`). Weights: `weights/names`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt

from service import weights
from service.document import Article, EntityType, Mention, Sentence, Token
from service.reading import agreement, clues, edges, gazetteer, linear, sequence, tags
from service.reading.clues import Known
from service.reading.linear import Floats
from service.reading.scenes import Scene

TYPES: dict[str, EntityType] = {
    "PER": "person", "ORG": "organisation", "LOC": "place", "NORP": "group", "EVENT": "event", "WORK": "work",
}  # fmt: skip
"""What the model's kinds are called. It has one more, OTHER (currencies, diseases, awards …), which no answer shows."""
SYLLABLE = re.compile(r"[a-z]{1,6}\Z")
NO_SYLLABLES = frozenset(
    {"led", "era", "run", "born", "like", "style", "backed", "owned", "based", "made", "type", "esque"}
)
LONGEST = 200  # words of a sentence that are labelled together; what is longer is no sentence
COMPOUND = re.compile(r"[-‐‑]|[^-‐‑]+")
HYPHENS, FIGURES = frozenset("-‐‑"), frozenset("0123456789/")


Piece = tuple[int, int, str, int]
"""A word, or a part of a compound: (start, end) in the article, text, and the number of its token."""


@dataclass(frozen=True, slots=True)
class Model:
    """The weights; `labels` are O, B-PER, I-PER …, `codes` the rows of the lexicon by word."""

    labels: tuple[str, ...]
    table: linear.Table
    keyed: linear.Keyed
    transitions: Floats
    known: Known
    lexicon: Mapping[str, int]
    codes: npt.NDArray[np.uint8]

    def row(self, word: str) -> Floats:
        """The weights (slot, label) of a word."""
        number = next((self.lexicon[one] for one in clues.spellings(word) if one in self.lexicon), None)
        codes = None if number is None else self.codes[number].tolist()
        return self.table.row(clues.attributes(word, codes))


def build(arrays: Mapping[str, npt.NDArray[Any]]) -> Model:
    """The model in the arrays of a file of weights."""
    pairs = {word: number for number, word in enumerate(weights.strings(arrays["words"]), 1)}
    return Model(
        tuple(weights.strings(arrays["labels"])),
        linear.table(arrays),
        linear.keyed(arrays["keys"], arrays["key_rows"]),
        arrays["transitions"].astype(np.float32),
        Known(pairs, gazetteer.build(arrays), arrays["phrase_codes"].astype(np.int64)),
        {word: number for number, word in enumerate(weights.strings(arrays["lexicon"]))},
        arrays["codes"],
    )


@cache
def served() -> Model:
    """The model that the service uses."""
    return build(weights.load("names"))


@lru_cache(maxsize=2**14)
def _row(word: str) -> Floats:
    return served().row(word)


def pieces(tokens: Sequence[Token]) -> list[Piece]:
    """The words, compounds with a capital letter cut at their hyphens ("U.S.-led", "Iran-Iraq", but not "F-16")."""
    found: list[Piece] = []
    for number, token in enumerate(tokens):
        text = token.text
        if len(text) < 3 or HYPHENS.isdisjoint(text) or not _is_compound(text):
            found.append((token.start, token.end, text, number))
            continue
        found += [
            (token.start + part.start(), token.start + part.end(), part.group(), number)
            for part in COMPOUND.finditer(text)
        ]
    return found


def _is_compound(text: str) -> bool:
    return not text.islower() and text[0].isalnum() and FIGURES.isdisjoint(text)


def scene(parts: Sequence[Piece], tokens: Sequence[Token], sentences: Sequence[Sentence]) -> Scene:
    """What the model looks at."""
    owners = np.array([token for _, _, _, token in parts], dtype=np.int64)
    firsts = np.searchsorted(owners, [sentence.first for sentence in sentences] + [len(tokens)]).tolist()
    cut = [
        Sentence(sentence.start, sentence.end, at, min(at + LONGEST, last), sentence.block)
        for sentence, first, last in zip(sentences, firsts[:-1], firsts[1:], strict=True)
        for at in range(first, last, LONGEST)
    ]
    numbers = {name: number for number, name in enumerate(tags.PENN)}
    tagged = np.array([numbers.get(token.tag, 0) for token in tokens], dtype=np.int64)[owners]
    words = [text for _, _, text, _ in parts]
    return Scene(words, cut, linear.lay_out(words, cut), tagged)


def label(seen: Scene, model: Model | None = None) -> list[str]:
    """The label of each word."""
    chosen = model or served()
    scores = np.empty((len(seen.words), len(chosen.labels)), dtype=np.float32)
    groups = [(group[0].first, group[-1].last, group) for group in linear.batches(seen.sentences)]
    for first, last, group in groups:
        layout = linear.lay_out(seen.words[first:last], group)
        rows = np.stack([_row(word) if model is None else model.row(word) for word in layout.types])
        scores[first:last] = linear.gather(rows, layout)
    for column in clues.columns(seen, chosen.known, chosen.known.phrase_codes):
        chosen.keyed.add_column(scores, column)
    found: list[str] = []
    for first, last, group in groups:
        best = sequence.best(scores[first:last], chosen.transitions, linear.moved(group, first))
        found += [chosen.labels[number] for number in best.tolist()]
    return found


def spans(labels: Sequence[str], sentences: Sequence[Sentence]) -> list[tuple[int, int, str]]:
    """The names in labels: first and last (half-open) word and kind."""
    starts = {sentence.first for sentence in sentences}
    found: list[tuple[int, int, str]] = []
    for at, name in enumerate(labels):
        kind = name[2:]
        if name[0] == "I" and found and found[-1][1:] == (at, kind) and at not in starts:
            found[-1] = (found[-1][0], at + 1, kind)
        elif name != "O":
            found.append((at, at + 1, kind))
    return found


def find(
    article: Article, tokens: Sequence[Token], sentences: Sequence[Sentence], model: Model | None = None
) -> tuple[Mention, ...]:
    """The names, in reading order, not overlapping. `model` is another than the one that is served."""
    if not tokens:
        return ()
    parts = pieces(tokens)
    seen = scene(parts, tokens, sentences)
    found = edges.grow(seen, edges.mend(seen.words, spans(label(seen, model), seen.sentences)))
    settled = agreement.settle(seen, [_with_last_syllable(parts, name) for name in found])
    return tuple(_mention(article, parts[first:last], TYPES[kind]) for first, last, kind in settled if kind in TYPES)


def _with_last_syllable(parts: Sequence[Piece], name: edges.Name) -> edges.Name:
    """A person's name with the end of its compound: "Kim Jong" + "-un", but not "Joe Biden" + "-led"."""
    first, last, kind = name
    if kind != "PER" or last - first < 2 or last + 1 >= len(parts):
        return name
    tail = parts[last + 1][2]
    same = parts[last - 1][3] == parts[last][3] == parts[last + 1][3]
    return (first, last + 2, kind) if same and SYLLABLE.match(tail) and tail not in NO_SYLLABLES else name


def _mention(article: Article, parts: Sequence[Piece], kind: EntityType) -> Mention:
    (start, _, _, first), (_, end, _, last) = parts[0], parts[-1]
    return Mention(start, end, article.text[start:end], kind, first, last + 1)
