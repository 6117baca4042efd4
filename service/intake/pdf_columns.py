"""The rows of a page in reading order: column by column, what spans them between."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from service.intake.pdf_page import EDGE, SAME_ROW, Row, edge, together

LETTERS = 16  # of a row in a column of text; cells of tables have fewer
APART = 90.0  # points between the left edges of two columns at least
SPANS = 1.2  # of the distance to the next column: a row that is wider belongs to no column


def ordered(page: Sequence[Row], columns: Sequence[float]) -> list[Row]:
    """The rows from the top down; of columns side by side, the left one first."""
    from_top = sorted(page, key=lambda row: (-round(row.y), row.x))
    if len(columns) < 2:
        return _cells(from_top)
    found: list[Row] = []
    band: list[Row] = []
    for row in from_top:
        if _spans(row, columns):
            found += [*_by_column(band, columns), row]
            band = []
        else:
            band.append(row)
    return [*found, *_by_column(band, columns)]


def columns(pages: Sequence[Sequence[Row]], edges: frozenset[int]) -> list[float]:
    """The left edges of columns of running text, which are the same on all pages."""
    found: list[float] = []
    lengths: dict[int, list[int]] = {}
    for page in pages:
        for row in page:
            lengths.setdefault(edge(row.x), []).append(len(row.text))
    for place in sorted(edges):
        letters = lengths.get(place)
        if letters and median(letters) >= LETTERS and (not found or place * EDGE - found[-1] >= APART):
            found.append(place * EDGE)
    return found


def _column(row: Row, columns: Sequence[float]) -> int:
    return max((at for at, left in enumerate(columns) if left <= row.x + EDGE), default=0)


def _spans(row: Row, columns: Sequence[float]) -> bool:
    at = _column(row, columns)
    return at + 1 < len(columns) and row.end - columns[at] > SPANS * (columns[at + 1] - columns[at])


def _by_column(band: Sequence[Row], columns: Sequence[float]) -> list[Row]:
    return sorted(band, key=lambda row: (_column(row, columns), -round(row.y), row.x))


def _cells(from_top: Sequence[Row]) -> list[Row]:
    """What stands side by side without being columns: the cells of a table, in one row."""
    groups: list[list[Row]] = []
    for row in from_top:
        last = groups[-1][-1] if groups else None
        if last is not None and abs(last.y - row.y) <= SAME_ROW * row.size and row.x > last.x:
            groups[-1].append(row)
        else:
            groups.append([row])
    return [together(group, " | ") for group in groups]
