"""Kinds of documents that only tests issue."""

from siapkerja.documents.kinds import DocumentKind

RECEIPT = DocumentKind(
    slug="probe_receipt",
    name="Bukti Contoh",
    issuing_unit="Direktorat Contoh",
    legal_basis="UU Nomor 0 Tahun 2000 tentang Contoh",
    holder_label="Nama perusahaan",
    labels={"address": "Alamat", "workers": "Tenaga kerja", "reporter": "Pelapor"},
    public_facts=("workers",),
    withdrawal_reasons={"wrong_data": "Data tidak benar"},
    signatory_office=("a.n. Menteri Contoh",),
    signatory="Nama Pejabat Contoh",
)
CERTIFICATE = DocumentKind(slug="probe_certificate", name="Sertifikat Contoh", mask_holder=True)
