"""Makes an API key of 256 random bits, and prints it with the entry for COPYDESK_KEYS.

python -m service.web.new_key NAME [SCOPE ...]
"""

from __future__ import annotations

import secrets
import sys
from collections.abc import Sequence

from service.web import keys


def main(arguments: Sequence[str]) -> int:
    """Make a key: print it, and the entry for the configuration."""
    name, scopes = (arguments[0], arguments[1:] or [keys.ANALYSE]) if arguments else ("", [])
    key = secrets.token_urlsafe(32)
    entry = f"{name}:{'+'.join(scopes)}:{keys.digest(key)}"
    try:
        keys.parse(entry)
    except ValueError as error:
        sys.stderr.write(f"usage: python -m service.web.new_key NAME [SCOPE ...]: an entry {error}\n")
        return 2
    sys.stdout.write(f"key, for the caller, shown only now: {key}\nentry of COPYDESK_KEYS:              {entry}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
