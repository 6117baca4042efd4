"""The steps of an analysis, each as a function of what the steps before it have made."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import orjson
from nltk.tokenize import NLTKWordTokenizer

from service import intake, pipeline, reading
from service.document import READ_ROLES, Article
from service.intake import Source
from service.reading import dates, names, people, sentences, tags, tokens

TOKENIZER = NLTKWordTokenizer()
Made = dict[str, Any]
Step = Callable[[Made], Any]


def prepared(text: str) -> Made:
    """All that the steps need, made once."""
    article = intake.read(Source(text))
    blocks = [(block.start, block.end) for block in article.blocks if block.role in READ_ROLES]
    document = reading.read(article)
    return {
        "text": text, "article": article, "blocks": [tokens.cut(article.text, *block) for block in blocks],
        "places": blocks, "words": [token.text for token in document.tokens], "parts": document.sentences,
        "tagged": document.tokens, "document": document,
        "mentions": names.find(article, document.tokens, document.sentences), "options": pipeline.Options(),
        "quotes": pipeline.analyse(article, ["quotes"])["quotes"],
    }  # fmt: skip


def whole(text: str) -> bytes:
    """The whole analysis, from text to JSON."""
    article, answer = pipeline.upload_and_analyse(Source(text))
    return orjson.dumps({"article": article, **answer})


def read(article: Article) -> object:
    """Tokens, sentences, tags and names."""
    tagged, parts = reading._tagged(article)  # noqa: SLF001 - these steps alone are no part of the interface
    return names.find(article, tagged, parts)


def _asked(name: str) -> Step:
    analysis = next(one for one in pipeline.ANALYSES if one.name == name)
    return lambda made: analysis.ask(made["document"], made["options"], {"quotes": made["quotes"]})


BASE = "NLTK's word tokenizer"
STEPS: dict[str, Step] = {
    BASE: lambda made: list(TOKENIZER.span_tokenize(made["text"])),
    "tokens": lambda made: [tokens.cut(made["article"].text, *place) for place in made["places"]],
    "sentences": lambda made: [sentences.parts(*block) for block in made["blocks"]],
    "tags": lambda made: tags.tag(made["words"], made["parts"]),
    "names": lambda made: names.find(made["article"], made["tagged"], made["parts"]),
    "tokens, sentences, tags, names": lambda made: read(made["article"]),
    "who is who": lambda made: people.identify(made["article"], made["tagged"], made["parts"], made["mentions"]),
    "dates": lambda made: dates.find(made["article"], made["tagged"], made["parts"]),
    "the whole reading": lambda made: reading.read(made["article"]),
    "intake": lambda made: intake.read(Source(made["text"])),
    "entities": _asked("entities"),
    "quotes": _asked("quotes"),
    "summary": _asked("summary"),
    "the whole analysis, to JSON": lambda made: whole(made["text"]),
}
