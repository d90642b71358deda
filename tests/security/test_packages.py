"""What is installed is what was looked at."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_locked_packages_have_hashes_and_name_no_registry(name: str) -> None:
    text = (ROOT / name).read_text()
    packages = re.split(r"^(?=[a-z0-9].*==)", text, flags=re.MULTILINE)[1:]

    assert len(packages) > 50
    assert all("--hash=sha256:" in package for package in packages)
    assert "://" not in text
