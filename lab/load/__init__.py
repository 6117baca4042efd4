"""The service under load, and what it does when things break: commands, each with a report.

    python -m lab.load.concurrency [--seconds 8] [--draw docs/load.svg]     how fast, for how many callers at a time
    python -m lab.load.soak [--seconds 120] [--share 0.8] [--requests N]    hours in minutes: mixed and hostile bodies
    python -m lab.load.faults [NAME ...]                                    kill, terminate, slow, stuck, full, broken …
    python -m lab.load.cost                                                 what hostile bodies cost beside honest ones
    python -m lab.load.replicas [--replicas 3]                              behind nginx, one killed and one stopped
    python -m lab.load.compose [--build]                                    in containers, by deploy/compose.yaml
    python -m lab.load.cluster [--articles 600]                             an archive by Dask, with one worker and two

On a quiet machine; each starts a service of its own through gunicorn, on a free port.
"""
