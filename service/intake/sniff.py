"""What the bytes are, where the caller's media type does not say."""

from __future__ import annotations

import re

GENERIC = frozenset({"", "application/octet-stream", "binary/octet-stream", "application/unknown", "unknown/unknown"})
SIGNATURES = (
    (b"%PDF-", "application/pdf"),
    (b"PK\x03\x04", "application/zip"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/msword"),
    (b"{\\rtf", "application/rtf"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF8", "image/gif"),
    (b"\x1f\x8b", "application/gzip"),
)
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
HEAD = 1_024  # bytes looked at, after the WHATWG MIME sniffing standard (1,445)
PAGE = re.compile(
    rb"\s*(?:<!--.{0,400}?-->\s*)?<(?:!doctype\s+html|html|head|body|title|meta|script|style|div|article|section|main|h[1-6]|p|table|ul|ol|br|a|span)\b",
    re.IGNORECASE | re.DOTALL,
)
XML = re.compile(rb"\s*<\?xml\b", re.IGNORECASE)
XHTML = re.compile(rb"<html\b|<!doctype\s+html", re.IGNORECASE)


def media_type(content: bytes | str) -> str:
    """The media type of the content, by its first bytes; text/plain where nothing else is to be seen."""
    head = content[:HEAD].encode("utf-8", "replace") if isinstance(content, str) else _without_mark(content[:HEAD])
    for signature, kind in SIGNATURES:
        if head.startswith(signature):
            return DOCX if kind == "application/zip" and _is_docx(content) else kind
    if XML.match(head):
        return "application/xhtml+xml" if XHTML.search(head) else "application/xml"
    return "text/html" if PAGE.match(head) else "text/plain"


def _without_mark(head: bytes) -> bytes:
    """Without the byte order mark; UTF-16 is made readable."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head.decode("utf-16", "replace").encode("utf-8", "replace")
    return head.removeprefix(b"\xef\xbb\xbf")


def _is_docx(content: bytes | str) -> bool:
    """Do the names in the archive's directory speak of a word-processing document?"""
    return isinstance(content, bytes) and b"word/document.xml" in content
