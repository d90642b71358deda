from django.db import models
from django.utils.translation import gettext_lazy as _


class Frequency(models.TextChoices):
    AT_ONCE = "at_once", _("Segera")
    DAILY = "daily", _("Setiap pagi")
    WEEKLY = "weekly", _("Setiap Senin pagi")
    NEVER = "never", _("Tidak dikirim")
