"""Tables of the observability application."""
from django.db import models


class Visit(models.Model):
    """When a visitor was last seen."""

    visitor = models.CharField(max_length=64, primary_key=True)
    seen = models.FloatField(db_index=True)
