"""A sentence as it would stand in a brief: what is taken off, which pronoun is replaced, how it stands then."""

from __future__ import annotations

from service.analyses.brief import dating, openings, standing
from service.analyses.brief.candidates import FINITE, Cut, Pool
from service.analyses.brief.desk import Desk, Draft, is_personal
from service.analyses.brief.particles import particles
from service.analyses.brief.pronouns import with_names
from service.analyses.brief.standing import Standing

ADDED = frozenset({"also", "too", "and", "yet", "so"})  # no opening of a brief's sentence, whatever stands before it
CHAIN = 3  # sentences before, within which a quotation's speaker is sought


class Drafts:
    """The drafts of an article by the numbers of its candidates, each made when it is first looked at."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self._made: dict[int, Draft] = {}

    def __getitem__(self, number: int) -> Draft:
        if number not in self._made:
            self._made[number] = draft(self.desk, number)
        return self._made[number]


def draft(desk: Desk, number: int) -> Draft:
    """The candidate with as little taken off as lets it stand."""
    pool, sentence, quoted = desk.pool, desk.pool.candidates[number].sentence, desk.quotations[number]
    never = Draft(number, (), None, Standing.NEVER)
    if _is_no_statement(desk, number):
        return never
    head, leans = _head(desk, number)
    if _is_part(desk, number, head, leans):
        return never
    first = sentence.first + head
    cuts: tuple[Cut, ...] = ((sentence.first, first),) if head else ()
    dates = tuple(dated for dated in dating.absolute(pool, sentence) if not quoted.holds(dated.first))
    stands = _standing(desk, number, head, leans)
    made = Draft(number, cuts + particles(desk, number, first), None, stands, dates, (), quoted.before, quoted.after)
    return with_names(desk, made, first)


def _is_no_statement(desk: Desk, number: int) -> bool:
    """Is it no whole statement of the article: half a sentence, a line of a list, a quotation that lost its marks?"""
    pool = desk.pool
    if number and standing.is_caption(pool, pool.candidates[number]):
        return True
    if number in desk.listed or not standing.is_whole(pool, pool.candidates[number], desk.quotations[number]):
        return True
    return not desk.personal and is_personal(pool, desk.quotations, number)


def _is_part(desk: Desk, number: int, head: int, leans: bool) -> bool:
    """Is what is left after its head no sentence, or one that leans on what stands too far away?"""
    pool, candidate = desk.pool, desk.pool.candidates[number]
    words, first = candidate.words[head:], candidate.sentence.first
    if leans and number and (words[0] in ADDED or not standing.is_near(pool, number)):
        return True
    if len(words) <= standing.FEWEST or (desk.tagged and not _is_clause(desk, number, first + head)):
        return True
    return not head and not pool.lower_case and _starts_small(pool, first)


def _standing(desk: Desk, number: int, head: int, leans: bool) -> Standing:
    """How it stands, whatever its pronouns are; `leans`: so its opening says."""
    candidate, stands = desk.pool.candidates[number], _voucher(desk, number)
    quoted = desk.quotations[number]
    pointing = {
        candidate.words[at - candidate.sentence.first] for at in standing.pointers(desk.pool, candidate, quoted)
    }
    if number and (leans or not standing.SEVERAL.isdisjoint(pointing) or standing.is_bare(candidate, quoted)):
        return max(stands, Standing.LEANS)
    if leans or (number and standing.points_back(candidate.words[head:])):
        return max(stands, Standing.DESCRIBED)
    return stands


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
    told = not quoted.runs or number in desk.vouched or standing.has_speaker(candidate, quoted)
    if told and number not in desk.unvouched:
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
