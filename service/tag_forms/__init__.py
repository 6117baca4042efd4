"""The entities of an article once more, as other systems expect tags: `FORMS` is the register."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from service.document import Article, Entity
from service.tag_forms import ninjs, superdesk

FORMS: Mapping[str, Callable[[Article, Sequence[Entity]], dict[str, Any]]] = {
    "ninjs": ninjs.tags, "superdesk": superdesk.tags,
}  # fmt: skip
