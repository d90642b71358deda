"""Which pages of the profile an officer uses while acting for a citizen."""

from django.utils.translation import gettext_lazy as _

from siapkerja.identity.assistance import open_pages


def open_profile() -> None:
    """All parts of the profile; the account's own pages stay the citizen's."""
    open_pages(
        {
            "profiles:profile": "",
            "profiles:identity": _("Mengisi identitas"),
            "profiles:nik_reading": "",
            "profiles:former_passports": _("Mencatat paspor lama"),
            "profiles:withdraw_former_passport": _("Menghapus paspor lama yang keliru"),
            "profiles:address": _("Mengisi alamat"),
            "profiles:education": _("Menambah pendidikan"),
            "profiles:change_education": _("Mengubah pendidikan"),
            "profiles:delete_education": _("Menghapus pendidikan"),
            "profiles:experience": _("Menambah pengalaman kerja"),
            "profiles:change_experience": _("Mengubah pengalaman kerja"),
            "profiles:delete_experience": _("Menghapus pengalaman kerja"),
            "profiles:no_experience": _("Menyatakan belum punya pengalaman kerja"),
            "profiles:skills": _("Menambah keterampilan"),
            "profiles:delete_skill": _("Menghapus keterampilan"),
            "profiles:photo": _("Memasang foto"),
            "profiles:delete_photo": _("Menghapus foto"),
            "profiles:picture": "",
            "profiles:wanted": _("Mengisi pekerjaan yang dicari"),
            "profiles:documents": _("Menambah dokumen"),
            "profiles:delete_document": _("Menghapus dokumen"),
            "profiles:import": "",
            "profiles:take_import": _("Mengisi profil dari berkas"),
            "profiles:export": "",
            "profiles:cv": "",
            "profiles:json_resume": "",
        }
    )
