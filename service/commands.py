"""The commands: an analysis of files or of NDJSON lines, and `serve`."""

from __future__ import annotations

import argparse
import functools
import itertools
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson
from tqdm import tqdm

from service import archives, arguments, cluster, lines, question, serving, tag_file, together, workers
from service.arguments import TAG_LIST
from service.errors import ArticleError, MalformedInput
from service.intake import Source, sniff
from service.question import Terms

OPTIONS = ("boilerplate", "article", "offsets", "include", "acts", "key_points", "words", "tags")
STDIN = "-"
INTERRUPTED, BROKEN_PIPE = 130, 141  # as a shell reports SIGINT and SIGPIPE

Sealed = tuple[bytes, bool]
"""A line that is ready to go out, and whether it tells of a problem."""

MEDIA_TYPES = {
    ".txt": "text/plain",
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "application/xhtml+xml",
    ".json": "application/json",
    ".xml": "application/xml",
    ".rss": "application/xml",
    ".atom": "application/xml",
    ".nitf": "application/xml",
    ".docx": sniff.DOCX,
    ".pdf": sniff.PDF,
    ".eml": sniff.MAIL,
}


def run(given: Sequence[str]) -> int:
    """Run a command: 0, or 1 if any article failed, or 2 for wrong arguments."""
    parser = arguments.parser()
    asked = parser.parse_intermixed_args(given)
    if asked.analysis == "serve":
        if asked.tag_list:
            os.environ[TAG_LIST] = asked.tag_list
        return serving.serve()
    standing = _standing(asked)
    try:
        question.read(standing.terms(), {})
    except ArticleError as error:
        parser.error(f"{error.detail}: {error.errors}")
    except tag_file.TagListError as error:
        parser.error(str(error))
    try:
        if asked.ndjson and asked.analysis != "comparison":
            return _archive(asked, standing)
        return _write(_replies(asked, standing), archives.to_stdout)
    except OSError as error:
        parser.error(str(error))
    except KeyboardInterrupt:
        return INTERRUPTED


@dataclass(frozen=True, slots=True)
class Standing:
    """What holds for all articles of a run, small enough to go to every process with the lines; each loads the list."""

    analysis: str
    defaults: Mapping[str, object]
    tag_list: str

    def terms(self) -> Terms:
        """The terms, with the tag list. Raises TagListError."""
        return Terms(self.analysis, self.defaults, tag_file.load(Path(self.tag_list)) if self.tag_list else None)


def _standing(asked: argparse.Namespace) -> Standing:
    defaults = {name: getattr(asked, name) for name in OPTIONS if getattr(asked, name) is not None}
    return Standing(asked.analysis, defaults, asked.tag_list or os.environ.get(TAG_LIST, "").strip())


def _replies(asked: argparse.Namespace, standing: Standing) -> Iterator[Sealed]:
    if asked.analysis == "comparison":
        return _comparison(asked, standing)
    return _file_replies(asked, standing)


def _comparison(asked: argparse.Namespace, standing: Standing) -> Iterator[Sealed]:
    """One reply for all files together."""
    if asked.ndjson:
        raise OSError("a comparison takes files, not --ndjson")
    names = asked.files or [STDIN]
    reply = lines.guarded(None, lambda: _compared(names, standing))
    told = reply.answer if reply.problem is None else {"problem": reply.problem}
    options = orjson.OPT_APPEND_NEWLINE | orjson.OPT_NON_STR_KEYS  # errors are keyed by the places of articles
    yield orjson.dumps({"files": names, **told}, option=options), reply.problem is not None


def _compared(names: Sequence[str], standing: Standing) -> Mapping[str, Any]:
    """The answer about some files; one JSON file may hold all articles, as a request over HTTP does."""
    asked = question.read(standing.terms(), {})
    if len(names) == 1:
        content, media_type = _content(names[0])
        if media_type == "application/json":
            return together.answer(together.sent(lines.parse(content), asked.utf16), asked)
    together.number(len(names))
    sent = [together.of_one(at, functools.partial(_sent, name, asked.utf16)) for at, name in enumerate(names)]
    return together.answer(sent, asked)


def _sent(name: str, utf16: bool) -> together.Sent:
    """The article in a file."""
    content, media_type = _content(name)
    if media_type == "application/json":
        fields = lines.parse(content)
        fields.pop("id", None)
        return lines.article_or_source(fields, utf16)
    return Source(content, media_type)


def _file_replies(asked: argparse.Namespace, standing: Standing) -> Iterator[Sealed]:
    """The replies to files, each under its name."""
    for name in asked.files or [STDIN]:
        yield _sealed(lines.guarded(name, functools.partial(_answer_file, name, standing)))


def _answer_file(name: str, standing: Standing) -> Mapping[str, Any]:
    content, media_type = _content(name)
    if media_type == "application/json":
        fields = lines.parse(content)
        return lines.ask(str(fields.pop("id", name)), fields, standing.terms())
    return question.answer(Source(content, media_type), question.read(standing.terms(), {}))


def _content(name: str) -> tuple[bytes, str]:
    """The bytes of a file, and their media type. Raises MalformedInput."""
    try:
        content = sys.stdin.buffer.read() if name == STDIN else Path(name).read_bytes()
    except OSError as error:
        raise MalformedInput(f"cannot be read: {error}") from error
    return content, sniff.settled(content, MEDIA_TYPES.get(Path(name).suffix.lower(), ""))


def _archive(asked: argparse.Namespace, standing: Standing) -> int:
    """Answer the lines of a file, into another or on standard output."""
    if len(asked.files) > 1:
        raise OSError("--ndjson takes one file")
    if asked.resume and asked.output is None:
        raise OSError("--resume needs --output")
    done = archives.done(asked.output) if asked.resume else 0
    with archives.writer(asked.output, asked.resume) as write:
        return _write(_line_replies(asked, standing, done), write)


def _line_replies(asked: argparse.Namespace, standing: Standing, done: int) -> Iterator[Sealed]:
    """The replies to the lines that are not done, in order, with a progress bar where somebody looks on."""
    work = functools.partial(_answer_line, standing=standing)
    name = None if asked.files in ([], [STDIN]) else asked.files[0]
    items = itertools.islice(archives.lines_of(name), done, None)
    replies = (
        cluster.in_order(work, items, asked.scheduler)
        if asked.scheduler
        else workers.in_order(work, items, asked.workers)
    )
    # disable=None: no bar where standard error is no terminal
    yield from tqdm(replies, initial=done, unit=" articles", disable=None, file=sys.stderr)


def _answer_line(line: bytes, standing: Standing) -> Sealed:
    return _sealed(lines.reply(line, standing.terms()))


def _sealed(reply: lines.Reply) -> Sealed:
    """Made where the work is done: bytes travel between processes faster than objects."""
    return reply.line(), reply.problem is not None


def _write(replies: Iterable[Sealed], write: Callable[[bytes], object]) -> int:
    failed = False
    try:
        for line, is_problem in replies:
            failed = failed or is_problem
            write(line)
    except BrokenPipeError:
        # Whoever read along has had enough; without this Python complains once more when it closes the pipe.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return BROKEN_PIPE
    return int(failed)
