"""What publishers are, and what people have read."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

KINDS = (
    "agency",
    "national",
    "regional",
    "business",
    "broadcaster",
    "public broadcaster",
    "online",
    "magazine",
    "specialist",
    "official",
    "other",
)


class Migration(migrations.Migration):
    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("store", "0006_article_vector"),
    ]
    operations = [
        migrations.AddField(
            model_name="source",
            name="country",
            field=models.CharField(blank=True, help_text="ISO 3166-1 alpha-2.", max_length=2, null=True),
        ),
        migrations.AddField(
            model_name="source",
            name="kind",
            field=models.CharField(blank=True, choices=[(kind, kind) for kind in KINDS], max_length=30, null=True),
        ),
        migrations.AddField(
            model_name="source",
            name="owner",
            field=models.CharField(blank=True, help_text="Group it belongs to.", max_length=200, null=True),
        ),
        migrations.AddField(
            model_name="source",
            name="profile_from",
            field=models.CharField(
                blank=True,
                choices=[("table", "table"), ("domain", "domain"), ("person", "person")],
                max_length=10,
                null=True,
            ),
        ),
        migrations.AlterField(
            model_name="story",
            name="outlets",
            field=models.JSONField(default=list, help_text="reading.story_cards.outlet_row, those that count first."),
        ),
        migrations.CreateModel(
            name="ReadMark",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField()),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="read_marks", to="store.article"
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["user", "at"], name="readmark_time")],
                "constraints": [models.UniqueConstraint(fields=("user", "article"), name="readmark_once")],
            },
        ),
    ]
