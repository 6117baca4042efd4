"""Drafts and shortening: what may leave a sentence, and what never does."""

from __future__ import annotations

from dataclasses import replace

import pytest

from service import pipeline, reading
from service.analyses import quotes
from service.analyses.brief import candidates, openings, shortening, writing
from service.analyses.brief.desk import Desk, lay_out
from service.analyses.brief.drafts import draft
from service.analyses.brief.standing import Standing
from service.document import Article, Block, Document, Entity, Reference, Sentence, Token
from service.intake import Source


def desk_of(*tagged: str) -> Desk:
    """A desk over one paragraph; each string is a sentence of word/TAG pairs, blanks between them."""
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    text = ""
    for line in tagged:
        first = len(tokens)
        for pair in line.split():
            word, _, tag = pair.rpartition("/")
            text += " " if text and word not in {",", ".", ")"} and text[-1] != "(" else ""
            tokens.append(Token(len(text), len(text) + len(word), word, tag))
            text += word
        sentences.append(Sentence(tokens[first].start, len(text), first, len(tokens), 0))
    article = Article("sha256:0", "text", text, (Block(0, len(text), "paragraph"),))
    return lay_out(candidates.collect(Document(article, tuple(tokens), tuple(sentences))), ())


def shortened(line: str, words: int = 8) -> str:
    desk = desk_of(line)
    return writing.write(desk.pool, shortening.shorten(desk, draft(desk, 0), words))


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        (
            "Ann/NNP Lee/NNP ,/, a/DT guard/NN at/IN the/DT docks/NNS ,/, was/VBD hurt/VBN on/IN Tuesday/NNP ./.",
            "Ann Lee was hurt on Tuesday.",
        ),
        (
            "Profits/NNS at/IN the/DT docks/NNS of/IN Harwick/NNP rose/VBD to/TO £2m/CD (/( $3m/CD )/) ./.",
            "Profits at the docks of Harwick rose to £2m.",
        ),
        (
            "The/DT old/JJ mayor/NN of/IN Harwick/NNP resigned/VBD late/RB today/NN ,/, raising/VBG hopes/NNS ./.",
            "The old mayor of Harwick resigned late today.",
        ),
        (
            "As/IN a/DT town/NN prepares/VBZ for/IN floods/NNS ,/, envoys/NNS are/VBP seeking/VBG more/JJR help/NN ./.",
            "Envoys are seeking more help.",
        ),
        (
            "The/DT town/NN sees/VBZ the/DT plan/NN —/: above/IN all/DT its/PRP$ cost/NN —/: as/IN too/RB bold/JJ ./.",
            "The town sees the plan as too bold.",
        ),
        (
            "The/DT council/NN of/IN Harwick/NNP closed/VBD it/PRP ,/, and/CC the/DT ferry/NN opened/VBD later/RB ./.",
            "The council of Harwick closed it.",
        ),
        (
            "The/DT price/NN of/IN fuel/NN fell/VBD ,/, with/IN the/DT docks/NNS idle/JJ ,/, while/IN "
            "tax/NN rose/VBD ./.",
            "The price of fuel fell.",
        ),
        (
            "Fuel/NN cost/VBD the/DT docks/NNS less/JJR ,/, which/WDT helped/VBD ferries/NNS ,/, "
            "officials/NNS said/VBD ./.",
            "Fuel cost the docks less, officials said.",
        ),
        (
            "The/DT council/NN of/IN the/DT town/NN met/VBD Ann/NNP Lee/NNP ,/, the/DT mayor/NN of/IN Harwick/NNP ./.",
            "The council of the town met Ann Lee.",
        ),
        (
            "Speaking/VBG of/IN the/DT docks/NNS ,/, Lee/NNP praised/VBD the/DT old/JJ town/NN and/CC "
            "its/PRP$ men/NNS ./.",
            "Lee praised the old town and its men.",
        ),
    ],
)
def test_an_aside_leaves_the_sentence(line: str, wanted: str) -> None:
    assert shortened(line) == wanted


@pytest.mark.parametrize(
    "line",
    [
        "The/DT bridge/NN will/MD be/VB closed/VBN to/TO lorries/NNS ,/, according/VBG to/TO two/CD officials/NNS ./.",
        "If/IN the/DT town/NN agrees/VBZ to/TO it/PRP ,/, lorries/NNS will/MD take/VB the/DT ferry/NN ./.",
        "In/IN Harwick/NNP and/CC its/PRP$ docks/NNS ,/, lorries/NNS must/MD now/RB take/VB the/DT ferry/NN ./.",
        "The/DT bridge/NN will/MD close/VB —/: unless/IN the/DT council/NN votes/VBZ against/IN it/PRP soon/RB ./.",
        "The/DT bridge/NN was/VBD sold/VBN for/IN £2m/CD (/( as/IN Lee/NNP claimed/VBD )/) last/JJ year/NN ./.",
        "The/DT town/NN saw/VBD new/JJ ferries/NNS ,/, cranes/NNS ,/, and/CC a/DT bridge/NN for/IN lorries/NNS ./.",
    ],
)
def test_what_tells_who_vouches_or_when_it_holds_stays(line: str) -> None:
    desk = desk_of(line)
    assert shortened(line) == writing.write(desk.pool, draft(desk, 0))


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        (
            "Ann/NNP Lee/NNP of/IN Harwick/NNP left/VBD her/PRP$ old/JJ job/NN at/IN sea/NN after/IN two/CD "
            "reports/NNS found/VBD faults/NNS ./.",
            "Ann Lee of Harwick left her old job at sea.",
        ),
        (
            "Ann/NNP Lee/NNP has/VBZ sworn/VBN that/IN she/PRP stays/VBZ here/RB in/IN town/NN and/CC ruled/VBD out/RP "
            "moves/NNS ./.",
            "Ann Lee has sworn that she stays here in town.",
        ),
        (
            "Ann/NNP Lee/NNP did/VBD not/RB leave/VB her/PRP$ job/NN because/IN two/CD reports/NNS "
            "found/VBD faults/NNS ./.",
            None,
        ),
        (
            "Ann/NNP Lee/NNP of/IN Harwick/NNP left/VBD town/NN two/CD days/NNS after/IN reports/NNS "
            "found/VBD faults/NNS ./.",
            None,
        ),
        (
            "The/DT town/NN opened/VBD an/DT inquiry/NN into/IN the/DT loss/NN of/IN a/DT ferry/NN that/WDT sank/VBD "
            "at/IN sea/NN ./.",
            "The town opened an inquiry into the loss of a ferry.",
        ),
        (
            "The/DT town/NN has/VBZ not/RB opened/VBN an/DT inquiry/NN into/IN a/DT ferry/NN that/WDT sank/VBD "
            "at/IN sea/NN ./.",
            None,
        ),
        (
            "The/DT town/NN voted/VBD on/IN Tuesday/NNP for/IN a/DT new/JJ bridge/NN ./.",
            "The town voted for a new bridge.",
        ),
        (
            "The/DT town/NN voted/VBD on/IN Tuesday/NNP night/NN for/IN a/DT new/JJ bridge/NN ./.",
            None,
        ),
    ],
)
def test_a_key_point_may_lose_a_clause_at_its_end_unless_it_tells_what_was_denied(
    line: str, wanted: str | None
) -> None:
    desk = desk_of(line)
    made = draft(desk, 0)
    whole, short = (
        writing.write(desk.pool, made),
        shortening.shorten(desk, made, 6, (*shortening.BOLD, *shortening.LAST)),
    )
    assert writing.write(desk.pool, short) == (wanted or whole)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Ann Lee said in a statement on Tuesday that the old bridge would close to lorries.",
            "Ann Lee said that the old bridge would close to lorries.",
        ),
        (
            "The old bridge would close to all lorries in May, said Ann Lee during a visit to the docks.",
            "The old bridge would close to all lorries in May, said Ann Lee.",
        ),
        (
            "Ann Lee said earlier this week that the old bridge would close to lorries.",
            "Ann Lee said earlier this week that the old bridge would close to lorries.",
        ),
    ],
)
def test_when_and_where_it_was_said_may_go_and_who_said_it_stays(text: str, wanted: str) -> None:
    document = reading.read(pipeline.upload(Source(text, keep=True)))
    desk = lay_out(candidates.collect(document), quotes.analyse(document).quotes)
    short = shortening.shorten(desk, draft(desk, 0), 8)
    assert writing.write(desk.pool, short) == wanted


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        (
            "In/IN his/PRP$ speech/NN the/DT plan/NN was/VBD praised/VBN ./.",
            "In Ian Moor's speech the plan was praised.",
        ),
        ("Critics/NNS asked/VBD about/IN his/PRP$ plan/NN and/CC its/PRP$ cost/NN ./.", None),
    ],
)
def test_a_name_takes_the_place_of_a_pronoun_only_before_the_verb(line: str, wanted: str | None) -> None:
    document = desk_of("The/DT mayor/NN ,/, Ian/NNP Moor/NNP ,/, voted/VBD ./.", line).pool.document
    name, pronoun = document.tokens[3:5], next(token for token in document.tokens if token.text == "his")
    span = document.article.span(name[0].start, name[1].end)
    moor = Entity("p1", "Ian Moor", "person", (), (), (span,), 1.0)
    document = replace(document, entities=(moor,), references=(Reference(pronoun.start, pronoun.end, "p1"),))
    desk = lay_out(candidates.collect(document), ())
    made = draft(desk, 1)
    assert made.swap is None if wanted is None else writing.write(desk.pool, made) == wanted


def test_half_a_sentence_is_left_out() -> None:
    desk = desk_of(
        "The/DT council/NN of/IN Harwick/NNP voted/VBD to/TO close/VB the/DT bridge/NN ./.",
        "And/CC with/IN good/JJ reason/NN for/IN Harwick/NNP and/CC the/DT bridge/NN ./.",
    )
    assert [draft(desk, number).standing for number in (0, 1)] == [Standing.ALONE, Standing.NEVER]


def test_the_last_of_several_verbs_is_not_cut_off() -> None:
    line = (
        "Since/IN May/NNP the/DT town/NN has/VBZ raised/VBN its/PRP$ prices/NNS for/IN water/NN ,/, sold/VBN boats/NNS "
        "to/TO the/DT county/NN for/IN its/PRP$ lake/NN ,/, and/CC embarked/VBD upon/IN a/DT hunt/NN "
        "for/IN thieves/NNS ./."
    )
    assert shortened(line).endswith("and embarked upon a hunt for thieves.")


def test_one_of_several_participles_is_not_cut_off() -> None:
    line = "The/DT plan/NN aims/VBZ at/IN finding/VBG ,/, punishing/VBG and/CC ending/VBG such/JJ crimes/NNS ./."
    assert shortened(line) == "The plan aims at finding, punishing and ending such crimes."


@pytest.mark.parametrize(
    ("texts", "wanted"),
    [
        ("LONDON ( AP ) — The bridge", 5),
        ("WASHINGTON — The bridge", 2),
        ("( CNN ) The bridge", 3),
        ("Miami ( CNN ) World champion", 4),
        ("Mitsubishi Motors ( MMC ) said", 0),
        ("• The bridge", 1),
        ("Iran - the country - said", 0),
        ("The bridge ( AP ) said", 0),
    ],
)
def test_a_dateline_left_at_the_head_is_not_the_sentence(texts: str, wanted: int) -> None:
    assert openings.head(texts.split()) == wanted


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("however , they left", (2, False)),
        ("but the town agreed", (1, False)),
        ("in addition , lee left", (3, False)),
        ("in response , lee left", (0, True)),
        ("in response to lee , moor left", (0, False)),
        ("later this week , lee left", (0, False)),
        ("these plans have failed", (0, True)),
        ("lee left", (0, False)),
    ],
)
def test_a_connective_goes_or_marks_a_sentence_that_leans(words: str, wanted: tuple[int, bool]) -> None:
    assert openings.connective(words.split()) == wanted


def test_a_clause_that_goes_on_with_the_verb_of_the_sentence_stays() -> None:
    line = (
        "The/DT men/NNS of/IN the/DT old/JJ town/NN poured/VBD fuel/NN on/IN a/DT car/NN that/WDT stopped/VBD there/RB "
        "and/CC set/VBD it/PRP on/IN fire/NN ./."
    )
    desk = desk_of(line)
    made = draft(desk, 0)
    assert shortening.shorten(desk, made, 6, shortening.LAST) == made


def test_most_of_the_sentence_stays() -> None:
    line = (
        "The/DT woman/NN from/IN the/DT old/JJ town/NN has/VBZ spoken/VBN of/IN her/PRP$ distress/NN after/IN a/DT "
        "friend/NN stole/VBD the/DT money/NN set/VBN aside/RB for/IN the/DT stone/NN on/IN her/PRP$ grave/NN ./."
    )
    desk = desk_of(line)
    made = draft(desk, 0)
    assert shortening.shorten(desk, made, 6, shortening.LAST) == made


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        (
            "Sales/NNS at/IN the/DT docks/NNS of/IN Harwick/NNP fell/VBD sharply/RB this/DT year/NN ,/, driven/VBN "
            "down/RP by/IN fuel/NN ./.",
            "Sales at the docks of Harwick fell sharply this year.",
        ),
        (
            "The/DT town/NN of/IN Harwick/NNP has/VBZ moved/VBN lorries/NNS to/TO a/DT ferry/NN ,/, in/IN a/DT "
            "bid/NN to/TO save/VB money/NN ./.",
            "The town of Harwick has moved lorries to a ferry.",
        ),
        (
            "In/IN letters/NNS sent/VBN to/TO both/DT firms/NNS ,/, the/DT council/NN said/VBD the/DT bridge/NN "
            "closes/VBZ ./.",
            "The council said the bridge closes.",
        ),
        (
            "Ann/NNP Lee/NNP of/IN Harwick/NNP said/VBD that/IN the/DT old/JJ bridge/NN closes/VBZ and/CC that/IN "
            "a/DT ferry/NN opens/VBZ ./.",
            "Ann Lee of Harwick said that the old bridge closes.",
        ),
        (
            "The/DT bridge/NN closes/VBZ in/IN May/NNP ,/, according/VBG to/TO two/CD officials/NNS familiar/JJ "
            "with/IN the/DT plan/NN ./.",
            "The bridge closes in May, according to two officials.",
        ),
        (
            "Ann/NNP Lee/NNP did/VBD not/RB say/VB that/IN the/DT old/JJ bridge/NN closes/VBZ and/CC that/IN a/DT "
            "ferry/NN opens/VBZ ./.",
            None,
        ),
        (
            "In/IN the/DT old/JJ town/NN of/IN Harwick/NNP ,/, the/DT council/NN said/VBD the/DT bridge/NN "
            "closes/VBZ ./.",
            None,
        ),
    ],
)
def test_a_key_point_may_lose_what_is_told_besides(line: str, wanted: str | None) -> None:
    desk = desk_of(line)
    made = draft(desk, 0)
    whole, short = writing.write(desk.pool, made), shortening.shorten(desk, made, 6, shortening.BOLD)
    assert writing.write(desk.pool, short) == (wanted or whole)
