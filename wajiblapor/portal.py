"""What Wajib Lapor tells the portal about itself."""

from django.utils.translation import gettext_lazy as _

from siapkerja.web.portal import Service, register

register(
    Service(
        slug="wajiblapor",
        name="Wajib Lapor",
        tagline=_("Laporan tahunan perusahaan"),
        icon="file-earmark-text",
        css_class="lapor",
        order=5,
    )
)
