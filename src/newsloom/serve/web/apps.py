"""The site as a Django app: templates, static files, template tags."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "newsloom.serve.web"
    label = "web"
