"""The command `python -m service.web.openapi` writes openapi.yaml."""

from __future__ import annotations

import sys
from pathlib import Path

from service.web import create_app, specification

FILE = Path(__file__).resolve().parents[2] / "openapi.yaml"


def main() -> int:
    """Write openapi.yaml."""
    FILE.write_text(specification.document(create_app()), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
