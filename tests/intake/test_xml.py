"""XML can do no harm: nothing is fetched or expanded, and what is broken is told."""

from __future__ import annotations

import socket

import pytest

from service.errors import ArticleError, InputTooLarge, MalformedInput, UnknownFormat
from service.intake import Source, read, xml

HEAD = "<body.head><hedline><hl1>Bridge opens</hl1></hedline></body.head>"
ITEM = f"<nitf><body>{HEAD}<body.content>{{}}</body.content></body></nitf>"
PARAGRAPH = "<p>The bridge over the Linde opened on Monday, and the mayor walked across it first.</p>"


def nitf(inner: str = PARAGRAPH, doctype: str = "") -> bytes:
    return f'<?xml version="1.0"?>{doctype}{ITEM.format(inner)}'.encode()


def test_a_doctype_is_passed_over() -> None:
    for doctype in ('<!DOCTYPE nitf SYSTEM "nitf-3-4.dtd">', '<!DOCTYPE nitf [<!ENTITY % x SYSTEM "x.dtd"> %x;]>'):
        assert "walked across" in read(Source(nitf(doctype=doctype), "application/xml")).text


@pytest.mark.parametrize(
    "doctype",
    [
        '<!DOCTYPE nitf [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE nitf [<!ENTITY x PUBLIC "a" "http://example.org/x">]>',
        '<!DOCTYPE nitf [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>',
    ],
)
def test_declared_entities_are_refused(doctype: str) -> None:
    with pytest.raises(MalformedInput, match="entities"):
        read(Source(nitf("<p>&x;</p>", doctype), "application/xml"))


def test_an_entity_in_another_encoding_is_refused_too() -> None:
    content = nitf("<p>&x;</p>", '<!DOCTYPE nitf [<!ENTITY x SYSTEM "file:///etc/passwd">]>').decode().encode("utf-16")
    with pytest.raises(MalformedInput, match="entities"):
        read(Source(content, "application/xml"))


def test_nothing_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "socket", lambda *_, **__: pytest.fail("the network was asked"))
    read(Source(nitf(doctype='<!DOCTYPE nitf SYSTEM "http://example.org/nitf.dtd">'), "application/xml"))


def test_named_characters_of_html_are_read_without_being_declared() -> None:
    text = read(
        Source(
            nitf(PARAGRAPH + "<p>&ldquo;At last,&rdquo; she said&nbsp;&mdash; and AT&amp;T agreed.</p>"),
            "application/xml",
        )
    ).text
    assert "“At last,” she said — and AT&T agreed." in text


def test_an_unknown_entity_is_malformed() -> None:
    for doctype in ("", '<!DOCTYPE nitf SYSTEM "nitf-3-4.dtd">'):
        with pytest.raises(MalformedInput):
            read(Source(nitf("<p>&bridge;</p>", doctype), "application/xml"))


@pytest.mark.parametrize(
    "content", [b"<nitf><body>", b"<nitf></body>", b"<nitf", b"<nitf/><nitf/>", b"<?xml version='1.0'?>"]
)
def test_what_is_not_well_formed_is_malformed(content: bytes) -> None:
    with pytest.raises(MalformedInput):
        read(Source(content, "application/xml"))


def test_other_xml_is_named() -> None:
    with pytest.raises(UnknownFormat, match="invoice"):
        read(Source(b"<?xml version='1.0'?><invoice>An invoice of words</invoice>", "application/xml"))


def test_deep_and_long_xml_end_in_a_problem() -> None:
    with pytest.raises(ArticleError):
        read(Source(b"<nitf>" * 100_000, "application/xml"))
    with pytest.raises(InputTooLarge):
        read(Source(b"<nitf>" + b"<a/>" * 1_000_001 + b"</nitf>", "application/xml"))


@pytest.mark.parametrize("encoding", ["iso-8859-1", "windows-1252", "utf-8", "utf-16"])
def test_the_encoding_of_the_declaration_is_honoured(encoding: str) -> None:
    content = f'<?xml version="1.0" encoding="{encoding}"?>' + ITEM.format(
        "<p>Café owners in Málaga said that they would close.</p>"
    )
    assert "Café owners in Málaga" in read(Source(content.encode(encoding), "application/xml")).text


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ("<nitf>", "nitf"),
        (
            '\n<?xml version="1.0"?>\n<!-- <a> -->\n<!DOCTYPE nitf [<!ENTITY % x "y">]><x:newsItem xmlns:x="u">',
            "newsItem",
        ),
        ("plain words", None),
        ("<!-- never closed", None),
        ("<?xml", None),
        ("", None),
    ],
)
def test_the_root_is_found_behind_what_stands_before_it(head: str, name: str | None) -> None:
    assert xml.root_name(head) == name
