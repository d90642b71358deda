"""Whether docker-compose.yml hangs together, checked without Docker: machines that run the checks need not have it."""

from pathlib import Path
from typing import Any

import yaml

_EXPECTED = {"postgres", "redis", "mailpit", "migrate", "web", "worker-quick", "worker-bulk", "beat", "follower", "simulators"}
_NO_HEALTH_CHECK = {"migrate"}  # it runs once and ends
_CONDITIONS = {"service_started", "service_healthy", "service_completed_successfully"}


def compose_faults(root: Path) -> list[str]:
    """What is wrong with the compose file of a checkout, one sentence each; empty when nothing is."""
    path = root / "docker-compose.yml"
    try:
        document = yaml.safe_load(path.read_text())
    except (OSError, yaml.YAMLError) as trouble:
        return [f"{path.name} cannot be read: {trouble}"]
    services: dict[str, dict[str, Any]] = document.get("services") or {}
    faults = [f"there is no service {name}" for name in sorted(_EXPECTED - set(services))]
    for name, service in services.items():
        faults += [f"{name}: {fault}" for fault in _service_faults(name, service, document, root)]
    return faults


def _service_faults(name: str, service: dict[str, Any], document: dict[str, Any], root: Path) -> list[str]:
    faults = []
    if not service.get("image") and not service.get("build"):
        faults.append("has neither image nor build")
    if name not in _NO_HEALTH_CHECK and not (service.get("healthcheck") or {}).get("test"):
        faults.append("has no health check")
    faults += [fault for mount in service.get("volumes", []) if (fault := _mount_fault(mount, document, root))]
    for other, condition in _dependencies(service).items():
        if other not in document["services"]:
            faults.append(f"depends on {other}, which is not there")
        elif condition not in _CONDITIONS:
            faults.append(f"depends on {other} in the unknown condition {condition}")
        elif condition == "service_healthy" and not document["services"][other].get("healthcheck"):
            faults.append(f"waits for {other} to be healthy, which has no health check")
        elif condition == "service_completed_successfully" and document["services"][other].get("restart", "no") != "no":
            faults.append(f"waits for {other} to complete, which always starts again")
    faults += _command_faults(service, root)
    build = service.get("build")
    context = root / (build if isinstance(build, str) else (build or {}).get("context", "."))
    if build and not (context / (build.get("dockerfile", "Dockerfile") if isinstance(build, dict) else "Dockerfile")).exists():
        faults.append("is built from a Dockerfile that is not there")
    return faults


def _mount_fault(mount: object, document: dict[str, Any], root: Path) -> str | None:
    source = mount.get("source", "") if isinstance(mount, dict) else str(mount).split(":")[0]
    if source.startswith((".", "/")):
        return None if (root / source).exists() else f"mounts {source}, which is not there"
    return None if source in (document.get("volumes") or {}) else f"uses the volume {source}, which is not declared"


def _dependencies(service: dict[str, Any]) -> dict[str, str]:
    wanted = service.get("depends_on") or {}
    if isinstance(wanted, list):
        return dict.fromkeys(wanted, "service_started")
    return {name: detail.get("condition", "service_started") for name, detail in wanted.items()}


def _command_faults(service: dict[str, Any], root: Path) -> list[str]:
    command = service.get("command") or []
    program = command.split()[0] if isinstance(command, str) and command else command[0] if command else ""
    return [f"runs {program}, which is not there"] if program.startswith("script/") and not (root / program).exists() else []
