"""Imports point inwards, as docs/architecture.md says."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
MODULES = sorted((ROOT / "service").rglob("*.py"))

LEAVES = {"document", "errors"}
READING = LEAVES | {"lexicons", "weights"}
KNOWS: dict[str, set[str]] = {
    "document": set(),
    "errors": set(),
    "lexicons": set(),
    "weights": set(),
    "intake": READING,
    "reading": READING,
    "analyses": READING,
    "stages": set(),
    "models": set(),
    "tag_file": LEAVES | {"reading"},
    "tag_forms": LEAVES,
    "comparison": READING | {"reading"},
    "pipeline": READING | {"intake", "reading", "analyses", "comparison", "stages"},
    "web": READING
    | {
        "intake",
        "pipeline",
        "question",
        "lines",
        "together",
        "comparison",
        "stages",
        "models",
        "memory",
        "tag_file",
        "tag_forms",
    },
    "offsets": LEAVES,
    "question": READING | {"intake", "reading", "pipeline", "analyses", "offsets", "tag_forms", "stages"},
    "lines": READING | {"intake", "offsets", "question"},
    "together": READING | {"intake", "comparison", "pipeline", "offsets", "question", "lines"},
    "memory": set(),
    "serving": set(),
    "workers": {"pipeline", "memory"},
    "cluster": {"models", "workers"},
    "archives": {"lines"},
    "arguments": {"question"},
    "commands": READING
    | {"intake", "question", "lines", "together", "workers", "tag_file", "cluster", "archives", "arguments", "serving"},
    "__main__": {"commands", "serving"},
    "__init__": set(),
}


def package_of(path: Path) -> str:
    return path.relative_to(ROOT / "service").parts[0].removesuffix(".py")


def imported(path: Path) -> set[str]:
    """Full names of everything that a module imports, `service.x.y` for names imported from packages too."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_module_imports_only_what_stands_further_in(path: Path) -> None:
    own = package_of(path)
    inner = {name.split(".")[1] for name in imported(path) if name.startswith("service.")} - {own, "__version__"}
    assert inner <= KNOWS[own]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_only_web_knows_flask_and_marshmallow(path: Path) -> None:
    tops = {name.split(".")[0] for name in imported(path)}
    assert package_of(path) == "web" or not tops & {"flask", "flask_smorest", "marshmallow", "werkzeug"}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_service_never_imports_lab(path: Path) -> None:
    assert "lab" not in {name.split(".")[0] for name in imported(path)}


def test_an_analysis_does_not_call_another() -> None:
    for path in (ROOT / "service" / "analyses").glob("*.py"):
        others = {name for name in imported(path) if name.startswith("service.analyses.")}
        siblings = {other.stem for other in path.parent.glob("*.py")} - {path.stem, "__init__"}
        assert not {name.split(".")[2] for name in others} & siblings, path


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_group_is_repeated_possessively(path: Path) -> None:
    # CPython before 3.11.5 (Debian has 3.11.2) matches too much with (?:…)*+; (?>(?:…)*) says the same and is right.
    code = [line for line in path.read_text("utf-8").split("\n") if not line.lstrip().startswith("#")]
    assert not [line for line in code if re.search(r"\)(?:[*+?]|\{[0-9,{}]+\})\+", line)]


def test_every_word_list_is_read_by_the_service() -> None:
    """What training alone reads stands in `lab/lexicons`: it makes no other service, and is not in the image."""
    code = "".join(path.read_text("utf-8") for path in MODULES)
    lists = {path.stem for path in (ROOT / "service" / "lexicons").glob("*.txt")}
    assert {name for name in lists if f'"{name}"' not in code} == set()
