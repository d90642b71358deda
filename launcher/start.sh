#!/bin/sh
# Finds a Python that is new enough and hands over to `python -m launcher`. Called by everything in script/.
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)

works() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; }

python=
for candidate in "${SIAPKERJA_VENV:-$root/.venv}/bin/python" python3.13 python3.12 python3.11 python3 python3.14; do
    if works "$candidate"; then python=$candidate; break; fi
done
if [ -z "$python" ]; then
    cat >&2 <<'END'

SIAPKerja needs Python 3.11 or newer, and there is none on this machine. Install it, then run this command again:

    Debian, Ubuntu    sudo apt install python3 python3-venv
    Fedora            sudo dnf install python3
    macOS             brew install python@3.13

END
    exit 1
fi

# -P: the launcher of this checkout, even where the caller stands in another one.
PYTHONPATH=$root exec "$python" -P -m launcher "$@"
