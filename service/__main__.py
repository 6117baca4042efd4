"""The command line: the pipeline without HTTP."""

from __future__ import annotations

import sys

import orjson

from service import pipeline
from service.intake import Source


def main() -> int:
    """Run the command line."""
    analysis = sys.argv[1]
    for line in sys.stdin.buffer:
        request = orjson.loads(line)
        source = Source(
            request.get("html") or request["text"],
            "text/html" if "html" in request else "text/plain",
            headline=request.get("headline"),
            published=request.get("published"),
            keep=request.get("boilerplate") == "keep",
        )
        article = pipeline.upload(source)
        if analysis == "articles":
            answer: dict[str, object] = {"article": article}
        else:
            include = pipeline.NAMES if analysis == "analysis" else (analysis,)
            asked = request.get("options", {})
            options = pipeline.Options(key_points=asked.get("key_points", 3), words=asked.get("words", 90))
            shown = article if "html" in request else {"id": article.id}
            answer = {"article": shown, **pipeline.analyse(article, include, options)}
        sys.stdout.buffer.write(orjson.dumps({"id": request["id"], **answer}) + b"\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
