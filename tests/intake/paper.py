"""Documents as offices make them: DOCX files and PDF pages, written byte by byte for tests and samples."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from io import BytesIO

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TYPES = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/word/document.xml"
 ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"""
RELATIONS = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1"
 Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>
</Relationships>"""
STYLES = f"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:styles xmlns:w="{W}">
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/><w:basedOn w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Untertitel"><w:name w:val="Subtitle"/><w:basedOn w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="berschrift2"><w:name w:val="heading 2"/><w:basedOn w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="House"><w:name w:val="House Head"/><w:basedOn w:val="berschrift2"/></w:style>
<w:style w:type="paragraph" w:styleId="Beschriftung"><w:name w:val="caption"/><w:basedOn w:val="Normal"/></w:style>
</w:styles>"""


def run(text: str, properties: str = "") -> str:
    """A run of WordprocessingML."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(*runs: str, style: str = "", properties: str = "") -> str:
    """A paragraph; plain strings become runs."""
    inner = "".join(each if each.startswith("<w:") else run(each) for each in runs)
    styled = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{styled}{properties}</w:pPr>{inner}</w:p>"


def listed(text: str) -> str:
    """An item of a list."""
    return paragraph(text, properties='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>')


def table(*rows: Sequence[str]) -> str:
    """A table."""
    cells = ("".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row) for row in rows)
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"


def part(name: str, inner: str) -> str:
    """A part of a document: w:document has its text in a body."""
    body = f"<w:body>{inner}<w:sectPr/></w:body>" if name == "document" else inner
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:{name} xmlns:w="{W}">{body}</w:{name}>'


def docx(*paragraphs: str, parts: Mapping[str, str] | None = None) -> bytes:
    """A DOCX file of paragraphs; `parts` are further files in it by name."""
    files = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": RELATIONS,
        "word/document.xml": part("document", "".join(paragraphs)),
        "word/styles.xml": STYLES,
        **(parts or {}),
    }
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


@dataclass(frozen=True)
class Line:
    """A line on a page: where it begins, from the left and from the foot, and how it is set."""

    text: str
    x: float
    y: float
    size: float = 10.0
    font: str = "F1"


FONTS = {"F1": "Times-Roman", "F2": "Times-Bold"}


def column(text: str, x: float, top: float, letters: int = 48, indent: float = 0.0) -> list[Line]:
    """A paragraph set in a column, hyphens where they stand in the text as soft ones."""
    lines: list[str] = []
    rest = text
    while len(rest) > letters:
        cut = max(rest.rfind(mark, 0, letters) for mark in (" ", "\u00ad"))
        cut = cut if cut > 0 else letters
        lines.append(rest[:cut].replace("\u00ad", "") + ("-" if rest[cut] == "\u00ad" else ""))
        rest = rest[cut + 1 :]
    lines.append(rest.replace("\u00ad", ""))
    return [Line(line, x + (indent if not at else 0), top - 12 * at) for at, line in enumerate(lines)]


def pdf(pages: Sequence[Iterable[Line]], one_block: bool = False, extra: str = "") -> bytes:
    """A PDF of pages; `one_block` draws all lines with one text object, row by row."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R /Lang (en-GB) >>", b""]
    fonts = []
    for name, base in FONTS.items():
        objects.append(f"<< /Type /Font /Subtype /Type1 /BaseFont /{base} /Encoding /WinAnsiEncoding >>".encode())
        fonts.append(f"/{name} {len(objects)} 0 R")
    kids = []
    for page in pages:
        content = zlib.compress(_drawn(list(page), one_block))
        stream = b"<< /Length %d /Filter /FlateDecode >>\nstream\n%b\nendstream" % (len(content), content)
        objects.append(stream)
        resources = f"<< /Font << {' '.join(fonts)} >> >>"
        box = f"/MediaBox [0 0 595 842] /Resources {resources} /Contents {len(objects)} 0 R"
        objects.append(f"<< /Type /Page /Parent 2 0 R {box} >>".encode())
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>".encode()
    return _written(objects, extra)


def _drawn(lines: Sequence[Line], one_block: bool) -> bytes:
    if one_block:
        lines = sorted(lines, key=lambda line: (-line.y, line.x))
    shown = [f"/{line.font} {line.size} Tf 1 0 0 1 {line.x} {line.y} Tm ({_escaped(line.text)}) Tj" for line in lines]
    text = "BT " + " ".join(shown) + " ET" if one_block else "\n".join(f"BT {line} ET" for line in shown)
    return text.encode("cp1252", "replace")


def _escaped(text: str) -> str:
    return text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def _written(objects: Sequence[bytes], extra: str) -> bytes:
    file = BytesIO(b"%PDF-1.4\n")
    file.seek(0, 2)
    places = []
    for number, content in enumerate(objects, 1):
        places.append(file.tell())
        file.write(b"%d 0 obj\n%b\nendobj\n" % (number, content))
    start = file.tell()
    file.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    file.write(b"".join(b"%010d 00000 n \n" % place for place in places))
    file.write(f"trailer << /Size {len(objects) + 1} /Root 1 0 R {extra} >>\nstartxref\n{start}\n%%EOF\n".encode())
    return file.getvalue()
