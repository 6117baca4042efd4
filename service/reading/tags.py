"""Parts of speech (Penn Treebank)."""

from __future__ import annotations

from collections.abc import Sequence

from service.document import Sentence


def tag(words: Sequence[str], sentences: Sequence[Sentence]) -> list[str]:
    """The tag of each word; sentences are ranges of word numbers."""
    return [
        "NNP" if word[0].isupper() else "CD" if word[0].isdigit() else "NN" if word[0].isalpha() else "."
        for word in words
    ]
