"""What Skillhub tells the portal about itself."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from siapkerja.identity.enums import CapacityKind
from siapkerja.villages import figures as village_figures
from siapkerja.villages import reach
from siapkerja.web.portal import Figure, Service, register
from siapkerja.web.wording import compact
from skillhub.queries import documents  # noqa: F401 - registers what is searched
from skillhub.queries.programmes import open_programmes
from skillhub.views.public.reach import IN_TRAINING, PROGRAMMES_IN_REACH


def _figure() -> Figure | None:
    return Figure(compact(open_programmes()), gettext("pelatihan membuka pendaftaran"))


register(
    Service(
        slug="skillhub",
        name="Skillhub",
        tagline=_("Pelatihan dan magang"),
        icon="mortarboard",
        css_class="skill",
        order=2,
        home_url="skillhub:programmes",
        search_url="skillhub:programmes",
        search_label=_("Cari pelatihan"),
        figure=_figure,
        person_entries=(("skillhub:enrolments", _("Pelatihan saya")),),
        member_entries=(("skillhub:centre_programmes", _("Program pelatihan")),),
        member_needs=CapacityKind.TRAINING_CENTRE,
    )
)

reach.register(PROGRAMMES_IN_REACH)
village_figures.register(IN_TRAINING)
