"""The compose file hangs together, and a check that could not fail would say so here."""

from pathlib import Path

import pytest
import yaml

from launcher.composing import compose_faults
from tests.support.environment import ROOT


def test_the_compose_file_has_no_faults() -> None:
    assert compose_faults(ROOT) == []


@pytest.mark.parametrize(
    ("path", "value", "fault"),
    [
        (("services", "redis"), None, "there is no service redis"),
        (("services", "web", "healthcheck"), {}, "web: has no health check"),
        (("services", "web", "volumes"), ["elsewhere:/x"], "web: uses the volume elsewhere, which is not declared"),
        (("services", "web", "depends_on"), ["nobody"], "web: depends on nobody, which is not there"),
        (("services", "migrate", "restart"), "always", "beat: waits for migrate to complete, which always starts again"),
        (("services", "postgres", "volumes"), ["./nowhere:/x"], "postgres: mounts ./nowhere, which is not there"),
    ],
)
def test_faults_are_found(tmp_path: Path, path: tuple[str, ...], value: object, fault: str) -> None:
    document = yaml.safe_load((ROOT / "docker-compose.yml").read_text())
    place = document
    for step in path[:-1]:
        place = place[step]
    if value is None:
        del place[path[-1]]
    else:
        place[path[-1]] = value
    (tmp_path / "Dockerfile").touch()
    (tmp_path / "docker-compose.yml").write_text(yaml.safe_dump(document))
    assert fault in compose_faults(tmp_path)


def test_a_file_that_is_no_yaml_is_said_to_be_so(tmp_path: Path) -> None:
    (tmp_path / "docker-compose.yml").write_text("services: [")
    assert "cannot be read" in compose_faults(tmp_path)[0]


def test_every_process_of_the_portal_has_its_container(tmp_path: Path) -> None:
    from launcher.checkout import Checkout
    from launcher.programs import all_programs

    services = yaml.safe_load((ROOT / "docker-compose.yml").read_text())["services"]
    for program in all_programs(Checkout(ROOT, tmp_path), "127.0.0.1:8000"):
        assert services[program.name]["command"] == [program.name]
