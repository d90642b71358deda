from django.db import migrations, models
from django.db.models import F, Q


class Migration(migrations.Migration):
    dependencies = [("karirhub", "0016_reports_overdue")]

    operations = [
        migrations.AddIndex(
            model_name="vacancy",
            index=models.Index(
                F("id") / 20000,
                F("published_at").desc(),
                condition=Q(is_sandbox=False, state="published"),
                name="vacancy_in_sitemap",
            ),
        )
    ]
