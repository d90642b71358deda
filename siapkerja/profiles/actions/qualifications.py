from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from siapkerja.events.publishing import publish
from siapkerja.facts.profiles import QualificationLost, QualificationProven
from siapkerja.identity.actor import Actor
from siapkerja.profiles.enums import QualificationKind
from siapkerja.profiles.models import Qualification


@transaction.atomic
def prove(
    *,
    person_id: int,
    kind: str,
    title: str,
    issuer_id: int,
    document_id: int,
    number: str,
    issued_on: date,
    valid_until: date | None,
    source: str,
    scheme_number: str = "",
    occupation_code: str = "",
    unit_codes: Sequence[str] = (),
    by: Actor,
    at: datetime,
) -> Qualification:
    """Show a qualification in a person's profile as proven by its issuer's own record.

    Told again for the same `source`, it gives what is there and announces nothing.

    Args:
        kind: "training" or "competence".
        title: public title of the training or scheme.
        issuer_id: the organisation that answers for it.
        document_id: the document others can check it by.
        valid_until: last day, None for ever.
        source: the record that proves it, `app.noun:id`.
        scheme_number: the certification scheme's public number, "" for a training.
        occupation_code: KBJI, "" where not said.

    Raises:
        ValueError: an unknown kind.
    """
    qualification, is_new = Qualification.objects.get_or_create(
        source=source,
        defaults={
            "person_id": person_id,
            "kind": QualificationKind(kind),
            "title": title,
            "issuer_id": issuer_id,
            "document_id": document_id,
            "number": number,
            "issued_on": issued_on,
            "valid_until": valid_until,
            "scheme_number": scheme_number,
            "occupation_code": occupation_code,
            "unit_codes": list(unit_codes),
            "proven_at": at,
        },
    )
    if is_new:
        publish(
            QualificationProven(
                qualification_id=qualification.pk,
                version=qualification.version,
                person_id=person_id,
                kind=qualification.kind,
                scheme_number=scheme_number,
                occupation_code=occupation_code,
                unit_codes=tuple(unit_codes),
                valid_until=valid_until,
            ),
            by=by,
            at=at,
        )
    return qualification


@transaction.atomic
def lose(*, source: str, reason_code: str, by: Actor, at: datetime) -> None:
    """Let a proven qualification count no longer: revoked, or expired (`reason_code` "expired"). It stays in the profile as such.

    Nothing happens where the profile does not hold it, or holds it as lost already.
    """
    qualification = Qualification.objects.select_for_update().filter(source=source, lost_at=None).first()
    if qualification is None:
        return
    qualification.lost_at, qualification.lost_because = at, reason_code
    qualification.version += 1
    qualification.save(update_fields=["lost_at", "lost_because", "version"])
    publish(
        QualificationLost(
            qualification_id=qualification.pk,
            version=qualification.version,
            person_id=qualification.person_id,
            kind=qualification.kind,
            scheme_number=qualification.scheme_number,
            reason_code=reason_code,
        ),
        by=by,
        at=at,
    )
