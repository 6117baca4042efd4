"""What can be wrong with an article that somebody sends. Nothing here knows HTTP."""

from __future__ import annotations

from collections.abc import Mapping


class ArticleError(Exception):
    """The input is not an article that can be analysed.

    `detail` says why, in words for the caller; `errors` says it per field, where fields are at fault.
    """

    title = "Not an article"

    def __init__(self, detail: str, errors: Mapping[str, object] | None = None) -> None:
        super().__init__(detail)
        self.detail = detail
        self.errors = dict(errors or {})


class MalformedInput(ArticleError):
    """The bytes are not what they claim to be: broken JSON, text that no charset decodes."""

    title = "Malformed input"


class UnknownFormat(ArticleError):
    """No reader takes this media type."""

    title = "Unknown format"


class InputTooLarge(ArticleError):
    """More bytes or characters than the service reads."""

    title = "Too large"


class NotAnArticle(ArticleError):
    """It could be read, but it is no article: empty, without letters, binary."""

    title = "Not an article"


class InvalidRequest(ArticleError):
    """A field or an option of the request has a value that it cannot have; `errors` names each."""

    title = "Invalid request"
