"""What Skillhub tells the portal about itself."""

from django.utils.translation import gettext_lazy as _

from siapkerja.web.portal import Service, register

register(
    Service(
        slug="skillhub",
        name="Skillhub",
        tagline=_("Pelatihan dan magang"),
        icon="mortarboard",
        css_class="skill",
        order=2,
    )
)
