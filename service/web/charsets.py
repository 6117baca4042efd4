"""A declared charset must be one of the web, and must hold: a guess would be silent where it is wrong."""

from __future__ import annotations

import codecs

from service.errors import MalformedInput

# Of Python's codecs those that stand in the WHATWG encoding standard, and UTF-32. Others are no charsets (rot13), or
# take time beyond measure (punycode).
UNICODE = ("utf-8", "utf-16", "utf-32")
EUROPE = ("ascii", "iso8859", "cp125", "cp866", "koi8", "mac-roman", "mac-cyrillic")
ASIA = ("gb", "big5", "shift_jis", "cp932", "euc_", "iso2022_jp", "cp874", "tis-620")


def check(content: bytes, charset: str) -> None:
    """Raise MalformedInput unless the content is of the charset."""
    try:
        name = codecs.lookup(charset).name
    except (LookupError, ValueError) as error:
        raise MalformedInput(f"the charset {charset!r} is unknown") from error
    if not name.startswith(UNICODE + EUROPE + ASIA):
        raise MalformedInput(f"the charset {charset!r} is none of the web")
    try:
        content.decode(name)
    except UnicodeError as error:
        raise MalformedInput(f"the body is not of the charset {charset!r} that is declared: {error}") from error
