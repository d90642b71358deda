from django.db import models


class Stage(models.Model):
    """A stage of the demo country that is built. Written in the stage's own transaction, so a killed build goes on where it was."""

    name = models.CharField(max_length=60, primary_key=True)
    cases = models.PositiveIntegerField()
    finished_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name
