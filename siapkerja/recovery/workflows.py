from django.utils.translation import gettext_lazy as _

from siapkerja.kernel.workflow import Move, State, table
from siapkerja.recovery.enums import DisputeState as D
from siapkerja.recovery.enums import RecoveryState as R

HANDLE, HANDLE_DISPUTE, APPEALS = "handle_recovery", "handle_dispute", "decide_appeal"
IN_REVIEW = (R.NEW, R.TAKEN, R.WAITING, R.PROPOSED)
# The account may still change hands.
OPEN_RECOVERIES = (*IN_REVIEW, R.GRANTED, R.FROZEN)

RECOVERY = table(
    "account_recovery",
    R,
    states=[
        State(value=R.UNCONFIRMED, label=_("Menunggu kode"), tone="neutral", icon="hourglass-split"),
        State(value=R.NEW, label=_("Menunggu petugas"), tone="info", icon="inbox"),
        State(value=R.TAKEN, label=_("Sedang diperiksa"), tone="warn", icon="search"),
        State(value=R.WAITING, label=_("Menunggu dilengkapi"), tone="warn", icon="hourglass-split"),
        State(value=R.PROPOSED, label=_("Menunggu pemeriksa kedua"), tone="warn", icon="people"),
        State(value=R.GRANTED, label=_("Disetujui, tinggal membuat kata sandi"), tone="good", icon="check-lg"),
        State(value=R.COMPLETED, label=_("Akun sudah kembali"), tone="good", icon="check-circle-fill"),
        State(value=R.FROZEN, label=_("Ditahan karena ada keberatan"), tone="bad", icon="exclamation-triangle-fill"),
        State(value=R.REVERTED, label=_("Dibatalkan setelah keberatan"), tone="bad", icon="x-lg", is_final=True),
        State(value=R.REFUSED, label=_("Tidak disetujui"), tone="bad", icon="x-lg", is_final=True),
        State(value=R.WITHDRAWN, label=_("Dibatalkan pemohon"), tone="neutral", icon="x-lg", is_final=True),
        State(value=R.LAPSED, label=_("Ditutup, tidak diselesaikan"), tone="neutral", icon="clock", is_final=True),
    ],
    moves=[
        Move(name="confirm", label=_("Cocokkan kode"), sources=(R.UNCONFIRMED,), target=R.NEW),
        Move(name="confirm_at_counter", label=_("Cocokkan kode"), sources=(R.UNCONFIRMED,), target=R.PROPOSED, permission=HANDLE),
        Move(name="take", label=_("Periksa permintaan ini"), sources=(R.NEW,), target=R.TAKEN, permission=HANDLE),
        Move(name="hand_back", label=_("Kembalikan ke antrean"), sources=(R.TAKEN,), target=R.NEW, permission=HANDLE, needs_reason=True),
        Move(name="ask", label=_("Minta dilengkapi"), sources=(R.TAKEN,), target=R.WAITING, permission=HANDLE, needs_reason=True),
        Move(name="supply", label=_("Kirim kelengkapan"), sources=(R.WAITING,), target=R.TAKEN),
        Move(name="propose", label=_("Usulkan disetujui"), sources=(R.TAKEN,), target=R.PROPOSED, permission=HANDLE),
        Move(
            name="return",
            label=_("Kembalikan ke pemeriksa pertama"),
            sources=(R.PROPOSED,),
            target=R.TAKEN,
            permission=HANDLE,
            needs_reason=True,
        ),
        Move(name="approve", label=_("Setujui"), sources=(R.TAKEN, R.PROPOSED), target=R.GRANTED, permission=HANDLE),
        Move(name="refuse", label=_("Tolak"), sources=(R.TAKEN, R.PROPOSED), target=R.REFUSED, permission=HANDLE, needs_reason=True),
        Move(name="withdraw", label=_("Batalkan permintaan"), sources=IN_REVIEW, target=R.WITHDRAWN),
        Move(name="lapse", label=_("Tutup karena tidak diselesaikan"), sources=(R.WAITING, R.GRANTED), target=R.LAPSED),
        Move(name="set_password", label=_("Buat kata sandi"), sources=(R.GRANTED,), target=R.COMPLETED),
        Move(name="object", label=_("Ini bukan saya, tahan perubahan"), sources=(*IN_REVIEW, R.GRANTED, R.COMPLETED), target=R.FROZEN),
        Move(name="dismiss", label=_("Lanjutkan pemeriksaan"), sources=(R.FROZEN,), target=R.TAKEN, permission=HANDLE, needs_reason=True),
        Move(name="revert", label=_("Batalkan perubahan"), sources=(R.FROZEN,), target=R.REVERTED, permission=HANDLE, needs_reason=True),
    ],
)

DISPUTE = table(
    "nik_dispute",
    D,
    states=[
        State(value=D.UNCONFIRMED, label=_("Menunggu kode"), tone="neutral", icon="hourglass-split"),
        State(value=D.NEW, label=_("Menunggu petugas"), tone="info", icon="inbox"),
        State(value=D.HEARING, label=_("Kedua pihak didengar"), tone="warn", icon="people"),
        State(value=D.DECIDED, label=_("Diputuskan"), tone="good", icon="check-lg"),
        State(value=D.APPEALED, label=_("Dibanding"), tone="warn", icon="hourglass-split"),
        State(value=D.CLOSED, label=_("Putusan banding"), tone="good", icon="check-circle-fill", is_final=True),
        State(value=D.REFUSED, label=_("Tidak dilanjutkan"), tone="bad", icon="x-lg", is_final=True),
        State(value=D.WITHDRAWN, label=_("Dicabut pemohon"), tone="neutral", icon="x-lg", is_final=True),
    ],
    moves=[
        Move(name="confirm", label=_("Cocokkan kode"), sources=(D.UNCONFIRMED,), target=D.NEW),
        Move(name="hear", label=_("Dengar kedua pihak"), sources=(D.NEW,), target=D.HEARING, permission=HANDLE_DISPUTE),
        Move(name="answer", label=_("Kirim jawaban"), sources=(D.HEARING,), target=D.HEARING),
        Move(name="decide", label=_("Putuskan"), sources=(D.HEARING,), target=D.DECIDED, permission=HANDLE_DISPUTE, needs_reason=True),
        Move(name="appeal", label=_("Ajukan banding"), sources=(D.DECIDED,), target=D.APPEALED, needs_reason=True),
        Move(
            name="decide_appeal", label=_("Putuskan banding"), sources=(D.APPEALED,), target=D.CLOSED, permission=APPEALS, needs_reason=True
        ),
        Move(name="refuse", label=_("Jangan lanjutkan"), sources=(D.NEW,), target=D.REFUSED, permission=HANDLE_DISPUTE, needs_reason=True),
        Move(name="withdraw", label=_("Cabut sengketa"), sources=(D.NEW, D.HEARING), target=D.WITHDRAWN),
    ],
)
