"""The command line: the pipeline without HTTP."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import orjson
import pytest

from service import commands, question, serving

ROOT = Path(__file__).resolve().parent.parent
COMMAND = [sys.executable, "-m", "service"]
TEXT = "Ferry returns 🚢 to Lindhaven\n\nMayor Ingrid Solberg said on Monday that the ferry would sail in April.\n"
HTML = f"<html><body><article><p>{TEXT}</p></article></body></html>"
BAD_LINES = [
    "{bad",
    "[1]",
    "null",
    "NaN",
    '{"text": "no id"}',
    '{"id": 3, "text": "a number for an id"}',
    '{"id": "none"}',
    '{"id": "two", "text": "words", "html": "words"}',
    '{"id": "empty", "text": ""}',
    '{"id": "marks", "text": "… 12 …"}',
    '{"id": "options", "text": "words", "options": {"words": 3}}',
    '{"id": "list", "text": "words", "options": [1]}',
    '{"id": "unknown", "text": "words", "options": {"wrods": 60}}',
    '{"id": "acts", "text": "words", "options": {"acts": [3]}}',
    '{"id": "keep", "text": "words", "boilerplate": "drop"}',
    '{"id": "when", "text": "words", "published": "yesterday"}',
    '{"id": "article", "article": {"text": "words"}}',
    '{"id": "surrogate", "text": "\\ud800"}',
    "[" * 5000,
]


def line(name: str, **fields: object) -> str:
    return orjson.dumps({"id": name, **fields}).decode()


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]) -> Any:
    def run(*arguments: str, stdin: Sequence[str] | str = "") -> tuple[int, list[dict[str, Any]]]:
        content = stdin if isinstance(stdin, str) else "\n".join(stdin)
        monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(content.encode())))
        status = commands.run(arguments)
        return status, [orjson.loads(answer) for answer in capfdbinary.readouterr().out.splitlines()]

    return run


@pytest.mark.parametrize("analysis", [name for name in question.ANALYSES if name != "comparison"])
def test_a_file_is_answered_under_its_name(run: Any, tmp_path: Path, analysis: str) -> None:
    (tmp_path / "ferry.txt").write_text(TEXT, "utf-8")
    status, (answer,) = run(analysis, str(tmp_path / "ferry.txt"))
    assert status == 0
    assert answer["id"] == str(tmp_path / "ferry.txt")
    assert answer["article"]["id"].startswith("sha256:")
    assert ("text" in answer["article"]) == (analysis == "articles")


@pytest.mark.parametrize(
    "name", ["nitf-agency.xml", "release.docx", "columns.pdf", "message.eml", "ninjs-3.request.json"]
)
def test_files_of_every_format_are_answered(run: Any, tmp_path: Path, name: str) -> None:
    sample = ROOT / "tests" / "golden" / "articles" / name
    (tmp_path / "unnamed").write_bytes(sample.read_bytes())
    status, (known, unnamed) = run("articles", str(sample), str(tmp_path / "unnamed"))
    assert status == 0
    assert known["article"] == unnamed["article"]
    assert known["article"]["headline"]


def test_several_files_are_answered_in_order(run: Any, tmp_path: Path) -> None:
    names = [str(tmp_path / f"{number}.txt") for number in range(3)]
    for name in names:
        Path(name).write_text(TEXT, "utf-8")
    status, answers = run("quotes", *names)
    assert status == 0
    assert [answer["id"] for answer in answers] == names


@pytest.mark.parametrize("arguments", [[], ["-"]])
def test_without_a_file_standard_input_is_read(run: Any, arguments: list[str]) -> None:
    status, (answer,) = run("articles", *arguments, stdin=TEXT)
    assert status == 0
    assert answer["article"]["text"] == TEXT


@pytest.mark.parametrize(("name", "whole"), [("page.html", True), ("page", True), ("page.txt", False)])
def test_the_format_is_settled_by_the_ending_then_by_the_content(
    run: Any, tmp_path: Path, name: str, whole: bool
) -> None:
    (tmp_path / name).write_text(HTML, "utf-8")
    _, (answer,) = run("quotes", str(tmp_path / name))
    assert ("text" in answer["article"]) == whole


def test_a_json_file_holds_a_request(run: Any, tmp_path: Path) -> None:
    (tmp_path / "ferry.json").write_text(orjson.dumps({"text": TEXT, "headline": "The ferry"}).decode(), "utf-8")
    _, (answer,) = run("articles", str(tmp_path / "ferry.json"))
    assert answer["article"]["headline"] == "The ferry"


def test_a_file_that_cannot_be_read_is_a_problem_and_the_others_go_on(run: Any, tmp_path: Path) -> None:
    (tmp_path / "ferry.txt").write_text(TEXT, "utf-8")
    status, (first, second) = run("quotes", str(tmp_path / "none.txt"), str(tmp_path / "ferry.txt"))
    assert status == 1
    assert first["problem"]["title"]
    assert "quotes" in second


def test_lines_are_answered_in_order(run: Any) -> None:
    status, answers = run("analysis", "--ndjson", stdin=[line(str(number), text=TEXT) for number in range(9)])
    assert status == 0
    assert [answer["id"] for answer in answers] == [str(number) for number in range(9)]


def test_lines_come_from_a_file_too(run: Any, tmp_path: Path) -> None:
    (tmp_path / "lines").write_text(line("a", text=TEXT) + "\n\n" + line("b", text=TEXT), "utf-8")
    status, answers = run("articles", "--ndjson", str(tmp_path / "lines"))
    assert status == 0
    assert [answer["id"] for answer in answers] == ["a", "b"]


def test_a_line_with_html_gets_the_whole_article(run: Any) -> None:
    _, (answer,) = run("quotes", "--ndjson", stdin=line("a", html=HTML))
    assert answer["article"]["text"]


def test_an_article_goes_round(run: Any) -> None:
    _, (uploaded,) = run("articles", "--ndjson", stdin=line("a", text=TEXT))
    _, (from_article,) = run("analysis", "--ndjson", stdin=line("a", article=uploaded["article"]))
    _, (from_text,) = run("analysis", "--ndjson", stdin=line("a", text=TEXT))
    assert from_article == from_text


def test_what_else_a_row_of_an_archive_has_is_passed_over(run: Any) -> None:
    status, (answer,) = run("articles", "--ndjson", stdin=line("a", text=TEXT, section="Local", page=3))
    assert (status, answer["article"]["text"]) == (0, TEXT)


@pytest.mark.parametrize("bad", BAD_LINES)
def test_a_bad_line_is_a_problem_and_the_others_go_on(run: Any, bad: str) -> None:
    status, answers = run("summary", "--ndjson", stdin=[line("a", text=TEXT), bad, line("b", text=TEXT)])
    assert status == 1
    first, problem, last = answers
    assert (first["id"], last["id"]) == ("a", "b")
    assert problem.keys() == {"id", "problem"}
    assert {"type", "title", "detail"} <= problem["problem"].keys()
    assert problem["problem"]["title"] != "Internal error"


def test_a_fault_of_ours_is_a_problem_of_its_line(run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("broken")

    monkeypatch.setattr(question, "answer", fail)
    status, (answer,) = run("summary", "--ndjson", stdin=line("a", text=TEXT))
    assert (status, answer["problem"]["title"]) == (1, "Internal error")


def test_options_hold_for_lines_that_have_none_of_their_own(run: Any) -> None:
    lines = [line("a", text=TEXT), line("b", text=TEXT, options={"include": ["quotes"], "article": "id"})]
    _, (first, second) = run("analysis", "--include", "entities", "--article", "full", "--ndjson", stdin=lines)
    assert first.keys() == {"id", "article", "entities", "dates"}
    assert first["article"]["text"] == TEXT
    assert "quotes" in second
    assert "text" not in second["article"]


def test_options_are_those_of_http(run: Any) -> None:
    options = ["--boilerplate", "keep", "--offsets", "utf-16", "--key-points", "1", "--words", "20", "--acts", "speech"]
    _, (answer,) = run("analysis", *options, "--article", "full", stdin=TEXT)
    assert {block["role"] for block in answer["article"]["blocks"]} == {"paragraph"}
    assert answer["article"]["blocks"][-1]["end"] == len(TEXT.rstrip()) + 1  # the ship has two units
    assert len(answer["summary"]["key_points"]) <= 1


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["songs"],
        ["quotes", "--words", "many"],
        ["quotes", "--words", "3"],
        ["quotes", "--acts", "sung"],
        ["quotes", "--offsets", "utf-8"],
        ["quotes", "--workers", "0"],
        ["quotes", "--workers", "-1"],
        ["quotes", "--ndjson", "no such file"],
        ["quotes", "--ndjson", "a", "b"],
    ],
)
def test_wrong_arguments_end_in_2(run: Any, arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        run(*arguments)
    assert ended.value.code == 2


def test_many_workers_answer_what_one_answers_in_the_same_order(tmp_path: Path) -> None:
    lines = [line(str(number), text=TEXT * (number % 3 + 1)) for number in range(40)]
    content = "\n".join([*lines[:20], "{bad", *lines[20:]]).encode()
    one, two = (
        subprocess.run(
            [*COMMAND, "analysis", "--ndjson", *more], cwd=ROOT, input=content, capture_output=True, check=False
        )
        for more in ([], ["--workers", "2"])
    )
    assert (one.returncode, two.returncode) == (1, 1)
    assert one.stdout == two.stdout
    assert one.stdout.count(b"\n") == 41
    assert (one.stderr, two.stderr) == (b"", b"")  # no bar where nobody looks on


@pytest.mark.parametrize("workers", ["1", "2"])
def test_a_reader_who_leaves_ends_the_run_quietly(workers: str) -> None:
    command = [*COMMAND, "articles", "--ndjson", "--workers", workers]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as run:
        assert run.stdin
        assert run.stdout
        assert run.stderr
        content = (line("a", text=TEXT) + "\n").encode()
        run.stdin.write(content * 100)
        run.stdin.flush()
        run.stdout.readline()
        run.stdout.close()
        try:
            run.stdin.write(content * 5000)
            run.stdin.close()
        except BrokenPipeError:
            run.stdin = None
        assert run.stderr.read() == b""
        assert run.wait() == commands.BROKEN_PIPE


def test_ctrl_c_ends_the_run_quietly(run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(question, "answer", interrupt)
    assert run("summary", stdin=TEXT) == (commands.INTERRUPTED, [])


def test_serving_needs_nothing_of_the_web_before_gunicorn_has_it(monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[list[str]] = []
    monkeypatch.setattr(os, "execv", lambda _, command: started.append(command))
    serving.serve()
    assert started[0][1:3] == ["-m", "gunicorn"]
    assert Path(started[0][4]).is_file()


def test_a_container_loads_nothing_twice() -> None:
    """What `serve` becomes loads all that it needs itself."""
    code = (
        "import os, sys; os.execv = lambda *_: sys.exit(bool({'numpy', 'service.commands'} & sys.modules.keys()))\n"
        "sys.argv = ['copydesk', 'serve']; import service.__main__; service.__main__.main()"
    )
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0


def test_the_command_line_runs_without_the_web() -> None:
    code = "import sys, service.commands; sys.exit(bool({'flask', 'marshmallow'} & sys.modules.keys()))"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0


def test_several_files_are_compared(run: Any, tmp_path: Path) -> None:
    for name, text in (("a.txt", TEXT), ("b.html", HTML), ("c.json", orjson.dumps({"text": TEXT}).decode())):
        (tmp_path / name).write_text(text, "utf-8")
    names = [str(tmp_path / name) for name in ("a.txt", "b.html", "c.json")]
    status, (answer,) = run("comparison", *names)
    assert (status, answer["files"], len(answer["articles"])) == (0, names, 3)
    assert answer["stories"][0]["articles"] == [0, 1, 2]


def test_one_file_may_hold_all_articles_to_compare(run: Any) -> None:
    status, (answer,) = run("comparison", stdin=orjson.dumps({"articles": [{"text": TEXT}] * 2}).decode())
    assert (status, len(answer["articles"])) == (0, 2)


def test_a_file_that_is_no_article_is_named_in_a_comparison(run: Any, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    (tmp_path / "b.txt").write_text("12", "utf-8")
    status, (answer,) = run("comparison", str(tmp_path / "a.txt"), str(tmp_path / "b.txt"))
    assert (status, answer["problem"]["errors"].keys()) == (1, {"articles"})
    assert answer["problem"]["errors"]["articles"].keys() == {"1"}


def test_a_comparison_takes_no_lines() -> None:
    with pytest.raises(SystemExit) as stopped:
        commands.run(["comparison", "--ndjson"])
    assert stopped.value.code == 2
