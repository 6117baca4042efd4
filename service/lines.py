"""NDJSON: a line with an article in, a line with its answer out, whatever the line holds.

A line is the JSON request with an `id` of the caller's, and with `boilerplate` and `options` for what HTTP has in the
query. What fails is answered by `{"id": …, "problem": {…}}`.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import orjson

from service import offsets, question
from service.document import Article
from service.errors import ArticleError, InvalidRequest, MalformedInput
from service.intake import Source, request
from service.question import Terms

LOG = logging.getLogger("copydesk.lines")
QUERY_FIELDS = ("boilerplate", "options")

INTERNAL = "Internal error"

Problem = dict[str, Any]
Tell = Callable[[ArticleError | None], Problem]


@dataclass(frozen=True, slots=True)
class Reply:
    """The answer to one line, as plain data, or the problem with it."""

    id: object
    answer: Mapping[str, Any] = field(default_factory=dict)
    problem: Problem | None = None

    def line(self) -> bytes:
        """The line that goes back."""
        told = self.answer if self.problem is None else {"problem": self.problem}
        # Keys of the errors in a problem may be the positions in a list.
        return orjson.dumps({"id": self.id, **told}, option=orjson.OPT_APPEND_NEWLINE | orjson.OPT_NON_STR_KEYS)


def reply(line: bytes, terms: Terms) -> Reply:
    """The reply to a line, on terms that hold where the line has none of its own. Never raises."""
    try:
        fields = parse(line)
    except ArticleError as error:
        return Reply(None, problem=problem(error))
    name = fields.pop("id", None)
    return guarded(name, lambda: ask(name, fields, terms))


def guarded(name: object, work: Callable[[], Mapping[str, Any]], tell: Tell | None = None) -> Reply:
    """What `work` answers, or its problem, as `tell` puts it, under the name given. Never raises."""
    tell = tell or problem
    try:
        return Reply(name, work())
    except ArticleError as error:
        return Reply(name, problem=tell(error))
    except Exception:
        # A fault of ours in one line must not take the others with it.
        LOG.exception("line with id %r failed", name)
        return Reply(name, problem=tell(None))


def ask(name: object, fields: Mapping[str, Any], terms: Terms) -> Mapping[str, Any]:
    """The answer to the fields of a line with this name. Raises an ArticleError where something is wrong with them."""
    if not isinstance(name, str):
        raise InvalidRequest("a line needs an id that is a string", {"id": ["Must be a string."]})
    options = fields.get("options", {})
    if not isinstance(options, dict):
        raise InvalidRequest("options must be an object", {"options": ["Must be an object."]})
    beside = {"boilerplate": fields["boilerplate"]} if "boilerplate" in fields else {}
    asked = question.read(terms, {**options, **beside})
    sent = {name: value for name, value in fields.items() if name not in QUERY_FIELDS}
    return question.answer(article_or_source(sent, asked.utf16), asked)


def article_or_source(fields: dict[str, Any], utf16: bool) -> Source | Article:
    """What the JSON request sends; the offsets of an article are in the unit that the caller asks for."""
    article = fields.get("article")
    if utf16 and isinstance(article, dict) and isinstance(article.get("text"), str):
        fields = {**fields, "article": offsets.from_utf16(article, article["text"])}
    return request.from_json(fields)


def parse(data: bytes) -> dict[str, Any]:
    """The JSON object in some bytes. Raises MalformedInput where there is none, InvalidRequest for other JSON."""
    try:
        value = orjson.loads(data.removeprefix(b"\xef\xbb\xbf"))
    except orjson.JSONDecodeError as error:
        raise MalformedInput(f"broken JSON: {error}") from error
    if not isinstance(value, dict):
        raise InvalidRequest("the JSON must be an object")
    return value


def problem(error: ArticleError | None) -> Problem:
    """What is wrong, in the members of RFC 9457 that do not need HTTP; None is a fault of ours."""
    if error is None:
        return {"type": problem_type(INTERNAL), "title": INTERNAL, "detail": "the fault is in the log"}
    told: Problem = {"type": problem_type(error.title), "title": error.title, "detail": error.detail}
    return {**told, "errors": error.errors} if error.errors else told


def problem_type(title: str) -> str:
    """The identifier of a kind of problem: `urn:copydesk:problem:not-an-article`."""
    return "urn:copydesk:problem:" + re.sub(r"[^a-z]+", "-", title.lower())
