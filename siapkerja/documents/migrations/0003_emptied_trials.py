from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("documents", "0002_sealing_certificates")]

    operations = [migrations.AddField("document", "emptied_at", models.DateTimeField(blank=True, null=True))]
