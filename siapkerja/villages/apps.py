from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class VillagesConfig(AppConfig):
    name = "siapkerja.villages"
    label = "villages"

    def ready(self) -> None:
        from siapkerja.villages.figures import VillageFigure, register
        from siapkerja.villages.queries.residents import seekers_in, workplaces_in

        register(
            VillageFigure(
                slug="seekers",
                name=_("Pencari kerja"),
                definition=_("Orang yang mencatat tinggal di sini dan di profilnya menulis pekerjaan yang dicari."),
                order=10,
                rows=seekers_in,
            ),
            VillageFigure(
                slug="workplaces",
                name=_("Tempat usaha tercatat"),
                definition=_("Kantor, cabang, dan tempat usaha di SIAPKerja yang alamatnya di sini."),
                order=90,
                rows=workplaces_in,
                counts_people=False,
            ),
        )
