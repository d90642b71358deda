"""The sums of years beside those of months, made from them."""

from django.db import migrations, models

_MADE_FROM_MONTHS = """
insert into statistics_yearrollup (figure, region_code, year, value, folded_at)
select figure, region_code, extract(year from month), sum(value), max(folded_at) from statistics_rollup group by 1, 2, 3
"""


class Migration(migrations.Migration):
    dependencies = [
        ("statistics", "0003_lists_behind_figures"),
    ]

    operations = [
        migrations.CreateModel(
            name="YearRollup",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("figure", models.CharField(max_length=60)),
                ("region_code", models.CharField(blank=True, max_length=4)),
                ("year", models.PositiveSmallIntegerField()),
                ("value", models.BigIntegerField()),
                ("folded_at", models.DateTimeField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("figure", "year", "region_code"), name="year_rollup_once_per_cell"),
                ],
            },
        ),
        migrations.RunSQL(_MADE_FROM_MONTHS, migrations.RunSQL.noop),
    ]
