from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("wajiblapor", "0022_versions_of_prepared_events"),
    ]

    operations = [
        migrations.RenameField("sectionanswers", "answers", "open_answers"),
        migrations.RenameField("sectionanswers", "unread", "open_unread"),
        migrations.AddField("sectionanswers", "sealed", models.BinaryField(default=b"")),
    ]
