"""Versions say what they changed; articles have more names than one; their pages are looked at again."""

import django.db.models.deletion
from django.apps.registry import Apps as StateApps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from newsloom.text.addresses import address_key

_AT_ONCE = 2_000  # rows


def forwards(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Every article is found by the new name of its address too; the last edit keeps its time."""
    article, name = apps.get_model("store", "Article"), apps.get_model("store", "ArticleName")
    rows = []
    for key, identity in article.objects.order_by("pk").values_list("pk", "identity").iterator(chunk_size=_AT_ONCE):
        if (found := address_key(identity)) != identity:
            rows.append(name(name=found, article_id=key))
        if len(rows) == _AT_ONCE:
            name.objects.bulk_create(rows, ignore_conflicts=True)
            rows = []
    name.objects.bulk_create(rows, ignore_conflicts=True)
    article.objects.filter(version_count__gt=1).update(edited_at=models.F("modified_at"))


class Migration(migrations.Migration):

    dependencies = [
        ('store', '0002_search'),
    ]

    operations = [
        migrations.AddField(
            model_name='article',
            name='corrections',
            field=models.JSONField(blank=True, help_text="[{kind, text}, …]: the publisher's notes in it.", null=True),
        ),
        migrations.AddField(
            model_name='article',
            name='edited_at',
            field=models.DateTimeField(blank=True, help_text='When the present wording came; null: the first.', null=True),
        ),
        migrations.AddField(
            model_name='article',
            name='feed_categories',
            field=models.JSONField(blank=True, help_text='What its feed filed it under.', null=True),
        ),
        migrations.AddField(
            model_name='version',
            name='changes',
            field=models.JSONField(blank=True, help_text='What the next wording changed: model.article.Change.', null=True),
        ),
        migrations.AddField(
            model_name='version',
            name='corrections',
            field=models.JSONField(blank=True, help_text='[{kind, text}, …]', null=True),
        ),
        migrations.AlterField(
            model_name='article',
            name='identity',
            field=models.CharField(help_text='text.addresses.address_key, or a hash of a saved text.', max_length=2000, unique=True),
        ),
        migrations.CreateModel(
            name='ArticleName',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=2000, unique=True)),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='names', to='store.article')),
            ],
        ),
        migrations.CreateModel(
            name='ArticlePage',
            fields=[
                ('article', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='page', serialize=False, to='store.article')),
                ('url', models.CharField(max_length=2000)),
                ('etag', models.CharField(blank=True, max_length=500)),
                ('last_modified', models.CharField(blank=True, max_length=200)),
                ('next_refetch_at', models.DateTimeField(blank=True, null=True)),
                ('read_at', models.DateTimeField(blank=True, null=True)),
                ('read_by', models.CharField(blank=True, help_text='What extracted it.', max_length=100)),
                ('refetches', models.PositiveIntegerField(default=0)),
                ('edits', models.PositiveIntegerField(default=0)),
                ('edited_at', models.DateTimeField(blank=True, null=True)),
                ('failures', models.PositiveIntegerField(default=0)),
                ('missing_since', models.DateTimeField(blank=True, null=True)),
                ('is_withdrawn', models.BooleanField(default=False)),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('next_refetch_at__isnull', False)), fields=['next_refetch_at'], name='articlepage_due')],
            },
        ),
        migrations.RunPython(forwards, elidable=True),
    ]
