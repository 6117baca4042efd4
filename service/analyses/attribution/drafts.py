"""What the networks found, as ranges of tokens: one draft of a quote for each cue.

Ranges are half-open token numbers of the document. The rules after this one complete, drop and name drafts.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from service import lexicons
from service.analyses.attribution import decision, network, units
from service.analyses.attribution.gated import Floats, Ints
from service.analyses.attribution.marks import Passage
from service.analyses.attribution.network import CONTENT, SOURCE, Cue
from service.analyses.attribution.scene import Range, Scene, inner, is_word, overlap
from service.analyses.attribution.units import Paragraph, Unit
from service.document import Token

BEFORE = frozenset({"that", ",", ":", ";", ".", "—", "–", "-", "--", "…", ")", "]"})
"""Tokens that no content begins with, outside quotation marks."""
AFTER = frozenset({",", ".", ";", ":", "—", "–", "-", "--", "(", "["})
"""Tokens that no content ends with, outside quotation marks."""
ENOUGH_OF_PASSAGE = 0.6
SOURCE_CHANCE = 0.3
EMPTY_TAGS = frozenset({"DT", "IN", "TO", "WDT", "WP", "WP$", "PRP$", "CC", "EX", "PDT"})
"""Tags of words that say nothing alone."""
RELAYING = lexicons.words("relaying_verbs")
SURE = 0.95
AFTER_THAT = frozenset({"is", "was", "'s", "’s", "isn't", "has", "had", "does", "did", "makes", "means", "settles"})
"""Verbs before which "that" is a subject."""
AUXILIARIES = lexicons.words("clause_words")
SMALL_WORDS = lexicons.words("source_breaks") | AUXILIARIES
MOST_NEAR = network.MOST_CUES
"""Drafts before and after one among which those of its unit stand."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A quote in the making; `paragraph` is where its cue, or else its content, stands.

    `chance` is the probability of the cue; `grip` and `hold` are the overlap (F1) with the truth that is to be expected
    of content and of source, by the probabilities of all tokens (0 where there is none).
    """

    paragraph: int
    cue: Range | None
    source: Range | None
    content: tuple[Range, ...]
    chance: float = 1.0
    grip: float = 1.0
    hold: float = 1.0

    def is_empty(self, scene: Scene) -> bool:
        """Is there no content, or nothing in it but small words ("to", "the", "which of them")?"""
        tokens = (token for place in self.content for token in scene.tokens[place[0] : place[1]])
        return all(_is_small(token) or not is_word(token) for token in tokens)

    @property
    def weight(self) -> float:
        """How much it counts beside others: its chance times the root of the overlap that is to be expected."""
        return self.chance * math.sqrt(self.grip)

    @property
    def reach(self) -> Range:
        """From its first token to its last."""
        places = [*self.content, *[place for place in (self.cue, self.source) if place]]
        return min([first for first, _ in places]), max([last for _, last in places])

    def with_content(self, places: Iterable[Range]) -> Draft:
        """The draft with these places as content, in order."""
        content = tuple(sorted(places))
        return self if content == self.content else replace(self, content=content)


def _is_small(token: Token) -> bool:
    small = AUXILIARIES if token.tag.startswith("VB") else SMALL_WORDS  # "close", the verb, says something
    return token.tag in EMPTY_TAGS or token.text.lower() in small


def find(scene: Scene) -> list[Draft]:
    """The drafts of all paragraphs, in the order of their cues; their content may still be empty.

    A faint cue counts only where it has most of a quotation that no other has.
    """
    units = [(number, unit) for number, paragraph in enumerate(scene.paragraphs) for unit in paragraph.units]
    read = network.find(network.loaded(), scene.seen, [unit for _, unit in units])
    of_units = [_drafted(scene, *place, cues) for place, cues in zip(units, read, strict=True)]
    seen = [place for place, drafts in zip(units, of_units, strict=True) for _ in drafts]
    made = [draft for drafts in of_units for draft, _ in drafts]
    sure = [is_sure or _is_plain(scene, draft) for drafts in of_units for draft, is_sure in drafts]
    found = _once({at: draft for at, draft in enumerate(made) if sure[at]})
    taken = {passage.first for draft in found.values() for passage in quotations(scene, draft)}
    for at, (number, unit) in enumerate(seen):
        passages = scene.paragraphs[number].meeting(unit.first, unit.last)
        if at not in found and any(passage.first not in taken for passage in passages):
            new = {passage.first for passage in quotations(scene, made[at])} - taken
            if new:
                taken |= new
                found[at] = made[at]
    return [draft for _, draft in sorted(found.items())]


def _is_plain(scene: Scene, draft: Draft) -> bool:
    """Is it hardly ever anything else: "according to", or a sure "… the Post reported", with a source and a content?"""
    if not (draft.cue and draft.source and draft.content):
        return False
    words = scene.words(draft.cue)
    return "according" in words or (draft.chance > SURE and not RELAYING.isdisjoint(words))


def _once(found: dict[int, Draft]) -> dict[int, Draft]:
    """Of drafts with one content and one source the likeliest: not the colon too in "Said Mori: …"."""
    best: dict[tuple[object, ...], int] = {}
    for at, draft in found.items():
        same = (draft.content, draft.source) if draft.content else (at,)
        if same not in best or found[best[same]].chance < draft.chance:
            best[same] = at
    return {at: found[at] for at in sorted(best.values())}


def quotations(scene: Scene, draft: Draft) -> tuple[Passage, ...]:
    """The quotations of which the draft has most; one rule after the other asks this of the same content."""
    found = scene.quotations.get(draft.content)
    if found is None:
        met = [(piece, passages) for piece in draft.content if (passages := scene.passages_in(piece))]
        found = scene.quotations[draft.content] = tuple(mostly(met)) if met else ()
    return found


def inside(scene: Scene, places: Sequence[Range]) -> list[list[Draft]]:
    """The drafts of each range of tokens, read by itself, as if it were a paragraph."""
    numbers = [scene.paragraph_of(place[0]) for place in places]
    pieces = [units.piece_of(scene.paragraphs[n], place) for n, place in zip(numbers, places, strict=True)]
    found = network.find(network.loaded(), scene.seen, pieces)
    read = (_drafted(scene, *one) for one in zip(numbers, pieces, found, strict=True))
    return [[draft for draft, is_sure in drafts if is_sure] for drafts in read]


def _drafted(scene: Scene, number: int, unit: Unit, cues: Sequence[Cue]) -> list[tuple[Draft, bool]]:
    """A draft for each cue of a unit, and whether it is a quote; rules may yet find the content of a likely cue."""
    made = [draft_of(scene, number, unit, cue) for cue in cues]
    chances = decision.chances(unit, cues, made)
    return [
        (draft, chance > decision.ENOUGH if draft.content else draft.chance > network.CUE_CHANCE)
        for draft, chance in zip(made, chances, strict=True)
    ]


def draft_of(scene: Scene, number: int, unit: Unit, cue: Cue) -> Draft:
    """What the network found of a cue of a unit that stands in paragraph `number`."""
    best = cue.roles.argmax(axis=1)
    best[cue.first : cue.last] = 0
    inside = (best == CONTENT).nonzero()[0]
    content = tidy(scene, scene.paragraphs[number], ranges((inside + unit.first).tolist()))
    source = _source(cue, best)
    return Draft(
        number,
        (cue.first + unit.first, cue.last + unit.first),
        (source[0] + unit.first, source[1] + unit.first) if source else None,
        content,
        cue.chance,
        _expected(cue.roles[:, CONTENT], inside),
        _expected(cue.roles[:, SOURCE], np.arange(*source)) if source else 0.0,
    )


def _expected(chances: Floats, chosen: Ints) -> float:
    """The overlap (F1) of the chosen tokens with the true ones that is to be expected, by the chances of all tokens."""
    return 2 * float(chances[chosen].sum()) / (len(chosen) + float(chances.sum())) if len(chosen) else 0.0


def _source(cue: Cue, best: np.ndarray[tuple[int], np.dtype[np.int64]]) -> Range | None:
    """The likeliest run of source tokens; one of fair probability where no token is likelier source than not."""
    likely = (best == SOURCE).nonzero()[0]
    if not len(likely):
        fair = cue.roles[:, SOURCE] > SOURCE_CHANCE
        fair[cue.first : cue.last] = False
        likely = fair.nonzero()[0]
    runs = ranges(likely.tolist())
    if len(runs) <= 1:
        return runs[0] if runs else None
    return max(runs, key=lambda run: (float(cue.roles[run[0] : run[1], SOURCE].sum()), -run[0]))


def ranges(numbers: Iterable[int]) -> list[Range]:
    """Runs of consecutive numbers; `numbers` are in order."""
    found: list[Range] = []
    for number in numbers:
        if found and found[-1][1] == number:
            found[-1] = (found[-1][0], number + 1)
        else:
            found.append((number, number + 1))
    return found


def tidy(scene: Scene, paragraph: Paragraph, content: Sequence[Range]) -> tuple[Range, ...]:
    """Content that holds quotations whole, with their marks, and neither "that" nor marks of the sentence around it."""
    joined = _joined(scene, [*content, *_held(paragraph, content)])
    trimmed = (trim(scene.tokens, paragraph, piece) for piece in joined)
    return tuple(piece for piece in trimmed if scene.count(piece))


def _held(paragraph: Paragraph, content: Sequence[Range]) -> list[Range]:
    """The closed quotations of the paragraph of which the content has most."""
    if not paragraph.passages:
        return []
    most = mostly((piece, paragraph.meeting(*piece)) for piece in content)
    return [(passage.first, passage.last) for passage in most if passage.closed]


def mostly(met: Iterable[tuple[Range, Iterable[Passage]]]) -> list[Passage]:
    """The quotations of which pieces of content have most; `met` gives with each piece the quotations it meets.

    One walk over the pieces: there may be thousands of them, and as many quotations.
    """
    shared: dict[int, int] = {}  # by first token, which tells quotations apart
    known: dict[int, Passage] = {}
    for piece, passages in met:
        for passage in passages:
            known[passage.first] = passage
            shared[passage.first] = shared.get(passage.first, 0) + overlap(piece, inner(passage))
    return [known[first] for first, tokens in shared.items() if _is_most(tokens, known[first])]


def has_most(content: Iterable[Range], passage: Passage) -> bool:
    """Does the content have most of the words of a quotation?"""
    return _is_most(sum(overlap(piece, inner(passage)) for piece in content), passage)


def _is_most(tokens: int, passage: Passage) -> bool:
    words = inner(passage)
    return tokens >= ENOUGH_OF_PASSAGE * max(1, words[1] - words[0])


def by_paragraph(drafts: Iterable[Draft]) -> dict[int, list[int]]:
    """Paragraph -> places in `drafts` of those whose cue, or else content, stands there."""
    found: dict[int, list[int]] = defaultdict(list)
    for at, draft in enumerate(drafts):
        found[draft.paragraph].append(at)
    return found


def _joined(scene: Scene, pieces: Sequence[Range]) -> list[Range]:
    """Pieces in order, those that overlap or have a single mark between them made one."""
    joined: list[Range] = []
    for first, last in sorted(pieces):
        if joined and (first <= joined[-1][1] or (first == joined[-1][1] + 1 and not scene.count((first - 1, first)))):
            joined[-1] = (joined[-1][0], max(last, joined[-1][1]))
        else:
            joined.append((first, last))
    return joined


def _is_subject(token: Token, verb: Token) -> bool:
    """Is "that" what somebody tells of: "Hale said | that was true", not "said that | talks would begin"?"""
    return token.text.lower() == "that" and (verb.tag == "MD" or verb.text.lower() in AFTER_THAT)


def trim(tokens: Sequence[Token], paragraph: Paragraph, piece: Range) -> Range:
    """The piece without what no content begins or ends with; what is in quotation marks stays as it is."""
    first, last = piece
    while first < last and tokens[first].text.lower() in BEFORE and not paragraph.meeting(first, first + 1):
        if first + 1 < last and _is_subject(tokens[first], tokens[first + 1]):
            break
        first += 1
    while first < last and tokens[last - 1].text in AFTER and not paragraph.meeting(last - 1, last):
        last -= 1
    return first, last
