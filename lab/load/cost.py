"""What each hostile body costs beside an honest article of as many bytes, in seconds of the processor.

    OMP_NUM_THREADS=1 python -m lab.load.cost [--most 10]

The bodies are those of `lab.load.hostile`, asked of the app itself; printed are the dearest.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable

import numpy as np
from flask.testing import FlaskClient
from tqdm import tqdm

from lab.bench import texts
from lab.load import hostile
from lab.load.callers import Body
from service.web import create_app
from service.web.settings import Settings

TIMES = 2  # each is asked so often, and the least counts
SIZES = (1_000, 4_000, 16_000, 64_000, 250_000)
WORDS = 60_000


def spent(client: FlaskClient, body: Body) -> float:
    """Seconds of the processor that an answer takes."""
    path, media_type, content = body
    found = []
    for _ in range(TIMES):
        begun = time.process_time()
        client.post(path, data=content, content_type=media_type).get_data()
        found.append(time.process_time() - begun)
    return min(found)


def honest(client: FlaskClient) -> Callable[[int], float]:
    """Seconds for an article of so many bytes, from those of some sizes."""
    (text,) = texts.articles(1, WORDS)
    seconds = [spent(client, ("/v1/analysis", hostile.TEXT, text.encode()[:size])) for size in SIZES]
    return lambda size: float(np.interp(size, SIZES, seconds)) * max(1.0, size / SIZES[-1])


def main(arguments: list[str] | None = None) -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--most", type=int, default=10)
    most = parser.parse_args(arguments).most
    client = create_app(Settings(log_level="error")).test_client()
    fair, rows = honest(client), []
    bodies = {name: ("/v1/analysis", *body) for name, body in hostile.BODIES.items()} | {
        f"a batch: {name}": ("/v1/batch", hostile.NDJSON, body) for name, body in hostile.LINES.items()
    }
    for name, body in tqdm(bodies.items(), disable=None):
        seconds, size = spent(client, body), len(body[2])
        rows.append((seconds / fair(size), f"{name}: {size:,} bytes, {1000 * seconds:.0f} ms"))
    rows.sort(reverse=True)
    for ratio, told in rows[:most]:
        print(f"{ratio:6.2f} times  {told}")
    print(f"the other {len(rows) - most} of {len(rows)} at most {rows[most][0]:.2f} times" if most < len(rows) else "")


if __name__ == "__main__":
    main()
