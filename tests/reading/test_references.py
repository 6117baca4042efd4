"""Pronouns and descriptions that stand for a person, and those that are left open."""

from __future__ import annotations

from marked import marked

RUIZ = "[person Ana/NNP Ruiz/NNP ] spoke/VBD on/IN trade/NN ./."
LEE = "[person Tom/NNP Lee/NNP ] spoke/VBD on/IN trade/NN ./."


def test_a_pronoun_stands_for_the_one_who_was_named() -> None:
    assert marked(RUIZ, "She/PRP left/VBD early/RB ./.").references() == [("She", "Ana Ruiz")]


def test_a_pronoun_does_not_stand_for_one_of_the_other_gender() -> None:
    assert marked(RUIZ, "He/PRP left/VBD early/RB ./.").references() == []
    both = "[person Ana/NNP Ruiz/NNP ] met/VBD [person Tom/NNP Lee/NNP ] ./."
    assert marked(both, "She/PRP left/VBD ./.").references() == [("She", "Ana Ruiz")]


def test_an_honorific_tells_the_gender_that_the_name_does_not() -> None:
    text = marked(
        "Mr./NNP [person Xq/NNP Zorn/NNP ] spoke/VBD ./.", "He/PRP left/VBD ,/, and/CC she/PRP stayed/VBD ./."
    )
    assert text.references() == [("He", "Xq Zorn")]


def test_a_pronoun_is_left_open_between_two_who_are_as_likely() -> None:
    both = "[person Tom/NNP Lee/NNP ] and/CC [person John/NNP Hart/NNP ] met/VBD ./."
    assert marked(both, "His/PRP$ car/NN broke/VBD ./.").references() == []


def test_a_pronoun_that_nobody_named_before_can_be_is_left_open() -> None:
    assert marked("He/PRP left/VBD ./.", LEE).references() == []


def test_a_description_stands_for_the_one_who_bears_the_title() -> None:
    named = "[group Danish/JJ ] Prime/NNP Minister/NNP [person Ana/NNP Ruiz/NNP ] spoke/VBD ./."
    mayor = "Mayor/NNP [person Tom/NNP Lee/NNP ] slept/VBD ./."
    later = "The/DT prime/JJ minister/NN left/VBD ./."
    assert marked(named, mayor, later).references() == [("The prime minister", "Ana Ruiz")]


def test_a_description_with_other_words_is_somebody_else() -> None:
    named = "[group Danish/JJ ] President/NNP [person Ana/NNP Ruiz/NNP ] spoke/VBD ./."
    later = "The/DT [group Polish/JJ ] president/NN left/VBD ./."
    assert marked(named, later).references() == []


def test_a_description_that_two_bear_is_left_open() -> None:
    named = (
        "[group Danish/JJ ] President/NNP [person Ana/NNP Ruiz/NNP ] met/VBD "
        "[group Polish/JJ ] President/NNP [person Tom/NNP Lee/NNP ] ./."
    )
    later = "The/DT president/NN left/VBD ,/, and/CC the/DT [group Polish/JJ ] president/NN stayed/VBD ./."
    assert marked(named, later).references() == [("the Polish president", "Tom Lee")]


def test_the_title_beside_a_name_is_no_description() -> None:
    named = "Mayor/NNP [person Ana/NNP Ruiz/NNP ] left/VBD ./."
    assert marked(named, "The/DT mayor/NN ,/, [person Tom/NNP Lee/NNP ] ,/, stayed/VBD ./.").references() == []


def test_the_president_is_neither_the_vice_president_nor_a_former_one() -> None:
    named = (
        "Vice/NNP President/NNP [person Ana/NNP Ruiz/NNP ] met/VBD "
        "former/JJ President/NNP [person Tom/NNP Lee/NNP ] ./."
    )
    later = "The/DT president/NN left/VBD ,/, and/CC the/DT former/JJ president/NN stayed/VBD ./."
    assert marked(named, later).references() == [("the former president", "Tom Lee")]


def test_what_somebody_may_become_is_no_description_of_another() -> None:
    named = "Mayor/NNP [person Ana/NNP Ruiz/NNP ] left/VBD ./."
    assert marked(named, "He/PRP runs/VBZ as/IN the/DT next/JJ mayor/NN ./.").references() == []
