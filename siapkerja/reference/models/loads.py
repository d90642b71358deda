from django.db import models


class ReferenceLoad(models.Model):
    """What was loaded last for each data set, so that loading it again is a no-op.

    The operator's own files have a row of their own ("regions/own", `origin` names them), so that a new version of
    the portal does not put its bundled data in their place.
    """

    dataset = models.CharField(max_length=40, primary_key=True)
    digest = models.CharField(max_length=64)
    origin = models.CharField(max_length=200, blank=True)
    rows = models.PositiveIntegerField()
    loaded_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.dataset
