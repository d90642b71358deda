"""Wirausaha's records for the access matrix."""

from typing import Any

from tests.support import aid
from tests.support.people import Somebody, make_somebody


def records(manager: Somebody, seeker: Somebody) -> dict[str, Any]:
    programme, drafted = aid.open_programme(), aid.draft_programme(title="TKM Contoh Berikutnya")
    draft = aid.written(programme, seeker)
    aid.with_member(draft, seeker)
    # Others' applications, in states the seeker's own is not in.
    running = aid.agreed(aid.open_programme(title="TKM Contoh Lain"), make_somebody("Penerima Contoh"))
    waiting = aid.assessed(programme, make_somebody("Pemohon Contoh"))
    item = running.decision_item  # type: ignore[attr-defined]
    return {
        "aid_programme": programme.pk,
        "aid_programme.slug": programme.slug,
        "aid_draft_programme": drafted.pk,
        "aid_draft": draft.public_id,
        "aid_member": draft.members.get().pk,
        "aid_running": running.public_id,
        "aid_waiting": waiting.public_id,
        "aid_regency": waiting.regency_id,
        "aid_decision": item.decision_id,
    }
