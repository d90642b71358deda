from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models


class SearchEntry(models.Model):
    """A public row's tokens and filters, written in the transaction that changes the row.

    Search answers from here, slower, whenever there is no index to ask. Tokens come from `analysis`, not from a
    PostgreSQL dictionary: as written with their positions, and stems with "=" before them.
    """

    document = models.CharField(max_length=30)
    object_id = models.BigIntegerField()
    version = models.IntegerField()
    words = SearchVectorField()
    facets = ArrayField(models.CharField(max_length=80))
    orders = ArrayField(models.BigIntegerField())

    class Meta:
        constraints = [models.UniqueConstraint(fields=["document", "object_id"], name="search_entry_once")]
        indexes = [
            GinIndex(fields=["words"], name="search_entry_words"),
            GinIndex(fields=["facets"], name="search_entry_facets"),
            models.Index(models.F("document"), models.F("orders__0").desc(), name="search_entry_newest"),
        ]

    def __str__(self) -> str:
        return f"{self.document} {self.object_id}"
