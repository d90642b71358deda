from django.contrib.postgres.operations import CreateExtension
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("search", "0001_initial")]

    operations = [
        CreateExtension("fuzzystrmatch"),
        migrations.CreateModel(
            name="SearchWord",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("document", models.CharField(max_length=30)),
                ("word", models.CharField(max_length=40)),
            ],
            options={"constraints": [models.UniqueConstraint(fields=("document", "word"), name="search_word_once")]},
        ),
        migrations.AddField(model_name="searchentry", name="latitude", field=models.FloatField(null=True)),
        migrations.AddField(model_name="searchentry", name="longitude", field=models.FloatField(null=True)),
        migrations.AddIndex(model_name="searchentry", index=models.Index(fields=["document", "latitude"], name="search_entry_latitude")),
    ]
