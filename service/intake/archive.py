"""Zip archives that documents are made of: a few named parts, each no longer than it may be."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import IO

from service.errors import InputTooLarge, MalformedInput, UnknownFormat
from service.intake import limits

PARTS = 100_000  # of an archive; documents have some dozens
METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
CHUNK = 1 << 16
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, KeyError, RuntimeError, NotImplementedError)
ENCRYPTED = 0x1


@dataclass(frozen=True, slots=True)
class Archive:
    """The directory of an archive, and its bytes."""

    file: zipfile.ZipFile
    entries: Mapping[str, zipfile.ZipInfo]


def open_(content: bytes) -> Archive:
    """The archive in some bytes. Raises MalformedInput or InputTooLarge."""
    try:
        file = zipfile.ZipFile(BytesIO(content))
        entries = file.infolist()
    except BROKEN as error:
        raise MalformedInput(f"the archive is broken: {str(error)[:100]}") from error
    if len(entries) > PARTS:
        raise InputTooLarge(f"the archive has {len(entries):,} parts; {PARTS:,} are read at most")
    return Archive(file, {entry.filename: entry for entry in entries})


def part(archive: Archive, name: str, most: int = limits.MARKUP_CHARACTERS) -> bytes | None:
    """A part of an archive, or None if there is none of that name.

    What the directory says of its size is not believed. Raises InputTooLarge, MalformedInput or UnknownFormat.
    """
    entry = archive.entries.get(name)
    if entry is None:
        return None
    if entry.flag_bits & ENCRYPTED:
        raise UnknownFormat("the archive is encrypted, and is not read; send it without a password")
    if entry.compress_type not in METHODS:
        raise MalformedInput(f"{name} in the archive is compressed in a way that documents are not")
    try:
        with archive.file.open(entry) as stream:
            content = _bounded(stream, most)
    except BROKEN as error:
        raise MalformedInput(f"{name} in the archive is broken: {str(error)[:100]}") from error
    if len(content) > most:
        raise InputTooLarge(f"{name} in the archive has more than {most:,} bytes")
    return content


def _bounded(stream: IO[bytes], most: int) -> bytes:
    """The content up to one byte more than it may have."""
    chunks: list[bytes] = []
    size = 0
    while size <= most and (chunk := stream.read(min(CHUNK, most + 1 - size))):
        chunks.append(chunk)
        size += len(chunk)
    return b"".join(chunks)
