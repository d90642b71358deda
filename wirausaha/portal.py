"""What Wirausaha tells the portal about itself."""

from django.utils.translation import gettext_lazy as _

from siapkerja.web.portal import Service, register

register(
    Service(
        slug="wirausaha",
        name="Wirausaha",
        tagline=_("Bantuan memulai usaha"),
        icon="shop",
        css_class="usaha",
        order=4,
    )
)
