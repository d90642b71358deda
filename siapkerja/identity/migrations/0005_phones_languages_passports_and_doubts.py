import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

import siapkerja.identity.fields


class Migration(migrations.Migration):
    dependencies = [
        ("identity", "0004_inspection_areas_and_endings_of_assignments"),
    ]

    operations = [
        migrations.AddField(
            model_name="nikclaim",
            name="doubts",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(
                    choices=[
                        ("unknown_region", "Kode wilayah tidak dikenal atau sudah dimekarkan"),
                        ("no_birth_date", "Angka tanggal lahir bukan tanggal"),
                        ("other_birth_date", "Tanggal lahir berbeda dari isian"),
                        ("other_sex", "Jenis kelamin berbeda dari isian"),
                    ],
                    max_length=20,
                ),
                blank=True,
                default=list,
                size=None,
            ),
        ),
        migrations.AlterField(
            model_name="user",
            name="email",
            field=models.EmailField(blank=True, max_length=254, null=True, unique=True, verbose_name="Alamat e-mail"),
        ),
        migrations.AddField(
            model_name="user",
            name="language",
            field=models.CharField(choices=[("id", "Bahasa Indonesia"), ("en", "Inggris")], default="id", max_length=5),
        ),
        migrations.AddField(
            model_name="user",
            name="phone",
            field=siapkerja.identity.fields.EncryptedTextField(blank=True, null=True, purpose="phone"),
        ),
        migrations.AddField(model_name="user", name="phone_index", field=models.BinaryField(blank=True, max_length=32, null=True)),
        migrations.AddField(
            model_name="user",
            name="phone_index_version",
            field=models.PositiveSmallIntegerField(default=siapkerja.identity.fields.index_version),
        ),
        migrations.AddField(model_name="user", name="phone_verified_at", field=models.DateTimeField(blank=True, null=True)),
        migrations.AddIndex(model_name="user", index=models.Index(fields=["phone_index"], name="user_by_phone")),
        migrations.AddConstraint(
            model_name="user",
            constraint=models.UniqueConstraint(
                condition=models.Q(("phone_verified_at__isnull", False)),
                fields=("phone_index",),
                name="user_verified_phone_once",
                violation_error_message="Nomor HP ini sudah dipakai akun lain.",
            ),
        ),
        migrations.AddConstraint(
            model_name="user",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("phone", None), ("phone_index", None), ("phone_verified_at", None)),
                    models.Q(("phone__isnull", False), ("phone_index__isnull", False)),
                    _connector="OR",
                ),
                name="phones_are_indexed",
                violation_error_message="Nomor HP ini tidak dapat disimpan. Periksa kembali nomornya.",
            ),
        ),
        migrations.CreateModel(
            name="PassportClaim",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", siapkerja.identity.fields.EncryptedTextField(purpose="passport")),
                ("number_index", models.BinaryField(max_length=32)),
                ("index_version", models.PositiveSmallIntegerField(default=siapkerja.identity.fields.index_version)),
                ("country", models.CharField(max_length=3)),
                ("expires_on", models.DateField()),
                (
                    "state",
                    models.CharField(
                        choices=[("claimed", "Belum dicek"), ("verified", "Cocok"), ("withdrawn", "Ditarik")],
                        default="claimed",
                        max_length=10,
                    ),
                ),
                ("claimed_at", models.DateTimeField()),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
                (
                    "person",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="passport_claims", to="identity.person"),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["number_index"], name="passport_claim_by_index")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "verified")),
                        fields=("number_index",),
                        name="one_verified_claim_per_passport",
                        violation_error_message="Paspor ini sudah terbukti milik orang lain.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "withdrawn"), _negated=True),
                        fields=("person",),
                        name="one_standing_passport_per_person",
                        violation_error_message="Anda sudah mencatatkan sebuah paspor.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(models.Q(("state", "verified"), _negated=True), ("decided_at__isnull", False), _connector="OR"),
                        name="verified_passports_are_dated",
                        violation_error_message="Paspor yang cocok harus punya tanggal pemeriksaan.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("country__regex", "^[A-Z]{3}$")),
                        name="passport_country_has_three_letters",
                        violation_error_message="Pilih negara penerbit paspor.",
                    ),
                ],
            },
        ),
    ]
