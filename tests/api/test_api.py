"""What every part of the API shares: the schema, its pages, one error shape, throttles, and nobody by default."""

from inspect import getmembers, isclass
from typing import Any

import pytest
from django.test import Client
from django.utils import translation
from rest_framework import exceptions, fields, relations, serializers
from rest_framework.test import APIRequestFactory
from rest_framework.throttling import AnonRateThrottle
from rest_framework.views import APIView

from siapkerja.api.permissions import Denied
from siapkerja.kernel.errors import Refused

PROBLEM = {"type", "title", "status", "detail"}


def test_the_schema_is_openapi_3_1_and_every_operation_names_the_error_shape(client: Client, db: None) -> None:
    response = client.get("/api/v1/schema/?format=json")

    schema = response.json()
    assert schema["openapi"].startswith("3.1")
    assert schema["components"]["schemas"]["Problem"]["required"] == ["type", "title", "status", "detail"]
    for path, operations in schema["paths"].items():
        assert path.startswith("/api/v1/")
        for operation in operations.values():
            assert "application/problem+json" in operation["responses"]["default"]["content"]


def test_the_human_pages_carry_no_inline_script_or_style(client: Client, db: None) -> None:
    page = client.get("/api/v1/docs/").content.decode()

    assert "<style" not in page
    assert "style=" not in page
    assert all("src=" in tag for tag in page.split("<script")[1:])
    assert "unsafe" not in client.get("/api/v1/docs/")["Content-Security-Policy"]
    assert "SwaggerUIBundle" in client.get("/api/v1/docs/?script").content.decode()


@pytest.mark.parametrize("path", ["/api/v1/tidak-ada/", "/api/v9/", "/api/"])
def test_unknown_addresses_answer_a_problem(client: Client, db: None, path: str) -> None:
    response = client.get(path)

    assert response.status_code == 404
    assert response["Content-Type"] == "application/problem+json"
    assert response.json().keys() >= PROBLEM
    assert response.json()["status"] == 404


class _Full(Refused):
    code = "full"
    sentence = "Sudah penuh."


def _raising(error: Exception) -> Any:
    class View(APIView):
        permission_classes: list[Any] = []
        throttle_classes: list[Any] = []

        def get(self, request: Any) -> None:
            raise error

    return View.as_view()(APIRequestFactory().get("/")).render()


@pytest.mark.django_db
def test_a_refusal_becomes_a_problem_with_its_fields() -> None:
    response = _raising(_Full(fields={"seats": "Tidak ada kursi."}))

    assert (response.status_code, response["Content-Type"]) == (409, "application/problem+json")
    assert response.data["title"] == "full"
    assert response.data["detail"] == "Sudah penuh."
    assert response.data["errors"] == [{"pointer": "#/seats", "detail": "Tidak ada kursi."}]


@pytest.mark.django_db
def test_a_faulty_answer_becomes_a_problem_with_its_fields() -> None:
    response = _raising(serializers.ValidationError({"page": ["Bukan angka."]}))

    assert response.status_code == 400
    assert response.data["errors"] == [{"pointer": "#/page", "detail": "Bukan angka."}]


@pytest.mark.django_db
def test_a_view_that_names_nobody_lets_nobody_in(ministry_officer: Any) -> None:
    class Forgotten(APIView):
        def get(self, request: Any) -> None:
            raise AssertionError("unreachable")

    request = APIRequestFactory().get("/")
    request.user = ministry_officer.user
    response = Forgotten.as_view()(request).render()

    assert Forgotten.permission_classes == [Denied]
    assert response.status_code == 403
    assert response.data.keys() >= PROBLEM


@pytest.mark.django_db
def test_too_many_requests_are_told_when_to_come_back() -> None:
    class Slow(AnonRateThrottle):
        rate = "2/min"

    class View(APIView):
        permission_classes: list[Any] = []
        throttle_classes = [Slow]

        def get(self, request: Any) -> Any:
            from rest_framework.response import Response

            return Response({})

    answers = [View.as_view()(APIRequestFactory().get("/")).render() for _ in range(3)]

    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert 1 <= int(answers[-1]["Retry-After"]) <= 61
    assert answers[-1].data.keys() >= PROBLEM


def test_whatever_the_interfaces_find_wrong_is_said_in_indonesian() -> None:
    """The library's own catalogue lacks many of its sentences."""
    said = set()
    for module in (fields, relations, serializers):
        for _name, kind in getmembers(module, isclass):
            said.update(getattr(kind, "default_error_messages", {}).values())
    said.update(kind.default_detail for _name, kind in getmembers(exceptions, isclass) if getattr(kind, "default_detail", ""))
    with translation.override("en"):
        english = {str(sentence): sentence for sentence in said if sentence}
    with translation.override("id"):
        assert [in_english for in_english, sentence in english.items() if str(sentence) == in_english] == []
