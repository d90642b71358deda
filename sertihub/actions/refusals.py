"""What members of a certification body are told when something cannot be."""

from django.utils.translation import gettext_lazy as _

from siapkerja.kernel.errors import Refused


class NotValid(Refused):
    code = "certification_not_valid"
    sentence = _("Ada isian yang perlu diperbaiki.")


class NotACertificationBody(Refused):
    code = "not_a_certification_body"
    sentence = _("Organisasi ini belum terdaftar sebagai lembaga sertifikasi profesi. Ajukan dulu perannya di halaman organisasi.")
