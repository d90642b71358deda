"""What runs inside the virtual environment: one function for each name in `script/`."""

import importlib
import sys

from launcher.console import Stop, end

_MODULES = {
    "server": "launcher.server",
    "manage": "launcher.managing",
    "test": "launcher.testing",
    "lint": "launcher.linting",
    "bench": "launcher.benching",
}


def main(arguments: list[str]) -> int:
    """Run one command; returns its exit status."""
    command, *rest = arguments
    try:
        status = importlib.import_module(_MODULES[command]).main(rest)
    except Stop as trouble:
        return end(trouble)
    except KeyboardInterrupt:
        return 130
    return int(status)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
