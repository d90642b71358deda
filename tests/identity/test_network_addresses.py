"""Limits count the visitor's own address, which our proxies tell, never the one a visitor writes into a header."""

from typing import Any

import pytest
from allauth.account.adapter import get_adapter
from django.test import RequestFactory
from rest_framework.settings import api_settings
from rest_framework.throttling import AnonRateThrottle


@pytest.mark.parametrize(
    ("proxies", "header", "expected"),
    [(0, "203.0.113.9", "127.0.0.1"), (1, "203.0.113.9", "203.0.113.9"), (1, "10.9.9.9, 203.0.113.9", "203.0.113.9")],
)
def test_only_what_our_own_proxies_added_is_believed(
    settings: Any, monkeypatch: pytest.MonkeyPatch, proxies: int, header: str, expected: str
) -> None:
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = proxies
    monkeypatch.setattr(api_settings, "NUM_PROXIES", proxies)
    request = RequestFactory().get("/", headers={"X-Forwarded-For": header})

    assert get_adapter().get_client_ip(request) == expected
    assert AnonRateThrottle().get_ident(request) == expected  # type: ignore[arg-type]
