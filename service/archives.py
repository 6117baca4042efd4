"""Archives: many articles in a file, NDJSON or Parquet; answers in another, to be continued where it ended."""

from __future__ import annotations

import contextlib
import os
import stat
import sys
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import IO, Any

import orjson

from service.lines import QUERY_FIELDS

PARQUET = ".parquet"
TOGETHER = 500  # rows that are read or written at a time
COLUMNS = ("article", "entities", "dates", "quotes", "speakers", "scare_quotes", "summary", "tags", "problem")
"""Of a file of answers, beside `id`: each a member of the answer, as JSON, or null."""


class ArchiveError(OSError):
    """A file cannot be read, written or continued."""


def lines_of(name: str | None) -> Iterator[bytes]:
    """The lines of an NDJSON file, the rows of a Parquet file as such lines, or standard input; blank ones skipped."""
    if name is not None and Path(name).suffix == PARQUET:
        yield from _rows(name)
        return
    with contextlib.nullcontext(sys.stdin.buffer) if name is None else Path(name).open("rb") as source:
        yield from (line for line in source if line.strip())


def _rows(name: str) -> Iterator[bytes]:
    """Each row as the line of its fields; `options` is an object or JSON, and nulls are left out."""
    parquet = _pyarrow("pyarrow.parquet")
    with parquet.ParquetFile(name) as file:
        for batch in file.iter_batches(batch_size=TOGETHER):
            for row in batch.to_pylist():
                yield orjson.dumps({field: _plain(field, value) for field, value in row.items() if value is not None})


def _plain(field: str, value: object) -> object:
    if field in (*QUERY_FIELDS, "article") and isinstance(value, str) and value.startswith("{"):
        with contextlib.suppress(orjson.JSONDecodeError):
            return orjson.loads(value)
    return value


def done(path: Path) -> int:
    """How many answers an NDJSON file has already; a last one that broke off is cut away."""
    if not path.exists():
        return 0
    if path.suffix == PARQUET:
        raise ArchiveError("a Parquet file cannot be continued; write NDJSON")
    count, whole = 0, 0
    with path.open("rb+") as file:
        for line in file:
            if line.endswith(b"\n"):
                count, whole = count + 1, whole + len(line)
        file.truncate(whole)
    return count


@contextlib.contextmanager
def writer(path: Path | None, is_continued: bool) -> Iterator[Callable[[bytes], object]]:
    """What takes the lines of answers: a file by its ending, or standard output."""
    if path is None:
        yield to_stdout
    elif path.suffix == PARQUET:
        with _to_parquet(path) as write:
            yield write
    else:
        with path.open("ab" if is_continued else "wb") as file:
            yield file.write
            _settle(file)


def to_stdout(line: bytes) -> None:
    """Write a line at once: somebody may be waiting for it."""
    sys.stdout.buffer.write(line)
    sys.stdout.buffer.flush()


def _settle(file: IO[bytes]) -> None:
    """What is told as done is on the disk."""
    file.flush()
    if stat.S_ISREG(os.fstat(file.fileno()).st_mode):  # not a pipe, nor /dev/null
        os.fsync(file.fileno())


@contextlib.contextmanager
def _to_parquet(path: Path) -> Iterator[Callable[[bytes], object]]:
    arrow, parquet = _pyarrow("pyarrow"), _pyarrow("pyarrow.parquet")
    schema = arrow.schema([(name, arrow.string()) for name in ("id", *COLUMNS)])
    rows: list[dict[str, str | None]] = []
    with parquet.ParquetWriter(path, schema, compression="zstd") as file:

        def settle() -> None:
            file.write_table(arrow.Table.from_pylist(rows, schema))
            rows.clear()

        def write(line: bytes) -> None:
            rows.append(_row(line))
            if len(rows) >= TOGETHER:
                settle()

        yield write
        settle()


def _row(line: bytes) -> dict[str, str | None]:
    answer = orjson.loads(line)
    name = answer["id"]
    told = {column: orjson.dumps(answer[column]).decode() for column in COLUMNS if column in answer}
    return {"id": name if isinstance(name, str) or name is None else orjson.dumps(name).decode(), **told}


def _pyarrow(module: str) -> Any:
    try:
        return import_module(module)
    except ImportError as error:
        raise ArchiveError("Parquet needs pyarrow: pip install 'copydesk[archive]'") from error
