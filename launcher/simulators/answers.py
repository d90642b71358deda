"""What a simulated system says, and the troubles it may have."""

import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

Request = Mapping[str, Any]


@dataclass(frozen=True)
class Answer:
    """One answer. `raw` stands in place of the JSON object where the system talks nonsense."""

    status: int = 200
    data: Mapping[str, Any] = field(default_factory=dict)
    delay: float = 0.0
    raw: bytes | None = None
    location: str = ""


# The last four digits of the number asked about (telephone, NIK, NIB) choose a trouble, the same every time.
SLOW_SECONDS = 20.0
TROUBLES: dict[str, Answer] = {
    "8408": Answer(delay=SLOW_SECONDS),
    "8500": Answer(500, {"error": "internal"}),
    "8503": Answer(503, {"error": "maintenance"}),
    "8302": Answer(302, location="http://127.0.0.1:1/"),
    "8200": Answer(raw=b"<html>Selamat datang</html>"),
    "8206": Answer(raw=b"{" + b" " * 200_000),
}


def trouble_of(number: str) -> Answer | None:
    """The trouble that a number asks for."""
    return TROUBLES.get(number[-4:])


@dataclass
class Behaviour:
    """How one of the systems behaves until it is told otherwise.

    Attributes:
        status: answer this instead, 0 for none.
        delay: seconds before every answer.
        nonsense: answer something that is no JSON.
        location: redirect there.
        times: for how many requests, -1 for all.
        failure_percent: of requests fail with 503; which ones is told from the request's key and its attempt, not from chance.
    """

    status: int = 0
    delay: float = 0.0
    nonsense: bool = False
    location: str = ""
    times: int = -1
    failure_percent: int = 0

    def answer_instead(self, key: str, attempt: int) -> Answer | None:
        """The trouble that takes the place of an answer, if any."""
        if self.failure_percent and zlib.crc32(f"{key} {attempt}".encode()) % 100 < self.failure_percent:
            return Answer(503, {"error": "busy"}, self.delay)
        if self.times == 0 or not (self.status or self.nonsense or self.location):
            return None
        self.times -= 1 if self.times > 0 else 0
        if self.location:
            return Answer(302, delay=self.delay, location=self.location)
        return Answer(raw=b"<html>", delay=self.delay) if self.nonsense else Answer(self.status, {"error": "told to"}, self.delay)
