import django.db.models.deletion
import django.db.models.expressions
from django.db import migrations, models

import siapkerja.identity.fields


class Migration(migrations.Migration):
    dependencies = [
        ("documents", "0001_initial"),
        ("identity", "0001_initial"),
        ("karirhub", "0003_saved_vacancies"),
        ("reference", "0002_search_regions"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="vacancy",
            name="vacancy_once_public_has_number_and_days",
        ),
        migrations.AddField(
            model_name="vacancy",
            name="age_max",
            field=models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="Umur paling tinggi"),
        ),
        migrations.AddField(
            model_name="vacancy",
            name="age_min",
            field=models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="Umur paling rendah"),
        ),
        migrations.AddField(
            model_name="vacancy",
            name="age_reason",
            field=models.CharField(blank=True, max_length=300, verbose_name="Mengapa umur dibatasi"),
        ),
        migrations.AddField(
            model_name="vacancy",
            name="agency_name",
            field=models.CharField(blank=True, max_length=200, verbose_name="Nama P3MI"),
        ),
        migrations.AddField(
            model_name="vacancy",
            name="agency_permit",
            field=models.CharField(blank=True, max_length=60, verbose_name="Nomor SIP3MI"),
        ),
        migrations.AddField(
            model_name="vacancy",
            name="answer_within_days",
            field=models.PositiveSmallIntegerField(default=14, verbose_name="Janji jawaban"),
        ),
        migrations.AddField(
            model_name="vacancy",
            name="check_due_on",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="vacancy",
            name="check_wanted_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="vacancy",
            name="checked_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="vacancy",
            name="country",
            field=models.CharField(blank=True, max_length=3, verbose_name="Negara"),
        ),
        migrations.AddField(
            model_name="vacancy",
            name="disability_types",
            field=models.JSONField(blank=True, default=list, verbose_name="Ragam disabilitas"),
        ),
        migrations.AddField(
            model_name="vacancy",
            name="district",
            field=models.ForeignKey(
                blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="reference.region"
            ),
        ),
        migrations.AddField(
            model_name="vacancy",
            name="document",
            field=models.ForeignKey(
                blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="documents.document"
            ),
        ),
        migrations.AddField(
            model_name="vacancy",
            name="documents_asked",
            field=models.JSONField(blank=True, default=list, verbose_name="Berkas yang diminta"),
        ),
        migrations.AddField(
            model_name="vacancy",
            name="extensions",
            field=models.PositiveSmallIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="vacancy",
            name="filled_openings",
            field=models.PositiveIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="vacancy",
            name="hours_per_week",
            field=models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="Jam kerja seminggu"),
        ),
        migrations.AddField(
            model_name="vacancy",
            name="idle_warned_on",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="vacancy",
            name="industry",
            field=models.ForeignKey(
                blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="reference.industry"
            ),
        ),
        migrations.AddField(
            model_name="vacancy",
            name="is_overseas",
            field=models.BooleanField(default=False, verbose_name="Bekerja di luar negeri"),
        ),
        migrations.AddField(
            model_name="vacancy",
            name="is_shift_work",
            field=models.BooleanField(default=False, verbose_name="Kerja bergiliran"),
        ),
        migrations.AddField(
            model_name="vacancy",
            name="latitude",
            field=models.FloatField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="vacancy",
            name="longitude",
            field=models.FloatField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="vacancy",
            name="majors",
            field=models.CharField(blank=True, max_length=200, verbose_name="Jurusan"),
        ),
        migrations.AddField(
            model_name="vacancy",
            name="openings_men",
            field=models.PositiveIntegerField(default=0, verbose_name="Khusus laki-laki"),
        ),
        migrations.AddField(
            model_name="vacancy",
            name="openings_women",
            field=models.PositiveIntegerField(default=0, verbose_name="Khusus perempuan"),
        ),
        migrations.AddField(
            model_name="vacancy",
            name="placement",
            field=models.CharField(
                choices=[
                    ("local", "Antar kerja lokal (AKL)"),
                    ("between_regions", "Antar kerja antardaerah (AKAD)"),
                    ("abroad", "Antar kerja antarnegara (AKAN)"),
                ],
                default="local",
                max_length=20,
                verbose_name="Jenis penempatan",
            ),
        ),
        migrations.AddField(
            model_name="vacancy",
            name="recruitment_permit",
            field=models.CharField(blank=True, max_length=60, verbose_name="Nomor SIP2MI"),
        ),
        migrations.AddField(
            model_name="vacancy",
            name="sex_reason",
            field=models.CharField(blank=True, max_length=300, verbose_name="Mengapa hanya satu jenis kelamin"),
        ),
        migrations.AddField(
            model_name="vacancy",
            name="submitted_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="vacancy",
            name="wage_system",
            field=models.CharField(
                choices=[("monthly", "Bulanan"), ("daily", "Harian"), ("piece", "Borongan atau satuan hasil")],
                default="monthly",
                max_length=10,
                verbose_name="Sistem upah",
            ),
        ),
        migrations.AddField(
            model_name="vacancy",
            name="working_hours",
            field=models.CharField(blank=True, max_length=200, verbose_name="Hari dan jam kerja"),
        ),
        migrations.AlterField(
            model_name="vacancy",
            name="state",
            field=models.CharField(
                choices=[
                    ("draft", "Draf"),
                    ("submitted", "Menunggu pemeriksaan"),
                    ("returned", "Perlu diperbaiki"),
                    ("refused", "Ditolak"),
                    ("published", "Dibuka"),
                    ("frozen", "Dibekukan"),
                    ("closed", "Ditutup"),
                    ("expired", "Berakhir"),
                    ("discarded", "Dibatalkan"),
                ],
                default="draft",
                max_length=20,
            ),
        ),
        migrations.AddIndex(
            model_name="vacancy",
            index=models.Index(
                condition=models.Q(("check_wanted_at__isnull", False)), fields=["check_wanted_at", "id"], name="vacancy_waiting_for_check"
            ),
        ),
        migrations.AddConstraint(
            model_name="vacancy",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("state__in", ["draft", "submitted", "returned", "refused", "discarded"]),
                    models.Q(("number__isnull", False), ("opens_on__isnull", False), ("published_at__isnull", False)),
                    _connector="OR",
                ),
                name="vacancy_once_public_has_number_and_days",
            ),
        ),
        migrations.AddConstraint(
            model_name="vacancy",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("openings_men", 0), ("openings_women", 0)), models.Q(("sex_reason", ""), _negated=True), _connector="OR"
                ),
                name="vacancy_sex_needs_a_reason",
                violation_error_message="Tuliskan alasan pekerjaan yang hanya dapat dilakukan satu jenis kelamin.",
            ),
        ),
        migrations.AddConstraint(
            model_name="vacancy",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "openings__gte",
                        django.db.models.expressions.CombinedExpression(models.F("openings_men"), "+", models.F("openings_women")),
                    )
                ),
                name="vacancy_sexes_fit_the_openings",
                violation_error_message="Jumlah khusus laki-laki dan perempuan melebihi jumlah yang dibutuhkan.",
            ),
        ),
        migrations.AddConstraint(
            model_name="vacancy",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("age_max", None), ("age_min", None)), models.Q(("age_reason", ""), _negated=True), _connector="OR"
                ),
                name="vacancy_age_needs_a_reason",
                violation_error_message="Tuliskan alasan pekerjaan yang menuntut batas umur.",
            ),
        ),
        migrations.AddConstraint(
            model_name="vacancy",
            constraint=models.CheckConstraint(
                condition=models.Q(("age_min", None), ("age_max", None), ("age_max__gte", models.F("age_min")), _connector="OR"),
                name="vacancy_age_range_ascends",
                violation_error_message="Umur paling tinggi tidak boleh di bawah umur paling rendah.",
            ),
        ),
        migrations.AddConstraint(
            model_name="vacancy",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("is_overseas", False),
                    models.Q(
                        models.Q(("country", ""), _negated=True),
                        models.Q(("agency_name", ""), _negated=True),
                        models.Q(("agency_permit", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="vacancy_abroad_names_country_and_agency",
                violation_error_message="Lowongan ke luar negeri menyebut negara, nama P3MI, dan nomor SIP3MI.",
            ),
        ),
        migrations.AddConstraint(
            model_name="vacancy",
            constraint=models.CheckConstraint(
                condition=models.Q(("filled_openings__lte", models.F("openings"))),
                name="vacancy_filled_within_openings",
                violation_error_message="Yang terisi melebihi jumlah yang dibutuhkan.",
            ),
        ),
        migrations.AddConstraint(
            model_name="vacancy",
            constraint=models.CheckConstraint(
                condition=models.Q(("answer_within_days__gte", 1), ("answer_within_days__lte", 90)),
                name="vacancy_answers_within_90_days",
                violation_error_message="Janji jawaban antara 1 dan 90 hari.",
            ),
        ),
        migrations.CreateModel(
            name="VacancySkill",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=80)),
                ("vacancy", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="skills", to="karirhub.vacancy")),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("vacancy", "name"), name="skill_once_per_vacancy", violation_error_message="Keterampilan ini sudah disebut."
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="VacancyPlace",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("openings", models.PositiveIntegerField()),
                ("vacancy", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="places", to="karirhub.vacancy")),
                ("workplace", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="identity.workplace")),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("vacancy", "workplace"),
                        name="place_once_per_vacancy",
                        violation_error_message="Tempat kerja ini sudah disebut.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("openings__gte", 1)),
                        name="place_has_an_opening",
                        violation_error_message="Isi paling sedikit satu orang untuk tiap tempat kerja.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="VacancyContact",
            fields=[
                (
                    "vacancy",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="contact",
                        serialize=False,
                        to="karirhub.vacancy",
                    ),
                ),
                ("name", siapkerja.identity.fields.EncryptedTextField(purpose="vacancy_contact")),
                ("phone", siapkerja.identity.fields.EncryptedTextField(purpose="phone")),
            ],
        ),
        migrations.CreateModel(
            name="ScreeningQuestion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("order", models.PositiveSmallIntegerField()),
                ("text", models.CharField(max_length=200)),
                (
                    "kind",
                    models.CharField(
                        choices=[("yes_no", "Ya atau tidak"), ("choice", "Pilih satu"), ("number", "Angka"), ("text", "Jawaban singkat")],
                        max_length=10,
                    ),
                ),
                ("options", models.JSONField(blank=True, default=list)),
                ("is_required", models.BooleanField(default=True)),
                (
                    "vacancy",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="questions", to="karirhub.vacancy"),
                ),
            ],
            options={
                "ordering": ["order"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("vacancy", "order"),
                        name="question_order_once_per_vacancy",
                        violation_error_message="Dua pertanyaan berada di urutan yang sama.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SelectionStage",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("order", models.PositiveSmallIntegerField()),
                ("name", models.CharField(max_length=80)),
                ("vacancy", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="stages", to="karirhub.vacancy")),
            ],
            options={
                "ordering": ["order"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("vacancy", "order"),
                        name="stage_order_once_per_vacancy",
                        violation_error_message="Dua tahap berada di urutan yang sama.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="VacancyDeficiency",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("field", models.CharField(blank=True, max_length=40)),
                (
                    "code",
                    models.CharField(
                        choices=[
                            ("unclear", "Belum jelas"),
                            ("incomplete", "Belum lengkap"),
                            ("wrong", "Tidak sesuai keadaan"),
                            ("discriminates", "Membatasi pelamar tanpa alasan pekerjaan"),
                            ("asks_for_money", "Meminta uang atau barang dari pelamar"),
                            ("below_minimum_wage", "Upah di bawah upah minimum tanpa penjelasan"),
                            ("no_permit", "Izin penempatan belum dapat dibuktikan"),
                            ("duplicate", "Sama dengan lowongan lain yang masih dibuka"),
                        ],
                        max_length=30,
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=500)),
                ("asked_at", models.DateTimeField()),
                ("settled_at", models.DateTimeField(blank=True, null=True)),
                (
                    "vacancy",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="deficiencies", to="karirhub.vacancy"),
                ),
            ],
            options={
                "ordering": ["pk"],
                "indexes": [models.Index(condition=models.Q(("settled_at", None)), fields=["vacancy"], name="deficiency_to_be_mended")],
            },
        ),
        migrations.CreateModel(
            name="VacancyFilling",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reported_at", models.DateTimeField()),
                ("others", models.PositiveIntegerField(default=0)),
                ("openings", models.PositiveIntegerField()),
                (
                    "by_person",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="identity.person"
                    ),
                ),
                ("vacancy", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="fillings", to="karirhub.vacancy")),
            ],
            options={
                "ordering": ["-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("openings__gte", 1), ("openings__gte", models.F("others"))),
                        name="filling_counts_somebody",
                        violation_error_message="Sebutkan paling sedikit satu orang yang mengisi lowongan.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="FilledOpening",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "application",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="filled_opening", to="karirhub.application"
                    ),
                ),
                (
                    "filling",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="filled", to="karirhub.vacancyfilling"),
                ),
            ],
        ),
    ]
