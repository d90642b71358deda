"""What the audit log keeps of signing in: who, how, why not; never a contact."""

from django.test import Client
from django.urls import reverse

from siapkerja.audit.models import SecurityAct
from tests.support.people import PASSWORD, Somebody


def _acts() -> list[tuple[str, str, dict[str, object]]]:
    return [(act.act, act.subject, act.codes) for act in SecurityAct.objects.order_by("pk")]


def test_sign_ins_failures_and_sign_outs_are_kept_by_id_and_code(seeker: Somebody) -> None:
    client, email = Client(), str(seeker.user.email)
    client.post(reverse("account_login"), {"login": email, "password": "bukan ini sandinya"})
    client.post(reverse("account_login"), {"login": "tak.dikenal@contoh.example", "password": "bukan"})
    client.post(reverse("account_login"), {"login": email, "password": PASSWORD})
    client.post(reverse("account_logout"))

    acts = [act for act in _acts() if act[0] in {"sign_in_failed", "signed_in", "signed_out"}]
    me = f"identity.user:{seeker.user.pk}"
    assert [(act, subject == me) for act, subject, _ in acts] == [
        ("sign_in_failed", True),
        ("sign_in_failed", False),
        ("signed_in", True),
        ("signed_out", True),
    ]
    assert [codes.get("reason") for _, _, codes in acts[:2]] == ["wrong_password", "unknown_account"]
    assert acts[2][2]["method"] == "password"
    assert "@" not in str(_acts())


def test_being_held_after_five_failures_is_kept_too(seeker: Somebody) -> None:
    for _ in range(6):
        Client().post(reverse("account_login"), {"login": seeker.user.email, "password": "bukan ini sandinya"})

    assert [codes["reason"] for act, _, codes in _acts() if act == "sign_in_failed"][-1] == "too_many_attempts"


def test_changing_the_password_is_kept(seeker: Somebody) -> None:
    new = "sembilan naga di laut"
    answers = {"oldpassword": PASSWORD, "password1": new, "password2": new}
    seeker.client.post(reverse("account_change_password"), answers)

    assert "password_changed" in [act for act, _, _ in _acts()]
