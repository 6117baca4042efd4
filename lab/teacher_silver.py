"""What the teacher says of texts that nobody annotated.

`python -m lab.teacher_silver --corpora DIR --teachers DIR --out FILE` (`--teachers` is where `lab.teacher` wrote).

For each word the shares that the networks and the linear model of names (`lab.names`) give its labels are averaged,
and the labelling of the greatest product that is well formed is taken. A file of JSON lines comes of it, one text each:
`id`, `text`, `names` (start, end, kind of `lab.relabel.KINDS`, share), `doubts` (start, end of words whose labels no
one is sure of) and `tags` (start, end, Penn tag, share); offsets are code points, half-open, and those of the service's
own words. The share of a name is that of its doubtful word. `lab.silver` reads the file.
"""

from __future__ import annotations

import argparse
import gzip
import json
import pickle
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from tqdm import tqdm

from lab import corpora, teacher, teacher_data
from lab.names import LABELS, SCALE, allowed
from lab.teacher_batches import Lesson, gather, numbered
from lab.teacher_network import Steps, Teacher
from lab.teacher_texts import Prepared, texts
from service.document import Token
from service.reading import agreement, clues, compounds, edges, linear, names, scenes, sequence, tags
from service.reading.portraits import portraits
from service.reading.scenes import Scene, Types
from service.reading.tags import PENN

Floats = npt.NDArray[np.float32]
TINY = 1e-6
SURE = 0.6  # share of a label that is not in doubt
ALLOWED = allowed()
STEPS = np.where(ALLOWED, 0, -30).astype(np.float32)


@dataclass(frozen=True, slots=True)
class Panel:
    """Those who are asked: networks, and linear models of names with their weights beside a network's 1."""

    prepared: Prepared
    networks: Sequence[Teacher]
    linear: Sequence[names.Model]
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Opinion:
    """Of a text: its words, the parts of them that are labelled, and the shares of labels and tags of each part."""

    read: corpora.Read
    parts: names.Pieces
    seen: Scene
    labels: Floats
    tags: Floats


def ask(panel: Panel, text: str) -> Opinion | None:
    """What the panel thinks of a text; None where it has no words."""
    read = corpora.read(text)
    if not read.words:
        return None
    tagged = tags.tag(read.words, read.sentences)
    tokens = [Token(a, b, w, t) for (a, b), w, t in zip(read.places, read.words, tagged, strict=True)]
    parts = names.pieces(tokens)
    seen = names.scene(parts, tokens, read.sentences)
    one = numbered(teacher_data.paper("", seen, panel.prepared.learnt), panel.prepared.known)
    lesson = gather([one], panel.prepared.known)
    found = [network_shares(network, lesson) for network in panel.networks]
    labels = [share for share, _ in found]
    weights = [1.0] * len(found) + [panel.weight] * len(panel.linear)
    labels += [linear_shares(model, seen, lesson) for model in panel.linear]
    mixed = np.average(np.stack(labels), axis=0, weights=weights).astype(np.float32)
    return Opinion(read, parts, seen, mixed, np.mean([share for _, share in found], axis=0))


def network_shares(network: Teacher, lesson: Lesson) -> tuple[Floats, Floats]:
    """Shares of labels and of tags for each word."""
    with torch.no_grad():
        rows, _ = network.encode(lesson.batch)
        scores = network.label(rows)
        tag_shares = network.tag(rows).softmax(1)
    return chain_shares(network.steps, scores, lesson), tag_shares.cpu().numpy()


def chain_shares(steps: Steps, scores: torch.Tensor, lesson: Lesson) -> Floats:
    """Shares of labels for each word by a chain's scores."""
    where = lesson.where
    full = torch.cat([scores, scores.new_zeros(1, scores.shape[1])])
    shares = steps.shares(full[where], lesson.batch.lengths)
    inside = where.flatten() < len(scores)
    result = torch.empty_like(scores)
    result[where.flatten()[inside]] = shares.flatten(0, 1)[inside]
    found: Floats = result.cpu().numpy()
    return found


def linear_shares(model: names.Model, seen: Scene, lesson: Lesson) -> Floats:
    """Shares of labels for each word by the model that is served."""
    rows, *columns = model.words.of(seen.layout.types)
    types = Types(*columns)
    view = scenes.view(seen, types)
    for template, values in enumerate(portraits(seen, types, view), clues.PLACED):
        model.keyed.add(rows[:, 0], template, values)
    scores = linear.gather(rows, seen.layout)
    for template, values in enumerate(clues.columns(seen, types, view, model.known)):
        model.keyed.add(scores, template, values)
    unit = SCALE * linear.STEPS
    steps = Steps(torch.as_tensor(ALLOWED), torch.tensor([label[0] != "I" for label in LABELS]))
    steps.weights.data = torch.as_tensor(np.where(ALLOWED, model.chain.transitions / unit, 0).astype(np.float32))
    return chain_shares(steps, torch.as_tensor(scores.astype(np.float32) / unit), lesson)


def decide(opinion: Opinion, settled: bool = True) -> list[tuple[int, int, str, float]]:
    """The names: first and last (half-open) part, kind and share. `settled` as the service settles its own."""
    scores = np.log(opinion.labels + TINY)
    best = sequence.best(scores, sequence.chain(STEPS), opinion.seen.sentences)
    spans = names.spans([LABELS[number] for number in best.tolist()], opinion.seen.sentences)
    if settled:
        starts = frozenset(sentence.first for sentence in opinion.seen.sentences)
        grown = edges.grow(opinion.seen, edges.mend(opinion.seen.words, spans, starts))
        spans = agreement.settle(opinion.seen, compounds.whole(opinion.parts.words, opinion.parts.owners, grown))
    return [(first, last, kind, share(opinion.labels, first, last, kind)) for first, last, kind in spans]


def share(labels: Floats, first: int, last: int, kind: str) -> float:
    """The least share of a name's words."""
    begins = float(labels[first, LABELS.index(f"B-{kind}")])
    return min([begins, *map(float, labels[first + 1 : last, LABELS.index(f"I-{kind}")])])


def tags_of(opinion: Opinion) -> list[tuple[str, float]]:
    """A Penn tag and its share for each word."""
    last = {number: at for at, number in enumerate(opinion.parts.owners)}
    found = []
    for number, word in enumerate(opinion.read.words):
        row = opinion.tags[last[number]]
        fixed = tags.mark_tag(word)
        best = int(row.argmax())
        found.append((fixed, 1.0) if fixed else (PENN[best], float(row[best])))
    return found


def row_of(name: str, text: str, opinion: Opinion) -> dict[str, Any]:
    """A line of the file."""
    spots, places = teacher_data.places(opinion.parts), opinion.read.places
    return {
        "id": name,
        "text": text,
        "names": [[spots[a][0], spots[b - 1][1], kind, round(sure, 3)] for a, b, kind, sure in decide(opinion)],
        "doubts": [list(spots[at]) for at in np.flatnonzero(opinion.labels.max(axis=1) < SURE).tolist()],
        "tags": [[*place, tag, round(sure, 3)] for place, (tag, sure) in zip(places, tags_of(opinion), strict=True)],
    }


def panel(folder: Path, seeds: Sequence[int], linear_models: Sequence[names.Model]) -> Panel:
    """Those that were trained into a folder."""
    prepared = pickle.loads((folder / "prepared.pickle").read_bytes())  # noqa: S301
    networks = []
    for seed in seeds:
        network = teacher.network(prepared)
        network.load_state_dict(torch.load(folder / f"teacher{seed}.pt", weights_only=True))
        networks.append(network.eval())
    return Panel(prepared, networks, linear_models)


def main() -> None:
    """Ask, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--teachers", type=Path, required=True)
    parser.add_argument("--seeds", type=int, nargs="+", default=[1], help="of the networks that are asked")
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args()
    torch.set_num_threads(1)
    chosen = panel(given.teachers, given.seeds, [names.served()])
    with gzip.open(given.out, "wt", encoding="utf-8") as file:
        for name, text in tqdm(texts(given.corpora), desc="asking", disable=None):
            opinion = ask(chosen, text)
            if opinion is not None:
                file.write(json.dumps(row_of(name, text, opinion), ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
