"""Archives: NDJSON and Parquet in and out, continued where a run ended, and done by a cluster."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import orjson
import pytest

from service import archives, cluster, commands, lines
from service.question import Terms

ROOT = Path(__file__).resolve().parent.parent
COMMAND = [sys.executable, "-m", "service"]
TEXT = "Mayor Ingrid Solberg said on Monday that the ferry would sail in April.\n"


def archive(path: Path, number: int) -> Path:
    lines = [orjson.dumps({"id": f"a{at}", "text": TEXT * (at % 3 + 1)}) for at in range(number)]
    path.write_bytes(b"\n".join(lines) + b"\n")
    return path


def names(path: Path) -> list[str]:
    return [orjson.loads(line)["id"] for line in path.read_bytes().splitlines()]


def test_answers_go_to_a_file(tmp_path: Path) -> None:
    source, target = archive(tmp_path / "in.ndjson", 5), tmp_path / "out.ndjson"
    assert commands.run(["quotes", "--ndjson", str(source), "--output", str(target)]) == 0
    assert names(target) == [f"a{at}" for at in range(5)]


def test_answers_may_go_where_nothing_stays(tmp_path: Path) -> None:
    source = archive(tmp_path / "in.ndjson", 2)
    assert commands.run(["articles", "--ndjson", str(source), "--output", os.devnull]) == 0


def test_a_run_that_ended_early_is_continued_without_loss_or_repetition(tmp_path: Path) -> None:
    source, whole, broken = archive(tmp_path / "in.ndjson", 9), tmp_path / "whole", tmp_path / "broken"
    commands.run(["quotes", "--ndjson", str(source), "--output", str(whole)])
    lines = whole.read_bytes().splitlines(keepends=True)
    broken.write_bytes(b"".join(lines[:4]) + lines[4][:20])
    for _ in range(2):  # the second time there is nothing left to do
        assert commands.run(["quotes", "--ndjson", str(source), "--output", str(broken), "--resume"]) == 0
        assert broken.read_bytes() == whole.read_bytes()


def test_a_run_that_was_never_begun_is_continued_from_its_start(tmp_path: Path) -> None:
    source, target = archive(tmp_path / "in.ndjson", 2), tmp_path / "out.ndjson"
    assert commands.run(["articles", "--ndjson", str(source), "--output", str(target), "--resume"]) == 0
    assert names(target) == ["a0", "a1"]


def test_parquet_goes_in_and_out(tmp_path: Path) -> None:
    arrow, parquet = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
    rows = [
        {"id": "a", "text": TEXT, "html": None, "published": "2026-03-04", "options": '{"acts": "speech"}'},
        {"id": "b", "text": None, "html": f"<p>{TEXT}</p>", "published": None, "options": None},
        {"id": "c", "text": "...", "html": None, "published": None, "options": None},
    ]
    parquet.write_table(arrow.Table.from_pylist(rows), tmp_path / "in.parquet")
    source, target = str(tmp_path / "in.parquet"), tmp_path / "out.parquet"
    assert commands.run(["quotes", "--ndjson", source, "--output", str(target)]) == 1
    first, second, third = parquet.read_table(target).to_pylist()
    assert [first["id"], second["id"], third["id"]] == ["a", "b", "c"]
    assert orjson.loads(first["quotes"])[0]["said_on"]["value"] == "2026-03-02"
    assert orjson.loads(second["article"])["text"]
    assert orjson.loads(third["problem"])["title"]
    assert (third["quotes"], first["problem"], first["summary"]) == (None, None, None)


@pytest.mark.parametrize(
    "arguments",
    [
        ["--resume"],
        ["--output", "{folder}/old.parquet", "--resume"],
        ["--scheduler", "tcp://127.0.0.1:1"],
        ["--scheduler", "nonsense"],
    ],
)
def test_what_cannot_be_done_is_said_and_ends_in_2(
    tmp_path: Path, arguments: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(cluster, "PATIENCE", "1s")
    (tmp_path / "old.parquet").write_bytes(b"")
    given = [argument.format(folder=tmp_path) for argument in arguments]
    with pytest.raises(SystemExit) as ended:
        commands.run(["quotes", "--ndjson", str(archive(tmp_path / "in.ndjson", 1)), *given])
    assert ended.value.code == 2
    assert "error:" in capsys.readouterr().err


def test_every_member_of_an_answer_has_its_column() -> None:
    line = orjson.dumps({"id": "a", "text": TEXT, "options": {"tags": "superdesk"}})
    answer = orjson.loads(lines.reply(line, Terms("analysis")).line())
    assert answer.keys() - {"id"} <= set(archives.COLUMNS)


class Cluster:
    """A scheduler and its workers, each a process of its own."""

    def __init__(self, address: str, stack: ExitStack) -> None:
        self.address, self.stack = address, stack
        self.workers: list[subprocess.Popen[bytes]] = []

    def grow(self) -> None:
        command = [sys.executable, "-m", "distributed.cli.dask_worker", self.address, "--nthreads", "1", "--no-nanny"]
        self.workers.append(started([*command, "--no-dashboard", "--death-timeout", "30"], self.stack))


def started(command: list[str], stack: ExitStack) -> subprocess.Popen[bytes]:
    environment = {**os.environ, "OMP_NUM_THREADS": "1", "PYTHONPATH": str(ROOT)}
    process = stack.enter_context(
        subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    )
    stack.callback(process.kill)
    return process


@contextmanager
def running(folder: Path) -> Iterator[Cluster]:
    with ExitStack() as stack:
        file = folder / "scheduler.json"
        flags = ["--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--scheduler-file", str(file)]
        started([sys.executable, "-m", "distributed.cli.dask_scheduler", *flags], stack)
        while not file.exists() or not file.read_bytes().endswith(b"}"):
            time.sleep(0.05)
        found = Cluster(orjson.loads(file.read_bytes())["address"], stack)
        for _ in range(2):
            found.grow()
        yield found


def wait_for_workers(found: Cluster, number: int) -> None:
    with pytest.importorskip("distributed").Client(found.address, set_as_default=False) as client:
        client.wait_for_workers(number, timeout=60)


def test_a_cluster_answers_as_one_process_does_though_a_worker_dies_in_mid_run(tmp_path: Path) -> None:
    pytest.importorskip("distributed")
    source, alone, together = archive(tmp_path / "in.ndjson", 300), tmp_path / "alone", tmp_path / "together"
    commands.run(["quotes", "--ndjson", str(source), "--output", str(alone)])
    with running(tmp_path) as found:
        wait_for_workers(found, 2)
        flags = ["quotes", "--ndjson", str(source), "--scheduler", found.address, "--output", str(together)]
        with subprocess.Popen([*COMMAND, *flags], cwd=ROOT, stderr=subprocess.PIPE) as run:
            while not together.exists() or not together.stat().st_size:
                assert run.poll() is None, run.stderr and run.stderr.read()
                time.sleep(0.02)
            found.workers[0].send_signal(signal.SIGKILL)
            assert run.wait(120) == 0
    assert together.read_bytes() == alone.read_bytes()
