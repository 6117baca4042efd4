"""Articles for tests, written with tags and names in place.

A line is a sentence; a word is `word/TAG`; names stand in brackets that open with their type:
"President/NNP [person Joe/NNP Biden/NNP ] said/VBD ./."
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from service.document import Article, Block, Entity, EntityType, Mention, Reference, Role, Sentence, Token
from service.reading import people


@dataclass(frozen=True)
class Marked:
    """What the reading has before it asks who is who."""

    article: Article
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    mentions: tuple[Mention, ...]

    def identify(self) -> tuple[tuple[Entity, ...], tuple[Reference, ...]]:
        return people.identify(self.article, self.tokens, self.sentences, self.mentions)

    def names(self) -> dict[str, tuple[str, ...]]:
        """Name of each entity -> the texts of its mentions."""
        return {entity.name: tuple(m.text for m in entity.mentions) for entity in self.identify()[0]}

    def roles(self) -> dict[str, tuple[str, ...]]:
        """Name of each person -> roles."""
        return {entity.name: entity.roles for entity in self.identify()[0] if entity.type == "person"}

    def references(self) -> list[tuple[str, str]]:
        """Text of each reference, and the name of the entity that it stands for."""
        entities, references = self.identify()
        names = {entity.id: entity.name for entity in entities}
        return [(self.article.text[r.start : r.end], names[r.entity]) for r in references]


def marked(*lines: str, headline: bool = False, published: str | None = None) -> Marked:
    """The article of these sentences, each a block; the first is a headline if so asked."""
    text, tokens, sentences, mentions, blocks = "", [], [], [], []
    for number, line in enumerate(lines):
        first, name = len(tokens), None
        for piece in line.split():
            if piece.startswith("["):
                name = (piece[1:], len(tokens))
            elif piece == "]" and name:
                mentions.append((*name, len(tokens)))
            else:
                word, _, tag = piece.rpartition("/")
                glued = tag in {",", ".", "POS", "''", ")"} or text.endswith(("“", "(")) or not text
                text += word if glued or text.endswith("\n") else f" {word}"
                tokens.append(Token(len(text) - len(word), len(text), word, tag))
        sentences.append(Sentence(tokens[first].start, len(text), first, len(tokens), number))
        role: Role = "headline" if headline and number == 0 else "paragraph"
        blocks.append(Block(tokens[first].start, len(text), role))
        text += "\n"
    article = Article("sha256:0", "text", text, tuple(blocks), published=published)
    return Marked(article, tuple(tokens), tuple(sentences), tuple(_mention(text, tokens, m) for m in mentions))


def _mention(text: str, tokens: list[Token], found: tuple[str, int, int]) -> Mention:
    kind, first, last = found
    start, end = tokens[first].start, tokens[last - 1].end
    return Mention(start, end, text[start:end], cast("EntityType", kind), first, last)
