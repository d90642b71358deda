"""Up to hundreds of vacancies of programs in one request."""

from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any, ClassVar

from drf_spectacular.utils import extend_schema
from rest_framework import exceptions
from rest_framework.request import Request
from rest_framework.response import Response

from karirhub.actions.sent_vacancies import Result
from karirhub.api.employer import NAMES, TAGS, WRITE, EmployerView
from karirhub.api.sent_serializers import BulkAnswerSerializer, BulkSerializer, SentVacancySerializer
from karirhub.models import Vacancy
from karirhub.queries.sent_vacancies import sent_vacancy, vacancies_sent_as
from karirhub.queries.vetting import records_read_once
from siapkerja.api.calling import KEY, whole
from siapkerja.api.problems import pointed, problem_body, status_of
from siapkerja.kernel.errors import Refused
from siapkerja.reference.queries.rules import rules_read_once


class ManyVacancies(EmployerView):
    """Up to 500 vacancies in one request."""

    scopes: ClassVar[Mapping[str, str]] = {"POST": WRITE}

    @extend_schema(
        operation_id="employer_vacancies_bulk", parameters=[KEY], request=BulkSerializer, responses=BulkAnswerSerializer, tags=TAGS
    )
    def post(self, request: Request) -> Response:
        """Create or change many, each for itself: one that is refused leaves the others alone. Send it again without harm.

        Each has a transaction of its own: locks of hundreds of them held together would make others wait, and wait for each other.
        """
        items = self.look_at(BulkSerializer, request.data)["items"]

        def work() -> Response:
            serializer = SentVacancySerializer(context={"codes": {}})  # one for all: making its fields takes longer than looking
            find = self._finder(items)
            with rules_read_once(), records_read_once():
                results = [self._one(index, item, serializer, find) for index, item in enumerate(items)]
            counted = Counter(row["result"] for row in results)
            return Response({word: counted[word] for word in (*Result, "refused")} | {"results": results})

        return self.once(work, in_one=False)

    def _finder(self, items: list[Any]) -> Callable[[str], Vacancy | None]:
        """What is known under a reference: read for all at once, but anew where the request itself names one twice."""
        told = [item.get("reference") for item in items if isinstance(item, dict)]
        named = Counter(one.strip() for one in told if isinstance(one, str))
        single = {one for one, times in named.items() if times == 1}
        known = vacancies_sent_as(self.client.legal_entity, self.actor, single)
        return lambda one: known.get(one) if one in single else sent_vacancy(self.client.legal_entity, self.actor, one)

    def _one(self, index: int, item: Any, serializer: SentVacancySerializer, find: Callable[[str], Vacancy | None]) -> dict[str, Any]:
        reference = item.get("reference") if isinstance(item, dict) else None
        told_of: dict[str, Any] = {"index": index, "reference": reference if isinstance(reference, str) else None}
        try:
            looked_at = serializer.run_validation(item)
            vacancy, result = whole(lambda: self.write(looked_at, find(looked_at["reference"])))
        except exceptions.ValidationError as error:
            body = problem_body(400, "invalid", str(error.default_detail), errors=pointed(error.detail))
        except Refused as refusal:
            fields = {NAMES.get(name, name): sentence for name, sentence in refusal.fields.items()}
            body = problem_body(status_of(refusal), refusal.code, str(refusal), errors=pointed(fields))
        else:
            status = 201 if result == Result.CREATED else 200
            brief = {"id": vacancy.pk, "version": vacancy.version, "state": vacancy.state}
            return told_of | {"status": status, "result": str(result), "vacancy": brief, "problem": None}
        return told_of | {"status": body["status"], "result": "refused", "vacancy": None, "problem": body}
