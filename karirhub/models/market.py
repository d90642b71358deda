"""The labour market in sums: what its public page reads, so that no page counts vacancies or people itself.

Every row is of one region and one group of occupations: `region_code` is "" for the country, two digits for a province, four for
a regency; `occupation_code` is "" for all, one digit for a major group of KBJI, four for an occupation. Of regencies only the
sums over all occupations are kept. An occupation that was not said stands as "?", one said too roughly as "7?".
"""

from django.db import models


class MarketOpenings(models.Model):
    """Vacancies open, and people sought by them, at the end of a month; of the running month: when it was counted.

    Attributes:
        openings: what the vacancies ask for, less what had been reported filled by then.
    """

    region_code = models.CharField(max_length=4, blank=True)
    occupation_code = models.CharField(max_length=4, blank=True)
    month = models.DateField()
    vacancies = models.PositiveIntegerField()
    openings = models.PositiveIntegerField()
    counted_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["region_code", "occupation_code", "month"], name="market_openings_once_per_cell"),
        ]
        indexes = [models.Index(fields=["occupation_code", "month"], name="market_openings_by_month")]

    def __str__(self) -> str:
        return f"{self.region_code} {self.occupation_code} {self.month:%Y-%m}"


class MarketSeekers(models.Model):
    """How many different people sought work when it was last counted in a month. Months that are over are not counted again: what
    people look for today says nothing of then.

    Attributes:
        is_hidden: few people, or what would give away a cell of few people.
    """

    region_code = models.CharField(max_length=4, blank=True)
    occupation_code = models.CharField(max_length=4, blank=True)
    month = models.DateField()
    seekers = models.PositiveIntegerField()
    is_hidden = models.BooleanField(default=False)
    counted_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["region_code", "occupation_code", "month"], name="market_seekers_once_per_cell"),
        ]
        indexes = [models.Index(fields=["occupation_code", "month"], name="market_seekers_by_month")]

    def __str__(self) -> str:
        return f"{self.region_code} {self.occupation_code} {self.month:%Y-%m}"


class MarketPay(models.Model):
    """What open vacancies offer in a month of full-time work, in rupiah.

    Attributes:
        stated, unstated: vacancies that say what they pay, and those that do not.
        employers: how many different ones stand behind `stated`.
        low, median, high: a quarter of the vacancies offers less than `low`, half less than `median`, a quarter more than
            `high`, each taken in the middle of what it offers. None where too few vacancies or employers stand behind.
    """

    region_code = models.CharField(max_length=4, blank=True)
    occupation_code = models.CharField(max_length=4, blank=True)
    stated = models.PositiveIntegerField()
    unstated = models.PositiveIntegerField()
    employers = models.PositiveIntegerField()
    low = models.PositiveBigIntegerField(null=True, blank=True)
    median = models.PositiveBigIntegerField(null=True, blank=True)
    high = models.PositiveBigIntegerField(null=True, blank=True)
    counted_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["region_code", "occupation_code"], name="market_pay_once_per_cell")]

    def __str__(self) -> str:
        return f"{self.region_code} {self.occupation_code}"


class MarketSkill(models.Model):
    """A skill that open vacancies ask for; of each region or group of occupations the most wanted ones. Of provinces, all
    occupations together.

    Attributes:
        word: folded, as skills are compared. name: as most employers write it.
        holders: people who seek work and say they have it, of the region; None where they are few, or would give such away.
    """

    region_code = models.CharField(max_length=4, blank=True)
    occupation_code = models.CharField(max_length=4, blank=True)
    word = models.CharField(max_length=80)
    name = models.CharField(max_length=80)
    vacancies = models.PositiveIntegerField()
    holders = models.PositiveIntegerField(null=True, blank=True)
    counted_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["region_code", "occupation_code", "word"], name="market_skill_once_per_cell"),
        ]

    def __str__(self) -> str:
        return self.name
