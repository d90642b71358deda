import uuid

import django.db.models.deletion
from django.db import migrations, models

import siapkerja.identity.fields


class Migration(migrations.Migration):
    dependencies = [
        ("documents", "0001_initial"),
        ("files", "0001_initial"),
        ("identity", "0001_initial"),
        ("sertihub", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Candidacy",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "Draf"),
                            ("submitted", "Diajukan"),
                            ("to_mend", "Perlu diperbaiki"),
                            ("refused", "Tidak diterima"),
                            ("verified", "Berkas lengkap"),
                            ("scheduled", "Dijadwalkan"),
                            ("agreed", "Siap dinilai"),
                            ("absent", "Tidak hadir"),
                            ("recommended", "Dinilai asesor"),
                            ("competent", "Kompeten"),
                            ("not_yet_competent", "Belum kompeten"),
                            ("certified", "Sertifikat terbit"),
                            ("withdrawn", "Mengundurkan diri"),
                        ],
                        default="draft",
                        max_length=20,
                    ),
                ),
                ("version", models.IntegerField(default=1)),
                ("number", models.CharField(blank=True, max_length=30)),
                (
                    "purpose",
                    models.CharField(
                        choices=[
                            ("certification", "Sertifikasi"),
                            ("pkt", "Pengakuan kompetensi terkini (PKT)"),
                            ("rpl", "Rekognisi pembelajaran lampau (RPL)"),
                            ("other", "Lainnya"),
                        ],
                        max_length=16,
                        verbose_name="Tujuan asesmen",
                    ),
                ),
                ("purpose_note", models.CharField(blank=True, max_length=150, verbose_name="Tujuan lain")),
                ("employer", models.CharField(blank=True, max_length=150, verbose_name="Lembaga atau perusahaan")),
                ("position", models.CharField(blank=True, max_length=120, verbose_name="Jabatan")),
                ("office_address", models.CharField(blank=True, max_length=300, verbose_name="Alamat kantor")),
                ("office_phone", siapkerja.identity.fields.EncryptedTextField(blank=True, null=True, purpose="phone")),
                ("adjustment", siapkerja.identity.fields.EncryptedTextField(blank=True, null=True, purpose="assessment adjustment")),
                ("drafted_at", models.DateTimeField()),
                ("submitted_at", models.DateTimeField(blank=True, null=True)),
                ("moved_at", models.DateTimeField()),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="candidacies", to="sertihub.certificationbody"
                    ),
                ),
                ("person", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="identity.person")),
                (
                    "scheme",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="candidacies", to="sertihub.scheme"),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["person", "-id"], name="candidacy_of_person"),
                    models.Index(fields=["body", "state", "-moved_at", "-id"], name="candidacy_queue"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(
                            ("state__in", ("draft", "submitted", "to_mend", "verified", "scheduled", "agreed", "recommended", "competent"))
                        ),
                        fields=("person", "scheme"),
                        name="one_open_candidacy_per_scheme",
                        violation_error_message="Anda masih punya permohonan yang berjalan pada skema ini.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("number", ""), _negated=True), fields=("number",), name="candidacy_number_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("purpose", "other"), _negated=True), models.Q(("purpose_note", ""), _negated=True), _connector="OR"
                        ),
                        name="other_purpose_is_explained",
                        violation_error_message="Tuliskan tujuan asesmen Anda.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Assessment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("on", models.DateField()),
                ("starts_at", models.TimeField()),
                ("scheduled_at", models.DateTimeField()),
                ("agreed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "recommendation",
                    models.CharField(blank=True, choices=[("k", "K (kompeten)"), ("bk", "BK (belum kompeten)")], max_length=2),
                ),
                ("feedback", models.TextField(blank=True, max_length=2000)),
                ("recommended_at", models.DateTimeField(blank=True, null=True)),
                ("decision", models.CharField(blank=True, choices=[("k", "K (kompeten)"), ("bk", "BK (belum kompeten)")], max_length=2)),
                ("decision_reason", models.TextField(blank=True, max_length=2000)),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
                (
                    "assessor",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="assessments", to="sertihub.assessor"),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="identity.person"
                    ),
                ),
                ("venue", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="assessments", to="sertihub.venue")),
                (
                    "candidacy",
                    models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name="assessment", to="sertihub.candidacy"),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["assessor", "on"], name="assessment_day")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("decision", ""),
                            ("decision", models.F("recommendation")),
                            models.Q(("decision_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="differing_decision_has_a_reason",
                        violation_error_message="Tuliskan alasan keputusan yang berbeda dari rekomendasi asesor.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="CandidacyMove",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("move", models.CharField(max_length=40)),
                ("source", models.CharField(max_length=30)),
                ("target", models.CharField(max_length=30)),
                ("at", models.DateTimeField()),
                ("role", models.CharField(max_length=40)),
                ("reason_code", models.CharField(blank=True, max_length=40)),
                ("note", models.TextField(blank=True)),
                (
                    "by_person",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="identity.person"
                    ),
                ),
                (
                    "on_behalf_of",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="identity.person"
                    ),
                ),
                ("record", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="moves", to="sertihub.candidacy")),
            ],
            options={
                "ordering": ["at", "pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="CandidacyUnit",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("order", models.PositiveSmallIntegerField()),
                ("mark", models.CharField(blank=True, choices=[("k", "K (kompeten)"), ("bk", "BK (belum kompeten)")], max_length=2)),
                ("note", models.TextField(blank=True, max_length=1000)),
                (
                    "candidacy",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="units", to="sertihub.candidacy"),
                ),
                ("unit", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="sertihub.competenceunit")),
            ],
            options={
                "ordering": ["order"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("candidacy", "unit"), name="unit_once_in_a_candidacy", violation_error_message="Unit ini sudah ada."
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Certificate",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("number", models.CharField(max_length=40)),
                ("registration_number", models.CharField(max_length=40)),
                ("issued_on", models.DateField()),
                ("valid_until", models.DateField()),
                (
                    "state",
                    models.CharField(
                        choices=[("active", "Berlaku"), ("expired", "Kedaluwarsa"), ("revoked", "Dicabut")], default="active", max_length=10
                    ),
                ),
                ("version", models.IntegerField(default=1)),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="certificates", to="sertihub.certificationbody"
                    ),
                ),
                (
                    "candidacy",
                    models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name="certificate", to="sertihub.candidacy"),
                ),
                ("document", models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="documents.document")),
                ("person", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="identity.person")),
                (
                    "scheme",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="certificates", to="sertihub.scheme"),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["body", "-id"], name="certificate_of_body"),
                    models.Index(fields=["person", "-id"], name="certificate_of_person"),
                    models.Index(condition=models.Q(("state", "active")), fields=["valid_until"], name="certificate_running_out"),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("number",), name="certificate_number_once"),
                    models.UniqueConstraint(fields=("body", "registration_number"), name="certificate_registration_once_at_a_body"),
                    models.CheckConstraint(
                        condition=models.Q(("valid_until__gt", models.F("issued_on"))), name="certificate_ends_after_it_starts"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CertificateMove",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("move", models.CharField(max_length=40)),
                ("source", models.CharField(max_length=30)),
                ("target", models.CharField(max_length=30)),
                ("at", models.DateTimeField()),
                ("role", models.CharField(max_length=40)),
                ("reason_code", models.CharField(blank=True, max_length=40)),
                ("note", models.TextField(blank=True)),
                (
                    "by_person",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="identity.person"
                    ),
                ),
                (
                    "on_behalf_of",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="identity.person"
                    ),
                ),
                ("record", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="moves", to="sertihub.certificate")),
            ],
            options={
                "ordering": ["at", "pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Evidence",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("education", "Ijazah atau surat keterangan pendidikan"),
                            ("training", "Sertifikat pelatihan"),
                            ("experience", "Surat keterangan kerja atau portofolio"),
                            ("identity", "Kartu identitas"),
                            ("other", "Bukti lain"),
                        ],
                        max_length=12,
                    ),
                ),
                ("added_at", models.DateTimeField()),
                (
                    "candidacy",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="evidence", to="sertihub.candidacy"),
                ),
                (
                    "element",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="sertihub.element"
                    ),
                ),
                ("stored", models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="files.storedfile")),
            ],
            options={
                "verbose_name_plural": "evidence",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Offer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("enrolment_id", models.BigIntegerField()),
                ("rank", models.PositiveSmallIntegerField(default=0)),
                ("offered_at", models.DateTimeField()),
                ("dismissed_at", models.DateTimeField(blank=True, null=True)),
                ("person", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="identity.person")),
                ("scheme", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="offers", to="sertihub.scheme")),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("person", "scheme"), name="scheme_offered_once", violation_error_message="Skema ini sudah ditawarkan."
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Remark",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "part",
                    models.CharField(
                        choices=[
                            ("person", "Data diri"),
                            ("job", "Pekerjaan sekarang"),
                            ("requirements", "Bukti syarat dasar"),
                            ("self_assessment", "Asesmen mandiri"),
                        ],
                        max_length=16,
                    ),
                ),
                ("note", models.TextField(max_length=1000)),
                ("written_at", models.DateTimeField()),
                ("settled_at", models.DateTimeField(blank=True, null=True)),
                (
                    "candidacy",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="remarks", to="sertihub.candidacy"),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="SelfAssessment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("mark", models.CharField(choices=[("k", "K (kompeten)"), ("bk", "BK (belum kompeten)")], max_length=2)),
                ("words", models.TextField(blank=True, max_length=1000)),
                (
                    "candidacy",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="self_assessments", to="sertihub.candidacy"
                    ),
                ),
                ("element", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="sertihub.element")),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("candidacy", "element"),
                        name="element_assessed_once_in_a_candidacy",
                        violation_error_message="Elemen ini sudah diisi.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Training",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("enrolment_id", models.BigIntegerField()),
                ("completed_on", models.DateField()),
                ("person", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="identity.person")),
                ("trainer", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="identity.person")),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("person", "trainer", "enrolment_id"),
                        name="trainer_once_in_a_training",
                        violation_error_message="Pelatih ini sudah tercatat.",
                    )
                ],
            },
        ),
    ]
