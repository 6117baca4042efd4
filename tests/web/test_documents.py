"""The documents do what they say: their programs run, their links lead somewhere, the tutorial ends in an analysis."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import orjson
import pytest
from flask.testing import FlaskClient

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
PAGES = [ROOT / "README.md", *sorted(DOCS.glob("*.md"))]
OFFSETS = (DOCS / "offsets.md").read_text("utf-8")
TUTORIAL = (DOCS / "adding-an-analysis.md").read_text("utf-8")
TRAM = DOCS / "examples" / "tram.txt"
LINK = re.compile(r"\]\((?!https?:)([^)\s]+)\)")


def programs(language: str) -> str:
    return "\n".join(re.findall(rf"```{language}\n(.*?)```", OFFSETS, re.DOTALL))


def spans(client: FlaskClient, unit: str) -> list[dict[str, Any]]:
    """Spans behind the emoji."""
    answer = client.post(f"/v1/quotes?offsets={unit}", data=TRAM.read_bytes(), content_type="text/plain").get_json()
    found = [span for quote in answer["quotes"] for span in (*quote["content"], quote["source"]) if span]
    assert found
    return found


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    for link in LINK.findall(page.read_text("utf-8")):
        path, _, anchor = link.partition("#")
        target = page.parent / path if path else page
        assert target.exists(), link
        if anchor:
            heads = re.findall(r"^#+ (.*)$", target.read_text("utf-8"), re.MULTILINE)
            assert anchor in [re.sub(r"[^\w -]", "", head.lower()).replace(" ", "-") for head in heads], link


def test_the_python_of_the_documents_reads_offsets(client: FlaskClient) -> None:
    names: dict[str, Any] = {}
    exec(programs("python"), names)  # noqa: S102 - our own document
    text = TRAM.read_bytes().decode()
    for span in spans(client, "code-points"):
        assert names["cut"](text, span) == span["text"]


@pytest.mark.skipif(shutil.which("node") is None, reason="no Node.js on the path")
def test_the_javascript_of_the_documents_reads_offsets(client: FlaskClient) -> None:
    given = orjson.dumps([TRAM.read_text("utf-8"), spans(client, "utf-16"), spans(client, "code-points")]).decode()
    script = f"{programs('js')}\nconst [text, units16, points] = {given};\n"
    script += "console.log(JSON.stringify([units16.map(s => cut(text, s)), points.map(s => cutPoints(text, s))]))"
    done = subprocess.run([str(shutil.which("node")), "-e", script], capture_output=True, check=True)
    expected = [span["text"] for span in spans(client, "code-points")]
    assert orjson.loads(done.stdout) == [expected, expected]


@pytest.mark.skipif(shutil.which("javac") is None, reason="no Java compiler on the path")
def test_the_java_of_the_documents_reads_offsets(client: FlaskClient, tmp_path: Path) -> None:
    span = spans(client, "code-points")[0]
    body = f"""
    public static void main(String[] given) throws Exception {{
        String text = java.nio.file.Files.readString(java.nio.file.Path.of(given[0]));
        byte[] found = cut(text, {span["start"]}, {span["end"]}).getBytes("UTF-8");
        System.out.write(found, 0, found.length);
        System.out.flush();
    }}"""
    source = tmp_path / "Cut.java"
    source.write_text(f"class Cut {{\n{programs('java')}\n{body}\n}}\n", "utf-8")
    java = str(shutil.which("java"))
    done = subprocess.run([java, "-Xshare:auto", str(source), str(TRAM)], capture_output=True, check=True)
    assert done.stdout.decode() == span["text"]


def test_the_tutorial_ends_in_an_analysis(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "service", tmp_path / "service", ignore=shutil.ignore_patterns("weights", "__pycache__"))
    weights = tmp_path / "service" / "weights"
    weights.mkdir()
    for path in (ROOT / "service" / "weights").iterdir():
        if path.is_file():
            (weights / path.name).symlink_to(path)
    for name, content in re.findall(r"`([^`\n]+)`, new:\n\n```python\n(.*?)```", TUTORIAL, re.DOTALL):
        (tmp_path / name).write_text(content, "utf-8")
    for name, change in re.findall(r"In `([^`\n]+)`:\n\n```diff\n(.*?)```", TUTORIAL, re.DOTALL):
        changed(tmp_path / name, change.splitlines(keepends=True))
    (expected,) = map(orjson.loads, re.findall(r"```answer\n(.*?)```", TUTORIAL, re.DOTALL))
    script = (
        "import sys; from service.web import create_app; from service.web.schemas.answers import QuestionsAnswer as Q\n"
        "client = create_app().test_client()\n"
        "answer = client.post('/v1/questions', data=open(sys.argv[1], 'rb').read(), content_type='text/plain')\n"
        "assert Q().validate(answer.get_json()) == {}\n"
        "sys.stdout.buffer.write(answer.data)"
    )
    sample = str(ROOT / "seeds" / "fiction-saltmere-ferry.txt")
    over_http = run(["-c", script, sample], tmp_path)
    assert [span["text"] for span in over_http["questions"]] == expected
    on_the_shell = run(["-m", "service", "questions", sample], tmp_path)
    assert on_the_shell["questions"] == over_http["questions"]


def changed(path: Path, change: list[str]) -> None:
    """Lines with `-` leave, lines with `+` come, the others stand where it happens."""
    before = "".join(line[1:] for line in change if line[0] != "+")
    after = "".join(line[1:] for line in change if line[0] != "-")
    text = path.read_text("utf-8")
    assert text.count(before) == 1, f"{path.name} has not exactly one place for this change:\n{before}"
    path.write_text(text.replace(before, after), "utf-8")


def run(arguments: list[str], folder: Path) -> Any:
    done = subprocess.run([sys.executable, *arguments], cwd=folder, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    return orjson.loads(done.stdout)
