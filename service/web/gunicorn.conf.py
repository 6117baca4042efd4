"""How gunicorn runs the service; `python -m service serve` starts it so. All that can be set is in web/settings.py."""

import atexit
import gc
import os
import shutil
import sys
import tempfile
from pathlib import Path

# What is being loaded now stays: nothing to collect until it is settled, in `when_ready`.
gc.disable()

MEMORY = "/dev/shm"  # noqa: S108 - files with random names are made there
# A read-only root has no place for files, a full disk none for figures: both live in memory.
FOLDER = MEMORY if os.access(MEMORY, os.W_OK) else None
METRICS = "PROMETHEUS_MULTIPROC_DIR"
# The library of metrics looks for its folder when it is imported, which is further down.
os.environ[METRICS] = tempfile.mkdtemp(prefix="copydesk-metrics-", dir=FOLDER)


@atexit.register
def leave_nothing_behind(folder=os.environ[METRICS], owner=os.getpid()):  # noqa: B008 - of this process, not of workers
    """Drop the folder when the process ends that made it."""
    if os.getpid() == owner:
        shutil.rmtree(folder, ignore_errors=True)


from gunicorn.workers.sync import SyncWorker  # noqa: E402
from prometheus_client import multiprocess  # noqa: E402

from service import memory, tag_file  # noqa: E402
from service.web import deadline, log, metrics, processors, stopping, telemetry  # noqa: E402
from service.web.settings import SettingsError, from_environment  # noqa: E402

try:
    settings = from_environment()
    if settings.tag_list:
        tag_file.load(Path(settings.tag_list))  # kept for the app, which is loaded in this very process
except (SettingsError, tag_file.TagListError) as error:
    sys.exit(f"copydesk: {error}")

bind = settings.bind
workers = settings.workers or processors.workers()
# The worker itself answers a request that takes too long; one that cannot even do that is ended a little later.
timeout = settings.timeout + deadline.GRACE
graceful_timeout = settings.graceful_timeout
# Models are loaded once, before the workers part, and their memory is shared.
preload_app = True
control_socket_disable = True
worker_tmp_dir = FOLDER  # each worker gives its sign of life there
accesslog = None  # the app logs its requests itself, with their ids
logconfig_dict = log.configuration(settings.log_level)


def when_ready(server):
    """Make ready what is loaded by now to be shared."""
    memory.settle()


def post_worker_init(worker):
    """Let a batch say that it is alive, line by line; let a worker that was interrupted be its last request's."""
    app = worker.app.wsgi()
    app.config["COPYDESK_ALIVE"] = worker.notify

    def retire():
        worker.is_spent, worker.alive = True, False

    app.config["COPYDESK_RETIRE"] = retire
    metrics.start()
    telemetry.start()


def worker_abort(worker):
    """Say why a worker ends that was silent for too long."""
    worker.is_spent = True
    worker.log.error("worker %s took longer than a request may, and could not be interrupted", worker.pid)


def worker_exit(server, worker):
    """Answer who waits, unless the worker ends because something is wrong with it."""
    if os.getpid() == worker.pid and isinstance(worker, SyncWorker) and not getattr(worker, "is_spent", False):
        worker.app.wsgi().config["COPYDESK_ALIVE"] = lambda: None  # its sign of life is gone already
        stopping.answer_waiting(worker.sockets, worker.accept, graceful_timeout / 2)


def child_exit(server, worker):
    """Forget what a worker had under way when it ended."""
    multiprocess.mark_process_dead(worker.pid)
