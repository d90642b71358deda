"""The simulators of a demonstration: started where no real address is set, and nowhere else."""

import os
import subprocess
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from launcher.checkout import Checkout
from launcher.console import Stop
from launcher.environment import Environment
from launcher.outside import outside_of, standing_alone
from tests.support.environment import ROOT
from tests.support.processes import wait_until

DEMO: Environment = {"SIAPKERJA_ENV": "development", "SIAPKERJA_DEMO": "true"}


def test_a_demonstration_gets_addresses_and_a_process_that_answers_there(tmp_path: Path) -> None:
    checkout = Checkout(ROOT, tmp_path)
    with outside_of(DEMO) as outside:
        assert outside is not None
        added = outside.addresses(DEMO)
        program = outside.program(checkout, DEMO)
        process = subprocess.Popen(program.command, cwd=ROOT, pass_fds=[outside.listener.fileno()], env=dict(os.environ))
        try:
            assert wait_until(lambda: _status(added["SIAPKERJA_POPULATION_REGISTRY_URL"], added["SIAPKERJA_POPULATION_REGISTRY_TOKEN"]))
            assert _status(added["SIAPKERJA_GATEWAY_URL"], "salah") == 401
        finally:
            process.terminate()
            assert process.wait(10) == 0


def _status(address: str, token: str) -> int:
    request = urllib.request.Request(address, b'{"nik": "3273015205980001"}', {"Authorization": f"Bearer {token}"}, method="POST")  # noqa: S310
    try:
        with urllib.request.urlopen(request, timeout=5) as answer:  # noqa: S310 - our own address
            return int(answer.status)
    except urllib.error.HTTPError as refusal:
        return refusal.code
    except OSError:
        return 0


def test_what_the_operator_has_set_is_not_simulated() -> None:
    real = DEMO | {"SIAPKERJA_GATEWAY_URL": "https://gateway.contoh.example/"}
    with outside_of(real) as outside:
        assert outside is not None
        added = outside.addresses(real)

    assert "SIAPKERJA_GATEWAY_URL" not in added
    assert "SIAPKERJA_GATEWAY_TOKEN" not in added
    assert "SIAPKERJA_COMPANY_REGISTRY_URL" in added


@pytest.mark.parametrize("environment", [{"SIAPKERJA_ENV": "production"}, {"SIAPKERJA_ENV": "development", "SIAPKERJA_DEMO": "false"}])
def test_where_people_are_real_nothing_is_simulated(environment: Environment) -> None:
    with outside_of(environment) as outside:
        assert outside is None


def test_some_answers_fail_the_same_ones_every_time() -> None:
    from launcher.simulators.answers import Behaviour

    behaviour = Behaviour(failure_percent=30)
    first = [behaviour.answer_instead(str(number), 1) is not None for number in range(500)]
    again = [behaviour.answer_instead(str(number), 1) is not None for number in range(500)]

    assert first == again
    assert 100 < sum(first) < 200


def test_a_container_of_simulators_asks_for_the_token_the_others_were_told(tmp_path: Path) -> None:
    command = standing_alone(Checkout(ROOT, tmp_path), DEMO | {"SIAPKERJA_GATEWAY_TOKEN": "peragaan"}).command
    assert "--token=peragaan" in command


def test_simulators_play_nobody_where_people_are_real(tmp_path: Path) -> None:
    with pytest.raises(Stop, match="demonstrations"):
        standing_alone(Checkout(ROOT, tmp_path), {"SIAPKERJA_ENV": "production"})
