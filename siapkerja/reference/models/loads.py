from django.db import models


class ReferenceLoad(models.Model):
    """What was loaded last for each data set, so that loading it again is a no-op."""

    dataset = models.CharField(max_length=40, primary_key=True)
    digest = models.CharField(max_length=64)
    rows = models.PositiveIntegerField()
    loaded_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.dataset
