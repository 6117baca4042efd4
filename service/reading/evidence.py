"""How far the words of a name, where it stands, speak for each kind.

"Leeds beat Ayr" says little of what "Leeds" is, "flew to Leeds" says much: when the document decides, the second
counts for more.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

from service.reading import linear

Span = tuple[int, int, str]
LEAST = -6.0  # no place of a name speaks more than that against a kind: one slip of the model would outvote a document


class Evidence:
    """What the scores (word, label) of the model say of names; `labels` are O, B-PER, I-PER and so on."""

    def __init__(self, scores: npt.NDArray[np.int16], labels: Sequence[str]) -> None:
        self._scores = scores
        self._kinds = sorted({label[2:] for label in labels if label != "O"})
        self._begin, self._inside = ([labels.index(f"{part}-{kind}") for kind in self._kinds] for part in "BI")

    def of(self, span: Span) -> Mapping[str, float]:
        """The logarithms of the shares that the kinds have in a name (first and last word, kind), LEAST or more.

        A kind that a rule has given, against the scores, is certain.
        """
        first, last, kind = span
        sums = self._scores[first, self._begin].astype(float)
        sums += self._scores[first + 1 : last][:, self._inside].sum(axis=0)
        sums = (sums - sums.max()) / linear.STEPS
        told = np.maximum(sums - np.log(np.exp(sums).sum()), LEAST)
        if self._kinds[int(told.argmax())] != kind:
            return {other: 0.0 if other == kind else LEAST for other in self._kinds}
        return dict(zip(self._kinds, told.tolist(), strict=True))
