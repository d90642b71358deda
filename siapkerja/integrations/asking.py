"""Asking a registry: one request, one answer, in a time a person can wait."""

from collections.abc import Mapping
from typing import Any

from siapkerja.messaging.outgoing import OutgoingTrouble, post_json

SECONDS = 6.0


class RegistryRefused(OutgoingTrouble):
    """The registry answered with an error: it is down, or does not know our token."""

    def __init__(self, status: int) -> None:
        super().__init__()
        self.status = status

    @property
    def kind(self) -> str:
        return f"{type(self).__name__}{self.status}"


def ask(url: str, *, token: str, body: Mapping[str, Any], key: str) -> dict[str, Any]:
    """The JSON object a registry answers with.

    Raises:
        OutgoingTrouble: no usable answer.
    """
    answer = post_json(url, body=body, token=token, key=key, seconds=SECONDS)
    if answer.status != 200:
        raise RegistryRefused(answer.status)
    return answer.data
