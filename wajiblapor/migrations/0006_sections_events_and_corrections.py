import uuid

import django.db.models.deletion
from django.db import migrations, models

STATES = [
    ("draft", "Draf"),
    ("submitted", "Terkirim"),
    ("accepted", "Diterima"),
    ("correcting", "Sedang dikoreksi"),
    ("discarded", "Dibuang"),
]
EVENTS = [
    ("founding", "Mendirikan"),
    ("stopping", "Menghentikan sementara"),
    ("resuming", "Menjalankan kembali"),
    ("moving", "Memindahkan"),
    ("dissolving", "Membubarkan"),
]


def _key() -> models.BigAutoField:
    return models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")


def _to(model: str, **options) -> models.ForeignKey:
    return models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to=model, **{"related_name": "+"} | options)


class Migration(migrations.Migration):
    dependencies = [
        ("documents", "0001_initial"),
        ("files", "0001_initial"),
        ("identity", "0002_consent_to_be_found"),
        ("reference", "0002_search_regions"),
        ("wajiblapor", "0005_expected_joiners"),
    ]

    operations = [
        migrations.RemoveConstraint(model_name="manpowerreport", name="filed_reports_have_number_and_days"),
        migrations.AddField(
            model_name="manpowerreport",
            name="reminded_days",
            field=models.PositiveSmallIntegerField(blank=True, null=True),
        ),
        migrations.AlterField(
            model_name="manpowerreport",
            name="state",
            field=models.CharField(choices=STATES, default="draft", max_length=10),
        ),
        migrations.AddConstraint(
            model_name="manpowerreport",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state__in", ("submitted", "accepted", "correcting")), _negated=True),
                    models.Q(
                        models.Q(("number", ""), _negated=True),
                        ("next_due_on__isnull", False),
                        ("reported_on__isnull", False),
                        ("submitted_at__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="filed_reports_have_number_and_days",
                violation_error_message="Laporan terkirim harus bernomor dan bertanggal.",
            ),
        ),
        migrations.CreateModel(
            name="SectionAnswers",
            fields=[
                ("id", _key()),
                ("section", models.CharField(max_length=20)),
                ("answers", models.JSONField(default=dict)),
                ("unread", models.JSONField(default=dict)),
                ("origins", models.JSONField(default=dict)),
                ("version", models.PositiveIntegerField(default=1)),
                ("catalogue", models.CharField(max_length=20)),
                ("saved_at", models.DateTimeField()),
                ("confirmed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "report",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="sections", to="wajiblapor.manpowerreport"),
                ),
                ("saved_by", _to("identity.person", blank=True, null=True)),
            ],
            options={"constraints": [models.UniqueConstraint(fields=("report", "section"), name="section_once_in_a_report")]},
        ),
        migrations.CreateModel(
            name="Attachment",
            fields=[
                ("id", _key()),
                ("kind", models.CharField(max_length=20)),
                ("uploaded_at", models.DateTimeField()),
                ("report", _to("wajiblapor.manpowerreport", related_name="attachments")),
                (
                    "stored",
                    models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="files.storedfile"),
                ),
                ("uploaded_by", _to("identity.person", blank=True, null=True)),
            ],
            options={"indexes": [models.Index(fields=["report", "kind"], name="attachment_of_report")]},
        ),
        migrations.CreateModel(
            name="PostedVacancy",
            fields=[
                ("id", _key()),
                ("vacancy_id", models.BigIntegerField(unique=True)),
                ("occupation_code", models.CharField(blank=True, max_length=10)),
                ("openings", models.PositiveIntegerField()),
                ("filled", models.PositiveIntegerField(default=0)),
                ("published_on", models.DateField()),
                ("version", models.PositiveIntegerField()),
                ("legal_entity", _to("identity.legalentity")),
                ("workplace", _to("identity.workplace")),
            ],
            options={"indexes": [models.Index(fields=["workplace", "published_on"], name="posted_of_workplace")]},
        ),
        migrations.CreateModel(
            name="WorkplaceEvent",
            fields=[
                ("id", _key()),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("kind", models.CharField(choices=EVENTS, max_length=10)),
                ("happens_on", models.DateField()),
                ("until", models.DateField(blank=True, null=True)),
                ("due_on", models.DateField()),
                ("reported_on", models.DateField()),
                ("answers", models.JSONField(default=dict)),
                ("number", models.CharField(max_length=30, unique=True)),
                ("declared_name", models.CharField(max_length=150)),
                ("declared_position", models.CharField(max_length=100)),
                ("filed_at", models.DateTimeField()),
                ("document", _to("documents.document", blank=True, null=True)),
                ("filed_by", _to("identity.person", blank=True, null=True)),
                ("legal_entity", _to("identity.legalentity")),
                ("moved_to", _to("reference.region", blank=True, null=True)),
                ("regency", _to("reference.region")),
                ("workplace", _to("identity.workplace", related_name="reported_events")),
            ],
            options={
                "indexes": [
                    models.Index(fields=["workplace", "-happens_on"], name="event_of_workplace"),
                    models.Index(
                        fields=["regency", "-filed_at", "-id"],
                        name="event_by_regency",
                        opclasses=["varchar_pattern_ops", "timestamptz_ops", "int8_ops"],
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("workplace", "kind", "happens_on"),
                        name="event_once_on_a_day",
                        violation_error_message="Peristiwa ini sudah dilaporkan. Buktinya ada di halaman tempat kerja.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until", None),
                            models.Q(("kind", "stopping"), ("until__gt", models.F("happens_on"))),
                            _connector="OR",
                        ),
                        name="only_a_stop_has_an_end",
                        violation_error_message="Penghentian berakhir sesudah dimulai.",
                    ),
                ],
            },
        ),
    ]
