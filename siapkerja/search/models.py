from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models


class SearchEntry(models.Model):
    """A public row's tokens and filters, written in the transaction that changes the row.

    Search answers from here, slower, whenever there is no index to ask. Tokens come from `analysis`, not from a
    PostgreSQL dictionary: as written with their positions, and stems with "=" before them. Latitudes and longitudes are the
    middles of the row's cells (`cells`), so that both engines measure from the same points.

    Attributes:
        latitude, longitude: of the row's main place.
        other_latitudes, other_longitudes: of its other places, side by side; few rows have any.
    """

    document = models.CharField(max_length=30)
    object_id = models.BigIntegerField()
    version = models.IntegerField()
    words = SearchVectorField()
    facets = ArrayField(models.CharField(max_length=80))
    orders = ArrayField(models.BigIntegerField())
    latitude = models.FloatField(null=True)
    longitude = models.FloatField(null=True)
    other_latitudes = ArrayField(models.FloatField(), default=list)
    other_longitudes = ArrayField(models.FloatField(), default=list)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["document", "object_id"], name="search_entry_once")]
        indexes = [
            GinIndex(fields=["words"], name="search_entry_words"),
            GinIndex(fields=["facets"], name="search_entry_facets"),
            models.Index(models.F("document"), models.F("orders__0").desc(), name="search_entry_newest"),
            models.Index(fields=["document", "latitude"], name="search_entry_latitude"),
        ]

    def __str__(self) -> str:
        return f"{self.document} {self.object_id}"


class SearchWord(models.Model):
    """A word that stands in some public row, or stood there once: what a misspelt one may have meant.

    The follower writes it, never the action that publishes a row, so nobody waits for a word.
    """

    document = models.CharField(max_length=30)
    word = models.CharField(max_length=40)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["document", "word"], name="search_word_once")]

    def __str__(self) -> str:
        return self.word
