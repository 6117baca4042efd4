"""Reading the newsroom's tag list from its file, once in each process.

CSV, with a head: `name`, and if wanted `type` and `aliases` (parted by `|`); each further column is a scheme of
identifiers. Or JSON Lines: `{"name": …, "aliases": […], "type": …, "identifiers": {"wikidata": "Q…"}}`. UTF-8.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, get_args

import orjson

from service.document import AMBIGUOUS, ENTITY_TYPES, EntityType
from service.reading import tag_list
from service.reading.tag_list import Entry, TagList

OWN = ("name", "type", "aliases")
BETWEEN_ALIASES = "|"
KINDS: tuple[EntityType, ...] = get_args(EntityType)
TYPES: Mapping[str, EntityType | None] = {
    "": None, "organization": "organisation", "location": "place", **{kind: kind for kind in KINDS},
}  # fmt: skip

Row = tuple[int, Mapping[str, Any]]
"""The number of a line, counted from 1, and what stands there: `name`, `type`, `aliases`, `identifiers`."""


class TagListError(ValueError):
    """The file is no tag list; the message names the file, the line and what is wrong there."""


@cache
def load(path: Path) -> TagList:
    """The tag list in a file. Raises TagListError."""
    try:
        content = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise TagListError(f"tag list {path}: cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise TagListError(f"tag list {path}: is not UTF-8: {error}") from error
    if path.suffix.lower() not in FORMATS:
        raise TagListError(f"tag list {path}: the name must end in {', '.join(FORMATS)}")
    try:
        found = tag_list.build(_entry(row) for row in FORMATS[path.suffix.lower()](content))
    except ValueError as error:
        raise TagListError(f"tag list {path}: {error}") from error
    if not found.entries:
        raise TagListError(f"tag list {path}: has no entries")
    return found


def _comma_separated(content: str) -> Iterator[Row]:
    reader = csv.reader(io.StringIO(content, newline=""), strict=True)
    try:
        head = [name.strip() for name in next(reader, [])]
        _check_head(head)
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield reader.line_num, _of_cells(reader.line_num, head, cells)
    except csv.Error as error:
        raise ValueError(f"line {reader.line_num}: {error}") from error


def _check_head(head: Sequence[str]) -> None:
    if "name" not in head:
        raise ValueError("line 1: the head has no column `name`")
    if len(set(head)) < len(head) or "" in head:
        raise ValueError("line 1: each column of the head needs a name of its own")
    if len(set(head) - set(OWN)) == 0:
        raise ValueError("line 1: the head has no column of identifiers")


def _of_cells(line: int, head: Sequence[str], cells: Sequence[str]) -> Mapping[str, Any]:
    if len(cells) != len(head):
        raise ValueError(f"line {line}: has {len(cells)} cells, the head has {len(head)}")
    row = dict(zip(head, map(str.strip, cells), strict=True))
    aliases = row.get("aliases", "").split(BETWEEN_ALIASES)
    identifiers = {scheme: value for scheme, value in row.items() if scheme not in OWN and value}
    named = {"name": row["name"], "type": row.get("type", ""), "identifiers": identifiers}
    return {**named, "aliases": [alias for alias in aliases if alias.strip()]}


def _json_lines(content: str) -> Iterator[Row]:
    # Not splitlines, which parts at characters that JSON may hold.
    for number, line in enumerate(content.split("\n"), 1):
        if line.strip():
            try:
                row = orjson.loads(line)
            except orjson.JSONDecodeError as error:
                raise ValueError(f"line {number}: broken JSON: {error}") from error
            if not isinstance(row, dict):
                raise ValueError(f"line {number}: is no JSON object")
            yield number, row


FORMATS: Mapping[str, Callable[[str], Iterator[Row]]] = {
    ".csv": _comma_separated, ".jsonl": _json_lines, ".ndjson": _json_lines,
}  # fmt: skip


def _entry(row: Row) -> tuple[Entry, Sequence[str]]:
    line, told = row
    name, kind, aliases = told.get("name"), told.get("type") or "", told.get("aliases") or []
    if not isinstance(name, str) or not tag_list.key_of(name):
        raise ValueError(f"line {line}: has no name")
    if not isinstance(kind, str) or kind.strip().lower() not in TYPES:
        raise ValueError(f"line {line}: type {kind!r} is none of {', '.join(ENTITY_TYPES)}")
    if not isinstance(aliases, list) or not all(isinstance(alias, str) for alias in aliases):
        raise ValueError(f"line {line}: aliases are no list of strings")
    if unknown := told.keys() - {*OWN, "identifiers"}:
        raise ValueError(f"line {line}: unknown: {', '.join(sorted(unknown))}")
    schemes, values = _identifiers(line, told.get("identifiers"))
    return Entry(name, TYPES[kind.strip().lower()], _one(schemes), values), aliases


@lru_cache(maxsize=1024)
def _one(schemes: tuple[str, ...]) -> tuple[str, ...]:
    """The same schemes, one tuple for all entries that have them."""
    return schemes


def _identifiers(line: int, told: object) -> tuple[tuple[str, ...], tuple[str, ...]]:
    if not isinstance(told, dict) or not told:
        raise ValueError(f"line {line}: has no identifiers")
    if AMBIGUOUS in told:
        raise ValueError(f"line {line}: no scheme of identifiers can be called `{AMBIGUOUS}`")
    if not all(isinstance(value, str | int) and not isinstance(value, bool) and value != "" for value in told.values()):
        raise ValueError(f"line {line}: identifiers are strings")
    return tuple(told), tuple(map(str, told.values()))
