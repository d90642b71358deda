"""The gate before hashing: so many in, so many waiting, the rest is asked to come back."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.http import HttpRequest, HttpResponse

from siapkerja.signin.gate import Crowded, Gate, SigninGate


def _posted(path: str, method: str = "POST") -> HttpRequest:
    request = HttpRequest()
    request.method, request.path_info = method, path
    return request


def test_nobody_waits_beyond_the_room() -> None:
    gate, inside, leave = Gate(slots=1, waiting=0, patience=0.05), threading.Event(), threading.Event()

    def stay() -> None:
        with gate.entered():
            inside.set()
            leave.wait(10)

    with ThreadPoolExecutor(1) as pool:
        pool.submit(stay)
        assert inside.wait(10)
        with pytest.raises(Crowded), gate.entered():
            pass
        leave.set()
    with gate.entered():
        pass


def test_whoever_waited_too_long_is_asked_to_come_back_and_leaves_their_place() -> None:
    gate = Gate(slots=1, waiting=1, patience=0.02)
    with gate.entered():
        for _ in range(3):
            with pytest.raises(Crowded), gate.entered():
                pass


@pytest.mark.parametrize("path", ["/akun/login/", "/en/akun/login/", "/akun/signup/", "/akun/password/change/"])
def test_the_page_asks_to_wait_in_a_sentence(path: str) -> None:
    def crowded_inside(request: HttpRequest) -> HttpResponse:
        return answer(_posted("/akun/login/")) if request is outer else HttpResponse()

    answer = SigninGate(crowded_inside)
    answer.gate = Gate(slots=1, waiting=0, patience=0.01)
    outer = _posted(path)

    response = answer(outer)

    assert response.status_code == 503
    assert 4 <= int(response["Retry-After"]) <= 12
    assert "Sedang ramai" in response.content.decode()


def test_reading_never_waits_at_the_gate() -> None:
    answer = SigninGate(lambda request: HttpResponse("open"))
    answer.gate = Gate(slots=1, waiting=0, patience=0.01)

    with answer.gate.entered():
        assert answer(_posted("/akun/login/", "GET")).status_code == 200
        assert answer(_posted("/karirhub/lamaran/")).status_code == 200
