"""The JSON request of the contract, for the command line and the web alike."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import orjson

from service.document import ROLES, Article, Block
from service.errors import ArticleError, InvalidRequest, NotAnArticle
from service.intake import Source, charset, hints, limits, ninjs, text

MEDIA_TYPES = {"text": "text/plain", "html": "text/html"}
FORMS = (*MEDIA_TYPES, "article")
STRINGS = ("headline", "dateline", "credit", "copyright", "url", "language")
LISTS = ("key_points", "byline", "tags")
MOMENTS = ("published", "updated")


def is_ninjs(fields: Mapping[str, Any]) -> bool:
    """Is this a ninjs item, which always has a `uri`, and no request of the service's own form?"""
    return "uri" in fields and not any(fields.get(form) is not None for form in FORMS)


def from_json(request: object) -> Source | Article:
    """What a JSON request holds: a Source for `text`, `html` and a ninjs item, the Article itself for `article`.

    Fields that it does not know are passed over. Raises InvalidRequest, NotAnArticle or InputTooLarge, with `errors` by
    field: {"text": ["…"]}.
    """
    fields = _object(request, "the request")
    if is_ninjs(fields):
        return Source(orjson.dumps(fields), ninjs.MEDIA_TYPE)
    form = _form(fields)
    if form == "article":
        return hints.put(_article(fields["article"]), fields)
    return hints.put(Source(_letters(hints.string(fields, form) or "", form), MEDIA_TYPES[form]), fields)


def _form(fields: Mapping[str, Any]) -> str:
    """In which form the article is sent. Raises InvalidRequest unless it is exactly one."""
    given = [form for form in FORMS if fields.get(form) is not None]
    if len(given) == 1:
        return given[0]
    found = "none of them" if not given else " and ".join(given)
    message = f"Give exactly one of text, html and article; there is {found}."
    raise InvalidRequest("the request needs one article", {form: [message] for form in given or FORMS})


def _object(value: object, name: str) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise InvalidRequest(f"{name} is not a JSON object")
    return value


def _letters(content: str, name: str) -> str:
    """The content, if it is no larger than is read and has a letter; the error names its field."""
    try:
        return limits.check(content, limits.CHARACTERS if name == "text" else limits.MARKUP_CHARACTERS)
    except ArticleError as error:
        raise type(error)(error.detail, {name: [f"{error.detail[0].upper()}{error.detail[1:]}."]}) from error


def _article(value: object) -> Article:
    """An article as POST /v1/articles returned it; its id and statistics are worked out anew, its blocks checked."""
    fields = _object(value, "article")
    try:
        body = _letters(hints.string(fields, "text") or "", "text")
        strings = {name: hints.string(fields, name) or None for name in STRINGS}
        moments = {name: hints.moment(hints.string(fields, name), name) for name in MOMENTS}
        form = hints.string(fields, "format") or "text"
    except ArticleError as error:
        raise type(error)(f"article: {error.detail}", {"article": error.errors}) from error
    if charset.decode(body) != body:
        raise _wrong("text", "Holds surrogates, which no UTF-8 can write.")
    blocks = _blocks(fields.get("blocks"), body)
    lists = {name: _strings(fields.get(name), name) for name in LISTS}
    return Article(text.identity(body), form, body, blocks, **strings, **lists, **moments)  # type: ignore[arg-type]


def _wrong(field: str, message: str) -> NotAnArticle:
    """What a field says does not fit the article."""
    return NotAnArticle(f"article.{field} is not valid", {"article": {field: [message]}})


def _invalid(field: str, message: str) -> InvalidRequest:
    """A field is of a kind that it cannot be."""
    return InvalidRequest(f"article.{field} is not valid", {"article": {field: [message]}})


def _strings(value: object, name: str) -> tuple[str, ...]:
    if value is None:
        return ()
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise _invalid(name, "Not a valid list of strings.")
    return tuple(value)


def _blocks(value: object, body: str) -> tuple[Block, ...]:
    """The blocks: known roles, in range, in order, not overlapping, no visible character outside."""
    if not isinstance(value, list):
        raise _invalid("blocks", "Not a valid list.")
    blocks: list[Block] = []
    end = 0
    for number, item in enumerate(value):
        block = _block(item)
        if block is None or not end <= block.start < block.end <= len(body):
            raise _wrong(
                "blocks", f"Block {number}: needs start, end and a known role, in range, in order, not overlapping."
            )
        if body[end : block.start].strip():
            raise _wrong("blocks", f"Block {number}: there is text before it that is in no block.")
        blocks.append(block)
        end = block.end
    if body[end:].strip():
        raise _wrong("blocks", "There is text after the last block.")
    return tuple(blocks)


def _block(item: object) -> Block | None:
    if not isinstance(item, dict) or item.get("role") not in ROLES:
        return None
    start, end = item.get("start"), item.get("end")
    if type(start) is not int or type(end) is not int:
        return None
    return Block(start, end, item["role"])
