"""`python -m launcher COMMAND`: make sure the packages are there, then run the command inside the virtual environment.

Until then only the standard library may be imported.
"""

import os
import sys

from launcher.console import Stop, clock, end
from launcher.installation import ensure_installed

# Which packages each command needs.
_COMMANDS = {"server": False, "manage": False, "bench": True, "setup": False, "test": True, "lint": True, "setup-dev": True}


def main(arguments: list[str]) -> int:
    """Run one command; returns its exit status."""
    command, *rest = arguments or ["server"]
    if command not in _COMMANDS:
        print(f"Unknown command {command!r}; there are: {', '.join(_COMMANDS)}", file=sys.stderr)
        return 2
    try:
        python = ensure_installed(for_development=_COMMANDS[command])
    except Stop as trouble:
        return end(trouble)
    except KeyboardInterrupt:
        return 130
    if command.startswith("setup"):
        return 0
    os.execve(python, [str(python), "-P", "-m", "launcher.commands", command, *rest], os.environ | clock())  # noqa: S606 - the same program, in its environment
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
