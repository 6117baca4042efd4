"""NLTK's interfaces to tokens, sentences and tags: for those who work with NLTK.

The service itself does not import this module: to import NLTK takes half a second and 30 MB.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from nltk.tag.api import TaggerI
from nltk.tokenize.api import TokenizerI

from service.document import Sentence
from service.reading import sentences, tags, tokens

Position = tuple[int, int]
PARAGRAPH = re.compile(r"\n[^\S\n]*+\n\s*+")


class NewsTokenizer(TokenizerI):  # type: ignore[misc]
    """NLTK's tokenizer interface to `tokens`."""

    def tokenize(self, text: str) -> list[str]:
        """The tokens of `text`."""
        return tokens.cut(text)[0]

    def span_tokenize(self, text: str) -> Iterator[Position]:
        """Yield the positions of the tokens of `text`."""
        return tokens.spans(text)


class NewsSentenceTokenizer(TokenizerI):  # type: ignore[misc]
    """NLTK's tokenizer interface to `sentences`; blank lines end sentences too."""

    def tokenize(self, text: str) -> list[str]:
        """The sentences of `text`."""
        return [text[start:end] for start, end in self.span_tokenize(text)]

    def span_tokenize(self, text: str) -> Iterator[Position]:
        """Yield the positions of the sentences of `text`."""
        start = 0
        for gap in [*PARAGRAPH.finditer(text), None]:
            words, starts, ends = tokens.cut(text, start, gap.start() if gap else len(text))
            for first, last in sentences.parts(words, starts, ends):
                yield starts[first], ends[last - 1]
            start = gap.end() if gap else start


class NewsTagger(TaggerI):  # type: ignore[misc]
    """NLTK's tagger interface to `tags`."""

    def tag(self, tokens: Sequence[str]) -> list[tuple[str, str]]:
        """The tokens of one sentence, each with its tag."""
        words = list(tokens)
        return list(zip(words, tags.tag(words, [Sentence(0, 0, 0, len(words), 0)]), strict=True))

    def tag_sents(self, sentences: Sequence[Sequence[str]]) -> list[list[tuple[str, str]]]:
        """`tag` for each of several sentences."""
        return [self.tag(sentence) for sentence in sentences]
