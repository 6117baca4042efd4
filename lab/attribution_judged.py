"""Every quote of annotated articles beside what the annotators marked: what its confidence rests on, and is it right?

A quote is right if its content shares half of its words (F1) with an annotated one, and its source a token. One that
names no source claims no speaker: it is right if half of its words are annotated as anybody's. PolNeAR marks only the
outer one of two layers of attribution, so that a quote that came through others cannot be judged by it: `relayed`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from tqdm import tqdm

from lab import attribution_data as data
from service import reading
from service.analyses import quotes
from service.analyses.attribution import assembly, confidence, scene
from service.analyses.attribution.drafts import Draft
from service.analyses.attribution.scene import Scene
from service.analyses.attribution.voices import Voice
from service.document import Act, Kind

ENOUGH = 0.5
Marked = list[tuple[set[int], set[int]]]
"""The tokens of content and source of each annotated attribution."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A quote with its evidence, and whether it is right; `strict`: as a scorer counts, which forgives nothing."""

    draft: Draft
    kind: Kind
    act: Act
    named: bool
    relayed: bool
    evidence: tuple[float, ...]
    right: bool
    strict: bool


@dataclass(frozen=True, slots=True)
class Sample:
    """Quotes with the confidence that was served, in arrays as long as `quotes`; `right` is 0 or 1."""

    quotes: Sequence[Judged]
    confidence: np.ndarray
    right: np.ndarray

    def __len__(self) -> int:
        """The number of quotes."""
        return len(self.quotes)

    def at(self, places: np.ndarray) -> Sample:
        """The quotes at these places."""
        return Sample([self.quotes[at] for at in places], self.confidence[places], self.right[places])

    def of(self, wanted: Callable[[Judged], bool]) -> Sample:
        """Those quotes that are wanted."""
        return self.at(np.flatnonzero([wanted(quote) for quote in self.quotes]))

    def strictly(self) -> Sample:
        """The same, right or wrong as a scorer counts."""
        return Sample(self.quotes, self.confidence, np.array([q.strict for q in self.quotes], dtype=float))


def read(path: Path) -> Sample:
    """The quotes of a part of PolNeAR, with the confidence that the service gives them."""
    records = tqdm(data.documents(path), desc="judging", unit="article", disable=None)
    found = [(one, confidence.of(seen, one.draft, one.kind, one.act)) for seen, one in judged(records)]
    right = np.array([one.right for one, _ in found], dtype=float)
    return Sample([one for one, _ in found], np.array([given for _, given in found]), right)


def judged(records: Iterable[dict[str, Any]]) -> Iterator[tuple[Scene, Judged]]:
    """The quotes of these articles, in reading order."""
    for record in records:
        seen = scene.of(reading.read(data.article(record["id"], record["text"])))
        numbers = data.token_numbers(seen.document)
        marked = [
            (_words(seen, one["content"], numbers), _tokens(one["source"], numbers)) for one in record["attributions"]
        ]
        for voice in quotes.attributed(seen)[0]:
            yield seen, _judged(seen, voice, marked)


def _judged(seen: Scene, voice: Voice, marked: Marked) -> Judged:
    draft = voice.chained.draft
    kind = assembly.kind_of(seen, draft.content, assembly.quoted(seen, draft.content))
    act = quotes.act_of(seen, draft)
    strict = is_right(seen, draft, marked)
    right = is_somebodys(seen, draft, marked) if draft.source is None else strict
    named, relayed = voice.speaker is not None, bool(voice.chained.via)
    return Judged(draft, kind, act, named, relayed, confidence.evidence(seen, draft, kind, act), right, strict)


def _tokens(spans: Any, numbers: np.ndarray) -> set[int]:
    return set(data.tokens_of(spans, numbers).tolist())


def _words(seen: Scene, spans: Any, numbers: np.ndarray) -> set[int]:
    return {at for at in _tokens(spans, numbers) if seen.count((at, at + 1))}


def _said(seen: Scene, draft: Draft) -> set[int]:
    return {at for first, last in draft.content for at in range(first, last) if seen.count((at, at + 1))}


def is_right(seen: Scene, draft: Draft, marked: Marked) -> bool:
    """Is there an annotated attribution of about this content, with the same source, or with none as here?"""
    content, source = _said(seen, draft), set(range(*draft.source)) if draft.source else set()
    return any(
        2 * len(content & other) >= ENOUGH * (len(content) + len(other)) and (source & by or not (source or by))
        for other, by in marked
    )


def is_somebodys(seen: Scene, draft: Draft, marked: Marked) -> bool:
    """Are half of the words annotated as anybody's?"""
    content = _said(seen, draft)
    return len(content & set().union(*(other for other, _ in marked))) >= ENOUGH * len(content)
