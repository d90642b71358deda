from django.db import models
from django.utils.translation import gettext_lazy as _


class KnownDevice(models.Model):
    """A browser somebody has signed in with, known again by a random cookie; only the cookie's digest is kept.

    Attributes:
        digest: SHA-256 of the cookie, 32 bytes.
        browser, system: codes of what the browser said of itself ("chrome", "android"); "" where unknown.
    """

    user = models.ForeignKey("identity.User", models.CASCADE, related_name="known_devices")
    digest = models.BinaryField(max_length=32)
    browser = models.CharField(max_length=12, blank=True)
    system = models.CharField(max_length=12, blank=True)
    first_seen_at = models.DateTimeField()
    last_seen_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user", "digest"], name="known_device_once", violation_error_message=_("Perangkat ini sudah dikenal.")
            )
        ]

    def __str__(self) -> str:
        return f"perangkat {self.pk}"
