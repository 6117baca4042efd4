"""Our tokens and sentences beside NLTK's, on running text: `python -m lab.segmentation --corpora DIR [--errors N]`.

The dev parts of two treebanks (GUM, EWT) are printed again, paragraph by paragraph, with the spaces of their
`SpaceAfter`, and cut by each system. Shown are F1 of tokens (both ends right) and of sentence ends; `inner` leaves out
the end of a paragraph, which everybody gets right. Systems:

* `NewsTokenizer` and `NewsSentenceTokenizer` of this project;
* NLTK: Punkt (Kiss & Strunk 2006) cuts sentences, `NLTKWordTokenizer` the words of each, as `nltk.word_tokenize` does.
  NLTK's own Punkt parameters have to be downloaded; here Punkt is trained, without supervision as ever, on the train
  texts of the same folder (`TRAIN`);
* `NLTKWordTokenizer` on each paragraph as it stands, without sentences.

Conventions differ, and neither side is wrong: `folded` gives the F1 of tokens with the differences of `FOLDS` undone on
both sides. `--errors` prints so many of our differences that are left.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from nltk.tokenize import NLTKWordTokenizer
from nltk.tokenize.punkt import PunktSentenceTokenizer, PunktTrainer
from tqdm import tqdm

from lab import treebanks
from lab.treebanks import Paragraph, Place
from service.reading import sentences, tokens

DEV = ("gum", "ewt")
TRAIN = ("gum/train.conllu.gz", "ewt/train.conllu.gz", "polnear/train.jsonl.gz", "summ_bbc/train.jsonl.gz")
FOLDS = {
    "parts of compounds (cease-fire, and/or)": r"\w[-‐‑–/]|[-‐‑–/]\w",
    "units and their numbers (5pm, 10km)": r"[0-9][^\W\d_]",
    "words printed as one (cannot, gonna, its for it's)": r"[^\W\d_][^\W\d_]",
}
"""What is not counted as a difference, and the two characters between which a token ends there."""
JUNCTION = re.compile("|".join(FOLDS.values()))
Cut = Callable[[str], tuple[list[Place], list[int]]]
"""Places of tokens, and ends of sentences."""


@dataclass(frozen=True, slots=True)
class Score:
    """Of `said` things `right` are among the `wanted` ones."""

    right: int = 0
    said: int = 0
    wanted: int = 0

    def __add__(self, other: Score) -> Score:
        """The score of both."""
        return Score(self.right + other.right, self.said + other.said, self.wanted + other.wanted)

    @property
    def f1(self) -> float:
        """The F1 of what was said."""
        return 2 * self.right / max(1, self.said + self.wanted)


def compared(found: Iterable[object], wanted: Iterable[object]) -> Score:
    """The score of what was found."""
    left, right = set(found), set(wanted)
    return Score(len(left & right), len(left), len(right))


def ours(text: str) -> tuple[list[Place], list[int]]:
    """Tokens and sentences of this project."""
    words, starts, ends = tokens.cut(text)
    return list(zip(starts, ends, strict=True)), [ends[last - 1] for _, last in sentences.parts(words, starts, ends)]


def nltk(punkt: PunktSentenceTokenizer) -> Cut:
    """NLTK's sentences, and its words of each."""
    cutter = NLTKWordTokenizer()

    def cut(text: str) -> tuple[list[Place], list[int]]:
        parts = list(punkt.span_tokenize(text))
        words = [(a + start, b + start) for start, end in parts for a, b in cutter.span_tokenize(text[start:end])]
        return words, [end for _, end in parts]

    return cut


def nltk_words(text: str) -> tuple[list[Place], list[int]]:
    """NLTK's words of a paragraph, and no sentences."""
    return list(NLTKWordTokenizer().span_tokenize(text)), []


def trained_punkt(paths: Sequence[Path]) -> PunktSentenceTokenizer:
    """Punkt, trained on the texts of the files."""
    trainer = PunktTrainer()
    for path in tqdm(paths, desc="Punkt", disable=None, leave=False):
        trainer.train("\n\n".join(_texts(path)), finalize=False)
    trainer.finalize_training()
    return PunktSentenceTokenizer(trainer.get_params())


def _texts(path: Path) -> Iterator[str]:
    if ".conllu" in path.name:
        yield from (paragraph.text for paragraph in treebanks.paragraphs(path))
    else:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            yield from (json.loads(line)["text"] for line in lines)


def folded(text: str, places: Iterable[Place]) -> list[Place]:
    """The tokens, those joined between which conventions differ: they touch, and the junction is one of `FOLDS`."""
    found: list[Place] = []
    for start, end in places:
        if found and found[-1][1] == start and JUNCTION.match(text, start - 1, start + 1):
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found


def measured(cut: Cut, paragraphs: Sequence[Paragraph]) -> dict[str, Score]:
    """The scores of a system."""
    scores = dict.fromkeys(("tokens", "folded", "sentences", "inner"), Score())
    for paragraph in paragraphs:
        text = paragraph.text.rstrip()
        words, ends = cut(text)
        wanted = [end for _, end in paragraph.sentences]
        scores["tokens"] += compared(words, paragraph.words)
        scores["folded"] += compared(folded(text, words), folded(text, paragraph.words))
        scores["sentences"] += compared(ends, wanted)
        scores["inner"] += compared([end for end in ends if end < len(text)], wanted[:-1])
    return scores


def differences(paragraphs: Iterable[Paragraph]) -> Iterator[str]:
    """Where we and the treebank differ: + we cut a token or end a sentence, - the treebank does."""
    for paragraph in paragraphs:
        text = paragraph.text.rstrip()
        words, ends = ours(text)
        left, right = ({at for place in folded(text, part) for at in place} for part in (words, paragraph.words))
        for at in sorted(left ^ right):
            yield f"token    {'+-'[at in right]} {text[max(0, at - 20) : at]}|{text[at : at + 20]}"
        for at in sorted({end for _, end in paragraph.sentences} ^ set(ends)):
            yield f"sentence {'-+'[at in ends]} {text[max(0, at - 50) : at]} || {text[at : at + 30]}"


def main(arguments: list[str] | None = None) -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="print N differences a treebank")
    options = parser.parse_args(arguments)
    punkt = trained_punkt([options.corpora / name for name in TRAIN])
    systems: dict[str, Cut] = {"Copydesk": ours, "Punkt + NLTK words": nltk(punkt), "NLTK words alone": nltk_words}
    print(f"Punkt trained on {', '.join(TRAIN)}; folded: {'; '.join(FOLDS)}\n")
    print("| set (dev) | system | tokens F1 | folded | sentences F1 | inner |\n|---|---|---|---|---|---|")
    for name in DEV:
        paragraphs = list(treebanks.paragraphs(options.corpora / name / "dev.conllu.gz"))
        for system, cut in systems.items():
            scores = measured(cut, paragraphs)
            cells = [f"{score.f1:.4f}" if score.said else "" for score in scores.values()]
            print(f"| {name} | {system} | {' | '.join(cells)} |", flush=True)
    for name in DEV if options.errors else ():
        print(f"\n{name}")
        found = differences(treebanks.paragraphs(options.corpora / name / "dev.conllu.gz"))
        print("\n".join(line for line, _ in zip(found, range(options.errors), strict=False)))


if __name__ == "__main__":
    main()
