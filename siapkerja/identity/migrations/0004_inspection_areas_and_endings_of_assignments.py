import django.db.models.deletion
from django.db import migrations, models

ROLES = [
    ("ministry_officer", "Petugas kementerian"),
    ("province_officer", "Petugas Dinas provinsi"),
    ("regency_officer", "Petugas Dinas kabupaten/kota"),
    ("province_head", "Kepala Dinas provinsi"),
    ("regency_head", "Kepala Dinas kabupaten/kota"),
    ("employment_officer", "Pengantar kerja"),
    ("labour_inspector", "Pengawas ketenagakerjaan"),
    ("village_officer", "Petugas desa/kelurahan"),
    ("administrator", "Administrator sistem"),
    ("auditor", "Auditor"),
    ("data_protection", "Pejabat pelindungan data pribadi"),
]


def _to(model: str, related_name: str = "+") -> models.ForeignKey:
    return models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name=related_name, to=model)


class Migration(migrations.Migration):
    dependencies = [
        ("files", "0001_initial"),
        ("identity", "0003_limits_and_protection_officer"),
        ("reference", "0002_search_regions"),
    ]

    operations = [
        migrations.CreateModel(
            name="InspectionArea",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=120)),
                (
                    "province",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="reference.region"),
                ),
                ("regencies", models.ManyToManyField(related_name="+", to="reference.region")),
                ("opened_at", models.DateTimeField()),
            ],
            options={"ordering": ["province_id", "name"]},
        ),
        migrations.AddConstraint(
            model_name="inspectionarea",
            constraint=models.UniqueConstraint(
                fields=["province", "name"],
                name="inspection_area_name_once",
                violation_error_message="Provinsi ini sudah punya unit dengan nama itu.",
            ),
        ),
        migrations.RemoveConstraint(model_name="assignment", name="one_open_assignment"),
        migrations.AlterField(model_name="assignment", name="role", field=models.CharField(choices=ROLES, max_length=20)),
        migrations.AddField(model_name="assignment", name="area", field=_to("identity.inspectionarea", "assignments")),
        migrations.AddField(model_name="assignment", name="reason", field=models.CharField(blank=True, max_length=500)),
        migrations.AddField(model_name="assignment", name="document_number", field=models.CharField(blank=True, max_length=80)),
        migrations.AddField(model_name="assignment", name="given_at", field=models.DateTimeField(blank=True, null=True)),
        migrations.AddField(model_name="assignment", name="ended_at", field=models.DateTimeField(blank=True, null=True)),
        migrations.AddField(model_name="assignment", name="ended_by", field=_to("identity.person")),
        migrations.AddField(model_name="assignment", name="ending_reason", field=models.CharField(blank=True, max_length=500)),
        migrations.AddField(model_name="assignment", name="version", field=models.PositiveIntegerField(default=1)),
        migrations.AddField(model_name="assignment", name="warned_for", field=models.DateField(blank=True, null=True)),
        migrations.AddConstraint(
            model_name="assignment",
            constraint=models.UniqueConstraint(
                condition=models.Q(valid_to=None, ended_at=None),
                fields=["person", "role", "region"],
                name="one_open_assignment",
                nulls_distinct=False,
            ),
        ),
        migrations.AddField(model_name="representation", name="assignment", field=_to("identity.assignment")),
        migrations.AddField(model_name="representation", name="signed_form", field=_to("files.storedfile")),
        migrations.AddField(model_name="representation", name="ended_at", field=models.DateTimeField(blank=True, null=True)),
        migrations.AddField(model_name="representation", name="ended_by", field=_to("identity.person")),
    ]
