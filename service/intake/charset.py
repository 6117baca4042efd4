"""Bytes to text: by byte order mark, as declared, as UTF-8, or as detected."""

from __future__ import annotations

import codecs

from charset_normalizer import from_bytes

from service.errors import InputTooLarge, MalformedInput, NotAnArticle
from service.intake import limits

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
LATIN = frozenset({"iso-8859-1", "iso8859-1", "latin-1", "latin1", "us-ascii", "ascii"})
NOT_OF_TEXTS = frozenset({"idna", "punycode", "undefined", "unicode_escape", "raw_unicode_escape", "utf-7"})
CLOSE = 0.02  # readings that differ less in chaos are equal; Windows-1252 is the commonest of them
LOOK = 20_000  # bytes from which a charset is detected
NO_TEXT = (*map(chr, (*range(9), *range(14, 26))), "\ufffd")  # control characters but breaks, and what is no character
BINARY_SHARE = 0.02  # of them; text has hardly any


def decode(content: bytes | str, declared: str | None = None) -> str:
    """The text of bytes; a string is taken as it is, lone surrogates replaced by U+FFFD.

    The order is that of the WHATWG encoding standard: byte order mark, then what was declared (where it fits), then
    UTF-8, then detection. Raises InputTooLarge, MalformedInput, or NotAnArticle for bytes that are no text.
    """
    if isinstance(content, str):
        return content.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    if len(content) > limits.BYTES:
        raise InputTooLarge(f"the body has {len(content):,} bytes; {limits.BYTES:,} are read at most")
    for mark, name in MARKS:
        if content.startswith(mark):
            return _strict(content, name)
    text = _as_declared(content, declared)
    if text is None:
        text = _utf8(content)
    if text is None:
        text = _detected(content)
    if binary(text):
        raise NotAnArticle("the content is binary, not text")
    return text


def binary(text: str) -> bool:
    """Are there more control characters than any text has?"""
    head = text[:LOOK]
    return sum(map(head.count, NO_TEXT)) > BINARY_SHARE * len(head)


def _strict(content: bytes, name: str) -> str:
    try:
        return content.decode(name)
    except UnicodeDecodeError as error:
        raise MalformedInput(f"the byte order mark says {name}, but the bytes are not: {error.reason}") from error


def _as_declared(content: bytes, declared: str | None) -> str | None:
    """As declared, where the name is known and every byte fits. Latin-1 means Windows-1252, as on the web."""
    if not declared:
        return None
    name = declared.strip().strip("\"'").lower()
    if name in LATIN:
        return _utf8(content) or _try(content, "cp1252")
    return _try(content, name)


def _try(content: bytes, name: str) -> str | None:
    """The text in a charset, or None where the charset is unknown or the bytes are not of it."""
    try:
        codec = codecs.lookup(name)
        if codec._is_text_encoding and codec.name not in NOT_OF_TEXTS:  # noqa: SLF001 - "rot13" and "zip" are codecs too
            return content.decode(name)
    except (LookupError, UnicodeError, ValueError):
        pass
    return None


def _utf8(content: bytes) -> str | None:
    return _try(content, "utf-8")


def _detected(content: bytes) -> str:
    if b"\0" in content[:LOOK]:
        raise NotAnArticle("the content is binary, not text")
    found = from_bytes(content[:LOOK])
    best = found.best()
    close = [match for match in found if best is not None and match.chaos <= best.chaos + CLOSE]
    names = [name for match in close for name in (match.encoding, *match.could_be_from_charset)]
    text = next(
        (text for name in sorted(names, key="cp1252".__ne__) if (text := _try(content, name)) is not None), None
    )
    return text if text is not None else content.decode("cp1252", "replace")
