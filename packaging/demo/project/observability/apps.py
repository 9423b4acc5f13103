"""Start-up of the observability application."""
import os

from django.apps import AppConfig
from django.db.backends.signals import connection_created


def use_write_ahead_log(connection, **_kwargs):
    """Readers and a writer do not block each other then."""
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA journal_mode=WAL")


class ObservabilityConfig(AppConfig):
    name = "observability"

    def ready(self):
        connection_created.connect(use_write_ahead_log)
        if os.environ.get("SHOP_SERVING"):
            from observability.metrics import announce_start

            announce_start()
