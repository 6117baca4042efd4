"""What an article says of itself, read from its labelled blocks. What it does not say is None."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from typing import Any

from service.document import BODY_ROLES, Block, Role
from service.intake import bylines, datelines, language, signs, sites, timestamps
from service.intake.lines import BULLET

SEPARATORS = ("|", ";", "•", "·", ",", "/")
HOLDER = re.compile(r"(?i)^\W*(?:copyright|©|\(c\)|™|®|&|and\b|by\b|\d{4}(?:\s?[-–]\s?\d{4})?|[\s,.:|])+")
HOLDER_END = re.compile(r"(?i)[|;\n]|[.,](?=\s|$)|\s?[-–—]\s?all rights|\ball rights|\(\w+\)")
SPECIAL = re.compile(r"(?i)^special to (?:the )?")
A_SENTENCE = "The council voted on Monday."  # a dateline is one in front of a sentence only
TAG_LONGEST = 60
SITE_LONGEST = 40  # characters of the name of a site


@dataclass(frozen=True, slots=True)
class Metadata:
    """The fields of an Article beside its text, as far as somebody tells them: the caller, the format, the blocks."""

    headline: str | None = None
    key_points: tuple[str, ...] = ()
    byline: tuple[str, ...] = ()
    dateline: str | None = None
    credit: str | None = None
    published: str | None = None
    updated: str | None = None
    tags: tuple[str, ...] = ()
    copyright: str | None = None
    url: str | None = None
    language: str | None = None

    def before(self, other: Metadata) -> Metadata:
        """What is told here, and of what is not, what another tells."""
        return Metadata(**{name: value or getattr(other, name) for name, value in self.fields().items()})

    def fields(self) -> dict[str, Any]:
        """The fields by their names."""
        return {field.name: getattr(self, field.name) for field in fields(self)}


def read(text: str, blocks: Sequence[Block]) -> Metadata:
    """The metadata in the blocks of `text`."""
    signed = [found for line in _texts(text, blocks, "byline") if (found := _byline(line)) is not None]
    place = next((datelines.read(f"{line} {A_SENTENCE}") for line in _texts(text, blocks, "dateline")), None)
    stamps = [stamp for line in _dated(text, blocks) for stamp in timestamps.read(line) or _inside(line)]
    notices = [
        line for line in _texts(text, blocks, "copyright") if "©" in line or "opyright" in line or "(c)" in line.lower()
    ]
    outlets = [SPECIAL.sub("", found.outlet) for found in signed if found.outlet]
    agency = [place.agency] if place and place.agency else []
    holders = [holder for line in notices if (holder := _holder(line))]
    return Metadata(
        headline=_headline(text, blocks, [*outlets, *holders]),
        key_points=tuple(squeeze(BULLET.sub("", line, count=1)) for line in _texts(text, blocks, "key_point")),
        byline=tuple(dict.fromkeys(name for found in signed for name in found.names)),
        dateline=place.place if place else None,
        credit=next(iter([*outlets, *agency, *holders]), None),
        published=_fullest(stamp for stamp in stamps if stamp.kind == "published"),
        updated=_fullest(stamp for stamp in stamps if stamp.kind == "updated"),
        tags=tuple(dict.fromkeys(tag for line in _texts(text, blocks, "tags") for tag in _tags(line))),
        copyright=squeeze(notices[0]) if notices else None,
        language=language.tell(" ".join(text[block.start : block.end] for block in blocks if block.role in BODY_ROLES)),
    )


def _headline(text: str, blocks: Sequence[Block], outlets: Iterable[str]) -> str | None:
    """The headline without the site's name, where that is a line of its own, an outlet, or who holds the copyright.

    "Council votes | Harbour Post" above "© 2024 Harbour Post": Council votes.
    """
    title = next((squeeze(line) for line in _texts(text, blocks, "headline")), None)
    if title is None or not any(bar in title for bar in sites.BARS):
        return title
    short = (text[block.start : block.end] for block in blocks if block.end - block.start <= SITE_LONGEST)
    return sites.without(title, {sites.named(name) for name in (*short, *outlets)})


def squeeze(text: str) -> str:
    """The text in one line, with single spaces."""
    return " ".join(text.split())


def _texts(text: str, blocks: Iterable[Block], role: Role) -> Iterator[str]:
    return (text[block.start : block.end] for block in blocks if block.role == role)


def _dated(text: str, blocks: Sequence[Block]) -> Iterator[str]:
    """Lines that may hold the date: date lines, then bylines ("By Ann Lee | May 3, 2024"); those above the story's end.

    Below it stand the dates of comments and of other stories; they count where there are no others.
    """
    end = max((block.end for block in blocks if block.role in BODY_ROLES), default=len(text))
    above = [block for block in blocks if block.end <= end]
    for part in (above, blocks[len(above) :]):
        dated = [*_texts(text, part, "published"), *_texts(text, part, "byline")]
        if any(map(timestamps.find, dated)):
            yield from dated
            return


def _fullest(stamps: Iterable[timestamps.Stamp]) -> str | None:
    """The first moment with a time; else the first date of those with the least beside it.

    "date 2024-05-03 LISTEN LIVE" at the top of a page says less than "Friday, May 3, 2024 05:12 PM EDT" below.
    """
    told = [stamp for stamp in stamps if stamp.value]
    best = min(told, key=lambda stamp: ("T" not in (stamp.value or ""), stamp.beside), default=None)
    return best.value if best else None


def _inside(line: str) -> tuple[timestamps.Stamp, ...]:
    found = timestamps.find(line[: timestamps.LONGEST])
    return (timestamps.Stamp(found.value, "published"),) if found else ()


def _byline(line: str) -> bylines.Byline | None:
    return bylines.read(line) or bylines.people(squeeze(bylines.HANDLE.sub(" ", line)))


def _tags(line: str) -> Iterator[str]:
    """Like "Tags: harbour | council": harbour, council."""
    opening = signs.OPENS["tags"].match(line)
    values = line[opening.end() :] if opening else ""
    mark = next((mark for mark in SEPARATORS if mark in values), None)
    for value in values.split(mark) if mark else [values]:
        tag = squeeze(value).strip(" #.,")
        if tag and len(tag) <= TAG_LONGEST:
            yield tag


def _holder(notice: str) -> str | None:
    """Like "Copyright © 2024, Harbour Post. All rights reserved.": Harbour Post."""
    opening = HOLDER.match(notice)
    holder = squeeze(HOLDER_END.split(notice[opening.end() :], maxsplit=1)[0]) if opening else ""
    return holder if any(letter.isalpha() for letter in holder) and len(holder.split()) <= 8 else None
