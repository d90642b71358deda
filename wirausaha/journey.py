"""Which of Wirausaha's facts are steps on a person's way, and what waits for them there."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from siapkerja.facts.wirausaha import AidAccountedFor, AidAgreed, ProposalMoved, ProposalSubmitted
from siapkerja.journey import next_steps
from siapkerja.journey.next_steps import NextStep
from siapkerja.journey.steps import Step, register
from wirausaha.models import Proposal


def _title(fact: Any) -> Mapping[str, str]:
    return {"title": Proposal.objects.values_list("programme__title", flat=True).get(pk=fact.proposal_id)}


def _own_page(fact: Any) -> tuple[str, list[str]]:
    return "wirausaha:proposal", [str(Proposal.objects.values_list("public_id", flat=True).get(pk=fact.proposal_id))]


def _led_to(state: str) -> Callable[[ProposalMoved], bool]:
    return lambda fact: fact.state == state


def _move(state: str, icon: str, words: Any) -> Step:
    return Step(
        slug=f"aid_{state}", fact=ProposalMoved, service="wirausaha", icon=icon, words=words, params=_title, url=_own_page,
        when=_led_to(state),
    )  # fmt: skip


register(
    Step(
        slug="aid_submitted",
        fact=ProposalSubmitted,
        service="wirausaha",
        icon="shop",
        words=_("Anda mengajukan bantuan %(title)s, nomor %(number)s"),
        params=lambda fact: {**_title(fact), "number": fact.number},
        url=_own_page,
    ),
    _move("returned", "exclamation-triangle-fill", _("Petugas meminta permohonan %(title)s dilengkapi")),
    _move("assessed", "geo-alt", _("Petugas mengunjungi tempat usaha Anda untuk %(title)s")),
    _move("chosen", "check-lg", _("Anda terpilih menerima bantuan %(title)s")),
    _move("reserved", "clock", _("Anda menjadi cadangan untuk bantuan %(title)s")),
    _move("refused", "x-lg", _("Anda belum terpilih untuk bantuan %(title)s")),
    _move("lapsed", "clock", _("Batas tanda tangan bantuan %(title)s lewat")),
    _move("withdrawn", "arrow-left", _("Anda menarik permohonan bantuan %(title)s")),
    Step(
        slug="aid_agreed",
        fact=AidAgreed,
        service="wirausaha",
        icon="cash-stack",
        words=_("Perjanjian bantuan %(title)s berlaku; laporan ditunggu sampai %(account_by)s"),
        params=lambda fact: {**_title(fact), "account_by": fact.account_by.isoformat()},
        url=_own_page,
    ),
    Step(
        slug="aid_accounted_for",
        fact=AidAccountedFor,
        service="wirausaha",
        icon="check-circle-fill",
        words=_("Laporan bantuan %(title)s diterima"),
        params=_title,
        url=_own_page,
    ),
)


@next_steps.register
def _what_waits(person_id: int, today: date) -> Iterable[NextStep]:
    """Applications that wait for the person's word, signature or report."""
    told = {
        "returned": (gettext("Lengkapi permohonan %(title)s"), gettext("Petugas meminta beberapa hal dilengkapi."), gettext("Lengkapi")),
        "chosen": (
            gettext("Tanda tangani perjanjian %(title)s"),
            gettext("Anda terpilih. Lewat batasnya, bantuan berpindah ke cadangan."),
            gettext("Baca dan tanda tangani"),
        ),
        "agreed": (
            gettext("Laporkan pemakaian %(title)s"),
            gettext("Masukkan setiap pembelian dengan kuitansinya."),
            gettext("Isi laporan"),
        ),
    }
    for found in Proposal.objects.of_person(person_id).filter(state__in=told).select_related("programme"):
        title, text, action = told[found.state]
        yield NextStep(
            service="wirausaha",
            title=title % {"title": found.programme.title},
            text=text,
            url=reverse("wirausaha:proposal", args=[found.public_id]),
            action=action,
            due=found.due_on,
        )
