"""What stands where on a page of a PDF: pieces of text, and the rows that they make."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from pypdf.generic import ContentStream, NameObject

from service.intake import charset, pdf_costs
from service.intake.pdf_costs import Budget

Matrix = Sequence[float]

MOVES = frozenset({b"Td", b"TD", b"Tm", b"T*"})
KEPT = MOVES | {
    b"BT",
    b"ET",
    b"Tc",
    b"Tw",
    b"Tz",
    b"TL",
    b"Tf",
    b"Tr",
    b"Ts",
    b"Tj",
    b"TJ",
    b"'",
    b'"',
    b"q",
    b"Q",
    b"cm",
}
LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})
NARROW, WIDE = frozenset("ijl|!.,:;'’‘I()[]ft /-"), frozenset("mwMW@%—…")
SAME_ROW = 0.5  # of the size: two baselines nearer than that are one
GAP = 2.5  # of the size: what is further apart on one baseline does not belong together
BACK = 0.5  # of the size: a piece may begin so far before the estimated end of the one before
EDGE = 3.0  # points: two left edges nearer than that are one
REPEATED = 4  # rows that begin at the left edge of a column at least
LEAST_SIZE = 1.0


@dataclass(frozen=True, slots=True)
class Row:
    """Text on one baseline: where it begins and about ends, its baseline (upwards), its size in points."""

    text: str
    x: float
    y: float
    size: float
    bold: bool
    end: float


@dataclass(slots=True)
class _Pieces:
    """The pieces of text of a page, as they are drawn."""

    budget: Budget
    found: list[Row] = field(default_factory=list)

    def text(self, text: str, at: Matrix, line: Matrix, font: Any, size: float) -> None:
        """Called by pypdf with each piece: its text, the two matrices, its font and size."""
        self.budget.spend(characters=len(text))
        clean = charset.decode(text).translate(LIGATURES)
        scale, skew = line[3] * at[3] + line[2] * at[1], line[0] * at[1] + line[1] * at[3]
        if not clean.strip() or abs(skew) > 0.1 * abs(scale):
            return
        x, y = line[4] * at[0] + line[5] * at[2] + at[4], line[4] * at[1] + line[5] * at[3] + at[5]
        name = str(font.get("/BaseFont", "")) if font else ""
        bold = any(weight in name for weight in ("Bold", "Black", "Heavy", "Semibold", "bold"))
        points = max(LEAST_SIZE, abs(scale * size))
        self.found.append(Row(clean, x, y, points, bold, x + width(clean, points)))

    def operation(self, *_: object) -> None:
        """Called by pypdf before each operation."""
        self.budget.spend(operations=1)


def pieces(page: Any, budget: Budget) -> list[Row]:
    """The pieces of text of a page in the order in which they are drawn. Raises InputTooLarge."""
    drawn = _Pieces(budget)
    pdf_costs.spend_on_fonts(page, budget)
    _parted(page, budget)
    page.extract_text(visitor_text=drawn.text, visitor_operand_before=drawn.operation, orientations=(0,))
    return drawn.found


def _parted(page: Any, budget: Budget) -> None:
    """Choose the font anew wherever the pen is moved: pypdf tells a piece when the font changes.

    Otherwise what stands side by side in two columns may come as one piece. Lines, areas and images are left out.
    """
    if page.get_contents() is None:
        return
    content = ContentStream(page["/Contents"], page.pdf, "bytes")
    budget.spend(drawing=len(content.get_data()))
    chosen: Any = None
    parted: list[Any] = []
    for operands, operator in content.operations:
        if operator == b"Tf":
            chosen = operands
        elif operator in MOVES and chosen is not None:
            parted.append((chosen, b"Tf"))
        if operator in KEPT or (operator == b"Do" and pdf_costs.spend_on_form(page, operands[0], budget)):
            parted.append((operands, operator))
    rewritten = ContentStream(None, page.pdf, "bytes")
    rewritten.operations = parted
    page[NameObject("/Contents")] = rewritten


def rows(pieces: Sequence[Row], edges: frozenset[int]) -> list[Row]:
    """The rows that pieces make; none runs over the left edge of a column."""
    groups: list[list[Row]] = []
    for piece in pieces:
        if groups and _continues(groups[-1], piece, edges):
            groups[-1].append(piece)
        else:
            groups.append([piece])
    return [row for group in groups if (row := together(group, "")).text.strip()]


def together(group: Sequence[Row], parted: str) -> Row:
    """One row of several: `parted` stands between them, or a space where they are set apart."""
    texts = [group[0].text.strip("\n")]
    for last, piece in pairwise(group):
        texts += [parted or _between(last, piece), piece.text.strip("\n")]
    bold, size = all(piece.bold for piece in group), max(piece.size for piece in group)
    return Row("".join(texts), group[0].x, group[0].y, size, bold, group[-1].end)


def _between(last: Row, piece: Row) -> str:
    """A space where the pen jumps further than letters of a word stand apart."""
    parted = last.text[-1:].isspace() or piece.text[:1].isspace()
    return " " if not parted and piece.x - last.end > 0.3 * last.size else ""


def _continues(row: Sequence[Row], piece: Row, edges: frozenset[int]) -> bool:
    """Does the piece go on with the row: on its baseline, not far behind its end, not at the edge of a column?"""
    first, last = row[0], row[-1]
    if abs(first.y - piece.y) > SAME_ROW * max(last.size, piece.size) or piece.x < last.x:
        return False
    at_edge = edge(piece.x) in edges and piece.x - first.x > 60
    return not at_edge and piece.x - last.end <= GAP * last.size


def left_edges(pages: Sequence[Iterable[Row]]) -> frozenset[int]:
    """Places at which many pieces of text begin, on whatever page, in units of `EDGE`."""
    lines = {
        (edge(piece.x), number, round(piece.y))
        for number, page in enumerate(pages)
        for piece in page
        if len(piece.text.strip()) > 1
    }
    counts = Counter(place for place, *_ in lines)
    return frozenset(place for place, times in counts.items() if times >= REPEATED)


def edge(x: float) -> int:
    """The place of a left edge."""
    return round(x / EDGE)


def width(text: str, size: float) -> float:
    """About how wide a text is set, by the usual widths of letters: fonts differ by a tenth."""
    clean = text.strip()
    narrow, wide = sum(letter in NARROW for letter in clean), sum(letter in WIDE for letter in clean)
    capital = sum(map(str.isupper, clean))
    return size * (0.5 * len(clean) - 0.22 * narrow + 0.33 * wide + 0.14 * capital)
