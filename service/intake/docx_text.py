"""The paragraphs of a WordprocessingML part: one walk, no recursion."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from service.intake import item
from service.intake.lines import lines

Element = Any  # lxml has no types

SKIPPED = frozenset(
    {"del", "moveFrom", "instrText", "delText", "Fallback", "commentReference", "pPrChange", "rPrChange"}
)
BREAKS = frozenset({"br", "cr"})
SPACES = frozenset({"tab", "ptab"})
OFF = frozenset({"0", "false", "off", "none"})
BOX = "txbxContent"
LARGE = 28  # half points; copy is set in 10 to 12 points
BODY_LEVEL = "9"  # the outline level of a paragraph that is no heading


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line of a document: the id of its style, and how it is set.

    `prominent`: all of it bold or large. `boxed`: in a text box, beside the text. `row`: of a table.
    """

    text: str
    style: str
    listed: bool
    outlined: bool
    prominent: bool
    boxed: bool
    row: bool = False


@dataclass(slots=True)
class _Open:
    """A paragraph, or a row of a table, while it is read."""

    words: list[str] = field(default_factory=list)
    style: str = ""
    listed: bool = False
    outlined: bool = False
    letters: int = 0
    strong: int = 0


def value(element: Element | None, name: str) -> str:
    """An attribute of WordprocessingML, whose namespace has two addresses, or nothing."""
    attributes = element.attrib.items() if element is not None else ()
    return next((said for key, said in attributes if key.rpartition("}")[2] == name), "")


def paragraphs(root: Element) -> list[Paragraph]:
    """The paragraphs of a part in order, rows of tables as lines of their own."""
    walk = _Walk()
    found: list[Paragraph] = []
    for event, element in etree.iterwalk(root, events=("start", "end")):
        found += walk.enter(element) if event == "start" else walk.leave(element)
    return found


@dataclass(slots=True)
class _Walk:
    """Where the walk is: how deep in what is skipped, in text boxes, in rows of tables; the open paragraphs."""

    skipped: int = 0
    boxes: int = 0
    rows: int = 0
    hidden: bool = False
    strong: bool = False
    open: list[_Open] = field(default_factory=lambda: [_Open()])

    def enter(self, element: Element) -> Iterator[Paragraph]:
        tag = element.tag
        self.skipped += tag in SKIPPED
        self.boxes += tag == BOX
        if tag == "tr":
            self.rows += 1
            if self.rows == 1:
                self.open.append(_Open())
        elif tag == "p":
            self.open.append(_Open())
        elif tag == "r":
            self.hidden = self.strong = False
        elif not self.skipped:
            self.note(element, tag)
        return iter(())

    def note(self, element: Element, tag: str) -> None:
        """Text, or a property of the run or paragraph around it."""
        now = self.open[-1]
        if tag == "t":
            self.add(element.text or "")
        elif tag in BREAKS:
            now.words.append("\n")
        elif tag in SPACES or tag == "noBreakHyphen":
            now.words.append(" " if tag in SPACES else "-")
        elif tag == "pStyle":
            now.style = value(element, "val")
        elif tag == "numPr":
            now.listed = True
        elif tag == "outlineLvl":
            now.outlined = value(element, "val") != BODY_LEVEL
        elif tag in {"b", "sz", "vanish"}:
            self.run(element, tag)

    def run(self, element: Element, tag: str) -> None:
        """How a run is set; the mark of the paragraph itself is set too, and says nothing."""
        said = value(element, "val")
        if tag == "vanish":
            self.hidden = said not in OFF
        elif tag == "b":
            self.strong = self.strong or said not in OFF
        else:
            self.strong = self.strong or (said.isdecimal() and len(said) < 5 and int(said) >= LARGE)

    def add(self, text: str) -> None:
        if self.hidden:
            return
        now = self.open[-1]
        now.words.append(text)
        now.letters += len(text)
        now.strong += len(text) if self.strong else 0

    def leave(self, element: Element) -> Iterator[Paragraph]:
        tag = element.tag
        if tag == "p" and len(self.open) > 1:
            done = self.open.pop()
            if self.rows and not self.boxes:
                self.open[-1].words += [*done.words, " "]
            else:
                yield from self.told(done)
        elif tag == "tc":
            self.open[-1].words.append(" | ")
        elif tag == "tr":
            self.rows -= 1
            if self.rows == 0 and len(self.open) > 1:
                yield from self.told(self.open.pop(), row=True)
        self.skipped -= tag in SKIPPED
        self.boxes -= tag == BOX

    def told(self, done: _Open, row: bool = False) -> Iterator[Paragraph]:
        """The lines of a paragraph: those that a break parts, hard-wrapped ones joined."""
        text = "".join(done.words)
        split = [" ".join(text.split()).strip(" |")] if row else [line.text for line in lines(text)]
        prominent = done.letters > 0 and done.strong >= 0.9 * done.letters
        for line in split:
            if clean := item.squeezed(line):
                yield Paragraph(clean, done.style, done.listed, done.outlined, prominent, self.boxes > 0, row)
