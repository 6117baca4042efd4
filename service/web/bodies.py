"""The body of a request becomes a Source or an Article, in whatever form it came."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from io import BytesIO
from itertools import islice
from typing import IO, Any

from flask import Request
from marshmallow import Schema
from werkzeug.datastructures import FileStorage, MultiDict
from werkzeug.exceptions import RequestEntityTooLarge
from werkzeug.formparser import FormDataParser
from werkzeug.http import parse_options_header

from service import lines, together
from service.document import Article
from service.errors import InvalidRequest, MalformedInput, UnknownFormat
from service.intake import Source, hints, sniff
from service.intake.request import is_ninjs
from service.web import charsets
from service.web.schemas.lists import MOST_FAULTS
from service.web.schemas.requests import NINJS, REQUEST, ComparisonRequest, Hints

JSON = "application/json"
MULTIPART = "multipart/form-data"
FORM = "application/x-www-form-urlencoded"
UNDECLARED = sniff.GENERIC | {FORM}
HINTS = Hints()
SEVERAL = ComparisonRequest()


class InMemory(Request):
    """A request whose files never touch a disk, which may be full or read-only: no body is large enough for that."""

    def _get_file_stream(self, *_: object, **__: object) -> IO[bytes]:
        return BytesIO()

    def make_form_data_parser(self) -> FormDataParser:
        """The parser of forms; one that cannot be taken apart is a ValueError, not a form without parts."""
        parser = super().make_form_data_parser()
        parser.silent = False
        return parser


def read(request: Request, utf16: bool) -> Source | Article:
    """The article that a request carries; offsets of an article that it carries are in the unit asked for.

    Raises an ArticleError where there is none.
    """
    media_type, charset = _declared(request)
    if media_type == MULTIPART:
        return hints.put(_uploaded(request, utf16), _hints(request))
    return _decoded(_whole(request), media_type, charset, utf16)


def read_several(request: Request, utf16: bool) -> list[together.Sent]:
    """The articles that a request carries, in JSON or as files, in their order.

    Raises an ArticleError, which names the article at fault, where one is none.
    """
    media_type, _ = _declared(request)
    if media_type == MULTIPART:
        return _all_uploaded(request, utf16)
    if media_type != JSON:
        raise UnknownFormat(f"several articles are {JSON} or {MULTIPART}, not {media_type or 'without a Content-Type'}")
    fields = lines.parse(_whole(request))
    validated(SEVERAL, fields)
    return together.sent(fields, utf16)


def _declared(request: Request) -> tuple[str, str | None]:
    """The media type, in lower case, and the charset of a body that came as it is. Raises UnknownFormat."""
    if request.content_encoding and request.content_encoding.lower() != "identity":
        raise UnknownFormat(f"Content-Encoding {request.content_encoding!r} is not read; send the body as it is")
    media_type, parameters = parse_options_header(request.headers.get("Content-Type", ""))
    return media_type.lower(), parameters.get("charset")


def _whole(request: Request) -> bytes:
    """The bytes of the body. Raises RequestEntityTooLarge, or MalformedInput where the caller left in its midst."""
    content = request.get_data(cache=False)
    if len(content) < (request.content_length or 0):
        raise MalformedInput(f"the body breaks off after {len(content):,} of {request.content_length:,} bytes")
    # Of a body that does not say its length, Werkzeug quietly gives the first bytes up to the limit.
    if request.content_length is None and len(content) >= (request.max_content_length or len(content) + 1):
        raise RequestEntityTooLarge
    return content


def validated(schema: Schema, fields: Mapping[str, Any]) -> None:
    """Raise InvalidRequest, with the errors of each field, where the schema says so."""
    errors = schema.validate(fields)
    if errors:
        names = sorted(map(str, errors))[:MOST_FAULTS]
        raise InvalidRequest(f"fields at fault: {', '.join(names)}", _first(errors))


def once(kind: str, given: MultiDict[str, str]) -> None:
    """Raise InvalidRequest where a name stands more than once: which of its values is meant, nobody can tell."""
    several = {name: ["Given more than once."] for name, values in given.lists() if len(values) > 1}
    if several:
        raise InvalidRequest(f"{kind} at fault", _first(several))


def _first(errors: Mapping[Any, Any]) -> dict[Any, Any]:
    """The first errors of each level: the answer to a body that is all wrong must not be longer than the body."""
    some = islice(errors.items(), MOST_FAULTS)
    return {name: _first(error) if isinstance(error, Mapping) else error for name, error in some}


def _decoded(content: bytes, media_type: str, charset: str | None, utf16: bool) -> Source | Article:
    if media_type == FORM and not _has_blanks(content):
        raise UnknownFormat(f"forms are read as {MULTIPART} with a part `file`; {FORM} is not read")
    kind = sniff.settled(content, "" if media_type in UNDECLARED else media_type)
    if kind == JSON or kind.endswith("+json"):
        fields = lines.parse(content)
        validated(NINJS if is_ninjs(fields) else REQUEST, fields)
        return lines.article_or_source(fields, utf16)
    if charset is not None and kind not in sniff.BINARY:
        charsets.check(content, charset)
    return Source(content, kind, charset)


def _has_blanks(content: bytes) -> bool:
    """Whether this is no encoded form: one has no blanks. `curl --data-binary` calls everything a form."""
    return any(blank in content for blank in b" \n")


def _files(request: Request) -> list[FileStorage]:
    """The parts `file` of a form. Raises MalformedInput where the body is no form."""
    try:
        return request.files.getlist("file")
    except ValueError as error:
        raise MalformedInput(f"the form cannot be taken apart: {error}") from error


def _uploaded(request: Request, utf16: bool) -> Source | Article:
    files = _files(request)
    if len(files) != 1 or len(request.files) != 1:
        raise InvalidRequest("a form has one part `file`, with a file name", {"file": ["Exactly one is needed."]})
    return _of_file(files[0], utf16)


def _hints(request: Request) -> Mapping[str, str]:
    """The fields beside the file. Raises InvalidRequest."""
    once("fields", request.form)
    fields = request.form.to_dict()
    validated(HINTS, fields)
    return fields


def _all_uploaded(request: Request, utf16: bool) -> list[together.Sent]:
    """The articles in the parts `file`; hints of each go into the JSON request."""
    files = _files(request)
    strange = sorted({*request.form, *request.files} - {"file"})
    if strange:
        raise InvalidRequest(f"fields at fault: {', '.join(strange)}", {name: ["Unknown field."] for name in strange})
    together.number(len(files))
    return [together.of_one(at, partial(_of_file, file, utf16)) for at, file in enumerate(files)]


def _of_file(file: FileStorage, utf16: bool) -> Source | Article:
    media_type, parameters = parse_options_header(file.content_type or "")
    return _decoded(file.read(), media_type.lower(), parameters.get("charset"), utf16)
