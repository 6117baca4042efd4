"""The sample articles in `seeds/`, and files like them, asked as a caller would ask."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import orjson

from service import pipeline, question, together
from service.document import Article
from service.errors import ArticleError
from service.intake import Source, request

ROOT = Path(__file__).resolve().parent.parent
SEEDS = ROOT / "seeds"
REQUEST = ".request.json"
MEDIA_TYPES = {
    ".txt": "text/plain",
    ".html": "text/html",
    ".xml": "application/xml",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".pdf": "application/pdf",
    ".eml": "message/rfc822",
}

Json = dict[str, Any]


def inputs(folder: Path) -> list[Path]:
    """The inputs in a folder, by name."""
    return sorted(path for path in folder.iterdir() if _is_input(path))


def groups(folder: Path) -> list[Path]:
    """The folders in a folder, each with the inputs that are to be compared."""
    return sorted(path for path in folder.iterdir() if path.is_dir())


def _is_input(path: Path) -> bool:
    return path.suffix in MEDIA_TYPES or path.name.endswith(REQUEST)


def stem(path: Path) -> str:
    """The name of a case: that of its input without the ending."""
    return path.name.removesuffix(REQUEST) if path.name.endswith(REQUEST) else path.stem


def read(path: Path) -> Article:
    """The article in an input, sent as a caller would send it. Raises an ArticleError where there is none."""
    given = sent(path)
    return given if isinstance(given, Article) else pipeline.upload(given)


def sent(path: Path) -> Source | Article:
    """What a caller would send of an input."""
    if not path.name.endswith(REQUEST):
        return Source(path.read_bytes(), MEDIA_TYPES[path.suffix])
    return request.from_json(orjson.loads(path.read_bytes()))


def side_by_side(folder: Path) -> Json:
    """The comparison of the inputs in a folder, as plain JSON."""
    asked = question.read(question.Terms("comparison"), {})
    answer: Json = orjson.loads(orjson.dumps(together.answer([sent(path) for path in inputs(folder)], asked)))
    return answer


def ask(path: Path, analysis: str = "analysis") -> Json:
    """The service's answer about an input, as plain JSON, article and all; `problem` where it is no article."""
    if path.is_dir():
        return side_by_side(path)
    names = {"articles": (), "analysis": pipeline.NAMES}.get(analysis, (analysis,))
    try:
        article = read(path)
    except ArticleError as error:
        return {"problem": {"title": error.title, "detail": error.detail}}
    found = pipeline.analyse(article, names) if names else {}
    answer: Json = orjson.loads(orjson.dumps({"article": article, **found}))
    return answer
