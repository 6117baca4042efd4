"""Which mentions are one entity, and what it is called."""

from __future__ import annotations

import string

from hypothesis import given
from hypothesis import strategies as st
from marked import marked

from service.document import ENTITY_TYPES, Article, Block, EntityType, Mention, Sentence, Token
from service.reading import grouping, people


def listed(*names: str) -> dict[str, tuple[str, ...]]:
    """Entities of an article that names these one after another; a name is `type: words`."""
    lines = []
    for name in names:
        kind, _, words = name.partition(": ")
        lines.append(f"[{kind} " + " ".join(f"{word}/NNP" for word in words.split()) + " ] spoke/VBD ./.")
    return marked(*lines).names()


def test_a_surname_joins_the_full_name() -> None:
    assert listed("person: Maria Lopez", "person: Lopez") == {"Maria Lopez": ("Maria Lopez", "Lopez")}


def test_a_surname_in_the_headline_joins_the_full_name_below() -> None:
    assert listed("person: LOPEZ", "person: Maria Lopez") == {"Maria Lopez": ("LOPEZ", "Maria Lopez")}


def test_a_first_name_joins_the_full_name_where_it_is_the_only_one() -> None:
    assert listed("person: Maria Lopez", "person: Maria") == {"Maria Lopez": ("Maria Lopez", "Maria")}


def test_initials_and_short_forms_join_the_name_in_full() -> None:
    assert listed("person: Thomas Keane", "person: T. Keane", "person: Tom Keane") == {
        "Thomas Keane": ("Thomas Keane", "T. Keane", "Tom Keane")
    }


def test_a_middle_name_may_be_missing_but_not_differ() -> None:
    assert len(listed("person: Anna Maria Weiss", "person: Anna Weiss")) == 1
    assert len(listed("person: Anna Maria Weiss", "person: Anna Julia Weiss")) == 2


def test_a_surname_with_a_particle_joins_the_full_name() -> None:
    assert list(listed("person: Jan van der Berg", "person: van der Berg")) == ["Jan van der Berg"]


def test_of_two_with_one_surname_the_one_named_last_is_meant() -> None:
    names = listed("person: Peter Stone", "person: Stone", "person: Julia Stone", "person: Stone")
    assert names == {"Peter Stone": ("Peter Stone", "Stone"), "Julia Stone": ("Julia Stone", "Stone")}


def test_an_honorific_tells_which_of_two_with_one_surname_is_meant() -> None:
    text = marked(
        "[person Peter/NNP Stone/NNP ] met/VBD [person Julia/NNP Stone/NNP ] ./.",
        "Mr./NNP [person Stone/NNP ] left/VBD ./.",
        "Mrs./NNP [person Stone/NNP ] stayed/VBD ./.",
    )
    assert text.names() == {"Peter Stone": ("Peter Stone", "Stone"), "Julia Stone": ("Julia Stone", "Stone")}


def test_a_title_tells_which_of_two_with_one_surname_is_meant() -> None:
    text = marked(
        "Sen./NNP [person Robin/NNP Stone/NNP ] and/CC Mayor/NNP [person Alex/NNP Stone/NNP ] met/VBD ./.",
        "Senator/NNP [person Stone/NNP ] left/VBD ./.",
    )
    assert text.names()["Robin Stone"] == ("Robin Stone", "Stone")


def test_a_surname_that_two_may_bear_stays_apart_where_nothing_tells() -> None:
    text = marked(
        "[person Robin/NNP Stone/NNP ] met/VBD [person Alex/NNP Stone/NNP ] ./.", "[person Stone/NNP ] left/VBD ./."
    )
    assert set(text.names()) == {"Robin Stone", "Alex Stone", "Stone"}


def test_a_surname_is_told_apart_again_once_one_of_two_was_named_alone() -> None:
    text = marked(
        "[person Robin/NNP Stone/NNP ] met/VBD [person Alex/NNP Stone/NNP ] ./.",
        "[person Stone/NNP ] left/VBD ./.",
        "[person Alex/NNP Stone/NNP ] stayed/VBD ./.",
        "[person Stone/NNP ] slept/VBD ./.",
    )
    assert text.names()["Alex Stone"] == ("Alex Stone", "Alex Stone", "Stone")


def test_an_acronym_joins_the_name_it_is_made_of() -> None:
    assert listed("organisation: Revolutionary Guard of the North", "organisation: RGN") == {
        "Revolutionary Guard of the North": ("Revolutionary Guard of the North", "RGN")
    }
    assert len(listed("organisation: British Broadcasting Corporation", "organisation: BBC")) == 1


def test_an_acronym_in_brackets_is_that_of_the_name_before_whatever_its_letters() -> None:
    text = marked(
        "The/DT [organisation Party/NNP of/IN Farmers/NNPS ] (/( [organisation SBP/NNP ] )/) won/VBD ./.",
        "The/DT [organisation SBP/NNP ] left/VBD ./.",
    )
    assert text.names() == {"Party of Farmers": ("Party of Farmers", "SBP", "SBP")}


def test_an_acronym_after_a_comma_is_another_body() -> None:
    text = marked("The/DT [organisation Party/NNP of/IN Farmers/NNPS ] ,/, [organisation SBP/NNP ] won/VBD ./.")
    assert len(text.names()) == 2


def test_a_company_is_one_with_and_without_its_legal_form() -> None:
    assert list(listed("organisation: Acme Steel Inc.", "organisation: Acme Steel")) == ["Acme Steel Inc."]


def test_a_shortened_organisation_joins_the_one_it_is_short_for() -> None:
    assert len(listed("organisation: U.S. Treasury Department", "organisation: Treasury Department")) == 1


def test_a_body_of_a_place_is_called_by_its_noun() -> None:
    assert len(listed("organisation: Bank of Norland", "organisation: Bank")) == 1
    assert len(listed("organisation: Friends of Norland", "organisation: Friends")) == 2


def test_state_is_the_state_department() -> None:
    assert len(listed("organisation: State Department", "organisation: State")) == 1


def test_a_committee_is_not_the_house_it_belongs_to() -> None:
    assert len(listed("organisation: Senate", "organisation: Senate Ethics Committee")) == 2
    assert len(listed("organisation: U.N.", "organisation: U.N. Commissioner for Refugees")) == 2


def test_forms_of_one_country_are_one_place() -> None:
    assert listed("place: US", "place: U.S.", "place: United States") == {
        "United States": ("US", "U.S.", "United States")
    }


def test_north_korea_is_n_korea_and_not_s_korea() -> None:
    assert list(listed("place: N. Korea", "place: North Korea", "place: S. Korea")) == ["North Korea", "S. Korea"]


def test_a_country_is_called_by_its_usual_name() -> None:
    assert list(listed("place: Burma", "place: Myanmar")) == ["Myanmar"]


def test_a_form_of_several_countries_names_none() -> None:
    assert list(listed("place: Islamic Republic", "place: Iran")) == ["Islamic Republic", "Iran"]


def test_a_name_in_capitals_has_the_type_of_its_namesake() -> None:
    assert listed("organisation: LOPEZ", "person: Maria Lopez") == {"Maria Lopez": ("LOPEZ", "Maria Lopez")}


def test_a_nationality_is_not_the_country() -> None:
    assert listed("place: Israel", "group: Israelis", "group: Israeli") == {
        "Israel": ("Israel",),
        "Israeli": ("Israelis", "Israeli"),
    }


def test_a_man_is_not_his_administration() -> None:
    assert len(listed("person: Joe Biden", "organisation: Biden administration", "person: Biden")) == 2


def test_ids_are_made_of_names_and_never_clash() -> None:
    names = marked(
        "[person Ana/NNP Ruiz/NNP ] met/VBD [place Ana/NNP Ruiz/NNP ] ./.", "[work Ana/NNP Ruiz/NNP 2/CD ] ./."
    )
    assert [entity.id for entity in names.identify()[0]] == ["ana-ruiz", "ana-ruiz-2", "ana-ruiz-2-2"]


def test_white_space_inside_a_name_does_not_part_it() -> None:
    text = "Maria\u00a0Lopez met Maria\nLopez"
    tokens = tuple(Token(a, b, text[a:b], "NNP") for a, b in ((0, 5), (6, 11), (12, 15), (16, 21), (22, 27)))
    mentions = (Mention(0, 11, text[:11], "person", 0, 2), Mention(16, 27, text[16:], "person", 3, 5))
    article = Article("sha256:0", "text", text, (Block(0, 27, "paragraph"),))
    (entity,), _ = people.identify(article, tokens, (Sentence(0, 27, 0, 5, 0),), mentions)
    assert (entity.name, entity.aliases) == ("Maria Lopez", ())


WORDS = st.sampled_from(
    [
        "Ana",
        "Ruiz",
        "Stone",
        "U.S.",
        "President",
        "Mr.",
        "of",
        "the",
        "he",
        "her",
        "said",
        ",",
        "IRGC",
        "Guard",
        "—",
        "“",
    ]
) | st.text(string.printable + "éß\u00a0’", min_size=1).filter(lambda word: not word.isspace())
TAGS = st.sampled_from(["NNP", "NN", "IN", "VBD", ",", "DT", "POS", "PRP", "JJ", "."])


@st.composite
def articles(draw: st.DrawFn) -> tuple[Article, list[Token], list[Sentence], list[Mention]]:
    """Any words with any tags, any of them names of any type."""
    words = draw(st.lists(st.tuples(WORDS, TAGS, st.none() | st.sampled_from(ENTITY_TYPES)), min_size=1, max_size=40))
    text, tokens, mentions = "", [], []
    for at, (word, tag, kind) in enumerate(words):
        tokens.append(Token(len(text), len(text) + len(word), word, tag))
        if kind:
            mentions.append(Mention(len(text), len(text) + len(word), word, _typed(kind), at, at + 1))
        text += f"{word} "
    cut = draw(st.integers(1, len(words)))
    bounds = [(0, cut), (cut, len(words))] if cut < len(words) else [(0, cut)]
    sentences = [Sentence(tokens[a].start, tokens[b - 1].end, a, b, 0) for a, b in bounds]
    return Article("sha256:0", "text", text, (Block(0, len(text), "paragraph"),)), tokens, sentences, mentions


def _typed(kind: str) -> EntityType:
    return next(known for known in ENTITY_TYPES if known == kind)  # type: ignore[return-value]


@given(articles())
def test_every_mention_belongs_to_exactly_one_entity(
    made: tuple[Article, list[Token], list[Sentence], list[Mention]],
) -> None:
    article, tokens, sentences, mentions = made
    entities, references = people.identify(article, tokens, sentences, mentions)
    found = sorted((m.start, m.end, m.text, e.type) for e in entities for m in e.mentions)
    assert found == [(m.start, m.end, m.text, m.type) for m in grouping.agreed(mentions)]
    ids = [entity.id for entity in entities]
    assert len(set(ids)) == len(ids)
    assert [e.mentions[0].start for e in entities] == sorted(e.mentions[0].start for e in entities)
    assert all(0 <= entity.salience <= 1 for entity in entities)
    assert all(r.entity in ids and article.text[r.start : r.end].strip() for r in references)
    assert (entities, references) == people.identify(article, tokens, sentences, mentions)
