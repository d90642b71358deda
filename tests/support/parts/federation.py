"""An application the seeker allowed, and an account of theirs at another authority."""

from typing import Any

from siapkerja.federation.actions.authorities import connect_authority
from siapkerja.federation.actions.consents import allow_sign_in
from siapkerja.federation.actions.relying_parties import Description, register_relying_party
from siapkerja.federation.enums import ApplicationKind, Scope
from siapkerja.federation.queries import authorities_of
from tests.support.people import SYSTEM, Somebody, now


def records(manager: Somebody, seeker: Somebody) -> dict[str, Any]:
    description = Description(
        name="Portal Contoh", operator="Dinas Contoh", purpose="Mendaftar pelatihan daerah.", contact="admin@contoh.example",
        redirect_uris=["https://portal.contoh.example/kembali"], scopes=Scope.values,
    )  # fmt: skip
    party, _secret = register_relying_party(description=description, kind=ApplicationKind.CONFIDENTIAL, by=SYSTEM, at=now())
    consent = allow_sign_in(party=party, user=seeker.user, asked=["openid"], allowed=["openid"], by=seeker.actor, at=now())
    connect_authority(user=seeker.user, authority_id="sso-contoh", subject=f"orang-{seeker.user.pk}", by=seeker.actor, at=now())
    return {
        "oidc_client": party.client_id,
        "sign_in_consent": consent.pk,
        "social_account": authorities_of(seeker.user.pk)[0].pk,
    }
