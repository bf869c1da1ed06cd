"""The Django app that holds the newspaper's rows."""

from django.apps import AppConfig


class StoreConfig(AppConfig):
    name = "newsloom.store"
    label = "store"
    verbose_name = "Newsloom"
    default_auto_field = "django.db.models.BigAutoField"
