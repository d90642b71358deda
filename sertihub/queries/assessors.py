"""Finding the person behind an account."""

from siapkerja.identity.enums import NikClaimState
from siapkerja.identity.models import NikClaim, Person, User
from siapkerja.kernel import nik as nik_rules


def account_holder(text: str) -> Person | None:
    """The person whose account has this e-mail address, or whose verified NIK this is."""
    wanted = text.strip()
    if "@" in wanted:
        user = User.objects.filter(email__iexact=wanted, is_active=True).select_related("person").first()
        return getattr(user, "person", None)
    digits = nik_rules.digits_of(wanted)
    if not nik_rules.is_wellformed(digits):
        return None
    claims = NikClaim.objects.of_nik(digits).filter(state=NikClaimState.VERIFIED, person__user__is_active=True)
    claim = claims.select_related("person").first()
    return claim.person if claim else None
