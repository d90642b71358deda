"""What Sertihub tells the portal about itself."""

from django.utils.translation import gettext_lazy as _

from siapkerja.web.portal import Service, register

register(
    Service(
        slug="sertihub",
        name="Sertihub",
        tagline=_("Sertifikat kompetensi"),
        icon="award",
        css_class="serti",
        order=3,
    )
)
