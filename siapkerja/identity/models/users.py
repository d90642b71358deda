import uuid
from datetime import datetime
from typing import Any, ClassVar, Self

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from siapkerja.identity.fields import EncryptedTextField, index_version, phone_indexes
from siapkerja.identity.models.people import Person


class UserQuerySet(models.QuerySet["User"]):
    def with_phone(self, phone: str) -> Self:
        """Accounts with this telephone number, proven or not; `phone` as `siapkerja.kernel.phone.normalised` writes it."""
        return self.filter(phone_index__in=phone_indexes(phone))

    def never_finished(self, *, before: datetime) -> Self:
        """Sign-ups from before a moment whose code was never entered."""
        return self.filter(date_joined__lt=before, last_login=None, phone_verified_at=None).exclude(emailaddress__verified=True)


class UserManager(BaseUserManager["User"]):
    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        user = self.model(email=self.normalize_email(email), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(AbstractBaseUser, PermissionsMixin):
    """An account: a way to sign in, by e-mail, telephone or both. Who is behind it is the Person.

    Attributes:
        phone: international form; `phone_index` finds it. Only a proven number signs in or receives codes.
        phone_verified_at: when a code sent to the number was entered; None while it is only said.
        language: in which the account's messages are written.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    email = models.EmailField(_("Alamat e-mail"), unique=True, null=True, blank=True)
    phone = EncryptedTextField(purpose="phone", null=True, blank=True)
    phone_index = models.BinaryField(max_length=32, null=True, blank=True)
    phone_index_version = models.PositiveSmallIntegerField(default=index_version)
    phone_verified_at = models.DateTimeField(null=True, blank=True)
    language = models.CharField(max_length=5, choices=settings.LANGUAGES, default="id")
    person = models.OneToOneField(Person, models.PROTECT, null=True, blank=True, related_name="user")
    is_active = models.BooleanField(default=True)
    is_staff = models.BooleanField(default=False)
    date_joined = models.DateTimeField(auto_now_add=True)

    objects = UserManager.from_queryset(UserQuerySet)()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                name="user_email_once",
                violation_error_message=_("Alamat e-mail ini sudah dipakai."),
            ),
            models.UniqueConstraint(
                fields=["phone_index"],
                condition=models.Q(phone_verified_at__isnull=False),
                name="user_verified_phone_once",
                violation_error_message=_("Nomor HP ini sudah dipakai akun lain."),
            ),
            models.CheckConstraint(
                name="phones_are_indexed",
                condition=models.Q(phone=None, phone_index=None, phone_verified_at=None)
                | models.Q(phone__isnull=False, phone_index__isnull=False),
                violation_error_message=_("Nomor HP ini tidak dapat disimpan. Periksa kembali nomornya."),
            ),
        ]
        indexes = [models.Index(fields=["phone_index"], name="user_by_phone")]

    def __str__(self) -> str:
        return str(self.public_id)

    @property
    def display_name(self) -> str:
        return self.person.full_name if self.person else self.email or _("Akun tanpa nama")

    @property
    def initials(self) -> str:
        return self.person.initials if self.person else (self.email or "?")[:2].upper()
