"""What developers see behind the page: the request, the command that repeats it, the answer."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import orjson
import pytest
from playwright.sync_api import Page, expect

from tests.web.page.conftest import SEEDS, read

TEXT = "Don't panic 🚋\n\n“It's 'fine',” Mayor Ada Winter said; $HOME `date` \\ \"quoted\" stays.\nEND_OF_REQUEST\n"
curl = pytest.mark.skipif(shutil.which("curl") is None, reason="no curl on the path")


def opened(page: Page) -> tuple[str, object]:
    """The command and the answer that the page shows."""
    page.get_by_text("For developers: the request").click()
    page.locator(".developer pre").first.wait_for()
    command, answer = page.locator(".developer pre").all_inner_texts()
    return command, orjson.loads(answer)


def run(command: str, folder: Path) -> object:
    done = subprocess.run(["bash", "-euc", command], cwd=folder, capture_output=True, check=True)
    return orjson.loads(done.stdout)


@curl
def test_the_command_repeats_a_pasted_article(page: Page, tmp_path: Path) -> None:
    read(page, TEXT)
    command, answer = opened(page)
    assert run(command, tmp_path) == answer


@curl
@pytest.mark.parametrize("sample", ["DART moves an asteroid", "The same, as a JSON request", "The same, off the wire"])
def test_the_command_repeats_a_sample(page: Page, tmp_path: Path, sample: str) -> None:
    page.get_by_role("button", name=sample).click()
    page.locator(".reading").wait_for()
    command, answer = opened(page)
    assert run(command, tmp_path) == answer


@curl
def test_the_command_repeats_a_file_with_a_hint(page: Page, tmp_path: Path) -> None:
    name = "it's a tram; $HOME.txt"
    (tmp_path / name).write_text(TEXT, "utf-8")
    page.get_by_text("Options and key").click()
    page.get_by_label("Published on").fill("2026-03-04")
    page.get_by_label("Choose files").set_input_files(tmp_path / name)
    page.locator(".reading").wait_for()
    command, answer = opened(page)
    assert run(command, tmp_path) == answer


def test_command_and_answer_are_copied(visit: Callable[..., Page]) -> None:
    page = visit(permissions=["clipboard-read", "clipboard-write"])
    read(page, TEXT)
    command, answer = opened(page)
    page.get_by_role("button", name="Copy the command").click()
    expect(page.get_by_role("status")).to_have_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()") == command
    page.get_by_role("button", name="Copy the JSON").click()
    page.wait_for_function("async () => (await navigator.clipboard.readText()).startsWith('{')")
    assert orjson.loads(page.evaluate("navigator.clipboard.readText()")) == answer


def test_the_answer_is_saved(page: Page) -> None:
    read(page, TEXT)
    _, answer = opened(page)
    with page.expect_download() as download:
        page.get_by_role("button", name="Save the JSON").click()
    assert orjson.loads(Path(download.value.path()).read_bytes()) == answer


def test_positions_are_counted_in_code_units_as_the_service_counts_them(page: Page) -> None:
    text = (SEEDS / "fiction-saltmere-ferry.txt").read_text("utf-8").replace("e", "🚋e")[:400]
    expected = [len(text[:position].encode("utf-16-le")) // 2 for position in range(len(text) + 1)]
    script = """async text => {
        const {toUnits} = await import('/page/offsets.js');
        return [...Array([...text].length + 1).keys()].map(toUnits(text));
    }"""
    assert page.evaluate(script, text) == expected


@pytest.mark.parametrize(
    ("marks", "expected"),
    [
        ([], [(0, 9, [])]),
        ([(2, 5, "a"), (2, 5, "b")], [(0, 2, []), (2, 5, ["a", "b"]), (5, 9, [])]),
        (
            [(1, 6, "quote"), (4, 8, "name")],
            [(0, 1, []), (1, 4, ["quote"]), (4, 6, ["quote", "name"]), (6, 8, ["name"]), (8, 9, [])],
        ),
        (
            [(-3, 4, "early"), (7, 20, "late"), (20, 30, "out"), (3, 3, "empty")],
            [(0, 4, ["early"]), (4, 7, []), (7, 9, ["late"])],
        ),
    ],
)
def test_a_text_is_cut_wherever_a_mark_begins_or_ends(
    page: Page, marks: list[tuple[int, int, str]], expected: object
) -> None:
    script = """async marks => {
        const {segments} = await import('/page/segments.js');
        const given = marks.map(([start, end, name]) => ({start, end, name}));
        return segments(0, 9, given).map(({start, end, marks}) => [start, end, marks.map(mark => mark.name)]);
    }"""
    assert page.evaluate(script, marks) == [list(piece) for piece in expected]
