import uuid

import django.db.models.deletion
from django.db import migrations, models

import siapkerja.identity.fields


class Migration(migrations.Migration):
    dependencies = [
        ("documents", "0001_initial"),
        ("files", "0001_initial"),
        ("identity", "0003_consent_to_confirm_employment"),
        ("reference", "0002_search_regions"),
        ("wajiblapor", "0012_roster_remarks"),
    ]

    operations = [
        migrations.CreateModel(
            name="InspectionPlan",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("month", models.DateField()),
                ("state", models.CharField(choices=[("draft", "Disusun"), ("approved", "Disahkan")], default="draft", max_length=10)),
                ("seed", models.CharField(max_length=32)),
                ("opened_at", models.DateTimeField()),
                (
                    "opened_by",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="identity.person"
                    ),
                ),
                ("region", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="reference.region")),
            ],
            options={
                "indexes": [models.Index(fields=["-month", "-id"], name="inspection_plan_newest")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("region", "month"),
                        name="one_inspection_plan_per_province_and_month",
                        violation_error_message="Rencana provinsi ini untuk bulan tersebut sudah ada.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("month__day", 1)),
                        name="inspection_plan_starts_a_month",
                        violation_error_message="Rencana berlaku untuk satu bulan penuh.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PlanHistory",
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
                (
                    "record",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="history", to="wajiblapor.inspectionplan"),
                ),
            ],
            options={
                "ordering": ["at", "pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="InspectorCapacity",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("most", models.PositiveSmallIntegerField()),
                ("note", models.CharField(blank=True, max_length=300)),
                ("inspector", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="identity.person")),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="capacities", to="wajiblapor.inspectionplan"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("plan", "inspector"),
                        name="capacity_once_per_plan_and_inspector",
                        violation_error_message="Daya tampung pengawas ini sudah dicatat dalam rencana.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="WorkplaceRisk",
            fields=[
                (
                    "workplace",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to="identity.workplace",
                    ),
                ),
                ("score", models.PositiveSmallIntegerField()),
                ("reasons", models.JSONField()),
                ("visited_on", models.DateField(blank=True, null=True)),
                ("weighed_at", models.DateTimeField()),
                (
                    "legal_entity",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="identity.legalentity"),
                ),
                ("regency", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="reference.region")),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["regency", "-score", "workplace"],
                        name="risk_by_regency",
                        opclasses=["varchar_pattern_ops", "int2_ops", "int8_ops"],
                    ),
                    models.Index(fields=["-score", "workplace"], name="risk_highest"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Inspection",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[("first", "Pertama"), ("periodic", "Berkala"), ("special", "Khusus"), ("repeat", "Ulang")], max_length=10
                    ),
                ),
                (
                    "origin",
                    models.CharField(
                        choices=[
                            ("risk", "Skor risiko"),
                            ("random", "Undian"),
                            ("chosen", "Pilihan perencana"),
                            ("complaint", "Pengaduan"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("proposed", "Diusulkan"),
                            ("planned", "Direncanakan"),
                            ("ordered", "Surat tugas terbit"),
                            ("visited", "Sudah didatangi"),
                            ("first_note", "Nota Pemeriksaan I berjalan"),
                            ("second_note", "Nota Pemeriksaan II berjalan"),
                            ("fulfilled", "Menunggu penutupan"),
                            ("closed", "Selesai"),
                            ("referred", "Diteruskan"),
                            ("dropped", "Dikeluarkan dari rencana"),
                            ("cancelled", "Dibatalkan"),
                        ],
                        default="proposed",
                        max_length=12,
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                ("score", models.PositiveSmallIntegerField(default=0)),
                ("reasons", models.JSONField(default=list)),
                ("plan_note", models.CharField(blank=True, max_length=500)),
                ("tip", siapkerja.identity.fields.EncryptedTextField(blank=True, null=True, purpose="inspection_tip")),
                ("is_announced", models.BooleanField(default=False)),
                ("visit_on", models.DateField(blank=True, null=True)),
                ("answer_by", models.DateField(blank=True, null=True)),
                ("reminded_days", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("opened_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                (
                    "filing",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="wajiblapor.filing"
                    ),
                ),
                (
                    "legal_entity",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="identity.legalentity"),
                ),
                ("regency", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="reference.region")),
                ("workplace", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="identity.workplace")),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="inspections", to="wajiblapor.inspectionplan"
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["regency", "-opened_at", "-id"],
                        name="inspection_by_regency",
                        opclasses=["varchar_pattern_ops", "timestamptz_ops", "int8_ops"],
                    ),
                    models.Index(fields=["plan", "-score", "id"], name="inspection_of_plan"),
                    models.Index(fields=["legal_entity", "-opened_at", "-id"], name="inspection_of_company"),
                    models.Index(fields=["workplace", "-opened_at"], name="inspection_of_workplace"),
                    models.Index(
                        condition=models.Q(("state__in", ("first_note", "second_note"))), fields=["answer_by"], name="inspection_note_due"
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(
                            ("state__in", ("proposed", "planned", "ordered", "visited", "first_note", "second_note", "fulfilled"))
                        ),
                        fields=("workplace",),
                        name="one_standing_inspection_per_workplace",
                        violation_error_message="Tempat kerja ini sudah ada dalam rencana atau sedang diperiksa.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ("first_note", "second_note")), _negated=True),
                            ("answer_by__isnull", False),
                            _connector="OR",
                        ),
                        name="inspections_under_a_note_have_a_day",
                        violation_error_message="Nota pemeriksaan menyebut batas waktunya.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="InspectionHistory",
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
                (
                    "record",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="history", to="wajiblapor.inspection"),
                ),
            ],
            options={
                "ordering": ["at", "pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="InspectionMember",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("is_lead", models.BooleanField(default=False)),
                (
                    "conflict",
                    models.CharField(
                        choices=[
                            ("unsaid", "Belum menyatakan"),
                            ("free", "Tidak ada benturan kepentingan"),
                            ("tied", "Ada benturan kepentingan"),
                        ],
                        default="unsaid",
                        max_length=8,
                    ),
                ),
                ("declared_at", models.DateTimeField(blank=True, null=True)),
                ("note", models.CharField(blank=True, max_length=500)),
                ("assigned_at", models.DateTimeField()),
                (
                    "inspection",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="team", to="wajiblapor.inspection"),
                ),
                ("inspector", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="identity.person")),
            ],
            options={
                "ordering": ["-is_lead", "pk"],
                "indexes": [models.Index(fields=["inspector", "inspection"], name="inspection_by_inspector")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("inspection", "inspector"),
                        name="inspector_once_in_a_team",
                        violation_error_message="Pengawas ini sudah ada dalam tim.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("is_lead", True)),
                        fields=("inspection",),
                        name="one_lead_per_inspection",
                        violation_error_message="Satu tim punya satu ketua.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("conflict", "unsaid"), ("declared_at", None)),
                            models.Q(models.Q(("conflict", "unsaid"), _negated=True), ("declared_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="conflict_said_says_when",
                        violation_error_message="Pernyataan benturan kepentingan menyebut waktunya.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DutyLetter",
            fields=[
                (
                    "inspection",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="duty_letter",
                        serialize=False,
                        to="wajiblapor.inspection",
                    ),
                ),
                ("number", models.CharField(max_length=40, unique=True)),
                ("issued_at", models.DateTimeField()),
                ("valid_from", models.DateField()),
                ("valid_to", models.DateField()),
                ("document", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="documents.document")),
                (
                    "issued_by",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="identity.person"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("valid_to__gte", models.F("valid_from"))),
                        name="duty_ends_after_it_starts",
                        violation_error_message="Surat tugas berakhir sesudah dimulai.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="InspectionVisit",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(unique=True)),
                ("visited_on", models.DateField()),
                ("met_name", siapkerja.identity.fields.EncryptedTextField(purpose="inspection_met")),
                ("met_position", models.CharField(max_length=100)),
                ("summary", siapkerja.identity.fields.EncryptedTextField(blank=True, null=True, purpose="inspection_visit")),
                ("recorded_at", models.DateTimeField()),
                (
                    "inspection",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="visits", to="wajiblapor.inspection"),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="identity.person"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="VisitPicture",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("caption", models.CharField(blank=True, max_length=200)),
                ("added_at", models.DateTimeField()),
                (
                    "added_by",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="identity.person"
                    ),
                ),
                ("stored", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="files.storedfile")),
                (
                    "visit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="pictures", to="wajiblapor.inspectionvisit"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="NormCheck",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("norm", models.SlugField(max_length=40)),
                ("told", models.CharField(blank=True, max_length=8)),
                (
                    "outcome",
                    models.CharField(choices=[("unseen", "Tidak diperiksa"), ("kept", "Sesuai"), ("broken", "Tidak sesuai")], max_length=8),
                ),
                (
                    "inspection",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="checks", to="wajiblapor.inspection"),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("inspection", "norm"),
                        name="norm_once_in_a_checklist",
                        violation_error_message="Norma ini sudah diperiksa dalam kunjungan ini.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Finding",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("norm", models.SlugField(blank=True, max_length=40)),
                ("title", models.CharField(max_length=150)),
                ("legal_basis", models.CharField(max_length=300)),
                ("seen", siapkerja.identity.fields.EncryptedTextField(purpose="inspection_finding")),
                ("days", models.PositiveSmallIntegerField()),
                ("fulfil_by", models.DateField(blank=True, null=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "Belum dipenuhi"),
                            ("answered", "Menunggu pemeriksaan jawaban"),
                            ("fulfilled", "Dipenuhi"),
                            ("withdrawn", "Dicabut"),
                        ],
                        default="open",
                        max_length=10,
                    ),
                ),
                ("found_at", models.DateTimeField()),
                (
                    "found_by",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="identity.person"
                    ),
                ),
                (
                    "inspection",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="findings", to="wajiblapor.inspection"),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="FindingHistory",
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
                ("record", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="history", to="wajiblapor.finding")),
            ],
            options={
                "ordering": ["at", "pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="FindingAnswer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("words", siapkerja.identity.fields.EncryptedTextField(purpose="finding_answer")),
                ("answered_at", models.DateTimeField()),
                (
                    "answered_by",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="identity.person"
                    ),
                ),
                (
                    "finding",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="answers", to="wajiblapor.finding"),
                ),
                (
                    "stored",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="files.storedfile"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="InspectionNote",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("level", models.PositiveSmallIntegerField()),
                ("number", models.CharField(max_length=40, unique=True)),
                ("content", siapkerja.identity.fields.EncryptedTextField(purpose="inspection_note")),
                ("issued_at", models.DateTimeField()),
                ("answer_by", models.DateField()),
                ("document", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="documents.document")),
                (
                    "inspection",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="notes", to="wajiblapor.inspection"),
                ),
                (
                    "issued_by",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="identity.person"
                    ),
                ),
            ],
            options={
                "ordering": ["level"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("inspection", "level"),
                        name="note_once_per_level",
                        violation_error_message="Nota pemeriksaan ini sudah terbit.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("level__in", [1, 2])),
                        name="notes_are_first_or_second",
                        violation_error_message="Nota pemeriksaan ada dua: I dan II.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ReferralLetter",
            fields=[
                (
                    "inspection",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="referral",
                        serialize=False,
                        to="wajiblapor.inspection",
                    ),
                ),
                (
                    "way",
                    models.CharField(
                        choices=[
                            ("investigation", "Penyidikan oleh PPNS Ketenagakerjaan"),
                            ("sanction", "Rekomendasi sanksi administratif"),
                            ("special_report", "Laporan khusus kepada pimpinan unit pengawasan"),
                        ],
                        max_length=16,
                    ),
                ),
                ("number", models.CharField(max_length=40, unique=True)),
                ("issued_at", models.DateTimeField()),
                ("document", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="documents.document")),
                (
                    "issued_by",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="identity.person"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="InspectionDeed",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("number", models.CharField(max_length=40, unique=True)),
                ("issued_at", models.DateTimeField()),
                ("replaced_at", models.DateTimeField(blank=True, null=True)),
                ("document", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="documents.document")),
                ("filing", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="wajiblapor.filing")),
                (
                    "inspection",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="deeds", to="wajiblapor.inspection"),
                ),
                (
                    "issued_by",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="identity.person"
                    ),
                ),
                (
                    "legal_entity",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="identity.legalentity"),
                ),
                ("workplace", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="identity.workplace")),
            ],
            options={
                "ordering": ["-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("replaced_at", None)),
                        fields=("workplace",),
                        name="one_deed_in_force_per_workplace",
                        violation_error_message="Akta pengawasan tempat kerja ini sudah ada.",
                    )
                ],
            },
        ),
    ]
