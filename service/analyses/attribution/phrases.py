"""Noun phrases and subjects, by tags and order of words."""

from __future__ import annotations

from service.analyses.attribution.scene import Range, Scene

BE = frozenset({"is", "are", "was", "were", "be", "been", "being", "'s", "'re"})
AUXILIARIES = BE | {"has", "have", "had", "'ve", "'d", "do", "does", "did"}
ADVERBS = frozenset({"also", "not", "n't", "so", "far", "both", "all"})
BETWEEN = 4
"""Auxiliaries and adverbs at most between a subject and its verb."""
FINITE = frozenset({"VBD", "VBZ", "VBP"})
CLAUSAL = FINITE | {"MD"}
"""Tags of the first verb of a clause."""
RELATIVE = frozenset({"WP", "WDT", "WRB"})
NOMINAL = ("NN", "PRP", "WP", "WDT", "CD", "EX")
PHRASE = ("NN", "JJ", "DT", "CD", "PRP$", "POS", "VBN", "VBG", "PDT")
OPENINGS = frozenset({",", ";", "—", "–", "--", "and", "but", "that", "while", "when", "as", "because", "if", "though"})
OPENINGS |= {"although", "after", "before", "whereas", "until", "since", "or", "“", '"', "``"}
"""What stands before a clause, and so before its subject."""


def is_adverb(scene: Scene, at: int) -> bool:
    """Is there a token, and is it an adverb?"""
    return at < len(scene.tokens) and scene.tokens[at].tag.startswith("RB")


def subject(scene: Scene, cue: Range) -> Range | None:
    """The noun phrase right before a finite verb, if a clause begins with it."""
    verb = next((at for at in range(*cue) if scene.tokens[at].tag in FINITE | {"MD"}), None)
    return None if verb is None else subject_before(scene, verb)


def subject_before(scene: Scene, verb: int) -> Range | None:
    """The noun phrase right before a verb, auxiliaries and adverbs between, if a clause begins with it."""
    start = scene.sentence_of(verb)[0]
    last = verb
    while last > max(start, verb - BETWEEN) and helps(scene, last - 1):
        last -= 1
    first = last
    while first > start and (
        first - 1 in scene.document.entity_at or scene.tokens[first - 1].tag.startswith(PHRASE) or first == last
    ):
        first -= 1
    opens = first == start or scene.words((first - 1, first))[0] in OPENINGS
    return (first, last) if first < last and opens and is_nominal(scene, last - 1) else None


def helps(scene: Scene, at: int) -> bool:
    """May the token stand between a subject and its verb?"""
    word = scene.words((at, at + 1))[0]
    return word in AUXILIARIES or word in ADVERBS or scene.tokens[at].tag in {"MD", "RB"}


def phrase_end(scene: Scene, first: int) -> int:
    """The end of the noun phrase that begins at a token."""
    end = scene.sentence_of(first)[1]
    at = first
    while at < end and (at in scene.document.entity_at or scene.tokens[at].tag.startswith((*PHRASE, "PRP"))):
        at += 1
    return at


def is_nominal(scene: Scene, at: int) -> bool:
    """Is the token a noun, a pronoun or part of a name?"""
    return at in scene.document.entity_at or scene.tokens[at].tag.startswith(NOMINAL)
