"""The tests named in `docs/security.md`: they must be there and may not be skipped."""

import ast
import os
import re
from collections.abc import Generator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
TABLE = ROOT / "docs" / "security.md"
_NAMED = re.compile(r"`(tests/[\w/]+\.py::\w+)`")


@cache
def named_tests(table: Path = TABLE) -> frozenset[str]:
    """`tests/…/test_x.py::test_y` as the table writes them."""
    return frozenset(_NAMED.findall(table.read_text()))


def missing(named: frozenset[str]) -> list[str]:
    """Those that are not a function of their file."""
    return sorted(name for name in named if not _is_there(*name.split("::")))


def _is_there(path: str, function: str) -> bool:
    file = ROOT / path
    if not file.exists():
        return False
    return any(isinstance(node, ast.FunctionDef) and node.name == function for node in ast.walk(ast.parse(file.read_text())))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, Any, Any]:
    """A named test that is skipped has failed. Without a browser at hand its tests may be left out, except in CI."""
    report = yield
    if report.skipped and item.nodeid.partition("[")[0] in named_tests():
        if "no Chromium" in str(report.longrepr) and not os.environ.get("CI"):
            return report
        report.outcome = "failed"
        report.longrepr = f"docs/security.md names this test: it may not be skipped ({report.longrepr})"
    return report
