"""script/bench NAME: run `bench/NAME.py` with database, broker and the demo country of the benchmarks' own installation."""

import ast
import subprocess
import sys
from pathlib import Path

from launcher.backends import MEMORY, started
from launcher.checkout import Checkout
from launcher.console import Stop, plain
from launcher.environment import portal_environment
from launcher.preparation import Preparation

# What kills processes and servers has those of the tests: data of its own, and workers it may strike.
_SETTINGS = {"crash": "tests.support.settings"}


def main(arguments: list[str]) -> int:
    """Run one benchmark with the arguments that follow its name; without any, list what there is."""
    root = Checkout.here().root
    there = {path.stem: path for path in sorted((root / "bench").glob("*.py")) if "def main(" in path.read_text()}
    if not arguments:
        plain("\n".join(f"  {name:<16} {_first_line(path)}" for name, path in there.items()) or "There are no benchmarks yet.")
        return 0
    name, *rest = arguments
    if name not in there:
        raise Stop(f"There is no benchmark {name}. There are: {', '.join(there) or 'none yet'}.")
    # Measurements load the machine and change data, so they leave the running portal alone.
    checkout = Checkout(root, Checkout.here().var / "bench")
    # Large tables are measured with the memory a server of their size has.
    with started(checkout, portal_environment(checkout) | {MEMORY: "512MB"}) as environment:
        Preparation(checkout, environment).run(demo=True)
        variables = environment | {"PYTHONPATH": str(root), "DJANGO_SETTINGS_MODULE": _SETTINGS.get(name, "siapkerja.settings")}
        return subprocess.run([sys.executable, "-m", f"bench.{name}", *rest], cwd=root, env=variables, check=False).returncode


def _first_line(path: Path) -> str:
    return (ast.get_docstring(ast.parse(path.read_text())) or "").partition("\n")[0]
