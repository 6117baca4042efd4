"""What the bytes are, where the caller's media type does not say, or says what cannot be."""

from __future__ import annotations

import re

from service.intake import wire, xml

GENERIC = frozenset({"", "application/octet-stream", "binary/octet-stream", "application/unknown", "unknown/unknown"})
PDF, MAIL, XML, XHTML, ZIP = (
    "application/pdf", "message/rfc822", "application/xml", "application/xhtml+xml", "application/zip",
)  # fmt: skip
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
SIGNATURES = (
    (b"%PDF-", PDF),
    (b"PK\x03\x04", ZIP),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/msword"),
    (b"{\\rtf", "application/rtf"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF8", "image/gif"),
    (b"\x1f\x8b", "application/gzip"),
)
BINARY = frozenset({PDF, DOCX, ZIP, "application/msword"})
HEAD = 4_096  # bytes looked at; wires put comments and a DOCTYPE in front of the first element
PAGE = re.compile(
    rb"\s*(?:<!--.{0,400}?-->\s*)?<(?:!doctype\s+html|html|head|body|title|meta|script|style|div|article|section|main|h[1-6]|p|table|ul|ol|br|a|span)\b",
    re.IGNORECASE | re.DOTALL,
)
DECLARED = re.compile(rb"\s*<\?xml\b", re.IGNORECASE)
FIELD = re.compile(rb"([!-9;-~]{1,60}):[^\r\n]*(?:\r?\n|$)|[ \t][^\r\n]*(?:\r?\n|$)")
OF_MAIL = frozenset({b"mime-version", b"message-id", b"received"})
JSON = re.compile(rb'\s*\{\s*"')


def media_type(content: bytes | str) -> str:
    """The media type of the content, by its first bytes; text/plain where nothing else is to be seen."""
    head = content[:HEAD].encode("utf-8", "replace") if isinstance(content, str) else _without_mark(content[:HEAD])
    for signature, kind in SIGNATURES:
        if head.startswith(signature):
            return DOCX if kind == ZIP and _is_docx(content) else kind
    root = xml.root_name(head.decode("utf-8", "replace")) if head.lstrip().startswith(b"<") else None
    if root in wire.READERS:
        return XML
    if DECLARED.match(head):
        return XHTML if (root or "").lower() == "html" else XML
    if PAGE.match(head):
        return "text/html"
    return MAIL if _is_mail(head) else "text/plain"


def settled(content: bytes | str, declared: str) -> str:
    """The media type to go by: what was declared, unless that says nothing, or the content is plainly another."""
    if isinstance(content, str):
        return media_type(content) if declared in GENERIC else declared
    seen = media_type(content)
    if declared in GENERIC or declared == seen:
        return "application/json" if seen == "text/plain" and JSON.match(content[:HEAD]) else seen
    if seen in {PDF, DOCX}:
        return seen
    marked = declared.endswith(("xml", "html")) or declared == "text/plain"
    if marked and seen in {XML, XHTML} and declared != XHTML:
        return _of_markup(declared, seen)
    if declared == "text/plain" or declared in BINARY:
        return seen if seen == MAIL or (declared in BINARY and seen != "text/plain") else declared
    return XML if declared.endswith("+xml") and declared != XHTML else declared


def _of_markup(declared: str, seen: str) -> str:
    """Wires in what is called text or a page are wires; a page of XHTML stays plain where it was called so."""
    return declared if declared == "text/plain" and seen == XHTML else seen


def _without_mark(head: bytes) -> bytes:
    """Without the byte order mark; UTF-16 is made readable."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head.decode("utf-16", "replace").encode("utf-8", "replace")
    return head.removeprefix(b"\xef\xbb\xbf")


def _is_docx(content: bytes | str) -> bool:
    """Do the names in the archive's directory speak of a word-processing document?"""
    return isinstance(content, bytes) and b"word/document" in content


def _is_mail(head: bytes) -> bool:
    """Are the first lines the fields of a message, one of them such as only messages have?"""
    names: set[bytes] = set()
    at = 0
    while found := FIELD.match(head, at):
        at = found.end()
        names.add((found[1] or b"").lower())
        if at >= len(head):
            break
    return not OF_MAIL.isdisjoint(names) and b"from" in names and head[at : at + 1] in {b"", b"\r", b"\n"}
