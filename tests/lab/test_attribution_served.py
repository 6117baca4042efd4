"""The network of attribution as it is trained, and as it is served from its exported weights, say the same."""

from __future__ import annotations

from types import SimpleNamespace

import numpy as np
import pytest

torch = pytest.importorskip("torch")

from lab import attribution_export  # noqa: E402
from lab.attribution_lessons import window  # noqa: E402
from lab.attribution_network import Attribution, Sizes  # noqa: E402
from service.analyses.attribution import features, network  # noqa: E402
from service.analyses.attribution.network import Text  # noqa: E402
from service.analyses.attribution.units import Unit  # noqa: E402

SENTENCES = "The mayor of Ovre Dal said on Monday that the bridge would open . “ It was time , ” he told the council ."
WORDS = SENTENCES.split()
TYPES = tuple(
    {value: row for row, value in enumerate(dict.fromkeys(values), 1)}
    for values in zip(*map(features.of_type, WORDS[::2]), strict=True)
)
MOST_OFF = 0.02
"""Weights are kept as float16 and as whole numbers."""


def trained(convolutions: int) -> Attribution:
    """A network as it is before training."""
    torch.manual_seed(3)
    rows = (*(len(values) + 1 for values in TYPES), features.SITUATIONS, len(attribution_export.TAG_NUMBERS) + 1)
    sizes = Sizes((*rows, features.KINDS), hidden=24, pair=16, convolutions=convolutions)
    return Attribution(sizes, dropout=0.1).eval()


def units_of() -> list[Unit]:
    states, sentences = (0,) * 13 + (2, 1, 1, 1, 1, 3, 0, 0, 0, 0, 0), (0,) * 13 + (1,) * 11
    return [Unit(0, 24, 0, states, sentences), Unit(24, 34, 1, (0,) * 10, (0,) * 10)]


def seen(text: Text, units: list[Unit]) -> np.ndarray:
    """The units as the network in training sees them."""
    found = np.zeros((len(units), max(map(len, units)), 7), dtype=np.int64)
    for number, unit in enumerate(units):
        for at, word in enumerate(text.words[unit.first : unit.last]):
            values = zip(TYPES, features.of_type(word), strict=True)
            found[number, at, :4] = [rows.get(value, 0) for rows, value in values]
        found[number, : len(unit), 4] = features.situations(unit)
        found[number, : len(unit), 5:] = text.traits[unit.first : unit.last]
    return found


@pytest.mark.parametrize("convolutions", [0, 2])
@torch.no_grad()
def test_what_is_served_is_what_was_trained(convolutions: int) -> None:
    net = trained(convolutions)
    arrays = attribution_export.arrays(net, SimpleNamespace(types=TYPES))
    served = network.build(arrays)
    traits = np.stack([np.arange(48) % 40, np.arange(48) % features.KINDS], axis=1)
    text, units = Text(WORDS * 2, traits), units_of()
    lengths = torch.tensor([len(unit) for unit in units])
    _, wanted = net.encode(torch.from_numpy(seen(text, units)), lengths)
    found = network.encoded(served, network.tokens_of(text, units))
    flat = np.concatenate([wanted[n, : len(unit)].numpy() for n, unit in enumerate(units)])
    assert np.abs(found - flat).max() < MOST_OFF
    cues = [(n, cue) for n, of_unit in enumerate(network.find(served, text, units)) for cue in of_unit]
    assert cues
    for number, cue in cues:
        taken = np.zeros(len(units[number]), dtype=np.int64)
        for other in (other for at, other in cues if at == number and other is not cue):
            taken[other.first : other.last] = other.chance > network.CUE_CHANCE
        assert np.abs(roles(net, wanted[number], units[number], (cue, taken)) - cue.roles).max() < MOST_OFF


def roles(net: Attribution, encoded: torch.Tensor, unit: Unit, at: tuple[network.Cue, np.ndarray]) -> np.ndarray:
    """The roles of a cue as the network in training has them; `at[1]` is 1 where another cue is."""
    cue, taken = at
    size = len(unit)
    columns = (
        features.distances(size, cue.first, cue.last),
        features.offsets(unit.sentences, cue.first),
        taken,
        features.situations(unit),
    )
    low, high = window(size, cue.first, cue.last)
    where = torch.tensor([[0, cue.first, cue.last, low, high]])
    ids = torch.from_numpy(np.stack(columns, axis=1))[low:high]
    found = np.zeros((size, 3))
    found[:, 0] = 1
    found[low:high] = net.label(encoded[None, :size], where, ids[None]).softmax(-1)[0].numpy()
    return found
