"""What is asked of any input."""

from __future__ import annotations

import pytest

from lab import fuzz
from service.document import Article, Block


def test_what_is_no_article_is_refused_in_peace() -> None:
    fuzz.once(b"\xff\x00\x01", "text/plain")
    fuzz.once(b"<p>", "text/html")


def test_a_text_and_a_page_are_read() -> None:
    fuzz.once(b"The council of the town voted on Monday to close the harbour.", "text/plain")
    fuzz.once(b"<html><p>The council of the town voted on Monday to close the harbour.</p></html>", "text/html")


@pytest.mark.parametrize("blocks", [[(0, 3), (2, 7)], [(0, 3)], [(4, 7), (0, 3)]])
def test_blocks_that_overlap_or_leave_out_a_letter_are_found_out(blocks: list[tuple[int, int]]) -> None:
    article = Article("sha256:0", "text", "One two", tuple(Block(start, end, "paragraph") for start, end in blocks))
    with pytest.raises(AssertionError):
        fuzz.check(article)
