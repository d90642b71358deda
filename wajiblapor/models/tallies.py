from django.db import models

FIGURES = ("reports", "workers_total", "workers_male", "workers_female", "workers_foreign")


class _Figures(models.Model):
    reports = models.IntegerField(default=0)
    workers_total = models.IntegerField(default=0)
    workers_male = models.IntegerField(default=0)
    workers_female = models.IntegerField(default=0)
    workers_foreign = models.IntegerField(default=0)

    class Meta:
        abstract = True


class ReportContribution(_Figures):
    """What one report adds to the figures, at the version that was counted last; a newer version replaces it."""

    report_id = models.BigIntegerField(primary_key=True)
    version = models.PositiveIntegerField()
    month = models.DateField()
    regency_code = models.CharField(max_length=4)

    def __str__(self) -> str:
        return f"{self.report_id} v{self.version}"


class MonthlyTally(_Figures):
    """Filed reports and their workers by month and regency. The sum of contributions, kept by one reaction."""

    month = models.DateField()
    regency_code = models.CharField(max_length=4)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["month", "regency_code"], name="monthly_tally_once")]
        indexes = [
            models.Index(fields=["regency_code", "month"], name="monthly_tally_by_regency", opclasses=["varchar_pattern_ops", "date_ops"])
        ]

    def __str__(self) -> str:
        return f"{self.month:%Y-%m} {self.regency_code}"
