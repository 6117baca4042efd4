"""`serve`: the command line becomes the HTTP service. Little is imported here: gunicorn starts from nothing."""

from __future__ import annotations

import os
import sys
from pathlib import Path

GUNICORN_CONFIGURATION = Path(__file__).parent / "web" / "gunicorn.conf.py"


def serve() -> int:
    """Become the HTTP service: gunicorn with our configuration. Comes back only where it cannot start."""
    sys.stdout.flush()
    command = [sys.executable, "-m", "gunicorn", "--config", str(GUNICORN_CONFIGURATION), "service.web.wsgi:app"]
    os.execv(command[0], command)  # noqa: S606 - no shell, nothing from outside in the command
