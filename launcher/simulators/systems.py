"""The three systems. Each takes the JSON object of a request and gives an answer."""

import json
import unicodedata
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from launcher.simulators.answers import Answer, Request, trouble_of

# Companies that are in the registry and not yet in the portal: whoever tries the demonstration may register them.
FREE_COMPANIES = {
    "8120000000001": {"name": "PT Contoh Bahari Baru", "npwp": "0133456780101000", "industries": ["03111"], "owners": ["Sari Contoh"]},
    "8120000000002": {"name": "CV Contoh Roti Pagi", "npwp": "0143456780102000", "industries": ["10710"], "owners": ["Rina Contoh"]},
    "8120000000003": {"name": "PT Contoh Kayu Jati", "npwp": "0153456780103000", "industries": ["31001"], "owners": ["Budi Contoh"]},
    "8120000000004": {"name": "Koperasi Contoh Rukun", "npwp": "0163456780104000", "industries": ["01111"], "owners": ["Wayan Contoh"]},
    "8120000000005": {"name": "PT Contoh Data Terbuka", "npwp": "0173456780105000", "industries": ["62010"], "owners": ["Dewi Contoh"]},
}
UNKNOWN, OTHER_NAME, OTHER_BIRTH = "8404", "8001", "8002"


class Gateway:
    """Takes SMS and WhatsApp messages: one of them once, by its id."""

    def __init__(self) -> None:
        self.accepted: dict[str, Request] = {}

    def answer(self, request: Request) -> Answer:
        if trouble := trouble_of(str(request.get("to", ""))):
            return trouble
        if not all(isinstance(request.get(name), str) and request[name] for name in ("id", "channel", "from", "to", "text")):
            return Answer(400, {"error": "id, channel, from, to and text are needed"})
        if request["channel"] not in {"sms", "whatsapp"} or not request["to"].startswith("+") or request["to"].endswith(UNKNOWN):
            return Answer(422, {"error": "nobody can be reached there"})
        is_known = request["id"] in self.accepted
        self.accepted.setdefault(request["id"], request)
        return Answer(200 if is_known else 202, {"id": request["id"], "state": "accepted"})


class PopulationRegistry:
    """Compares what somebody says with what is recorded under a NIK. Without a record its digits decide, and every name is right."""

    def __init__(self) -> None:
        self.people: dict[str, Request] = {}

    def answer(self, request: Request) -> Answer:
        nik = str(request.get("nik", ""))
        if trouble := trouble_of(nik):
            return trouble
        if len(nik) != 16 or not nik.isdigit():
            return Answer(400, {"error": "nik has sixteen digits"})
        if nik.endswith(UNKNOWN):
            return Answer(200, {"found": False})
        asked = [name for name in ("name", "born_on", "sex") if request.get(name)]
        known = self.people.get(nik) or _read_from(nik, request)
        fields = {name: _folded(str(known[name])) == _folded(str(request[name])) for name in asked if known.get(name)}
        return Answer(200, {"found": True, "fields": fields})


class CompanyRegistry:
    """Gives what is recorded under a NIB: from the file the demonstration wrote, from tests, or one of the free companies."""

    def __init__(self, file: Path | None = None) -> None:
        self.file = file
        self.read_at = 0.0
        self.companies: dict[str, Request] = {}
        self.from_file: dict[str, Request] = {}

    def answer(self, request: Request) -> Answer:
        nib = str(request.get("nib", ""))
        if trouble := trouble_of(nib):
            return trouble
        if len(nib) != 13 or not nib.isdigit():
            return Answer(400, {"error": "nib has thirteen digits"})
        self._read_file()
        company = self.companies.get(nib) or self.from_file.get(nib) or FREE_COMPANIES.get(nib)
        return Answer(200, {"found": True, "nib": nib} | dict(company)) if company else Answer(200, {"found": False})

    def _read_file(self) -> None:
        """One JSON object a line; read again when it has changed."""
        if self.file is None or not self.file.exists() or self.file.stat().st_mtime == self.read_at:
            return
        self.read_at = self.file.stat().st_mtime
        rows = [json.loads(line) for line in self.file.read_text().splitlines() if line.strip()]
        self.from_file = {row.pop("nib"): row for row in rows}


System = Gateway | PopulationRegistry | CompanyRegistry
Handler = Callable[[Request], Answer]


def _folded(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text)
    return " ".join("".join(c for c in decomposed if not unicodedata.combining(c)).casefold().split())


def _read_from(nik: str, request: Request) -> dict[str, Any]:
    day, month, year = int(nik[6:8]), int(nik[8:10]), int(nik[10:12])
    is_female, day = day > 40, day - 40 if day > 40 else day
    said = str(request.get("born_on", ""))
    century = said[:2] if said[:2].isdigit() else "19"
    try:
        born_on = date(int(f"{century}{year:02d}"), month, day).isoformat()
    except ValueError:
        born_on = said
    return {
        "name": "Nama Contoh Lain" if nik.endswith(OTHER_NAME) else request.get("name"),
        "born_on": "1900-01-01" if nik.endswith(OTHER_BIRTH) else born_on,
        "sex": "female" if is_female else "male",
    }
