"""What a page of a PDF will cost, told before it is read: its drawing, the forms that it draws again, its fonts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from service.errors import InputTooLarge

DEEPEST = 4  # forms inside forms
FONT_SHARE = 8  # the map of a font is read so many times as fast as drawing


@dataclass(slots=True)
class Budget:
    """How much of a file is still read: bytes of drawing, operations, characters."""

    drawing: int
    operations: int
    characters: int
    forms: dict[int, int] = field(default_factory=dict)

    def spend(self, drawing: int = 0, operations: int = 0, characters: int = 0) -> None:
        """Raise InputTooLarge where nothing is left."""
        self.drawing -= drawing
        self.operations -= operations
        self.characters -= characters
        if self.drawing < 0 or self.operations < 0 or self.characters < 0:
            raise InputTooLarge("the PDF has more text, or more drawing, than is read")


def spend_on_fonts(page: Any, budget: Budget) -> None:
    """Spend what the fonts of a page cost."""
    for font in _of_resources(page, "/Font"):
        mapped = font.get("/ToUnicode")
        if hasattr(mapped, "get_data"):
            budget.spend(drawing=len(mapped.get_data()) // FONT_SHARE)


def spend_on_form(page: Any, name: Any, budget: Budget) -> bool:
    """Is this a form, and no image? Spend what drawing it costs."""
    found = _resources(page, "/XObject").get(name)
    form = found.get_object() if found is not None else None
    if not isinstance(form, dict) or form.get("/Subtype") != "/Form":
        return False
    budget.spend(drawing=_cost(form, budget, DEEPEST))
    return True


def _cost(form: Any, budget: Budget, depth: int) -> int:
    """Bytes of drawing of a form, those of the forms that it draws included."""
    known = budget.forms.get(id(form))
    if known is not None:
        return known
    if depth == 0:
        raise InputTooLarge(f"the PDF has forms inside forms, more than {DEEPEST} deep")
    data = form.get_data()
    budget.spend(drawing=len(data))
    inner = [other for other in _of_resources(form, "/XObject") if other.get("/Subtype") == "/Form"]
    dearest = max((_cost(other, budget, depth - 1) for other in inner), default=0)
    budget.forms[id(form)] = len(data) + data.count(b"Do") * dearest
    return budget.forms[id(form)]


def _of_resources(holder: Any, kind: str) -> Iterator[Any]:
    """The dictionaries of one kind that a page or a form may use."""
    for found in _resources(holder, kind).values():
        inner = found.get_object()
        if isinstance(inner, dict):
            yield inner


def _resources(holder: Any, kind: str) -> Any:
    resources = holder.get("/Resources")
    resources = resources.get_object() if resources is not None else {}
    found = resources.get(kind) if isinstance(resources, dict) else None
    found = found.get_object() if found is not None else {}
    return found if isinstance(found, dict) else {}
