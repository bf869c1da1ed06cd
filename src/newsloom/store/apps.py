"""The Django app that holds the newspaper's rows."""

from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class StoreConfig(AppConfig):
    name = "newsloom.store"
    label = "store"
    verbose_name = "Newsloom"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """After every upgrade the publishers' profiles are filled from the table that came with it."""
        post_migrate.connect(_fill_profiles, sender=self)


def _fill_profiles(**_said: Any) -> None:
    from newsloom.store.profiles import fill_profiles  # rows can be named only once the apps are loaded

    fill_profiles()
