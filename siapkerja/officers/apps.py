from django.apps import AppConfig


class OfficersConfig(AppConfig):
    name = "siapkerja.officers"
    label = "officers"

    def ready(self) -> None:
        from django.utils.module_loading import autodiscover_modules
        from django.utils.translation import gettext_lazy as _

        from siapkerja.files.access import allow_download
        from siapkerja.identity.assistance import open_pages
        from siapkerja.officers import doors, portability
        from siapkerja.officers.actions.assistance import FORM_PURPOSE

        autodiscover_modules("permissions", "rights")  # every grants table is known to the page that lists them
        portability.register_holdings()
        allow_download(FORM_PURPOSE, portability.may_read_form)
        doors.register_doors()
        open_pages({"officers:compare_passport": _("Mencocokkan paspor")})
