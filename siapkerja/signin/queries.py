"""Finding the account behind what somebody typed. None of these may be answered to strangers."""

from allauth.account.internal.userkit import filter_users_by_email
from allauth.account.models import EmailAddress

from siapkerja.identity.enums import NikClaimState
from siapkerja.identity.models import NikClaim, User
from siapkerja.signin.contacts import Contact, ContactKind


def account_of(contact: Contact) -> User | None:
    """The account a proven contact belongs to; by e-mail also one whose address is not proven yet."""
    if contact.kind is ContactKind.EMAIL:
        return account_by_email(contact.value)
    if contact.kind is ContactKind.PHONE:
        return account_by_phone(contact.value)
    return account_by_nik(contact.value)


def account_by_email(email: str) -> User | None:
    users: list[User] = filter_users_by_email(email, prefer_verified=True, for_login=True)
    return users[0] if users else None


def account_by_phone(phone: str) -> User | None:
    """The account that has proven this number (international form)."""
    return User.objects.with_phone(phone).filter(phone_verified_at__isnull=False).select_related("person").first()


def signing_up_by_phone(phone: str) -> User | None:
    """The latest sign-up with this number whose code was not entered yet."""
    waiting = User.objects.with_phone(phone).filter(phone_verified_at=None, last_login=None)
    return waiting.order_by("-date_joined").first()


def account_by_nik(nik: str) -> User | None:
    """The account of the person whose claim to this NIK is verified; a claim alone opens nothing."""
    claim = NikClaim.objects.of_nik(nik).filter(state=NikClaimState.VERIFIED).select_related("person__user").first()
    return getattr(claim.person, "user", None) if claim else None


def proven_email(user: User) -> str:
    """The account's proven e-mail address, else ""."""
    addresses = EmailAddress.objects.filter(user_id=user.pk, verified=True).order_by("-primary")
    return str(addresses.values_list("email", flat=True).first() or "")


def proven_phone(user: User) -> str:
    """The account's proven telephone number, else ""."""
    return str(user.phone) if user.phone and user.phone_verified_at else ""


def language_of(contact: str) -> str | None:
    """The language of the account with this e-mail address or telephone number, None where there is none."""
    user = account_by_email(contact) if "@" in contact else account_by_phone(contact) or signing_up_by_phone(contact)
    return user.language if user else None
