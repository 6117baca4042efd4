"""How gunicorn runs the service; `python -m service serve` starts it so. All that can be set is in web/settings.py."""

import gc
import sys
from pathlib import Path

from service import tag_file
from service.web import log, processors
from service.web.settings import SettingsError, from_environment

try:
    settings = from_environment()
    if settings.tag_list:
        tag_file.load(Path(settings.tag_list))  # kept for the app, which is loaded in this very process
except (SettingsError, tag_file.TagListError) as error:
    sys.exit(f"copydesk: {error}")

bind = settings.bind
workers = settings.workers or processors.workers()
timeout = settings.timeout
graceful_timeout = settings.graceful_timeout
# Models are loaded once, before the workers part, and their memory is shared.
preload_app = True
# A read-only root has no place for a control socket, and the sign of life of each worker belongs into memory.
control_socket_disable = True
MEMORY = "/dev/shm"  # noqa: S108 - gunicorn makes its own file there, with a random name
worker_tmp_dir = MEMORY if Path(MEMORY).is_dir() else None
accesslog = None  # the app logs its requests itself, with their ids
logconfig_dict = log.configuration(settings.log_level)


def when_ready(server):
    """Put what is loaded by now out of the collector's sight: it would touch, and so copy, pages that are shared."""
    gc.collect()
    gc.freeze()


def post_worker_init(worker):
    """Let a batch say that it is alive, line by line."""
    worker.app.wsgi().config["COPYDESK_ALIVE"] = worker.notify
