"""What allauth says when something does not fit, in our words. None of these tells whether an account exists."""

from django.utils.translation import gettext_lazy as _

NO_MATCH = _("Data masuk dan kata sandi tidak cocok. Periksa keduanya, lalu coba lagi.")

SENTENCES = {
    "account_inactive": _("Akun ini tidak aktif. Hubungi petugas untuk mengaktifkannya kembali."),
    "cannot_remove_primary_email": _("E-mail utama tidak dapat dihapus. Pilih e-mail utama lain lebih dulu."),
    "duplicate_email": _("E-mail ini sudah ada di akun Anda."),
    "email_password_mismatch": NO_MATCH,
    "email_taken": _("E-mail ini sudah dipakai akun lain."),
    "enter_current_password": _("Tuliskan kata sandi Anda yang sekarang."),
    "incorrect_code": _("Kode tidak cocok. Periksa kembali kode pada pesan terbaru dari kami."),
    "incorrect_password": _("Kata sandi tidak cocok."),
    "invalid_login": NO_MATCH,
    "invalid_or_expired_key": _("Tautan ini sudah tidak berlaku. Minta yang baru."),
    "invalid_password_reset": _("Permintaan ganti kata sandi ini sudah tidak berlaku. Minta kode baru."),
    "max_email_addresses": _("Paling banyak %d alamat e-mail."),
    "phone_password_mismatch": NO_MATCH,
    "phone_taken": _("Nomor HP ini sudah dipakai akun lain."),
    "rate_limited": _("Terlalu banyak permintaan. Tunggu sebentar, lalu coba lagi."),
    "same_as_current": _("Isian baru harus berbeda dari yang sekarang."),
    "select_only_one": _("Tulis satu saja."),
    "too_many_login_attempts": _(
        "Terlalu banyak percobaan untuk akun ini. Tunggu 5 menit, lalu coba lagi, atau masuk dengan kode. Akun Anda tidak dikunci."
    ),
    "unknown_email": NO_MATCH,
    "unknown_phone": NO_MATCH,
    "username_password_mismatch": NO_MATCH,
    "unverified_primary_email": _("E-mail utama harus sudah dicek. Masukkan kode yang kami kirim ke alamat itu."),
}
