"""Who gets what at every address of the portal: `access/<namespace>.txt`, a line an address.

Columns: a stranger; the job seeker whose profile and application it is; a signatory of the company it belongs to; a
colleague there who may only read; a signatory of another company; an officer of the company's province; an officer of
another province; the system's administrator. A cell is the status answered; `login` is a redirect to the sign-in page,
`->` any other redirect. Rows marked POST are asked that way. Values in braces name records of `tests/support/samples.py`.
"""

import re
from dataclasses import dataclass
from pathlib import Path

from django.http import HttpResponseBase

ROLES = ("stranger", "seeker", "member", "colleague", "other_member", "officer", "officer_elsewhere", "administrator")
TABLES = Path(__file__).parent / "access"


@dataclass(frozen=True)
class Row:
    """One address and what each role gets there."""

    name: str
    method: str
    expected: dict[str, str]
    arguments: dict[str, str]
    query: str

    @property
    def is_translated(self) -> bool:
        """Addresses for machines are the same in both languages."""
        return not self.name.startswith(("plain:", "api:"))


def rows() -> list[Row]:
    """The tables, read."""
    lines = [line for table in sorted(TABLES.glob("*.txt")) for line in table.read_text().splitlines()]
    return [_row(line.split()) for line in lines if line.strip() and not line.startswith("#")]


def _row(words: list[str]) -> Row:
    name, method, *rest = words
    cells, extras = rest[: len(ROLES)], rest[len(ROLES) :]
    arguments = dict(extra.split("=", 1) for extra in extras if not extra.startswith("?"))
    query = next((extra for extra in extras if extra.startswith("?")), "")
    return Row(name, method, dict(zip(ROLES, cells, strict=True)), {key: value.strip("{}") for key, value in arguments.items()}, query)


# Numbers of invented people of Bandung, none of which may stand whole on a page.
_NIK = re.compile(r"(?<![\d*])3273\d{12}(?!\d)")


def full_niks(response: HttpResponseBase) -> list[str]:
    """Population numbers that stand whole on a page."""
    content = getattr(response, "content", b"")
    return _NIK.findall(content.decode()) if response["Content-Type"].startswith(("text/", "application/json")) else []
