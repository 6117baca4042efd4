"""The answer of the analysis `entities`."""

from __future__ import annotations

from service.analyses import entities
from service.document import Article, Block, Date, Document, Entity, Span


def test_the_answer_is_what_the_reading_found_in_its_order() -> None:
    article = Article("sha256:0", "text", "Ruiz left Sunday", (Block(0, 16, "paragraph"),))
    ruiz = Entity("ruiz", "Ruiz", "person", (), (), (Span(0, 4, "Ruiz"),), 0.5)
    sunday = Date(10, 16, "Sunday", None)
    answer = entities.analyse(Document(article, (), (), (ruiz,), (), (sunday,)))
    assert (answer.entities, answer.dates) == ((ruiz,), (sunday,))


def test_no_tag_list_no_references() -> None:
    assert not Entity("ruiz", "Ruiz", "person", (), (), (), 0.5).references
