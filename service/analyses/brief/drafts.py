"""A sentence as it would stand in a brief: what is taken off, which pronoun is replaced, how it stands then."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from service.analyses.brief import dating, names, openings, quotation, sayings, standing
from service.analyses.brief.candidates import FINITE, Candidate, Cut, Pool
from service.analyses.brief.dating import Dated
from service.analyses.brief.names import Swap
from service.analyses.brief.quotation import Quotation
from service.analyses.brief.standing import Standing
from service.document import Quote

OPENING_MARKS = frozenset("“‘\"'«([") | {"``"}
FIRST_PERSON = frozenset({"i", "me", "my", "mine", "myself", "you", "your", "we", "our"})
PERSONAL = 0.2  # share of sentences with "I", "we" or "you" in an article whose author speaks
PICTURED = frozenset({"pictured", "above", "below", "left", "right", "middle", "centre"})
ALSO_WITHIN = 8  # tokens from the head: farther in, "also" belongs to the sentence itself
NOT_ALSO = frozenset({"but", "only", "not", ","})
ALSO_NAMED = frozenset({"known", "called", "named", ",", "."})
ASIDES = frozenset({"however", "meanwhile", "moreover", "nevertheless", "nonetheless", "too", "though"})
LISTED, LINE, LINES = 5, 26, 4  # a bracket so near the head, in so few tokens, in so many sentences: a list
ADDED = frozenset({"also", "too", "and", "yet", "so"})  # no opening of a brief's sentence, whatever stands before it
CHAIN = 3  # sentences before, within which a quotation's speaker is sought
SIGNS = ASIDES | {"also", "("}


@dataclass(frozen=True, slots=True)
class Draft:
    """Candidate `number`, without the tokens in `cuts`, with the name in `swap` in place of a pronoun.

    `dates` are days by the calendar in place of those told from the day of publication, `full` names in place of
    surnames; `before` and `after` are quotation marks to put at head and end.
    """

    number: int
    cuts: tuple[Cut, ...]
    swap: Swap | None
    standing: Standing
    dates: tuple[Dated, ...] = ()
    full: tuple[Swap, ...] = ()
    before: str = ""
    after: str = ""


@dataclass(frozen=True)
class Desk:
    """What drafts are made from: the candidates, their quotations, and those whose speaker is named elsewhere.

    `loose`: tokens beside a cue that may go. `listed`: lines of a list, as of a match. `tagged`: are parts of speech
    known? `personal`: does the author say "I"?
    """

    pool: Pool
    quotations: tuple[Quotation, ...]
    unvouched: frozenset[int]
    loose: Mapping[int, tuple[Cut, ...]]
    listed: frozenset[int]
    tagged: bool
    personal: bool
    made: dict[int, Draft] = field(default_factory=dict)
    """Drafts that were made already."""


def desk(pool: Pool, quotes: Sequence[Quote]) -> Desk:
    """Lay out the article for drafting."""
    tagged = any(token.tag in FINITE for token in pool.document.tokens)
    quotations = quotation.read(pool)
    told = sum(_is_personal(pool, quotations, number) for number in range(len(quotations)))
    personal = told > PERSONAL * len(quotations)
    return Desk(
        pool, quotations, _unvouched(pool, quotes), sayings.loose(pool, quotes), _listed(pool), tagged, personal
    )


def _is_personal(pool: Pool, quotations: Sequence[Quotation], number: int) -> bool:
    """Does somebody say "I", "we" or "you" outside quotation marks?"""
    candidate = pool.candidates[number]
    if FIRST_PERSON.isdisjoint(candidate.kinds) or len(candidate.words) > 2 * standing.MOST:
        return False
    base, quoted = candidate.sentence.first, quotations[number]
    found = [base + at for at, word in enumerate(candidate.words) if word in FIRST_PERSON]
    return any(not quoted.holds(at) and not (at > base and _is_titled(pool, at)) for at in found)


def _is_titled(pool: Pool, at: int) -> bool:
    """Is it a word of a title: "My Summer of Love"?"""
    text = pool.document.tokens[at].text
    return text[0].isupper() and text != "I"


def _unvouched(pool: Pool, quotes: Sequence[Quote]) -> frozenset[int]:
    """Numbers of the candidates that tell what somebody said whose name stands in another sentence."""
    found: set[int] = set()
    for quote in quotes:
        if quote.source is None:
            continue
        said = {number for span in quote.content if (number := pool.candidate_at(span.start)) is not None}
        found |= said - {pool.candidate_at(quote.source.start)}
    return frozenset(found)


def _listed(pool: Pool) -> frozenset[int]:
    """Lines of a list of events, where there are several: "Ann Lee (Harwick) wins a free kick"."""
    found = [
        number
        for number, candidate in enumerate(pool.candidates)
        if "(" in candidate.words[1:LISTED] and not pool.lower_case
    ]
    short = [number for number in found if len(pool.candidates[number].words) < LINE]
    return frozenset(short if len(short) >= LINES else ())


def draft(desk: Desk, number: int) -> Draft:
    """The candidate with as little taken off as lets it stand."""
    if number not in desk.made:
        desk.made[number] = _draft(desk, number)
    return desk.made[number]


def _draft(desk: Desk, number: int) -> Draft:
    pool, candidate = desk.pool, desk.pool.candidates[number]
    quoted, sentence = desk.quotations[number], candidate.sentence
    never = Draft(number, (), None, Standing.NEVER)
    if not standing.is_whole(pool, candidate, quoted) or number in desk.listed:
        return never
    if not desk.personal and _is_personal(pool, desk.quotations, number):  # a quotation that lost its marks
        return never
    head, leans = _head(desk, number)
    first = sentence.first + head
    words = candidate.words[head:]
    apart = candidate.opens_paragraph or words[0] in ADDED
    if (
        (leans and number and apart)
        or len(words) <= standing.FEWEST
        or (desk.tagged and not _is_clause(desk, number, first))
    ):
        return never
    if not head and not pool.lower_case and _starts_small(pool, sentence.first):
        return never
    stands = _voucher(desk, number)
    if number and standing.is_bare(pool, candidate, quoted):
        stands = max(stands, Standing.LEANS)
    if leans and number:
        stands = max(stands, Standing.LEANS)
    elif leans or (number and standing.points_back(words)):
        stands = max(stands, Standing.DESCRIBED)
    cuts: tuple[Cut, ...] = ((sentence.first, first),) if head else ()
    dates = tuple(dated for dated in dating.absolute(pool, sentence) if not quoted.holds(dated.first))
    made = Draft(number, cuts + _asides(desk, number, first), None, stands, dates, (), quoted.before, quoted.after)
    return _with_names(desk, made, first)


def _head(desk: Desk, number: int) -> tuple[int, bool]:
    """Tokens that go from the head; and does what is left lean on the sentence before?"""
    candidate = desk.pool.candidates[number]
    sentence = candidate.sentence
    texts = [token.text for token in desk.pool.document.tokens[sentence.first : sentence.last]]
    if desk.quotations[number].before:  # its first words are somebody's own
        return 0, False
    head = openings.head(texts) or int(desk.quotations[number].stray)
    for _ in range(2):
        gone, leans = openings.connective(candidate.words[head:])
        head += gone
        if leans:
            return head, True
        if not gone:
            break
    return head, False


def _is_clause(desk: Desk, number: int, first: int) -> bool:
    """Has it a finite verb outside quotation marks, or is it a quotation as a whole? Not: "And with good reason."."""
    quoted, last = desk.quotations[number], desk.pool.candidates[number].sentence.last
    tokens = desk.pool.document.tokens
    anywhere = not quoted.runs or quoted.length > last - first - 3
    tags = [tokens[at].tag for at in range(first, last) if anywhere or not quoted.holds(at)]
    if "cannot" in desk.pool.candidates[number].words:
        return True
    return not FINITE.isdisjoint(tags) or "VBN" in tags[1:]  # taggers take "visited" for a participle now and then


def _starts_small(pool: Pool, first: int) -> bool:
    text = pool.document.tokens[first].text
    return text[0].islower() and not text[1:2].isupper()


def _voucher(desk: Desk, number: int) -> Standing:
    """Alone if the one who says it is told; a quotation right behind its speaker leans; else never."""
    candidate, quoted = desk.pool.candidates[number], desk.quotations[number]
    if number not in desk.unvouched and (not quoted.runs or standing.has_speaker(candidate, quoted)):
        return Standing.ALONE
    if candidate.opens_paragraph or number == 0:
        return Standing.NEVER
    return Standing.LEANS if _is_behind_speaker(desk, number) else Standing.NEVER


def _is_behind_speaker(desk: Desk, number: int) -> bool:
    """Do the sentences before name who speaks, with nothing but what they say between: 'Lee said: "A. B. C."'?"""
    for at in range(number - 1, max(-1, number - 1 - CHAIN), -1):
        candidate = desk.pool.candidates[at]
        if not standing.VOUCHING.isdisjoint(candidate.words):
            return True
        if candidate.opens_paragraph or desk.quotations[at].length < len(candidate.words):
            return False
    return False


def _asides(desk: Desk, number: int, first: int) -> tuple[Cut, ...]:
    """Take out "also" ("Blinken [also] stressed") and what else needs a sentence before, or a picture beside."""
    candidate = desk.pool.candidates[number]
    if SIGNS.isdisjoint(candidate.words):
        return ()
    base, last, quoted = candidate.sentence.first, candidate.sentence.last, desk.quotations[number]
    signs = (at for at in range(first + 1, last - 1) if candidate.words[at - base] in SIGNS)
    found = (_aside(candidate, at, first) for at in signs if not quoted.holds(at))
    return tuple(cut for cut in found if cut is not None)


def _aside(candidate: Candidate, at: int, first: int) -> Cut | None:
    """The cut for an aside at token `at`.

    "Iran[, however,] said", "Israel agreed[, too].", "Smith [(pictured left)] said"; not "Smith, also known as …".
    """
    base = candidate.sentence.first
    word, before, after = (candidate.words[at - base + step] for step in (0, -1, 1))
    if word == "also":
        near = at < first + ALSO_WITHIN and before not in NOT_ALSO and after not in ALSO_NAMED
        return (at, at + 1) if near else None
    if word in ASIDES and before == ",":
        if after == ",":
            return at - 1, at + 2
        return (at - 1, at + 1) if after in standing.STOPS else None
    if word == "(":
        rest = candidate.words[at - base :]
        close = rest.index(")") + 1 if ")" in rest else 0
        return (at, at + close) if not PICTURED.isdisjoint(rest[:close]) else None
    return None


def _with_names(desk: Desk, made: Draft, first: int) -> Draft:
    """The draft with a name for the pronoun that dangles, or standing worse."""
    candidate = desk.pool.candidates[made.number]
    at = standing.dangling(desk.pool, candidate, first)
    if at is None:
        return made
    swap = names.swap(desk.pool, candidate, at) if _takes_name(desk, made.number, first, at) else None
    if swap is not None and not _is_about_another(desk, made.number, at):
        return replace(made, swap=swap)
    if made.number == 0 and at > first:  # so the article itself begins
        return replace(made, standing=max(made.standing, Standing.DESCRIBED))
    at_head = at == first or (at == first + 1 and desk.pool.document.tokens[first].text in OPENING_MARKS)
    if (at_head and candidate.opens_paragraph) or not _tells_whom(desk, made.number, at):
        return replace(made, standing=Standing.NEVER)
    return replace(made, standing=max(made.standing, Standing.LEANS))


def _is_about_another(desk: Desk, number: int, at: int) -> bool:
    """Is the sentence before about somebody else: "The archbishop wrote to Lee. In his letter, he …"?"""
    pool, before = desk.pool, desk.pool.candidates[max(0, number - 1)]
    known, positions = pool.reference_at, range(before.sentence.first, before.sentence.last)
    entity = known.get(pool.document.tokens[at].start)
    if any(entity in (pool.document.entity_at.get(to), known.get(pool.document.tokens[to].start)) for to in positions):
        return False
    person = any(to in pool.people for to in positions) or not standing.PEOPLE.isdisjoint(before.words)
    return number > 0 and person and pool.document.lower[at] in standing.PERSONAL


def _tells_whom(desk: Desk, number: int, at: int) -> bool:
    """Can the sentence before tell whom the pronoun at `at` stands for: does it name a person, where it is "he"?"""
    before = desk.pool.candidates[number - 1]
    if desk.pool.document.lower[at] not in standing.PERSONAL or not standing.PEOPLE.isdisjoint(before.words):
        return True
    return any(token in desk.pool.people for token in range(before.sentence.first, before.sentence.last))


def _takes_name(desk: Desk, number: int, first: int, at: int) -> bool:
    """Would a name read well for the pronoun at `at`: no verb before it, unless it ends a quotation?

    "He said …", "In his speech …", '"We wait," he said'; not "The 68-year-old handed in his resignation".
    """
    quoted, tokens = desk.quotations[number], desk.pool.document.tokens
    if quoted.holds(at):
        return False
    return all(tokens[before].tag not in FINITE or quoted.holds(before) for before in range(first, at))
