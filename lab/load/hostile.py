"""Requests that no honest caller sends, each a kind of its own: none may cost more than its size, none makes a 500.

The same table runs in the tests and in `lab.load.soak`.
"""

from __future__ import annotations

import gzip
import io
import zipfile
from collections.abc import Mapping

TEXT, HTML, JSON, NDJSON = (
    "text/plain; charset=utf-8",
    "text/html; charset=utf-8",
    "application/json",
    "application/x-ndjson",
)
XML, FORM = "application/xml", "multipart/form-data; boundary=b"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
DEEP, MANY = 20_000, 50_000
ENDLESS_IN_PYTHON, ENDLESS_IN_C = (
    b"Ada said that Python never ends.",
    b"Ada said that C never ends.",
)  # to `lab.load.stuck`


def _zipped(content: bytes, name: str = "word/document.xml", times: int = 1) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(times):
            archive.writestr(name if times == 1 else f"{number}/{name}", content)
    return made.getvalue()


def _part(head: str, content: bytes = b"Ada said so.") -> bytes:
    return b"--b\r\nContent-Disposition: form-data; " + head.encode() + b"\r\n\r\n" + content + b"\r\n--b--\r\n"


LAUGHS = "".join(f'<!ENTITY l{n + 1} "{f"&l{n};" * 10}">' for n in range(9))
NAMES = "".join(f'"n{number}":1,' for number in range(MANY))

BODIES: Mapping[str, tuple[str, bytes]] = {
    # text
    "nothing": (TEXT, b""),
    "blanks": (TEXT, b" \t\r\n" * 1000),
    "no letter": (TEXT, b"1234 !? " * 100),
    "nulls": (TEXT, b"\x00" * 10_000),
    "a null in a name": (TEXT, b"Ada\x00 Winter said \x00so."),
    "control characters": (TEXT, bytes(range(32)) * 50 + b"said"),
    "broken UTF-8": (TEXT, b"Ada said \xff\xfe\xc0\x80 so."),
    "half a character": (TEXT, "Ada said so “".encode()[:-1]),
    "surrogates in UTF-8": (TEXT, b"Ada \xed\xa0\x80\xed\xb0\x80 said."),
    "overlong UTF-8": (TEXT, b"Ada \xf0\x80\x80\xaf said."),
    "only a byte order mark": (TEXT, b"\xef\xbb\xbf"),
    "UTF-16 that is none": ("text/plain; charset=utf-16", b"abc"),
    "UTF-7": ("text/plain; charset=utf-7", b"+ADw-script+AD4- said"),
    "a codec that is no charset": ("text/plain; charset=rot13", b"Nqn fnvq fb."),
    "a codec that compresses": ("text/plain; charset=zlib", gzip.compress(b"Ada said so.")),
    "a codec that is slow": ("text/plain; charset=punycode", b"a" * 20_000 + b"-b"),
    "a charset with a null": ("text/plain; charset=utf\x01-8", b"Ada said so."),
    "an endless charset": (f"text/plain; charset={'x' * 3000}", b"Ada said so."),
    "one endless word": (TEXT, b"a" * 100_000),
    "one endless line": (TEXT, b"Ada said so. " * 1_500),
    "line breaks": (TEXT, b"\n" * 50_000 + b"a"),
    "carriage returns": (TEXT, b"a\r" * 10_000),
    "opening marks": (TEXT, "“".encode() * 15_000 + b"a"),
    "nested marks": (TEXT, "“‘".encode() * 7_000 + b"a"),
    "marks that never close": (TEXT, "“Yes, Ada said. ".encode() * 700),
    "full stops": (TEXT, b"a" + b"." * 50_000),
    "initials": (TEXT, b"A." * 15_000),
    "brackets": (TEXT, b"(" * 25_000 + b"a"),
    "combining marks": (TEXT, ("a" + "\u0301" * 100_000).encode()),
    "joined emoji": (TEXT, ("👩‍👩‍👧‍👦" * 1_500 + "a").encode()),
    "marks of direction": (TEXT, "\u202eAda\u202c said \u2066so\u2069.".encode() * 500),
    "zero width": (TEXT, ("\u200b" * 90_000 + "a").encode()),
    "unassigned characters": (TEXT, "\ue000\uffff\U0010ffff Ada said".encode() * 100),
    "strange line ends": (TEXT, "One\u2028two\u2029three\x85four\x0bfive said Ada".encode() * 100),
    "addresses": (TEXT, b"https://a.bc/" * 3_000),
    "too long": (TEXT, b"Ada said so. " * 40_000),
    "a regular expression's nightmare": (TEXT, b"a" * 50_000 + b"!" + b"a, " * 3_000),
    "digits": (TEXT, b"1" * 50_000 + b"a"),
    "a date without end": (TEXT, b"on 12 March " * 2_000),
    # JSON
    "broken JSON": (JSON, b'{"text": "Ada'),
    "deep lists": (JSON, b"[" * DEEP),
    "deep objects": (JSON, b'{"text":' * DEEP),
    "a list": (JSON, b'["Ada said so."]'),
    "null": (JSON, b"null"),
    "not a number": (JSON, b'{"text": NaN}'),
    "a huge number": (JSON, b'{"text": 1e999}'),
    "endless digits": (JSON, b'{"text": ' + b"1" * MANY + b"}"),
    "a number for a text": (JSON, b'{"text": 5}'),
    "half a surrogate": (JSON, b'{"text": "Ada \\ud800 said"}'),
    "one name twice": (JSON, b'{"text": "Ada said so.", "text": "[]"}'),
    "many names": (JSON, b"{" + NAMES.encode() + b'"text": "Ada"}'),
    "a name of Python's": (JSON, b'{"__class__": {"__init__": 1}, "text": "Ada said so."}'),
    "an address to fetch": (JSON, b'{"url": "http://169.254.169.254/latest/meta-data", "text": "Ada said so."}'),
    "a file to fetch": (JSON, b'{"html": "<img src=file:///etc/passwd><p>Ada said so on Monday.</p>"}'),
    "offsets outside": (
        JSON,
        b'{"article": {"text": "Ada", "blocks": [{"start": -9, "end": 99999999999, "role": "x"}]}}',
    ),
    "blocks without end": (JSON, b'{"article": {"text": "Ada", "blocks": [' + b"{}," * 5_000 + b"{}]}}"),
    "a template": (JSON, b'{"text": "Ada {{7*7}} ${7*7} %(x)s {0.__class__} said so."}'),
    "SQL": (JSON, b'{"text": "Ada\'; DROP TABLE articles;-- said so."}'),
    # HTML
    "deep elements": (HTML, b"<div>" * DEEP + b"Ada said so."),
    "many attributes": (HTML, b"<p " + b"a=1 " * MANY + b">Ada said so.</p>"),
    "one endless attribute": (HTML, b"<p title='" + b"x" * 1_000_000 + b"'>Ada said so.</p>"),
    "elements that never close": (HTML, b"<b><i><table><tr><td>" * 5_000 + b"Ada said so."),
    "a comment without end": (HTML, b"<!--" * MANY + b"<p>Ada said so."),
    "scripts": (HTML, b"<script>while(1);</script>" * 5_000 + b"<p>Ada said so."),
    "character references": (HTML, b"<p>" + b"&#0;&#xD800;&#x110000;&amp;" * 5_000 + b"Ada said so.</p>"),
    "many cells": (HTML, b"<table>" + b"<tr><td>Ada said so." * 600),
    "a page that moves": (
        HTML,
        b'<meta http-equiv=refresh content="0;url=http://10.0.0.1/"><base href=//10.0.0.1><p>Ada.',
    ),
    "a page in a page": (HTML, b"<iframe srcdoc='<p>x'>" * 2_000 + b"<p>Ada said so."),
    "metadata that lies": (HTML, b'<script type="application/ld+json">' + b"[" * DEEP + b"</script><p>Ada said so."),
    # XML and archives
    "a billion laughs": (XML, f'<!DOCTYPE a [<!ENTITY l0 "ha">{LAUGHS}]><nitf>&l9;</nitf>'.encode()),
    "quadratic laughs": (XML, f'<!DOCTYPE a [<!ENTITY l "{"h" * MANY}">]><nitf>{"&l;" * 2_000}</nitf>'.encode()),
    "a file by entity": (XML, b'<!DOCTYPE a [<!ENTITY f SYSTEM "file:///etc/passwd">]><nitf><body>&f;</body></nitf>'),
    "an address by entity": (XML, b'<!DOCTYPE a [<!ENTITY % d SYSTEM "http://10.0.0.1/x.dtd"> %d;]><nitf/>'),
    "an inclusion": (
        XML,
        b'<a xmlns:x="http://www.w3.org/2001/XInclude"><x:include href="/etc/passwd" parse="text"/></a>',
    ),
    "deep XML": (XML, b"<a>" * DEEP),
    "laughs in a page": ("application/xhtml+xml", f'<!DOCTYPE html [<!ENTITY l0 "ha">{LAUGHS}]><p>&l9;</p>'.encode()),
    "an archive of zeros": (DOCX, _zipped(b"\x00" * 20_000_000)),
    "an archive of laughs": (DOCX, _zipped(f'<!DOCTYPE a [<!ENTITY l0 "ha">{LAUGHS}]><a>&l9;</a>'.encode())),
    "many files in an archive": (DOCX, _zipped(b"x", times=2_000)),
    "a path out of an archive": (DOCX, _zipped(b"x", name="../../../etc/passwd")),
    "half an archive": (DOCX, _zipped(b"Ada" * 1000)[:100]),
    "an archive in an archive": (DOCX, _zipped(_zipped(_zipped(b"\x00" * 1_000_000)))),
    "half a PDF": ("application/pdf", b"%PDF-1.7\n1 0 obj<</Length 99999999999>>stream\n" + b"\x00" * 1000),
    "a PDF that points at itself": (
        "application/pdf",
        b"%PDF-1.4\n1 0 obj 1 0 R endobj\ntrailer<</Root 1 0 R/Prev 0>>startxref\n9",
    ),
    "a picture": ("", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40),
    "a program": ("application/octet-stream", b"\x7fELF" + bytes(5_000)),
    "gzip by the head": ("application/gzip", gzip.compress(b"\x00" * 5_000_000)),
    # forms
    "a form without parts": (FORM, b"--b--\r\n"),
    "a form without an end": (FORM, b"--b\r\nContent-Disposition: form-data; name=file; filename=a\r\n\r\nAda"),
    "a form of many parts": (FORM, b"--b\r\nContent-Disposition: form-data; name=a\r\n\r\nx\r\n" * 2_000 + b"--b--"),
    "a file with a path": (FORM, _part('name="file"; filename="../../etc/passwd"')),
    "a file with a null in its name": (FORM, _part('name="file"; filename="a\x00.txt"')),
    "an endless head of a part": (FORM, _part('name="file"; filename="' + "a" * 100_000 + '"')),
    "a form in a form": (FORM, _part("name=file; filename=a", _part("name=file; filename=b"))),
    "no boundary": ("multipart/form-data", b"--b\r\n"),
    "an endless boundary": (f"multipart/form-data; boundary={'b' * 5000}", b"--b\r\n"),
    # media types
    "a media type that is none": ("////", b"Ada said so."),
    "a media type unknown": ("application/x-shellscript", b"rm -rf /"),
    "a media type of quotes": ('text/plain; charset="', b"Ada said so."),
    "an encoded form": ("application/x-www-form-urlencoded", b"a=b&" * MANY),
    "lines where one is read": (NDJSON, b'{"id": "a", "text": "Ada"}\n' * 10),
}

LINES: Mapping[str, bytes] = {
    "a line without end": b'{"id": "a", "text": "' + b"a" * 3_000_000,
    "many empty lines": b"\n" * 500_000,
    "many bad lines": b"{\n" * 300,
    "an id that is an object": b'{"id": {"a": []}, "text": "Ada said so."}\n',
    "an endless id": b'{"id": "' + b"i" * MANY + b'", "text": "Ada said so."}\n',
    "deep options": b'{"id": "a", "text": "Ada", "options": ' + b"[" * DEEP + b"\n",
    "binary lines": bytes(range(256)) * 40,
}
"""Batches."""

HEADS: Mapping[str, Mapping[str, str]] = {
    "gzip that is announced": {"Content-Encoding": "gzip"},
    "an endless id": {"X-Request-ID": "a" * 5000},
    "an id that breaks lines": {"X-Request-ID": "a%0d%0aSet-Cookie: b"},
    "a trace of nonsense": {"traceparent": "00-" + "z" * 200},
    "endless trace state": {"traceparent": f"00-{'1' * 32}-{'1' * 16}-01", "tracestate": "a=b," * 1500},
    "what no service answers": {"Accept": "image/png"},
    "qualities without end": {"Accept": ",".join(["text/x;q=0.1"] * 500)},
    "another host": {"Host": "evil.example.org"},
    "an address of one's own": {"X-Forwarded-For": "' OR 1=1", "X-Forwarded-Host": "evil.example.org"},
    "another method": {"X-HTTP-Method-Override": "DELETE"},
    "a key of nonsense": {"Authorization": "Bearer " + "\u00e9" * 500},
}
"""Heads beside a harmless body."""
