"""Reading what registries said."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from siapkerja.integrations.enums import CheckState, Difference, Registry
from siapkerja.integrations.models import RegistryCheck
from siapkerja.reference.queries.rules import rule

TONES = {
    CheckState.NOT_CHECKED: "neutral",
    CheckState.MATCHES: "good",
    CheckState.DIFFERS: "warn",
    CheckState.SERVICE_UNAVAILABLE: "info",
}


@dataclass(frozen=True)
class RegistryState:
    """What a registry says of a subject, in words.

    Attributes:
        state: one of four.
        at: when that was so: the answer's time, or the last attempt's; None before the first.
        differing: what the registry knows otherwise, in words.
        may_ask: whether "check again" is offered now.
    """

    registry: Registry
    state: CheckState
    at: datetime | None
    differing: tuple[str, ...]
    may_ask: bool

    @property
    def words(self) -> str:
        return str(self.state.label)

    @property
    def tone(self) -> str:
        return TONES[self.state]

    @property
    def sentence(self) -> str:
        """What it means and what to do."""
        registry = str(self.registry.label)
        match self.state:
            case CheckState.MATCHES:
                return _("%(registry)s mencatat data yang sama.") % {"registry": registry}
            case CheckState.DIFFERS:
                return _("%(registry)s mencatat lain untuk: %(fields)s. Periksa penulisannya, perbaiki bila keliru, lalu cek lagi.") % {
                    "registry": registry,
                    "fields": "; ".join(self.differing),
                }
            case CheckState.SERVICE_UNAVAILABLE:
                return _("%(registry)s sedang tidak dapat dihubungi. Kami coba lagi sendiri; Anda dapat terus memakai portal.") % {
                    "registry": registry
                }
        return _("Akan dicek ke %(registry)s. Anda dapat terus memakai portal.") % {"registry": registry.lower()}


def state_of(registry: Registry, subject_id: int, *, at: datetime | None = None) -> RegistryState:
    """What a registry says of a NIK claim (population) or a legal entity (company); two queries.

    Args:
        at: now, by default.
    """
    now = at or timezone.now()
    check = RegistryCheck.objects.about(registry, subject_id).first()
    if check is None:
        return RegistryState(registry, CheckState.NOT_CHECKED, None, (), may_ask=True)
    state = CheckState(check.state)
    is_answered = state in {CheckState.MATCHES, CheckState.DIFFERS}
    differing = tuple(str(Difference(code).label) for code in check.differing)
    shown_at = check.answered_at if is_answered else check.tried_at
    return RegistryState(registry, state, shown_at, differing, may_ask=may_ask_from(check, now) <= now)


def may_ask_from(check: RegistryCheck, at: datetime) -> datetime:
    """From when somebody may have the registry asked again."""
    if check.tried_at is None:
        return at if check.state != CheckState.NOT_CHECKED else at + timedelta(seconds=1)
    pause: int = rule("registry.ask_again_minutes", timezone.localdate(at)).value
    return check.tried_at + timedelta(minutes=pause)


def recheck_at(check: RegistryCheck, at: datetime) -> datetime:
    """When an answer has aged."""
    key = "registry.differs.recheck_days" if check.state == CheckState.DIFFERS else f"registry.{check.registry}.recheck_days"
    days: int = rule(key, timezone.localdate(at)).value
    return at + timedelta(days=days)
