import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("files", "0001_initial"),
        ("identity", "0005_phones_languages_passports_and_doubts"),
    ]

    operations = [
        migrations.AddField(
            model_name="consent",
            name="signed_form",
            field=models.ForeignKey(
                blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="files.storedfile"
            ),
        ),
        migrations.AlterField(
            model_name="consent",
            name="purpose",
            field=models.CharField(
                choices=[
                    ("share_profile_with_employer", "Membagikan profil kepada pemberi kerja yang dilamar"),
                    ("use_profile_for_matching", "Menggunakan profil untuk saran lowongan dan pelatihan"),
                    ("registered_by_officer", "Dicatatkan dan didampingi petugas desa atau Dinas"),
                ],
                max_length=40,
            ),
        ),
    ]
