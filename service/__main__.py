"""The command line: `python -m service`, or `copydesk` where the package is installed."""

from __future__ import annotations

import os
import sys

BLAS_THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")


def main() -> int:
    """Run the command line; the exit status."""
    # Our matrices are small and our parallelism is processes: more threads in each only stand in each other's way.
    # NumPy reads this when it is imported, so the commands come after.
    for name in BLAS_THREADS:
        os.environ.setdefault(name, "1")
    if sys.argv[1:] == ["serve"]:  # as a container starts: without what only the other commands use
        from service import serving  # noqa: PLC0415

        return serving.serve()
    from service import commands  # noqa: PLC0415

    return commands.run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
