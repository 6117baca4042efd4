"""Abstracts beside the article's first words and four summarisers of sumy, on the same sentences, in one run.

    python -m lab.summary_peers --corpora DIR [--split dev] [--write]

All get the sentences and words that the service cuts, and fill the same room by the same rule: best first, whole
sentences, at most a tenth more words than asked for, in reading order. `--write` puts the table into `docs/quality.md`.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence
from sumy.nlp.stemmers import Stemmer
from sumy.summarizers.lex_rank import LexRankSummarizer
from sumy.summarizers.lsa import LsaSummarizer
from sumy.summarizers.luhn import LuhnSummarizer
from sumy.summarizers.text_rank import TextRankSummarizer
from sumy.utils import get_stop_words

from lab import briefs, corpora, rouge
from lab.briefs import Asked
from lab.samples import ROOT

PAGE = ROOT / "docs" / "quality.md"
BEGIN, END = "<!-- summaries: written by python -m lab.summary_peers -->", "<!-- end of summaries -->"
HEAD = "| set (documents) | system | ROUGE-1 | ROUGE-2 | ROUGE-L | words |\n|---|---|---|---|---|---|"
PEERS = {"LexRank": LexRankSummarizer, "TextRank": TextRankSummarizer, "LSA": LsaSummarizer, "Luhn": LuhnSummarizer}
OVER = 1.1  # how far the words asked for may be passed
Scores = dict[str, dict[str, list[tuple[float, ...]]]]
"""Corpus -> system -> for each document the three measures and the length in words."""


class _Words:
    """The tokenizer that sumy asks for: words of a sentence, without its marks."""

    def __init__(self, words: dict[str, tuple[str, ...]]) -> None:
        self._words = words

    def to_words(self, sentence: str) -> tuple[str, ...]:
        return self._words[sentence]


def model(text: str) -> ObjectDocumentModel:
    """The document as sumy sees it: a paragraph for each line, sentences and words as the service cuts them."""
    found = corpora.read(text)
    words: dict[str, tuple[str, ...]] = {}
    lines: dict[int, list[Sentence]] = defaultdict(list)
    tokenizer = _Words(words)
    for sentence in found.sentences:
        said = text[sentence.start : sentence.end].strip()
        words[said] = tuple(word for word in found.words[sentence.first : sentence.last] if word[0].isalnum())
        lines[sentence.block].append(Sentence(said, tokenizer))
    return ObjectDocumentModel([Paragraph(line) for line in lines.values()])


def fitting(words: int) -> Callable[[Sequence[Any]], list[Any]]:
    """Sumy's choice by words instead of by number: the best sentences that fit."""

    def choose(ranked: Sequence[Any]) -> list[Any]:
        chosen, spare = [], words * OVER
        for found in ranked:
            length = len(str(found.sentence).split())
            if length <= spare:
                chosen.append(found)
                spare -= length
        return chosen or list(ranked[:1])

    return choose


def abstracts(asked: Asked) -> Iterator[tuple[str, str]]:
    """Each system's name with its abstract."""
    yield "Copydesk", asked.answer()["summary"].abstract.text
    yield "Lead", " ".join(asked.article.text.split()[: asked.words])
    document = model(asked.article.text)
    for name, kind in PEERS.items():
        peer = kind(Stemmer("english"))
        if name != "LexRank":
            peer.stop_words = get_stop_words("english")
        yield name, " ".join(map(str, peer(document, fitting(asked.words))))


def table(scores: Scores) -> Iterator[str]:
    """The lines of the table, means over documents."""
    yield HEAD
    for corpus, systems in scores.items():
        for system, found in systems.items():
            means = [sum(column) / len(found) for column in zip(*found, strict=True)]
            cells = " | ".join(f"{mean:.3f}" for mean in means[:3])
            yield f"| {corpus} ({len(found)}) | {system} | {cells} | {means[3]:.0f} |"


def write(content: str) -> None:
    """Put the table between its marks in `docs/quality.md`; what a person wrote around it stays."""
    before, _, rest = PAGE.read_text("utf-8").partition(BEGIN)
    PAGE.write_text(f"{before}{BEGIN}\n\n{content}\n\n{END}{rest.partition(END)[2]}", "utf-8")


def main() -> None:
    """Run the comparison."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--split", default="dev", choices=["dev", "test", "train"])
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    scores: Scores = defaultdict(lambda: defaultdict(list))
    for asked in briefs.read(options.corpora, options.split):
        for system, text in abstracts(asked):
            scores[asked.corpus][system].append((*rouge.score(text, asked.references), len(text.split())))
    content = "\n".join(table(scores))
    print(content)
    if options.write:
        write(content)


if __name__ == "__main__":
    main()
