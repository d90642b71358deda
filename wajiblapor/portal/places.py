"""What Wajib Lapor says of places of work to whoever changes them."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from siapkerja.identity.models import Workplace
from siapkerja.identity.moving import Tie
from wajiblapor.enums import EventKind
from wajiblapor.queries.reports import has_reported

SENTENCE = _(
    "Tempat kerja ini sudah pernah melapor. Pindah ke kabupaten atau kota lain dilaporkan dulu sebagai peristiwa; alamatnya berubah "
    "setelah dinas menerimanya. Di kabupaten atau kota yang sama, alamatnya dapat Anda ubah di sini."
)


def tie_to_office(workplace: Workplace) -> Tie | None:
    """A workplace that has reported moves to another office only with an officer's knowledge (UU 7/1981 art. 6 and 8)."""
    if not has_reported(workplace.pk):
        return None
    url = reverse("wajiblapor:event", args=[workplace.legal_entity.public_id, workplace.public_id, EventKind.MOVING.value])
    return Tie(sentence=SENTENCE, words=_("Laporkan pemindahan"), url=url)
