"""Pages and articles from which the line model learns: their lines, with the label of each."""

from __future__ import annotations

import gzip
import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import trafilatura
from tqdm import tqdm

from lab import titles
from service.document import Role
from service.intake import furniture
from service.intake.lines import WORD, Line, fold, lines

PAGES = ("extraction_scrapinghub", "extraction_readability")
SILVER = "extraction_trafilatura"
SURE = 4  # words of a line that is found again in a story by no accident
CLEAN = "polnear"
CUTS = 2  # closely cut copies of each page
CLEAN_ARTICLES = 150
TRANSPLANTS = 2  # stories of other pages that the furniture of each page is put around
FROM_CLEAN = 0.3  # share of them from clean articles
LONGEST = 600  # lines of a page that is used so
BROKEN = 3  # one page in so many has a broken copy
BREAKABLE, MENU = 8, 3  # words of a line that may be broken at least, of one that may run on from another at most
RUN_TOGETHER = 0.3
MARGIN = 14  # furniture lines kept at most on each side of a cut copy


@dataclass(frozen=True)
class Page:
    """The lines of a page, what the rules say of them, and whether each is of the story."""

    name: str
    lines: list[Line]
    roles: list[Role | None]
    story: list[bool]
    title: str = ""

    def free(self) -> list[int]:
        """The lines of which no rule knows anything: those that the model decides on."""
        return [at for at, role in enumerate(self.roles) if role is None]


def rows(corpora: Path, dataset: str, split: str) -> Iterator[dict[str, Any]]:
    """The documents of a set."""
    with gzip.open(corpora / dataset / f"{split}.jsonl.gz", "rt", encoding="utf-8") as file:
        yield from (json.loads(line) for line in file)


def sources(corpora: Path) -> dict[str, str]:
    """The site of each page by the page's name: "www.harbourpost.com", or "harbourpost" of "moz-harbourpost-2"."""
    every = (row for name in (*PAGES, SILVER) for row in rows(corpora, name, "train"))
    return {row["id"]: urlsplit(row.get("url") or "").netloc or str(row["id"]).split("-")[1] for row in every}


def labelled(corpora: Path, dataset: str, split: str) -> list[Page]:
    """The pages of a set as the service would read them, with the labels of their lines."""
    pages = []
    for row in rows(corpora, dataset, split):
        labels, at = [], 0
        for line, label in zip(row["dump"].split("\n"), row["line_in_body"], strict=True):
            labels.append((at, at + len(line), bool(label)))
            at += len(line) + 1
        read = lines(row["dump"])
        pages.append(page(row["id"], read, _labels_of(read, labels), row.get("title") or ""))
    return [found for found in pages if any(found.story[at] for at in found.free())]


def silver(corpora: Path) -> list[Page]:
    """Pages that are labelled by what trafilatura finds in their HTML, where that holds what it must and no more."""
    found = []
    for row in tqdm(rows(corpora, SILVER, "train"), desc="silver", disable=None):
        body = trafilatura.extract(row["html"], fast=True, include_comments=False) or ""
        told = " ".join(body.split())
        if not all(_single(text) in told for text in row["with"]) or any(
            _single(text) in told for text in row["without"]
        ):
            continue
        read = lines(row["dump"])
        words = f" {fold(WORD.findall(body))} "
        story = [len(line.words) >= SURE and f" {fold(line.words)} " in words for line in read]
        if any(story):
            found.append(page(row["id"], read, _filled(read, story, words), row.get("title") or ""))
    return found


def _single(text: str) -> str:
    return " ".join(text.split())


def _filled(read: Sequence[Line], story: Sequence[bool], words: str) -> list[bool]:
    """Short lines are of the story where they stand in it and right behind a line of it."""
    told = list(story)
    for at in range(1, len(told)):
        told[at] = told[at] or (told[at - 1] and bool(read[at].words) and f" {fold(read[at].words)} " in words)
    return told


def _labels_of(read: Sequence[Line], labels: Sequence[tuple[int, int, bool]]) -> list[bool]:
    """The label of each line: that of the line of the dump in which it begins."""
    told, at = [], 0
    for line in read:
        while labels[at][1] <= line.start:
            at += 1
        told.append(labels[at][2])
    return told


def page(name: str, read: list[Line], story: list[bool], title: str = "") -> Page:
    """A page with what the rules say of its lines."""
    return Page(name, read, [furniture.role(line) for line in read], story, title)


def closely_cut(whole: Page, draw: random.Random) -> Iterator[Page]:
    """Copies with little furniture around the story, as hand-made dumps have it; now and then with none."""
    story = [at for at, inside in enumerate(whole.story) if inside]
    for number in range(CUTS):
        before, after = (draw.choice((0, 1, 2, 3, 5, 8, MARGIN)) for _ in range(2))
        start, end = max(0, story[0] - before), min(len(whole.lines), story[-1] + 1 + after)
        keep = range(start, end)
        cut, story_of_cut = [whole.lines[at] for at in keep], [whole.story[at] for at in keep]
        yield page(f"{whole.name}#{number}", cut, story_of_cut, whole.title)


def broken(whole: Page, draw: random.Random) -> Page:
    """The page as another dump has it: lines broken where a link stood in them, rows of links run together."""
    parts: list[tuple[str, bool]] = []
    for line, inside in zip(whole.lines, whole.story, strict=True):
        if not inside and parts and not parts[-1][1] and len(line.words) <= MENU and draw.random() < RUN_TOGETHER:
            parts[-1] = (f"{parts[-1][0]} {line.text}", False)
        else:
            parts += [(piece, inside) for piece in _cut(line, draw)]
    ends = list(accumulate(len(text) + 1 for text, _ in parts))
    labels = [(end - len(text) - 1, end - 1, inside) for end, (text, inside) in zip(ends, parts, strict=True)]
    read = lines("\n".join(text for text, _ in parts))
    return page(f"{whole.name}/", read, _labels_of(read, labels), whole.title)


def _cut(line: Line, draw: random.Random) -> Iterator[str]:
    """A longer line in up to three pieces, now and then."""
    words = line.text.split()
    cuts = draw.choice((0, 0, 1, 2)) if len(words) > BREAKABLE else 0
    places = sorted(draw.sample(range(1, len(words)), cuts)) if cuts else []
    yield from (" ".join(words[start:end]) for start, end in pairwise([0, *places, len(words)]))


def clean_articles(corpora: Path, draw: random.Random) -> list[Page]:
    """Articles without furniture: the first line is the headline, kept in half of them; some are cut short."""
    found = []
    for row in draw.sample(sorted(rows(corpora, CLEAN, "train"), key=lambda row: str(row["id"])), CLEAN_ARTICLES):
        read = lines(row["text"])
        story = [at > 0 for at in range(len(read))]
        first = draw.choice((0, 1))
        last = draw.choice((first + 1, first + 2, first + 4, len(read), len(read), len(read)))
        if last - first > 0 and any(story[first:last]):
            found.append(page(row["id"], read[first:last], story[first:last], read[0].text if first == 0 else ""))
    return found


def transplants(pages: Sequence[Page], clean: Sequence[Page], draw: random.Random) -> Iterator[Page]:
    """The furniture of pages around the stories of others, so that the one does not tell the other."""
    short = [one for one in pages if len(one.lines) < LONGEST]
    for shell in short:
        for _ in range(TRANSPLANTS):
            found = transplanted(shell, draw.choice(clean if draw.random() < FROM_CLEAN else short))
            if any(found.story) and len(found.lines) < LONGEST:
                yield found


def transplanted(shell: Page, donor: Page) -> Page:
    """The furniture of one page around and between the lines of another's story; headlines go with their stories."""
    first, last = _ends(donor)
    start, end = _ends(shell)
    body = list(zip(donor.lines[first : last + 1], donor.story[first : last + 1], strict=True))
    between = [
        (int((at - start) / (end - start) * len(body)), shell.lines[at])
        for at in range(start, end)
        if not shell.story[at]
    ]
    for at, line in reversed(between):
        body.insert(max(1, at), (line, False))
    said = [line for line in donor.lines[:first] if titles.is_title(line, donor.title)]
    before, after = (
        [(line, False) for line in _retitled(part, shell.title, said)]
        for part in (shell.lines[:start], shell.lines[end + 1 :])
    )
    read, story = zip(*before, *body, *after, strict=True)
    return page(f"{shell.name}@{donor.name}", list(read), list(story), donor.title)


def _ends(one: Page) -> tuple[int, int]:
    """The numbers of the first and the last line of the story."""
    story = [at for at, inside in enumerate(one.story) if inside]
    return story[0], story[-1]


def _retitled(part: Sequence[Line], title: str, said: Sequence[Line]) -> Iterator[Line]:
    """The lines, those that are the page's title replaced by another's, or left out where that has none."""
    for line in part:
        if not titles.is_title(line, title):
            yield line
        elif said:
            yield said[0]
