"""What Karirhub tells the portal about itself."""

from django.utils.translation import gettext_lazy as _

from siapkerja.web.portal import Service, register

register(
    Service(
        slug="karirhub",
        name="Karirhub",
        tagline=_("Lowongan kerja dan lamaran"),
        icon="briefcase",
        css_class="karir",
        order=1,
    )
)
