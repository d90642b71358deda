"""Candidates of the demo's bodies, in every state of their way, and the certificates of some."""

import io
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any

from sertihub.actions import assessments, candidacies, certificates, decisions, evidence, scheduling, verification
from sertihub.actions.assessments import Finding
from sertihub.actions.candidacies import CandidacyContent, SelfMark
from sertihub.demo.bodies import SHOWPIECE_BODY
from sertihub.enums import EvidenceKind, Mark, Part, RefuseReason, RevokeReason
from sertihub.models import Assessment, Assessor, Candidacy, CertificationBody, Scheme, Venue
from siapkerja.demo.acting import person_actor
from siapkerja.demo.country import SLICES, Country
from siapkerja.identity.models import Person
from siapkerja.kernel.errors import Refused
from siapkerja.profiles.enums import QualificationKind
from siapkerja.profiles.models import Profile, Qualification
from siapkerja.reference.queries.rules import rules_read_once

USUAL_PROFILES = 400  # as many as have a profile
OTHER_BODIES = 1
PDF = b"%PDF-1.4\n% contoh bukti\n%%EOF\n"
WORDS = "Saya mengerjakan ini setiap minggu sejak pelatihan; hasilnya diperiksa pengawas."
NOTE = "Langkah kerja sudah urut, tetapi hasilnya belum sesuai ukuran."


@dataclass(frozen=True)
class Way:
    """How far somebody came.

    Attributes:
        last: the last step taken.
        days_ago: when they applied.
    """

    last: str
    days_ago: int


# The first go to people whom a centre of the demo has trained.
SHOWPIECE_WAYS = (
    *[Way("certify", 18)] * 6, Way("today", 8), Way("submit", 2), Way("send_back", 6), Way("verify", 7), Way("schedule", 9), Way("agree", 10), Way("recommend", 25),
    Way("decided", 24), Way("certify", 70), Way("not_yet", 60), Way("revoke", 240), Way("refuse", 20), Way("miss", 45), Way("withdraw", 30),
    Way("certify", 200),
)  # fmt: skip
OTHER_WAYS = (Way("certify", 16), Way("submit", 3), Way("agree", 9), Way("certify", 120))


@rules_read_once()
def certify_people(country: Country) -> int:
    """Everything that can become of an application in the showpiece body, the usual in two others."""
    seekers = [person for person in country.seekers(USUAL_PROFILES) if person.pk != country.accounts["pencari"].pk]
    ready = _ready(seekers)
    country.random.shuffle(ready)
    trained = set(Qualification.objects.filter(person__in=ready, kind=QualificationKind.TRAINING).values_list("person_id", flat=True))
    ready.sort(key=lambda person: person.pk in trained)  # taken from the end
    made = 0
    for body in _bodies_here(country):
        scheme = body.schemes.filter(state="published").order_by("pk").first()
        assessor, venue = body.assessors.order_by("pk").first(), body.venues.order_by("pk").first()
        if not (scheme and assessor and venue):
            continue
        for way in SHOWPIECE_WAYS if body.legal_entity.name == SHOWPIECE_BODY else OTHER_WAYS:
            if not ready:
                return made
            made += _Walk(country, ready.pop(), scheme, assessor, venue).go(way)
    return made


def _ready(people: list[Person]) -> list[Person]:
    """Those whose profile says what an application needs."""
    told = (
        Profile.objects.filter(person__in=people, education_level__isnull=False).exclude(person__born_on=None).exclude(person__village=None)
    )
    ids = set(told.exclude(person__phone=None).values_list("pk", flat=True))
    return [person for person in people if person.pk in ids]


def _bodies_here(country: Country) -> list[CertificationBody]:
    """The showpiece body first, then some others of this slice that are licensed."""
    licensed = CertificationBody.objects.licensed(country.today).filter(legal_entity__is_demo=True, kind="p3").with_names()
    rows = licensed.prefetch_related("legal_entity__workplaces").order_by("pk")
    here = [body for body in rows if int(body.legal_entity.workplaces.all()[0].regency_id) % SLICES == country.slice]
    here.sort(key=lambda body: body.legal_entity.name != SHOWPIECE_BODY)
    return here[: OTHER_BODIES + (1 if here and here[0].legal_entity.name == SHOWPIECE_BODY else 0)]


class _Walk:
    """One candidate's way, step by step, as long ago as the days say."""

    def __init__(self, country: Country, person: Person, scheme: Scheme, assessor: Assessor, venue: Venue) -> None:
        self.country, self.person, self.scheme, self.assessor, self.venue = country, person, scheme, assessor, venue

    def go(self, way: Way) -> int:
        try:
            self._go(way)
        except Refused:
            return 0
        return 1

    def _go(self, way: Way) -> None:
        began = self.country.moment(days_ago=way.days_ago)
        candidacy = self._apply(began)
        if way.last in {"submit", "withdraw", "send_back", "refuse"}:
            self._early(candidacy, way.last, began + timedelta(days=1))
            return
        verification.verify(candidacy=candidacy, **self._staff(began + timedelta(days=1)))
        if way.last == "verify":
            return
        day = began + timedelta(days=8 if way.last == "today" else 7)
        is_ahead = way.last in {"schedule", "agree"}
        assessment = self._schedule(candidacy, began + timedelta(days=2), self.country.now + timedelta(days=6) if is_ahead else day)
        if way.last in {"schedule", "miss"}:
            if way.last == "miss":
                assessments.record_absence(assessment=assessment, **self._staff(day))
            return
        scheduling.agree(candidacy=candidacy, has_agreed=True, by=person_actor(self.person), at=began + timedelta(days=3))
        if way.last not in {"agree", "today"}:
            self._assess(assessment, way.last, day)

    def _apply(self, at: datetime) -> Candidacy:
        who: dict[str, Any] = {"by": person_actor(self.person), "at": at}
        content = CandidacyContent(employer="CV Contoh Karya", position="Operator")
        candidacy = candidacies.apply_for(scheme=self.scheme, content=content, **who)
        evidence.add_evidence(candidacy=candidacy, kind=EvidenceKind.TRAINING, stream=io.BytesIO(PDF), **who)
        elements = candidacy.units.values_list("unit__elements", flat=True)
        marks = {element: SelfMark(Mark.COMPETENT, WORDS) for element in elements if element}
        candidacies.assess_oneself(candidacy=candidacy, marks=marks, **who)
        return candidacies.submit(candidacy=candidacy, **who)

    def _early(self, candidacy: Candidacy, last: str, at: datetime) -> None:
        if last == "withdraw":
            candidacies.withdraw(candidacy=candidacy, by=person_actor(self.person), at=at)
        elif last == "send_back":
            remarks = {Part.REQUIREMENTS: "Foto sertifikat pelatihan belum terbaca. Unggah yang lebih jelas."}
            verification.send_back(candidacy=candidacy, remarks=remarks, **self._staff(at))
        elif last == "refuse":
            verification.refuse(candidacy=candidacy, reason=RefuseReason.REQUIREMENTS, **self._staff(at))

    def _schedule(self, candidacy: Candidacy, at: datetime, day: datetime) -> Assessment:
        starts_at = time(8 + candidacy.pk % 6)
        return scheduling.schedule(
            candidacy=candidacy, assessor=self.assessor, venue=self.venue, on=day.date(), starts_at=starts_at, **self._staff(at)
        )

    def _assess(self, assessment: Assessment, last: str, day: datetime) -> None:
        mark = Mark.NOT_YET if last == "not_yet" else Mark.COMPETENT
        units = assessment.candidacy.units.values_list("unit", flat=True)
        found = {unit: Finding(mark, NOTE if mark == Mark.NOT_YET else "") for unit in units}
        feedback = "Bukti lengkap dan terkini." if mark == Mark.COMPETENT else "Latih lagi pengukuran, lalu ajukan kembali."
        candidacy = assessments.conclude(assessment=assessment, findings=found, recommendation=mark, feedback=feedback, **self._staff(day))
        if last == "recommend":
            return
        decisions.decide(candidacy=candidacy, decision=mark, **self._staff(day + timedelta(days=2)))
        if last in {"not_yet", "decided"}:
            return
        issued = certificates.issue_certificate(candidacy=candidacy, **self._staff(day + timedelta(days=3)))
        if last == "revoke":
            certificates.revoke(certificate=issued, reason=RevokeReason.MISUSE, **self._staff(day + timedelta(days=90)))

    def _staff(self, at: datetime) -> dict[str, Any]:
        return {"by": self.country.system, "at": min(at, self.country.now)}
