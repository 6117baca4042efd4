"""A batch: NDJSON in, NDJSON out, answered line by line while the rest is still on its way."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from typing import IO, Any, cast

from flask import Request, Response, current_app, stream_with_context
from werkzeug.exceptions import HTTPException, RequestEntityTooLarge
from werkzeug.http import parse_options_header

from service import lines
from service.errors import ArticleError, InputTooLarge, UnknownFormat
from service.intake.request import is_ninjs
from service.question import Terms
from service.web import bodies, deadline, metrics, problems
from service.web.negotiation import NDJSON
from service.web.schemas.requests import NINJS, Line
from service.web.settings import Settings

MEDIA_TYPES = (NDJSON, "application/ndjson", "application/jsonl", "application/json-lines")
LINE = Line()


def respond(request: Request, query: Mapping[str, object]) -> Response:
    """The streamed answer to a batch. Raises UnknownFormat for a body that is no NDJSON."""
    media_type, _ = parse_options_header(request.headers.get("Content-Type", ""))
    if media_type.lower() not in MEDIA_TYPES:
        raise UnknownFormat(f"a batch is {NDJSON}, not {media_type or 'without a Content-Type'}")
    settings: Settings = current_app.config["COPYDESK"]
    request.max_content_length = settings.max_batch_bytes
    # Buffered, because a raw stream is read byte by byte in search of the end of a line.
    stream = io.BufferedReader(cast(io.RawIOBase, request.stream))
    terms = Terms("analysis", query, current_app.config["COPYDESK_TAG_LIST"])
    replies = _replies(stream, settings, terms)
    return Response(stream_with_context(replies), content_type=NDJSON)


def _replies(stream: IO[bytes], settings: Settings, terms: Terms) -> Iterator[bytes]:
    alive = current_app.config["COPYDESK_ALIVE"]
    try:
        for number, line in enumerate(_filled(_lines(stream, settings.max_body_bytes))):
            if number >= settings.max_batch_articles:
                raise RequestEntityTooLarge
            # One line may take as long as one request: the server's patience starts again with each.
            alive()
            reply = _in_time(line, settings, terms)
            metrics.LINES.labels("problem" if reply.problem else "answer").inc()
            yield reply.line()
    except HTTPException as error:
        # The status is out already: what breaks the stream off is told in a last line.
        status = 413 if isinstance(error, RequestEntityTooLarge) else error.code or 500
        yield lines.Reply(None, problem=problems.of_status(status)).line()


def _filled(pieces: Iterator[bytes]) -> Iterator[bytes]:
    return (piece for piece in pieces if piece.strip())


def _in_time(line: bytes, settings: Settings, terms: Terms) -> lines.Reply:
    """The reply to a line, or the problem that there was no time for it."""
    try:
        return deadline.answered(settings.timeout, lambda: _reply(line, settings.max_body_bytes, terms))
    except problems.TookTooLong as error:
        return lines.Reply(_name(line), problem=problems.of_status(504, error.description))


def _name(line: bytes) -> object:
    """The id of a line that was read already."""
    return lines.parse(line).get("id")


def _lines(stream: IO[bytes], most: int) -> Iterator[bytes]:
    """The lines; of one that is longer than `most` bytes, its first `most` + 1 bytes, the rest skipped."""
    while line := stream.readline(most + 1):
        yield line
        while len(line) > most and not line.endswith(b"\n"):
            line = stream.readline(most + 1) or b"\n"


def _reply(line: bytes, most: int, terms: Terms) -> lines.Reply:
    """The reply to a line, its problem with a status, as HTTP has one."""
    try:
        if len(line) > most:
            raise InputTooLarge(f"the line has more than {most} bytes")
        fields = lines.parse(line)
    except ArticleError as error:
        return lines.Reply(None, problem=problems.of_article_error(error))
    name = fields.get("id")

    def work() -> Mapping[str, Any]:
        is_item = is_ninjs(fields)
        bodies.validated(LINE, _beside(fields) if is_item else fields)
        if is_item:
            bodies.validated(NINJS, fields)
        sent = {field: value for field, value in fields.items() if field != "id"}
        return lines.ask(name, sent, terms)

    return lines.guarded(name, work, problems.of_article_error)


def _beside(fields: Mapping[str, Any]) -> Mapping[str, Any]:
    """What of a line is its own, where it holds a ninjs item as it is; a text stands for the item."""
    own = {name: value for name, value in fields.items() if name in ("id", "boilerplate", "options")}
    return {**own, "text": ""}
